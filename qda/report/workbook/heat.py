"""Colour under the numbers of a matrix: deeper for higher, with the numbers always readable."""

from collections.abc import Iterator
from typing import Literal

from openpyxl.formatting.rule import ColorScale, FormatObject, Rule
from openpyxl.styles import Color
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from qda.model.table import ColumnKind, Table
from qda.report.workbook.links import position

LOW, HIGH, NEGATIVE = "FFFFFF", "F6B26B", "A9C1E3"


Stop = Literal["num", "min", "max"]


def colour(sheet: Worksheet, table: Table, heading: int) -> None:
    """Colour a matrix under its heading row. A code with itself stays white: it would outshine the others."""
    cells = " ".join(_ranges(table, heading))
    if cells:
        sheet.conditional_formatting.add(cells, _scale(table))


def _scale(table: Table) -> Rule:
    """From white at zero to the deepest at the highest value; below zero in a colour of its own."""
    numbers = [value for row in table.rows for value in row if isinstance(value, (int, float))]
    points: list[tuple[Stop, int | None, str]] = [("num", 0, LOW)]
    if max(numbers, default=0) > 0:
        points = [*points, ("max", None, HIGH)]
    if min(numbers, default=0) < 0 or len(points) == 1:
        points = [("min", None, NEGATIVE), *points]
    stops = [FormatObject(type=kind, val=value) for kind, value, _ in points]
    return Rule(
        type="colorScale", colorScale=ColorScale(cfvo=stops, color=[Color(color) for *_, color in points])
    )


def _ranges(table: Table, heading: int) -> Iterator[str]:
    """The cells of the matrix row by row, without the diagonal."""
    code = position(table, "code")
    for number, row in enumerate(table.rows, heading + 1):
        own = row[code] if code is not None else None
        run: list[int] = []
        for at, column in enumerate(table.columns, 1):
            if column.kind is not ColumnKind.TEXT and column.heading != own:
                run.append(at)
                continue
            yield from _range(run, number)
            run = []
        yield from _range(run, number)


def _range(columns: list[int], row: int) -> Iterator[str]:
    if columns:
        yield f"{get_column_letter(columns[0])}{row}:{get_column_letter(columns[-1])}{row}"
