"""What a person should know of an import or an export, item by item: the loss report."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Subject(StrEnum):
    """What is counted in a file and in the project."""

    SOURCES = "sources"
    CODES = "codes"
    CODINGS = "codings"
    MEMOS = "memos"


class Fate(StrEnum):
    """What became of an item."""

    ACCEPTED = "accepted"  # read although the standard has it otherwise
    KEPT = "kept"  # has no place in the project; it is kept and written back
    SKIPPED = "skipped"  # is in the file and not in the project
    LOST = "not written"  # is in the project and cannot be said in the standard


@dataclass(frozen=True, slots=True)
class Remark:
    """One item: its fate, why, and which one it is.

    With a `subject` it explains `weight` more of it in the file than in the project (or fewer, if negative).
    """

    fate: Fate
    what: str
    item: str = ""
    subject: Subject | None = None
    weight: int = 1


@dataclass(slots=True)
class Remarks:
    """Remarks in the order in which they were made."""

    all: list[Remark] = field(default_factory=list)

    def accepted(self, what: str, item: str = "", subject: Subject | None = None, weight: int = 1) -> None:
        """Something was read although the standard has it otherwise."""
        self.all.append(Remark(Fate.ACCEPTED, what, item, subject, weight))

    def skipped(self, what: str, item: str = "", subject: Subject | None = None) -> None:
        """Something of the file is not in the project."""
        self.all.append(Remark(Fate.SKIPPED, what, item, subject))

    def kept(self, what: str, item: str = "", subject: Subject | None = None) -> None:
        """Something has no place in the project and is kept for the export."""
        self.all.append(Remark(Fate.KEPT, what, item, subject))

    def keep_nothing(self) -> None:
        """What was to be kept for the export is skipped, because nothing may be kept."""
        self.all = [replace(one, fate=Fate.SKIPPED) if one.fate is Fate.KEPT else one for one in self.all]

    def lost(self, what: str, item: str = "", subject: Subject | None = None) -> None:
        """Something of the project is not in the file."""
        self.all.append(Remark(Fate.LOST, what, item, subject, -1))

    def explained(self, subject: Subject) -> int:
        """How many of a subject the file has more than the project, by what was noted."""
        return sum(one.weight for one in self.all if one.subject is subject)

    def grouped(self) -> Iterator[tuple[Fate, str, list[str]]]:
        """Fate and reason with their items, in the order of the fates and of the first item of each."""
        found: dict[tuple[Fate, str], list[str]] = {}
        for one in self.all:
            found.setdefault((one.fate, one.what), []).append(one.item)
        for fate in Fate:
            yield from ((fate, what, items) for (other, what), items in found.items() if other is fate)
