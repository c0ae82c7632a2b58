"""Which reader reads which file. A new format is one module with a `read` and one line here.

A reader is loaded when a file asks for it, because the libraries behind some of them are large.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType

from qda.errors import InputError, Place
from qda.ingest.reader import Reader


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the module of this package that reads it (or of another `package`), and what it is called.

    A `bounded` one is read in a process of its own, under limits (`bounded.py`): every format that a parser
    of XML or of binary data reads. Text that is only decoded and looked through is not.
    """

    module: str
    name: str
    bounded: bool = True
    package: str = __package__


READERS: Mapping[str, Format] = MappingProxyType(
    {
        ".txt": Format("plain", "plain text", bounded=False),
        ".md": Format("markdown", "Markdown", bounded=False),
        ".tex": Format("tex", "LaTeX", bounded=False),
        ".docx": Format("docx", "Word document"),
        ".docm": Format("docx", "Word document"),
        ".odt": Format("odt", "OpenDocument text"),
        ".rtf": Format("rtf", "rich text"),
        ".pdf": Format("pdf.reading", "PDF"),
        ".htm": Format("html", "web page"),
        ".html": Format("html", "web page"),
        ".xhtml": Format("html", "web page"),
        ".epub": Format("epub", "electronic book"),
        ".vtt": Format("vtt", "WebVTT", bounded=False),
        ".srt": Format("srt", "SubRip", bounded=False),
        ".sbv": Format("sbv", "SubViewer", bounded=False),
        ".json": Format("json_file", "JSON", bounded=False),
        ".csv": Format("csv_table", "table (CSV)", bounded=False),
        ".tsv": Format("csv_table", "table (TSV)", bounded=False),
        ".xlsx": Format("xlsx_table", "workbook"),
        ".xlsm": Format("xlsx_table", "workbook"),
        ".bib": Format("works.bibtex", "BibTeX", bounded=False),
        ".ris": Format("works.ris", "RIS", bounded=False),
        ".rdf": Format("works.zotero_rdf", "Zotero RDF"),
    }
)
"""Suffix in lower case -> the format of such files."""

EXPORTED_WORKBOOK = Format("tables.exported", "workbook")
"""The codings of a workbook that the program exported."""

NOT_READ = "not a format that qda reads"
"""Why a file is left aside that nobody named, in a folder or an archive."""

ARCHIVES = frozenset({".zip"})
"""Suffixes of the files whose members are read, each by its own suffix."""


TABLES = frozenset({".csv", ".tsv", ".xlsx", ".xlsm"})
"""Suffixes of the formats that are rows and columns."""


def is_known(path: PurePath) -> bool:
    """Whether a file's suffix is that of a format or of an archive."""
    return path.suffix.lower() in READERS or is_archive(path)


def is_archive(path: PurePath) -> bool:
    """Whether a file's suffix is that of an archive."""
    return path.suffix.lower() in ARCHIVES


def is_table(path: PurePath) -> bool:
    """Whether a file's suffix is that of a table, whose rows can be documents."""
    return path.suffix.lower() in TABLES


def known_suffixes() -> str:
    """The suffixes that can be read, for a message."""
    return ", ".join(sorted({*READERS, *ARCHIVES}))


def format_of(path: PurePath) -> Format:
    """The format of a file by its suffix; raises InputError that names the known ones."""
    found = READERS.get(path.suffix.lower())
    if found is None:
        what = f"the suffix {path.suffix!r} is" if path.suffix else "a file name without a suffix is"
        raise InputError(
            f"{what} not known",
            place=Place(str(path)),
            remedy=f"qda reads {known_suffixes()}. Save the text in one of these formats.",
        )
    return found


def reader_for(path: PurePath) -> Reader:
    """The reader of a file by its suffix; raises InputError that names the known ones."""
    return load(format_of(path))


def load(form: Format) -> Reader:
    """The reader of a format."""
    reader: Reader = import_module(f"{form.package}.{form.module}").read
    return reader
