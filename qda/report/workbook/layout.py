"""How wide columns are, which of them wrap, which headings are turned, and how high rows become."""

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from unicodedata import east_asian_width

from qda.model.table import Column, ColumnKind, Table, Undefined, Value

NARROWEST = 8
ONE_LINE = 48
"""Text up to this many characters stays on one line."""

NOTE, READING = 44, 64
"""Widths of columns with a sentence and with running text, in characters."""

REASON = 14
"""The greatest width of a column of numbers in which some are undefined."""

ARROW = 4
"""The width of the filter's arrow beside a heading."""

PER_WIDTH = 1.3
"""Characters of running text in one unit of width; a unit is a digit of the standard font, which is wider."""

LONG = 160
"""Characters from which a text is running text."""

TURN_FROM = 6
"""Numeric columns from which a matrix has turned headings, because fewer fit on a page as they are."""

SENTENCE = 150
"""Characters of a sentence below a table that stand on one line."""

LINE = 13.5
"""Height of a line in points."""

MOST_LINES = 15
"""Lines that a row shows; higher rows are hard to scroll past. The cell holds all of the text."""

HIGHEST = 409.0
"""The greatest height of a row in Excel."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A column's width in characters, whether its text wraps, and whether its heading is turned."""

    width: float
    wrap: bool = False
    turned: bool = False


def shapes(table: Table) -> tuple[Shape, ...]:
    """The shape of each column of a table."""
    values = tuple(zip(*table.rows, strict=True)) or ((),) * len(table.columns)
    if not _is_matrix(table):
        return tuple(map(_shape, table.columns, values))
    longest = [
        _longest_number(column, one)
        for column, one in zip(table.columns, values, strict=True)
        if _numeric(column)
    ]
    reasons = any(isinstance(value, Undefined) for row in table.rows for value in row)
    narrow = Shape(max(5.5, max(longest) + 2), wrap=reasons, turned=True)
    return tuple(
        narrow if _numeric(column) else _shape(column, one)
        for column, one in zip(table.columns, values, strict=True)
    )


def _is_matrix(table: Table) -> bool:
    """Many columns of one kind of number: codes by documents, or codes by codes."""
    kinds = [column.kind for column in table.columns if _numeric(column)]
    return len(kinds) >= TURN_FROM and len(set(kinds)) == 1


def _numeric(column: Column) -> bool:
    return column.kind is not ColumnKind.TEXT


def _shape(column: Column, values: Sequence[Value]) -> Shape:
    longest = _longest_number(column, values) if _numeric(column) else _longest(values)
    if longest > ONE_LINE:
        return Shape(READING if longest > LONG else NOTE, wrap=True)
    heading = max((len(word) for word in column.heading.split()), default=0) + ARROW
    return Shape(max(NARROWEST, longest + 2, heading), wrap=any(map(_has_lines, values)))


def _has_lines(value: Value) -> bool:
    return isinstance(value, Undefined) or (isinstance(value, str) and "\n" in value)


def _longest_number(column: Column, values: Sequence[Value]) -> int:
    """The longest number of a column, as long as it is shown and not as it is stored: one that a column does
    not hold is shown as a row of #. Reasons why there is none wrap, and need no more than REASON."""
    numbers = (len(_shown(value, column.kind)) for value in values if isinstance(value, (int, float)))
    reasons = any(isinstance(value, Undefined) for value in values)
    return max(max(numbers, default=3), min(_longest(values), REASON - 2) if reasons else 0)


def _shown(value: float, kind: ColumnKind) -> str:
    """A number as the formats of the sheets show it, without the room behind it."""
    match kind:
        case ColumnKind.SHARE:
            return f"{value:.1%}"
        case ColumnKind.COEFFICIENT:
            return f"{value:.3f}"
        case ColumnKind.P_VALUE:
            return "<0.001"
        case _:
            return f"{value:,}"


def _longest(values: Sequence[Value]) -> int:
    """The longest line of texts."""
    return max(
        (_longest_line(str(value)) for value in values if isinstance(value, (str, Undefined))), default=3
    )


def _longest_line(text: str) -> int:
    start = text[: LONG + 1]  # no more of it makes a difference
    return max(map(_columns, start.split("\n"))) if "\n" in start else _columns(start)


def _columns(line: str) -> int:
    """How many columns a line takes; East Asian characters take two."""
    return len(line) if line.isascii() else sum(2 if east_asian_width(one) in "WF" else 1 for one in line)


def widest(of_tables: Sequence[Sequence[Shape]]) -> tuple[float, ...]:
    """The widths that hold the columns of all tables of a sheet."""
    return tuple(max(shape.width for shape in column if shape) for column in zip_longest(*of_tables))


def heading_height(columns: Sequence[Column], of_columns: Sequence[Shape]) -> float:
    """The height in points that shows all headings of a table."""
    pairs = list(zip(columns, of_columns, strict=True))
    turned = max((_columns(column.heading) for column, shape in pairs if shape.turned), default=0)
    lines = max((_heading_lines(column, shape) for column, shape in pairs if not shape.turned), default=1)
    return min(HIGHEST, max(LINE * lines + 4, 6.0 * turned + 20 if turned else 0))


def _heading_lines(column: Column, shape: Shape) -> int:
    return len(textwrap.wrap(column.heading, max(1, int(shape.width) - ARROW + 1)))


def row_height(row: Sequence[Value], of_columns: Sequence[Shape]) -> float | None:
    """The height in points that shows the wrapped texts of a row, up to MOST_LINES; None for one line."""
    wrapped = [
        _lines(str(value), shape.width)
        for value, shape in zip(row, of_columns, strict=True)
        if shape.wrap and isinstance(value, (str, Undefined))
    ]
    lines = min(MOST_LINES, max(wrapped, default=1))
    return LINE * lines + 2 if lines > 1 else None


def sentence_lines(said: str) -> list[str]:
    """A sentence below a table in lines of about SENTENCE characters; names stay whole."""
    if _columns(said) <= SENTENCE:
        return [said]
    room = SENTENCE * len(said) // _columns(said)
    return textwrap.wrap(said, room, break_long_words=False, break_on_hyphens=False)


def _lines(text: str, width: float) -> int:
    room = int(width * PER_WIDTH)
    if len(text) < LONG:
        return sum(map(partial(_wrapped, room=room), text.split("\n")))
    return sum(max(1, math.ceil(_columns(line) / room)) for line in text[:10_000].split("\n"))


def _wrapped(line: str, room: int) -> int:
    if len(line) <= room and "\t" not in line:
        return 1
    return max(1, len(textwrap.wrap(line, room)))
