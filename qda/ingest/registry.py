"""Which reader reads which file. A new format is one module with a `read` and one line here.

A reader is loaded when a file asks for it, because the libraries behind some of them are large.
"""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from qda.errors import InputError, Place
from qda.ingest.reader import Reader

READERS: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "plain",
        ".md": "markdown",
        ".tex": "tex",
        ".vtt": "vtt",
        ".srt": "srt",
        ".sbv": "sbv",
        ".json": "json_file",
        ".csv": "csv_table",
        ".tsv": "csv_table",
        ".xlsx": "xlsx_table",
        ".xlsm": "xlsx_table",
        ".bib": "works.bibtex",
        ".ris": "works.ris",
        ".rdf": "works.zotero_rdf",
    }
)
"""Suffix in lower case -> the module of this package that reads such files."""


def known_suffixes() -> str:
    """The suffixes that can be read, for a message."""
    return ", ".join(sorted(READERS))


def reader_for(path: Path) -> Reader:
    """The reader of a file by its suffix; raises InputError that names the known ones."""
    module = READERS.get(path.suffix.lower())
    if module is None:
        what = f"the suffix {path.suffix!r} is" if path.suffix else "a file name without a suffix is"
        raise InputError(
            f"{what} not known",
            place=Place(path),
            remedy=f"qda reads {known_suffixes()}. Save the text in one of these formats.",
        )
    reader: Reader = import_module(f"qda.ingest.{module}").read
    return reader
