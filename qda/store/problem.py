"""What a check found."""

from dataclasses import dataclass

BACKUP = "Keep the file as it is and go back to your own backup, or to a copy in .qda/backups."


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where, and what can be done about it."""

    what: str
    where: str
    remedy: str = BACKUP

    def __str__(self) -> str:
        return f"{self.where}: {self.what}\n  {self.remedy}"
