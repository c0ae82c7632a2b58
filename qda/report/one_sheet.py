"""One table as a workbook of one sheet: headings, rows, and nothing that a program would take for a row."""

from pathlib import Path

from openpyxl.packaging.core import DocumentProperties

from qda.errors import UsageError
from qda.files.atomic import replacing
from qda.model.table import Table
from qda.report.workbook.layout import row_height, shapes, widest
from qda.report.workbook.ledger import Ledger
from qda.report.workbook.package import saving
from qda.report.workbook.sheet import Sheet
from qda.report.workbook.style import Look

_WRAPPED = Look(wrap=True)


def write_one_sheet(path: Path, table: Table, title: str) -> None:
    """Write a workbook, whole or not at all. Raises UsageError for a text that no cell of Excel can hold."""
    ledger, of_columns = Ledger(), shapes(table)
    with replacing(path) as draft, saving(draft) as workbook:
        workbook.properties = DocumentProperties(creator="qda", title=table.title[:255])
        sheet = Sheet(workbook, title, widest([of_columns]), ledger)
        sheet.add_headings([column.heading for column in table.columns])
        for row in table.rows:
            cells = [sheet.cell(value, _WRAPPED, column=at) for at, value in enumerate(row, 1)]
            sheet.add(cells, height=row_height(row, of_columns))
        if ledger.long_texts:
            raise UsageError(
                "a text is longer than a cell of Excel can be (32,767 characters)",
                remedy="Write the table as .csv or .docx.",
            )
