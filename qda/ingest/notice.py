"""What a person should know about a file although reading went on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """What was left out or could not be told, in which file or document, and what can be done about it."""

    what: str
    where: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f"\n  {self.remedy}" if self.remedy else "")
