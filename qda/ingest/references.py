"""references.bib: the works by their citation keys, in BibTeX or BibLaTeX."""

import logging
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    Field,
    ParsingFailedBlock,
)

from qda.errors import InputError, Place, Problems, QdaError
from qda.files.text import read_bytes
from qda.ingest.names import tidy
from qda.ingest.text_file import decode_text

# What these say on the screen about a broken entry is said here as an error with its line.
for _library in ("bibtexparser", "pylatexenc"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

_VERBATIM = frozenset({"doi", "eprint", "file", "pdf", "url"})
_BARE = re.compile(r"(?<!\\)[%&$]")
_ESCAPED = re.compile(r"\\([%&$#_~])")


def read_references(path: Path, *, encoding: str | None = None) -> Mapping[str, Mapping[str, str]]:
    """Citation key -> fields in lower case, in the order of the file.

    `type` is the kind of entry (article, book, ...). LaTeX becomes the characters it stands for, except in
    addresses; runs of white space become one space. A work that gives only a `date` has its `year` too.
    Raises InputError (Problems when there are several) for entries that cannot be read, that have no key, or
    whose key or field stands there twice.
    """
    library = parse_string(decode_text(read_bytes(path), path, encoding))
    errors: list[QdaError] = [_failure(block, path) for block in library.failed_blocks]
    errors += [_no_key(entry, path) for entry in library.entries if not entry.key]
    decoding = LatexDecodingMiddleware()
    works: dict[str, Mapping[str, str]] = {}
    for entry in library.entries:
        fields = _fields(entry, decoding)
        if len(fields) < len(entry.fields):
            errors.append(_repeated_field(entry, path))
        works[tidy(entry.key)] = MappingProxyType(_work(entry, fields))
    if errors:
        raise errors[0] if len(errors) == 1 else Problems(sorted(errors, key=_line_of))
    return MappingProxyType(works)


def _fields(entry: Entry, decoding: LatexDecodingMiddleware) -> dict[str, str]:
    texts = {field.key.lower(): str(field.value) for field in entry.fields}
    decoded = _decoded({key: text for key, text in texts.items() if key not in _VERBATIM}, decoding)
    return {
        key: tidy(" ".join(decoded.get(key, _ESCAPED.sub(r"\1", text)).split()))
        for key, text in texts.items()
    }


def _decoded(texts: Mapping[str, str], decoding: LatexDecodingMiddleware) -> dict[str, str]:
    """LaTeX to characters. A bare % would begin a comment and swallow the rest, a bare & or $ be layout."""
    fields = [Field(key, _BARE.sub(r"\\\g<0>", text)) for key, text in texts.items()]
    library = decoding.transform(Library([Entry("work", "key", fields)]))
    return {field.key: str(field.value) for entry in library.entries for field in entry.fields}


def _work(entry: Entry, fields: dict[str, str]) -> dict[str, str]:
    work = {"type": entry.entry_type.lower(), **fields}
    year = re.match(r"\d{4}", fields.get("date", ""))
    if year:
        work.setdefault("year", year.group())
    return work


def _line(block: ParsingFailedBlock | Entry) -> int:
    return (block.start_line or 0) + 1


def _line_of(error: QdaError) -> int:
    return error.place.line or 0 if error.place else 0


def _failure(block: ParsingFailedBlock, path: Path) -> InputError:
    place = Place(path, _line(block))
    if isinstance(block, DuplicateBlockKeyBlock):
        return InputError(
            f"the key {block.key!r} already stands in line {(block.previous_block.start_line or 0) + 1}",
            place=place,
            remedy="Give each work a key of its own, or remove one of the two entries.",
        )
    if isinstance(block, DuplicateFieldKeyBlock):
        return InputError(
            f"this entry gives {', '.join(sorted(block.duplicate_keys))} twice",
            place=place,
            remedy="Keep one of them.",
        )
    reason = " ".join(str(getattr(block.error, "abort_reason", block.error)).split()).rstrip(".")
    return InputError(
        f"this entry cannot be read: {reason}",
        place=place,
        remedy="Check that each { has its } and that a comma follows the key and every field.",
    )


def _no_key(entry: Entry, path: Path) -> InputError:
    return InputError(
        "this entry has no key",
        place=Place(path, _line(entry)),
        remedy=f"Write a key after the bracket, for example: @{entry.entry_type}{{smith2017,",
    )


def _repeated_field(entry: Entry, path: Path) -> InputError:
    keys = [field.key.lower() for field in entry.fields]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    return InputError(
        f"this entry gives {', '.join(twice)} twice",
        place=Place(path, _line(entry)),
        remedy="Keep one of them.",
    )
