"""What a sheet cannot hold as it stands: a matrix is turned, a list is cut, and both are said.

Somebody with more documents than a sheet has columns needs a workbook too, and cannot choose fewer documents
in `qda run`.
"""

from dataclasses import replace

from qda.model.table import Column, ColumnKind, Table
from qda.report.workbook.book import Book
from qda.report.workbook.limits import ABOUT_ROWS, MAX_COLUMNS, MAX_ROWS

_MATRICES = {
    "code_by_document": ("Code x document", "document"),
    "code_by_participant": ("Code x participant", "participant"),
    "code_by_participant_01": ("Code x participant", "participant"),
}
"""The sheet of a matrix, and what its columns are."""

_LISTS = {
    "segments": ("Segments", "qda export codings codings.csv"),
    "cooccurrence_pairs": ("Co-occurrence pairs", "qda report cooccurrence --format csv"),
}
"""The sheet of a list, and the command that gives all of it."""


def fit(book: Book) -> tuple[Book, tuple[str, ...]]:
    """The book with tables that a sheet holds, and sentences on those that had to be altered for it.

    A matrix with more than MAX_COLUMNS columns has its codes across instead, as long as these fit; of a list
    only the rows that fit are kept. What is too large then is refused by `check`.
    """
    altered: dict[str, Table] = {}
    said: dict[str, None] = {}
    for name, (sheet, across) in _MATRICES.items():
        table: Table = getattr(book, name)
        if len(table.columns) > MAX_COLUMNS > len(table.rows):
            sentence = _turned_because(sheet, across, len(table.columns) - 1)
            altered[name] = _turned(table, across, sentence)
            said[sentence] = None
    for name, (sheet, whole) in _LISTS.items():
        table = getattr(book, name)
        if len(table.rows) > MAX_ROWS - ABOUT_ROWS:
            sentence = _cut_because(sheet, len(table.rows), whole)
            altered[name] = _cut(table, sentence)
            said[sentence] = None
    return replace(book, **altered), tuple(said)  # type: ignore[arg-type]


def _turned_because(sheet: str, across: str, count: int) -> str:
    return (
        f"{sheet} has a row for each {across} and a column for each code, because a sheet holds "
        f"{MAX_COLUMNS:,} columns, and there are {count:,} {across}s."
    )


def _turned(table: Table, across: str, sentence: str) -> Table:
    """The same numbers with the names of the columns down the side: those of the codes stand above."""
    names, numbers = table.columns[0], table.columns[1:]
    above = tuple(
        Column(f"{row[0]} ({names.key})", str(row[0]), ColumnKind.COUNT, numbers[0].meaning)
        for row in table.rows
    )
    of_names = zip(*(row[1:] for row in table.rows), strict=True) if table.rows else ((),) * len(numbers)
    return replace(
        table,
        columns=(Column(across, across.capitalize(), ColumnKind.TEXT, f"the {across}"), *above),
        rows=tuple((column.heading, *row) for column, row in zip(numbers, of_names, strict=True)),
        notes=(*table.notes, sentence),
    )


def _cut_because(sheet: str, count: int, whole: str) -> str:
    return (
        f"{sheet} has the first {MAX_ROWS - ABOUT_ROWS:,} of {count:,} rows, because a sheet holds no more; "
        f"counts on other sheets are of all. All rows: {whole}."
    )


def _cut(table: Table, sentence: str) -> Table:
    return replace(table, rows=table.rows[: MAX_ROWS - ABOUT_ROWS], notes=(*table.notes, sentence))
