"""The last sheet, when it is needed: texts that one cell cannot hold, in parts."""

from qda.model.table import ColumnKind
from qda.report.workbook.layout import Shape, row_height
from qda.report.workbook.ledger import LongText
from qda.report.workbook.links import Link
from qda.report.workbook.sheet import Sheet
from qda.report.workbook.style import Look

WIDTHS = (20, 10, 20, 8, 8, 12, 100)
HEADINGS = ("Sheet", "Cell", "Column", "Part", "Of", "Characters", "Text")


def write_long_texts(sheet: Sheet, texts: list[LongText]) -> None:
    """One row for each part; the parts of a cell, joined in their order, are its text."""
    sheet.add_headings(HEADINGS, numbers=("Part", "Of", "Characters"))
    for text in texts:
        for number, part in enumerate(text.parts, 1):
            _write_part(sheet, text, number, part)
    sheet.raw.auto_filter.ref = f"A1:G{sheet.row - 1}"


def _write_part(sheet: Sheet, text: LongText, number: int, part: str) -> None:
    count = Look(ColumnKind.COUNT, number=True)
    height = row_height([part], [Shape(WIDTHS[-1], wrap=True)])
    back = Link(f"'{text.sheet}'!{text.cell}", "the cell that this text belongs to")
    sheet.add(
        [
            sheet.cell(text.sheet, Look()),
            sheet.cell(text.cell, Look(link=True), column=2, link=back),
            sheet.cell(text.heading, Look(), column=3),
            sheet.cell(number, count, column=4),
            sheet.cell(len(text.parts), count, column=5),
            sheet.cell(len(part), count, column=6),
            sheet.cell(part, Look(wrap=True), column=7),
        ],
        height=height,
    )
