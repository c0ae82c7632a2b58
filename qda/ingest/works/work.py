"""What a file of literature holds: works with their fields, notes and annotations."""

from collections.abc import Mapping
from dataclasses import dataclass

from qda.ingest.notice import Notice

ABSTRACT = "abstract"
NOTE = "note"


@dataclass(frozen=True, slots=True)
class Note:
    """A text as the file holds it, plain or HTML, and what it is: the work's abstract or a reader's note."""

    text: str
    locator: str = NOTE


@dataclass(frozen=True, slots=True)
class Annotation:
    """A mark in a work: the work's words under it, and the reader's own on them; either can be empty."""

    quote: str
    comment: str = ""
    page: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A work; `key` is empty where the file gives none, and `line` is None in formats that have no lines.

    `position` counts the works of the file from 1. Fields stand under BibTeX's names in lower case (author,
    year, title, journal, ...), each on one line, `type` first; names are "Family, Given and Family, Given".
    """

    key: str
    fields: Mapping[str, str]
    position: int
    line: int | None = None
    notes: tuple[Note, ...] = ()
    annotations: tuple[Annotation, ...] = ()

    @property
    def place(self) -> str:
        """Where the work stands, in words."""
        return f"line {self.line}" if self.line is not None else f"work {self.position}"


@dataclass(frozen=True, slots=True)
class Library:
    """The works of a file, each with a key of its own, and what a person should know of the reading."""

    works: tuple[Work, ...]
    notices: tuple[Notice, ...] = ()
