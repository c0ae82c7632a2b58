"""What every reader takes and gives, whatever format it reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from qda.model.span import Span


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says about itself; None where it says nothing.

    `locators` is empty, one entry for all paragraphs of the body, or one for each.
    """

    document: str | None = None
    kind: str | None = None
    participant: str | None = None
    language: str | None = None
    locators: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file with LF line ends, the part of it that is speech or prose, and its metadata."""

    text: str
    body: Span
    metadata: Metadata


class Reader(Protocol):
    """Turns the bytes of one format into a reading, or raises InputError with the place."""

    def __call__(self, content: bytes, path: Path, *, encoding: str | None = None) -> Reading: ...
