"""Which reader reads which file. A new format is one module with a `read` and one line here."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from qda.errors import InputError, Place
from qda.ingest import markdown, plain
from qda.ingest.reader import Reader

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": plain.read,
        ".md": markdown.read,
    }
)
"""Suffix in lower case -> reader."""


def known_suffixes() -> str:
    """The suffixes that can be read, for a message."""
    return ", ".join(sorted(READERS))


def reader_for(path: Path) -> Reader:
    """The reader of a file by its suffix; raises InputError that names the known ones."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        what = f"the suffix {path.suffix!r} is" if path.suffix else "a file name without a suffix is"
        raise InputError(
            f"{what} not known",
            place=Place(path),
            remedy=f"qda reads {known_suffixes()}. Save the text in one of these formats.",
        )
    return reader
