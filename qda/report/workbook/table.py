"""A Table on a sheet: heading, rows, and below them what was counted, what was left out, what it means."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from openpyxl.utils import get_column_letter

from qda.model.progress import Count
from qda.model.table import Column, ColumnKind, Table, Undefined, Value
from qda.report.workbook.cells import Cell
from qda.report.workbook.layout import Shape, heading_height, row_height
from qda.report.workbook.links import Link
from qda.report.workbook.sheet import Sheet
from qda.report.workbook.style import Look

LinkOf = Callable[[Table, Sequence[Value], int], Link | None]
"""Where the cell of a row leads, by the number of its column."""

TITLE = Look(framed=False, bold=True, size=12)


def write_table(
    sheet: Sheet, table: Table, of_columns: Sequence[Shape], link_of: LinkOf, count: Count
) -> int:
    """Write a table, whose columns have these shapes, and what is said about it. Gives the number of its
    heading row.

    On the first row of a sheet the heading comes first, so that the sheet can be filtered and read by
    programs; a table further down stands under its title.
    """
    if sheet.row > 1:
        sheet.new_page()
        sheet.add([sheet.cell(table.title, TITLE)])
    heading = sheet.row
    sheet.add(_heading(sheet, table, of_columns), height=heading_height(table.columns, of_columns))
    for row in count.each(table.rows):
        sheet.add(_row(sheet, table, row, of_columns, link_of), height=row_height(row, of_columns))
    last = sheet.row - 1
    write_about(sheet, table, titled=heading > 1)
    if heading == 1:
        sheet.raw.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{last}"
    return heading


def _heading(sheet: Sheet, table: Table, of_columns: Sequence[Shape]) -> list[Cell | None]:
    cells: list[Cell | None] = []
    said = ""
    for number, (column, shape) in enumerate(zip(table.columns, of_columns, strict=True), 1):
        cell = sheet.cell(column.heading, _heading_look(column, shape), column=number)
        if column.meaning and column.meaning != said:
            sheet.comment(cell, column.meaning)
        said = column.meaning
        cells.append(cell)
    return cells


def _heading_look(column: Column, shape: Shape) -> Look:
    number = column.kind is not ColumnKind.TEXT
    return Look(header=True, number=number, turned=shape.turned, centred=shape.turned)


def _row(
    sheet: Sheet, table: Table, row: Sequence[Value], of_columns: Sequence[Shape], link_of: LinkOf
) -> list[Cell | None]:
    cells: list[Cell | None] = []
    for number, (value, column, shape) in enumerate(zip(row, table.columns, of_columns, strict=True)):
        link = link_of(table, row, number)
        look = _look(value, column, shape, link)
        cells.append(sheet.cell(value, look, link=link, column=number + 1, heading=column.heading))
    return cells


def _look(value: Value, column: Column, shape: Shape, link: Link | None) -> Look:
    number = isinstance(value, (int, float))
    return Look(
        kind=column.kind if number else ColumnKind.TEXT,
        number=number,
        centred=shape.turned and number,
        wrap=shape.wrap,
        link=link is not None,
        faint=isinstance(value, Undefined) or (number and value == 0),
        fill=_swatch(column, value),
    )


def _swatch(column: Column, value: Value) -> str | None:
    if column.key != "color" or not isinstance(value, str):
        return None
    digits = value.removeprefix("#")
    return digits.upper() if len(digits) == 6 and set(digits.lower()) <= set("0123456789abcdef") else None


def write_about(sheet: Sheet, table: Table, *, titled: bool) -> None:
    """Write below a table what it is: unit, N, what was left out, parameters, notes, meanings."""
    sheet.add()
    if not titled:
        sheet.add([sheet.cell(table.title, TITLE)])
    for label, said in about(table):
        sheet.add_sentence(label, said)
    sheet.add()


def about(table: Table) -> Iterator[tuple[str, str]]:
    """Labels and sentences about a table."""
    yield "Unit", table.unit
    yield "N", f"{table.n:,}"
    yield "Left out", left_out(table)
    for name, value in table.parameters.items():
        yield "Parameter", f"{name}: {value}"
    for note in table.notes:
        yield "Note", note
    for heading, meaning in _meanings(table.columns):
        yield "Column", f"{heading}: {meaning}"


def left_out(table: Table) -> str:
    """What was left out and how many, in words."""
    return "; ".join(f"{what}: {count:,}" for what, count in table.excluded.items()) or "nothing"


def _meanings(columns: Sequence[Column]) -> Iterator[tuple[str, str]]:
    """Each meaning once: columns side by side that mean the same are named from the first to the last."""
    for meaning, alike in groupby(columns, key=lambda column: column.meaning):
        headings = [column.heading for column in alike]
        if meaning:
            yield (headings[0] if len(headings) == 1 else f"{headings[0]} to {headings[-1]}"), meaning
