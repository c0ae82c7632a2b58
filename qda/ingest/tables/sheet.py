"""A header and rows, whatever file they stand in. Rows are numbered as spreadsheets number them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from qda.errors import InputError, Place
from qda.ingest.notice import Notice
from qda.ingest.tables.row import Row
from qda.ingest.tables.survey_header import header_and_rows
from qda.ingest.timed.utterance import folded
from qda.model.counted import many

_SHOWN = 8
MOST_COLUMNS = 16_384
"""Columns of a sheet in Excel and LibreOffice."""


@dataclass(frozen=True)
class Sheet:
    """Columns by name, and the rows that hold anything; every row has a cell for every column."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: at for at, name in enumerate(self.columns)}

    def cells(self, column: str) -> Iterator[str]:
        """The cells of a column, from the top."""
        at = self._places[column]
        return (row.cells[at] for row in self.rows)

    def by_column(self, row: Row) -> dict[str, str]:
        """The cells of a row by the names of their columns."""
        return dict(zip(self.columns, row.cells, strict=True))


def sheet_of(rows: Iterable[Row], path: Path, notices: list[Notice]) -> Sheet:
    """A sheet from rows as they stand in a file, the first of them the header.

    Empty rows and columns mean nothing. Raises InputError when there is no row below the header, or when a
    row has more or fewer cells than the header.
    """
    filled = [row for row in rows if any(cell.strip() for cell in row.cells)]
    if len(filled) < 2:
        raise InputError(
            "there is no row below the header" if filled else "the file is empty",
            place=Place(path),
            remedy="The first row names the columns; each row below it is a response, an excerpt or a turn.",
        )
    skipped = filled[-1].number - filled[0].number + 1 - len(filled)
    if skipped > 0:
        notices.append(Notice(f"{skipped} empty rows are left out", str(path)))
    header, below = header_and_rows(filled[0], filled[1:], path, notices)
    width = _width(header, below, path)
    names = _names(header, below, width, path, notices)
    kept = [at for at, name in enumerate(names) if name]
    rows_kept = tuple(
        Row(row.number, tuple(row.cells[at] if at < len(row.cells) else "" for at in kept)) for row in below
    )
    return Sheet(tuple(names[at] for at in kept), rows_kept)


def listed(numbers: Sequence[int]) -> str:
    """Row numbers for a message: `row 4`, `rows 4, 7, 9`."""
    shown = ", ".join(map(str, numbers[:_SHOWN])) + (", ..." if len(numbers) > _SHOWN else "")
    return f"row{'s' if len(numbers) > 1 else ''} {shown}"


_BEYOND = "A cell that holds the sign between cells stands in quotation marks."
_FEWER = (
    "If its last cells are empty, write the signs between them too; if a cell above goes on in this line, "
    "that cell stands in quotation marks."
)


def _width(header: Row, rows: Sequence[Row], path: Path) -> int:
    """How many columns there are; cells beyond the header must be empty."""
    width = len(header.cells)
    if width > MOST_COLUMNS:
        raise InputError(
            f"the table has {width:,} columns, and a sheet at most {MOST_COLUMNS:,}", place=Place(path)
        )
    for row in rows:
        beyond = [cell for cell in row.cells[width:] if cell.strip()]
        if beyond or len(row.cells) < width:
            raise InputError(
                f"row {row.number} has {many(len(row.cells), 'cell')}, the header has {width}",
                place=Place(path),
                remedy=_BEYOND if beyond else _FEWER,
            )
    return width


def _names(header: Row, rows: Sequence[Row], width: int, path: Path, notices: list[Notice]) -> list[str]:
    """A name for each column that holds anything, "" for the others; a name that comes again is numbered."""
    names: list[str] = []
    given = Counter[str]()
    for at in range(width):
        name = folded(header.cells[at])
        if not name and any(row.cells[at].strip() for row in rows):
            name = f"column {at + 1}"
            notices.append(Notice(f"a column has no name in the header; it is called {name!r}", str(path)))
        given[name] += 1
        if name and given[name] > 1:
            again = f"{name} ({given[name]})"
            notices.append(Notice(f"two columns are called {name!r}; this one is {again!r}", str(path)))
            name = again
        names.append(name)
    return names
