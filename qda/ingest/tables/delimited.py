"""Text with cells between commas, semicolons or tabs, to rows."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from qda.errors import InputError, Place
from qda.ingest.tables.head_row import LOOKED_AT, known_names
from qda.ingest.tables.row import Row

_DELIMITERS = ",;\t|"
_SAID = re.compile(r'"?sep=(?P<sign>.)"?\n', re.IGNORECASE)
_TRIED = 50
"""Rows that tell which sign stands between cells."""
_MOSTLY = 0.5
"""The share of rows with the header's cells from which on the others are mistakes."""


def rows_of(text: str, path: Path, *, delimiter: str | None = None) -> Iterator[Row]:
    """Every row of a text, empty ones too. InputError with row and line where quotation marks do not match.

    A first line `sep=;`, which Excel writes and hides, says the sign between cells.
    """
    said = _SAID.match(text)
    text = text[said.end() :] if said else text
    sign = delimiter or (said["sign"] if said else delimiter_of(text))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    number, line = 0, 1
    try:
        while True:
            with _any_size(len(text)):
                cells = next(reader, None)
            if cells is None:
                return
            number += 1
            yield Row(number, tuple(cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            f"row {number + 1} cannot be read: {_plain(error)}",
            place=Place(path, line + (1 if said else 0)),
            remedy='A cell that begins with " must end with ", and a " inside it is written "".',
        ) from error


def _plain(error: csv.Error) -> str:
    """What the parser says, in words for who made the table."""
    if "unexpected end" in str(error):
        return "a cell begins with a quotation mark, and none ends it"
    if "expected after" in str(error):
        return "something stands between a closing quotation mark and the next cell"
    return "its quotation marks do not match"


@contextmanager
def _any_size(most: int) -> Iterator[None]:
    """Let a cell be as long as the text; the limit belongs to the whole process, so it is put back."""
    before = csv.field_size_limit(max(most, csv.field_size_limit()))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def delimiter_of(text: str) -> str:
    """The sign by which the columns have names that columns of words go by; else the one by which most rows
    have the cells of the header, and of those the one that gives most cells.

    A decimal comma or a comma in a sentence cuts rows into pieces of all numbers; the sign between cells
    cuts all alike.
    """
    return max(_DELIMITERS, key=lambda sign: _evenness(_first_rows(text, sign)))


def _first_rows(text: str, sign: str) -> list[list[str]]:
    try:
        with _any_size(len(text)):
            tried = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
            return [cells for cells in islice(tried, _TRIED) if cells]
    except csv.Error:
        return []


def _evenness(rows: Sequence[Sequence[str]]) -> tuple[int, bool, bool, float, int]:
    names = max(map(known_names, rows[:LOOKED_AT]), default=0)
    widths = [len(cells) for cells in rows]
    header = widths[0] if widths else 0
    same = sum(width == header for width in widths) / max(1, len(widths))
    several = header > 1
    return (names if names > 1 else 0, several and same == 1, several and same >= _MOSTLY, same, header)
