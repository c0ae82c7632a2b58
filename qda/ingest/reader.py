"""What every reader takes and gives, whatever format it reads."""

import copyreg
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from qda.ingest.notice import Notice
from qda.model.document import NOTHING_KNOWN, Speakers
from qda.model.span import Span


def _frozen(values: dict[str, str]) -> MappingProxyType[str, str]:
    return MappingProxyType(values)


copyreg.pickle(MappingProxyType, lambda frozen: (_frozen, (dict(frozen),)))
"""Readings travel between processes, which the type of their attributes cannot by itself."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says about itself; None where it says nothing.

    `locators` is empty, one entry for all paragraphs of the body, or one for each. `speakers` is what the
    format itself tells of who speaks; in most formats only the text tells.
    """

    document: str | None = None
    kind: str | None = None
    participant: str | None = None
    language: str | None = None
    locators: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    speakers: Speakers = NOTHING_KNOWN


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark that somebody left in a file, beside the text: who, on which words, and what."""

    author: str
    quote: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One document of a file: its text with LF line ends, the part that is speech or prose, its metadata.

    A format that tells who speaks when writes each turn as a paragraph `[start - end] Speaker: words`, the
    times and the label only where it has them, and names the labels in `metadata.speakers`. `member` says
    where in a file of several documents this one is ("row 12", the path within an archive). `notices` tell
    what of the file is not in the text, or could not be told.
    """

    text: str
    body: Span
    metadata: Metadata
    member: str = ""
    notices: tuple[Notice, ...] = ()
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """How a person says that files are to be read; None where nothing was said.

    The columns are those of tables, by their names: those that hold the words, the one that names each row,
    and the one that says who wrote it. With `quotations`, for manuscripts, what a word processor sets apart
    as a quotation is marked with `> `. Where a file is `prose`, its layout (tables, bold names, styles,
    times) tells nobody's turns; None leaves it to the kind.
    """

    encoding: str | None = None
    text_columns: tuple[str, ...] = ()
    id_column: str | None = None
    participant_column: str | None = None
    quotations: bool = False
    prose: bool | None = None


AS_IT_IS = Options()


class Reader(Protocol):
    """Turns the bytes of one format into documents, or raises InputError with the place."""

    def __call__(self, content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]: ...
