"""Tables of codings as the program itself writes them: the Segments sheet, and exported codings."""

import json
from dataclasses import dataclass

from qda.ingest.tables.columns import plain_name
from qda.ingest.tables.sheet import Sheet

_HEADINGS = {"quote": "quotation", "before": "context before", "after": "context after", "at": "date"}
_NEEDED = ("document", "start", "end", "quote", "code", "coder")
_MORE = ("assertion", "status", *_HEADINGS)
"""Columns that may be missing, as when somebody has left out what nobody filled in."""


@dataclass(frozen=True, slots=True)
class CodingRow:
    """One coding as a table tells it; `start` and `end` are None when they are no numbers."""

    row: int
    document: str
    start: int | None
    end: int | None
    quote: str
    code: str
    coder: str
    assertion: str
    status: str
    before: str
    after: str
    at: str


def coding_rows(sheet: Sheet) -> list[CodingRow] | None:
    """The codings of a table; None when its columns are not those of an export.

    The table ends at an empty row, below which the workbook says what was counted.
    """
    columns = {plain_name(name): at for at, name in enumerate(sheet.columns)}
    places = {key: columns.get(key, columns.get(_HEADINGS.get(key, ""))) for key in (*_NEEDED, *_MORE)}
    if any(places[key] is None for key in _NEEDED):
        return None
    found: list[CodingRow] = []
    for row in sheet.rows:
        if found and row.number > found[-1].row + 1:
            break
        cells = {key: "" if at is None else row.cells[at] for key, at in places.items()}
        found.append(
            CodingRow(
                row=row.number,
                document=cells["document"],
                start=_number(cells["start"]),
                end=_number(cells["end"]),
                quote=cells["quote"],
                code=cells["code"],
                coder=cells["coder"],
                assertion=cells["assertion"],
                status=cells["status"],
                before=cells["before"],
                after=cells["after"],
                at=cells["at"],
            )
        )
    return found


def coding_lines(text: str) -> list[CodingRow] | None:
    """The codings of JSON Lines, one object on each line; None when they are not those of an export."""
    found: list[CodingRow] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            said = json.loads(line)
        except (ValueError, RecursionError):
            return None
        if not isinstance(said, dict) or any(key not in said for key in _NEEDED):
            return None
        cells = {key: _cell(said.get(key)) for key in (*_NEEDED, *_MORE)}
        place = {key: _number(cells.pop(key)) for key in ("start", "end")}
        found.append(CodingRow(row=number, start=place["start"], end=place["end"], **cells))
    return found


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _number(cell: str) -> int | None:
    return int(cell) if cell.isascii() and cell.isdecimal() and len(cell) < 12 else None
