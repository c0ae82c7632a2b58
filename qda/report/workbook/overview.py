"""The first sheet: what the workbook is, what stands on each sheet, and how to use it."""

from collections.abc import Mapping, Sequence

from qda.model.table import ColumnKind, Value
from qda.report.workbook.book import Book, WorkbookSummary
from qda.report.workbook.layout import MOST_LINES, Shape, row_height
from qda.report.workbook.ledger import LONG_TEXTS
from qda.report.workbook.links import Link
from qda.report.workbook.sheet import PLAIN, Sheet
from qda.report.workbook.style import Look
from qda.report.workbook.table import TITLE, left_out

WIDTHS = (26, 64, 22, 10, 10, 60)
HEADINGS = ("Sheet", "Table", "Unit", "N", "Rows", "Left out")

USE = (
    "A number in blue leads to the codings behind it, on the sheet Segments; a number in Co-occurrence leads "
    "to all measures of its pair. Rest the pointer on a heading to read what its column means.",
    "Links lead to rows as they were written: filter Segments rather than sort it, or sort a copy.",
    f"A row shows at most {MOST_LINES} lines of a text. The cell holds all of it.",
    "A value that does not exist reads 'undefined' with the reason. An empty cell holds nothing.",
)
UNCHANGED = "Nothing: every text stands in its cell exactly as it was."


def begin_overview(sheet: Sheet, book: Book) -> None:
    """Write what the caller says of the workbook: date, version, hashes, settings, selection."""
    sheet.add([sheet.cell(book.title, Look(framed=False, bold=True, size=16))], height=26)
    sheet.add()
    for label, value in book.overview:
        sheet.add_sentence(label, value)
    sheet.add()


def end_overview(
    sheet: Sheet, book: Book, summary: WorkbookSummary, starts: Mapping[str, Sequence[int]]
) -> None:
    """Write the rest when the other sheets are written, and it is known what happened to their texts.

    `starts` are the rows on which the tables of each sheet begin.
    """
    _list_sheets(sheet, book, summary, starts)
    _section(sheet, "How to use it", USE)
    _section(sheet, "What was changed to fit into cells", summary.notes or (UNCHANGED,))


def _section(sheet: Sheet, title: str, sentences: Sequence[str]) -> None:
    sheet.add()
    sheet.add([sheet.cell(title, TITLE)])
    for sentence in sentences:
        sheet.add([sheet.cell(sentence, PLAIN)])


def _list_sheets(
    sheet: Sheet, book: Book, summary: WorkbookSummary, starts: Mapping[str, Sequence[int]]
) -> None:
    sheet.add_headings(HEADINGS, numbers=("N", "Rows"))
    for name, tables in book.sheets.items():
        for table, row in zip(tables, starts[name], strict=True):
            said = (table.title, table.unit, table.n, len(table.rows), left_out(table))
            _list_sheet(sheet, name, said, row)
        if not tables:
            _list_sheet(sheet, name, ("none in this project", None, None, 0, None))
    if summary.long_texts:
        whole = "Texts that are too long for one cell, in parts"
        _list_sheet(sheet, LONG_TEXTS, (whole, "texts", summary.long_texts, summary.long_parts, None))


def _list_sheet(sheet: Sheet, name: str, values: Sequence[Value], row: int = 1) -> None:
    cells = [sheet.cell(name, Look(link=True), link=Link.to(name, row, row))]
    for at, value in enumerate(values, 2):
        number = isinstance(value, int)
        look = Look(ColumnKind.COUNT if number else ColumnKind.TEXT, number=number, wrap=not number)
        cells.append(sheet.cell(value, look, column=at))
    wrapped = [Shape(width, wrap=True) for width in WIDTHS[1:]]
    sheet.add(cells, height=row_height(values, wrapped))
