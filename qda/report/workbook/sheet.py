"""One sheet, written from top to bottom."""

import math
from collections.abc import Collection, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from qda.model.table import Undefined, Value
from qda.report.workbook.cells import NUMBER, TEXT, Cell, Rows
from qda.report.workbook.layout import sentence_lines
from qda.report.workbook.ledger import Ledger
from qda.report.workbook.links import Link
from qda.report.workbook.style import Look, Palette
from qda.report.workbook.text import escape

A4 = 9
"""Excel's number of the paper size."""

PAGE = 200
"""Characters across a landscape page that can still be read; a wider sheet takes several pages."""

LABEL, PLAIN = Look(framed=False, faint=True), Look(framed=False)
"""A label, and the sentence beside it."""


class Sheet:
    """A sheet that takes rows. `row` is the number of the next one.

    When `headed`, the first row and the first column stay in sight; when `repeated`, every printed page
    begins with them.
    """

    def __init__(
        self,
        workbook: Workbook,
        title: str,
        widths: Sequence[float],
        ledger: Ledger,
        *,
        headed: bool = True,
        repeated: bool = True,
    ) -> None:
        self.title = title
        self.row = 1
        self._widths = widths
        self._ledger = ledger
        self.raw: Worksheet = _begun(workbook, title)
        self._palette = Palette(self.raw)
        for number, width in enumerate(widths, 1):
            self.raw.column_dimensions[get_column_letter(number)].width = width
        if headed:
            self.raw.freeze_panes = "B2"
        if headed and repeated:
            self.raw.print_title_rows = "1:1"
            self.raw.print_title_cols = "A:A"
        _set_up_page(self.raw, math.ceil(sum(widths) / PAGE))

    def cell(
        self, value: Value, look: Look, *, link: Link | None = None, column: int = 1, heading: str = ""
    ) -> Cell:
        """A cell for a column of the next row. Text is never a formula, whatever it begins with."""
        place = f"{get_column_letter(column)}{self.row}"
        kind = NUMBER
        if isinstance(value, (str, Undefined)):
            value, whole = self._ledger.text(str(value), self.title, place, heading)
            kind, link = TEXT, whole or link
        link = self._ledger.link(link, self.title)
        leads = Hyperlink(ref=place, location=link.location, tooltip=link.tooltip or None) if link else None
        return Cell(place, value, kind, self._palette[look], leads)

    def comment(self, cell: Cell, text: str) -> None:
        """Say something about a cell that shows when the pointer rests on it."""
        cell.comment = Comment(escape(text)[0], "qda", width=280, height=30 + 18 * math.ceil(len(text) / 40))

    def add_headings(self, headings: Sequence[str], *, numbers: Collection[str] = ()) -> None:
        """Write a row of headings; those over `numbers` stand to the right."""
        looks = [Look(header=True, number=heading in numbers) for heading in headings]
        pairs = enumerate(zip(headings, looks, strict=True), 1)
        self.add([self.cell(heading, look, column=column) for column, (heading, look) in pairs])

    def add_sentence(self, label: str, said: str) -> None:
        """Write a label and a sentence, which runs on over the empty cells beside it, in as many rows as it
        takes: a longer line would run out of the page, and the whole sheet be printed so small as to hold
        it."""
        for number, line in enumerate(sentence_lines(said)):
            said_of = None if number else self.cell(label, LABEL)
            self.add([said_of, self.cell(line, PLAIN, column=2, heading=label)])

    def new_page(self) -> None:
        """Let the next row begin a printed page."""
        self.raw.row_breaks.append(Break(id=self.row - 1))

    def add(self, cells: Sequence[Cell | None] = (), *, height: float | None = None) -> None:
        """Write the next row."""
        if height is not None:
            self.raw.row_dimensions[self.row].height = height
        self.raw.append(list(cells))
        self.row += 1


def _begun(workbook: Any, title: str) -> Any:
    sheet = Rows(workbook, title)
    workbook._add_sheet(sheet)
    return sheet


def _set_up_page(sheet: Any, pages_wide: int) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth = max(pages_wide, 1)
    sheet.page_setup.fitToHeight = 0  # as many as it takes
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.7, bottom=0.6, header=0.3, footer=0.3)
    sheet.oddHeader.left.text = "&F"  # the file's name
    sheet.oddHeader.right.text = "&A"  # the sheet's name
    sheet.oddFooter.right.text = "&P / &N"
