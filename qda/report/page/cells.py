"""The cells of a page's tables: what is written in each, by what it sorts, and which quotations it opens."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from qda.model.table import ColumnKind, Table, Value
from qda.report.caption import caption
from qda.report.cells import undefined_marks, written
from qda.report.parts import parts
from qda.report.visible import visible

CODES = ("code", "a", "b")
"""The keys of columns that hold the names of codes."""
WIDE = 10
"""Columns above which a table is printed across the page."""
SHEET = 40
"""Columns of numbers of three digits that a page of paper holds side by side."""
PROSE = 60
"""Characters above which a text would be read word by word in a column as narrow as it can be."""
SHADES = 6
"""Steps of the shading of a matrix."""

Query = Mapping[str, str]
"""Which quotations: code, below (with all codes below it), document, participant, with (a second code)."""
Opener = Callable[[Table, Sequence[Value], int], Query | None]


@dataclass(frozen=True, slots=True)
class Cell:
    """`sort` is a number or the text itself; `opens` is None where there is nothing to open; `level` says how
    far a code stands below a theme, and `prose` that a text is read in lines of some words."""

    text: str
    sort: str
    number: bool
    opens: Query | None = None
    shade: int = 0
    level: int = 0
    prose: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column, what it means, and whether numbers stand below it."""

    text: str
    meaning: str
    number: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A table as the page shows it; `sheets` are the columns of each part that it is printed in."""

    id: str
    title: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: tuple[str, ...]
    wide: bool
    sheets: tuple[tuple[int, ...], ...]


def nothing(_table: Table, _row: Sequence[Value], _column: int) -> Query | None:
    """For tables that name no codes."""
    return None


def by_code(table: Table, row: Sequence[Value], column: int) -> Query | None:
    """From a code's name to its quotations."""
    return {"code": str(row[column])} if table.columns[column].key in CODES else None


def by_theme(table: Table, row: Sequence[Value], column: int) -> Query | None:
    """From a code's name to its quotations and those of all codes below it."""
    found = by_code(table, row, column)
    return {"code": str(row[column]).strip(), "below": "yes"} if found else None


def by_document(table: Table, row: Sequence[Value], column: int) -> Query | None:
    """From a number to a code's quotations in a document."""
    return _in_matrix(table, row, column, "document")


def by_participant(table: Table, row: Sequence[Value], column: int) -> Query | None:
    """From a number to a code's quotations of a participant."""
    return _in_matrix(table, row, column, "participant")


def by_pair(table: Table, row: Sequence[Value], column: int) -> Query | None:
    """From a number to the quotations of two codes where they meet; on the diagonal, to those of the code."""
    code = str(row[0])
    if column and code == table.columns[column].heading:
        return {"code": code} if row[column] else None
    return _in_matrix(table, row, column, "with")


def by_listed_pair(table: Table, row: Sequence[Value], column: int) -> Query | None:
    """The same in a list of pairs."""
    keys = [one.key for one in table.columns]
    if keys[column] == "n12" and row[column]:
        return {"code": str(row[keys.index("a")]), "with": str(row[keys.index("b")])}
    return by_code(table, row, column)


def shown(table: Table, opener: Opener = nothing, *, shaded: bool = False) -> Shown:
    """A table with everything that the page writes of it; `shaded` gives larger numbers a darker ground."""
    marks = undefined_marks(table)
    largest = _largest_off_the_diagonal(table) if shaded else 0
    rows = tuple(
        tuple(
            _cell(
                visible(written(value, column.kind, marks)),
                value,
                number=column.kind is not ColumnKind.TEXT,
                opens=_visible(opener(table, row, number)),
                shade=_shade(value, largest) if number else 0,
            )
            for number, (value, column) in enumerate(zip(row, table.columns, strict=True))
        )
        for row in table.rows
    )
    headings = tuple(
        Heading(visible(one.heading), visible(one.meaning), one.kind is not ColumnKind.TEXT)
        for one in table.columns
    )
    return Shown(
        id=f"table-{table.name}".replace("_", "-"),
        title=visible(table.title),
        headings=headings,
        rows=rows,
        caption=tuple(visible(line) for line in caption(table)),
        wide=len(headings) > WIDE,
        sheets=tuple(map(tuple, parts(table, SHEET))),
    )


def _cell(text: str, value: Value, *, number: bool, opens: Query | None, shade: int) -> Cell:
    named = text.lstrip(" ")
    return Cell(
        text=named,
        sort=str(value) if isinstance(value, (int, float)) else "",
        number=number,
        opens=opens,
        shade=shade,
        level=len(text) - len(named),
        prose=not number and len(named) > PROSE,
    )


def _visible(query: Query | None) -> Query | None:
    """A query in the words of the page, which writes out what could not be seen."""
    return {key: visible(value) for key, value in query.items()} if query else None


def _in_matrix(table: Table, row: Sequence[Value], column: int, by: str) -> Query | None:
    if column == 0:
        return by_code(table, row, column)
    return {"code": str(row[0]), by: table.columns[column].heading} if row[column] else None


def _largest_off_the_diagonal(table: Table) -> float:
    values = (
        value
        for row in table.rows
        for value, column in zip(row[1:], table.columns[1:], strict=True)
        if isinstance(value, (int, float)) and column.heading != row[0]
    )
    return max(values, default=0)


def _shade(value: Value, largest: float) -> int:
    """0 for nothing, 1 to SHADES by the share of the largest."""
    if not isinstance(value, (int, float)) or largest <= 0 or value <= 0:
        return 0
    return min(SHADES, 1 + int(SHADES * value / largest * 0.999))
