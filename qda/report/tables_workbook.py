"""Tables as a workbook: a sheet for each, and below its rows what it counts and what was left out."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl.packaging.core import DocumentProperties

from qda.errors import UsageError
from qda.files.atomic import replacing
from qda.model.progress import Count, silent
from qda.model.table import Table
from qda.report.workbook.layout import shapes, widest
from qda.report.workbook.ledger import Ledger
from qda.report.workbook.limits import check_table
from qda.report.workbook.package import saving
from qda.report.workbook.sheet import Sheet
from qda.report.workbook.table import write_table

_LONGEST = 31
"""Characters of a sheet's name in Excel."""


def write_tables(path: Path, tables: Sequence[Table]) -> None:
    """Write a workbook, whole or not at all; the tables' names differ. Numbers are not rounded to what is
    shown, and no text is a formula. Raises UsageError for a table or a text that is too large for Excel."""
    ledger = Ledger()
    with replacing(path) as draft, saving(draft) as workbook:
        workbook.properties = DocumentProperties(creator="qda", title=tables[0].title[:255])
        for table in tables:
            check_table(table)
            of_columns = shapes(table)
            sheet = Sheet(workbook, table.name[:_LONGEST], widest([of_columns]), ledger)
            write_table(sheet, table, of_columns, lambda *_: None, Count("", len(table.rows), silent))
        if ledger.long_texts:
            raise UsageError(
                "a text is longer than a cell of Excel can be (32,767 characters)",
                remedy="Write the table as .csv or .json.",
            )
