"""What one sheet holds, checked before anything is written."""

import math

from qda.errors import UsageError
from qda.model.table import Table, Undefined
from qda.report.workbook.book import Book

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384
MAX_LINKS = 65_530
ABOUT_ROWS = 1_000
"""Rows kept free on each sheet for what is said about its tables."""


def check(book: Book) -> None:
    """Raise UsageError when a sheet would be too large, ValueError when a table holds what no table may."""
    for sheet, tables in book.sheets.items():
        rows = sum(len(table.rows) for table in tables)
        columns = max((len(table.columns) for table in tables), default=0)
        _check_size(sheet, rows, columns)
        for table in tables:
            _check_values(table)


def check_table(table: Table) -> None:
    """The same of a table that has a sheet of its own."""
    _check_size(table.name, len(table.rows), len(table.columns))
    _check_values(table)


def _check_size(sheet: str, rows: int, columns: int) -> None:
    for count, most, what in ((rows, MAX_ROWS - ABOUT_ROWS, "rows"), (columns, MAX_COLUMNS, "columns")):
        if count > most:
            raise UsageError(
                f"the sheet {sheet!r} would need {count:,} {what}, and a workbook holds {most:,}",
                remedy="Choose fewer codes, documents or participants, or export the codings as csv.",
            )


def _check_values(table: Table) -> None:
    width = len(table.columns)
    for number, row in enumerate(table.rows):
        if len(row) != width:
            raise ValueError(f"{table.name}, row {number}: {len(row)} values for {width} columns")
        for column, value in zip(table.columns, row, strict=True):
            fits = value is None or isinstance(value, (str, int, float, Undefined))
            if not fits or (isinstance(value, float) and not math.isfinite(value)):
                raise ValueError(
                    f"{table.name}, row {number}, {column.key}: {value!r} is not a table's value"
                )
