"""All sheets in their order."""

from collections.abc import Sequence
from datetime import UTC
from pathlib import Path

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties

from qda.files.atomic import replacing
from qda.model.progress import Count, Progress, silent
from qda.model.table import Table
from qda.report.workbook import long_texts, overview
from qda.report.workbook.book import Book, WorkbookSummary
from qda.report.workbook.fit import fit
from qda.report.workbook.heat import colour
from qda.report.workbook.layout import shapes, widest
from qda.report.workbook.leads import Leads
from qda.report.workbook.ledger import LONG_TEXTS, Ledger
from qda.report.workbook.limits import check
from qda.report.workbook.package import saving
from qda.report.workbook.sheet import Sheet
from qda.report.workbook.style import Look
from qda.report.workbook.table import LinkOf, write_table
from qda.report.workbook.text import escape

PAGE_ROWS = 40
"""Rows of a table that one printed page holds, so that its heading need not be repeated."""


def write_workbook(path: Path, book: Book, *, progress: Progress = silent) -> WorkbookSummary:
    """Write a theme workbook, whole or not at all.

    What a sheet cannot hold as it stands is altered and said, as in `fit`. Raises UsageError when a sheet
    would be larger than Excel opens all the same, ValueError for a table that holds what no table may,
    ProjectError when the file cannot be written.
    """
    book, altered = fit(book)
    check(book)
    leads = Leads(book)
    ledger = Ledger()
    rows = sum(len(table.rows) for tables in book.sheets.values() for table in tables)
    count = Count("Writing rows", rows, progress)
    with replacing(path) as draft, saving(draft) as workbook:
        workbook.properties = _properties(book)
        first = Sheet(workbook, "Overview", overview.WIDTHS, ledger, headed=False)
        overview.begin_overview(first, book)
        starts = {
            title: _write_sheet(workbook, title, tables, _link_of(leads, title), ledger, count)
            for title, tables in book.sheets.items()
        }
        if ledger.long_texts:
            rest = Sheet(workbook, LONG_TEXTS, long_texts.WIDTHS, ledger)
            long_texts.write_long_texts(rest, ledger.long_texts)
        summary = _summary(path, book, altered, ledger)
        overview.end_overview(first, book, summary, starts)
    return summary


def _write_sheet(
    workbook: Workbook, title: str, tables: Sequence[Table], link_of: LinkOf, ledger: Ledger, count: Count
) -> list[int]:
    """Write a sheet. Gives the rows on which its tables begin."""
    own_page = len(tables) > 1 and all(len(table.rows) <= PAGE_ROWS for table in tables)
    of_tables = [shapes(table) for table in tables]
    sheet = Sheet(workbook, title, widest(of_tables), ledger, repeated=not own_page)
    starts = []
    for table, of_columns in zip(tables, of_tables, strict=True):
        starts.append(sheet.row)
        heading = write_table(sheet, table, of_columns, link_of, count)
        if title == "Co-occurrence":
            colour(sheet.raw, table, heading)
    if not tables:
        sheet.add([sheet.cell(f"{title}: none in this project", Look(framed=False, faint=True))])
    return starts


def _link_of(leads: Leads, title: str) -> LinkOf:
    others: dict[str, LinkOf] = {
        "Segments": leads.nowhere,
        "Code x document": leads.document,
        "Code x participant": leads.participant,
        "Co-occurrence": leads.pair,
        "Findings": leads.finding,
        "Evidence": leads.finding,
    }
    return others.get(title, leads.code)


def _properties(book: Book) -> DocumentProperties:
    created = book.created.astimezone(UTC) if book.created.tzinfo else book.created
    title, _ = escape(book.title)
    return DocumentProperties(title=title, creator="qda", created=created, modified=created)


def _summary(path: Path, book: Book, altered: tuple[str, ...], ledger: Ledger) -> WorkbookSummary:
    return WorkbookSummary(
        path=path,
        sheets=tuple(
            (title, sum(len(table.rows) for table in tables)) for title, tables in book.sheets.items()
        ),
        altered=altered,
        links=ledger.links,
        unlinked=ledger.unlinked,
        escaped_characters=ledger.escaped_characters,
        escaped_cells=ledger.escaped_cells,
        long_texts=len(ledger.long_texts),
        long_parts=ledger.long_parts,
    )
