"""The references file: the works by their citation keys, in any format of `qda.ingest.works`."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from qda.errors import InputError, Place
from qda.files.text import read_bytes
from qda.ingest.works.work import Library

_READERS: Mapping[str, str] = MappingProxyType(
    {".bib": "bibtex", ".ris": "ris", ".rdf": "zotero_rdf", ".json": "works_json"}
)


SUFFIXES = frozenset(_READERS)
"""Endings of files that hold works."""


def read_references(path: Path, *, encoding: str | None = None) -> Mapping[str, Mapping[str, str]]:
    """Citation key -> fields in lower case, in the order of the file.

    `type` is the kind of entry (article, book, ...), and the fields have BibTeX's names whatever the format.
    Runs of white space become one space. A work that gives only a `date` has its `year` too.
    Raises InputError (Problems when there are several) for works that cannot be read, and for keys that stand
    there twice.
    """
    works = read_library(path, encoding=encoding).works
    return MappingProxyType({work.key: MappingProxyType(dict(work.fields)) for work in works})


def read_library(path: Path, *, encoding: str | None = None) -> Library:
    """The works of a references file with their notes, and what a person should know of the reading.

    No command takes the encoding of such a file, so that errors advise none.
    """
    suffix = path.suffix.lower()
    content = read_bytes(path)
    if suffix not in _READERS:
        raise InputError(
            f"a references file cannot end in {suffix!r}" if suffix else "a references file needs a suffix",
            place=Place(path),
            remedy="qda reads works in BibTeX (.bib), RIS (.ris), CSL-JSON or Zotero JSON (.json) and Zotero "
            "RDF (.rdf).",
        )
    library: Callable[..., Library] = import_module(f"qda.ingest.works.{_READERS[suffix]}").library
    return library(content, path, encoding)
