"""Tables of codings as the program itself writes them: the Segments sheet, and exported codings."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qda.errors import InputError, Place
from qda.ingest.tables.columns import plain_name
from qda.ingest.tables.sheet import Sheet
from qda.model.span import Span

_HEADINGS = {"quote": "quotation", "before": "context before", "after": "context after", "at": "date"}
_NEEDED = ("document", "start", "end", "quote", "code", "coder")
_PLACE = ("start", "end")
"""Both may be empty, so that people take them for needless."""
_MORE = ("assertion", "status", *_HEADINGS)
"""Columns that may be missing, as when somebody has left out what nobody filled in."""
_OWN = frozenset({"assertion", "status"})
"""Columns that tell whose table it is, although some that a coding needs are gone."""

_DIGITS = 11
"""Digits of a place in a text, at most: no file that is read is so long."""


@dataclass(frozen=True, slots=True)
class CodingRow:
    """One coding as a table tells it, every cell as it stands there."""

    row: int
    document: str
    start: str
    end: str
    quote: str
    code: str
    coder: str
    assertion: str
    status: str
    before: str
    after: str
    at: str

    def number(self, name: str) -> int | None:
        """What `start` or `end` says; None when it is no number of a place in a text."""
        cell = getattr(self, name)
        return int(cell) if cell.isascii() and cell.isdecimal() and len(cell) <= _DIGITS else None

    @property
    def span(self) -> Span | None:
        """The place that the row tells; None when it tells none, or one that cannot be."""
        start, end = self.number("start"), self.number("end")
        return Span(start, end) if start is not None and end is not None and start < end else None


@dataclass(frozen=True, slots=True)
class CodingRows:
    """The codings of a table; `lacking` are the columns without which none of them can be placed."""

    rows: tuple[CodingRow, ...]
    lacking: tuple[str, ...] = ()


def coding_rows(sheet: Sheet) -> CodingRows | None:
    """The codings of a table; None when its columns are not those of an export.

    Below an empty row, one that tells no place, words, code or coder is no coding: there the workbook says
    what was counted.
    """
    columns = {plain_name(name): at for at, name in enumerate(sheet.columns)}
    places = {key: columns.get(key, columns.get(_HEADINGS.get(key, ""))) for key in (*_NEEDED, *_MORE)}
    has = {key for key, at in places.items() if at is not None}
    if not _is_export(has):
        return None
    found: list[CodingRow] = []
    below = False
    for row in sheet.rows:
        below = below or (bool(found) and row.number > found[-1].row + 1)
        cells = {key: "" if at is None else row.cells[at] for key, at in places.items()}
        if below and not any(cells[key].strip() for key in _NEEDED[1:]):
            continue
        found.append(CodingRow(row=row.number, **cells))
    return CodingRows(tuple(found), _lacking(has))


def coding_lines(text: str, path: Path) -> CodingRows | None:
    """The codings of JSON Lines, one object on each line; None when they are not those of an export.

    Raises InputError for a line that is no object, below one that is a coding.
    """
    found: list[CodingRow] = []
    has: set[str] = set()
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        said = _object(line)
        if said is None and not _is_export(has):
            return None
        if said is None:
            raise InputError(
                "this line is no coding: it is not one object of JSON",
                place=Place(path, number),
                remedy="Export the codings again; a file that was cut off or edited is often damaged.",
            )
        has |= said.keys()
        found.append(CodingRow(row=number, **{key: _cell(said.get(key)) for key in (*_NEEDED, *_MORE)}))
    return CodingRows(tuple(found), _lacking(has)) if _is_export(has) else None


def _is_export(has: set[str]) -> bool:
    """Whether columns are those of an export, or all but one of those that a coding needs or but its place,
    or the half of them beside what only an export has."""
    lacking = _lacking(has)
    return len(lacking) <= 1 or lacking == _PLACE or (len(lacking) <= len(_NEEDED) // 2 and has >= _OWN)


def _lacking(has: set[str]) -> tuple[str, ...]:
    return tuple(key for key in _NEEDED if key not in has)


def _object(line: str) -> Mapping[str, Any] | None:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def _cell(value: object) -> str:
    return "" if value is None else str(value)
