"""The report of a project as one page of HTML."""

from dataclasses import replace
from datetime import UTC, datetime

from qda.analysis.context import around
from qda.analysis.frames.selection import ALL, Selection, select
from qda.analysis.in_context import in_context
from qda.analysis.segments import stale_among
from qda.analysis.themes import themes
from qda.audit.ledger import Entry
from qda.model.progress import Count, Progress, silent
from qda.model.table import Column, ColumnKind, Table, Value
from qda.project.coded import coded
from qda.project.evidence.audit_findings import Audited, audit_findings
from qda.project.evidence.findings import load_findings
from qda.project.reports.export_workbook import book_of
from qda.project.reports.methods import methods
from qda.project.reports.pictures import pictures
from qda.project.study import Study
from qda.project.workspace import Workspace
from qda.report.page.page import Page
from qda.report.workbook.book import Book


def page_of(
    workspace: Workspace,
    study: Study,
    selection: Selection,
    *,
    progress: Progress = silent,
) -> Page:
    """The page of a selection, as it is now."""
    stamp = datetime.now(UTC).replace(microsecond=0)
    chosen = select(coded(study), selection)
    documents = {document.name: document for document in study.documents}
    unit = str(workspace.settings.cooccurrence_unit)
    made = Count("Making tables and figures", 4, progress)
    audited = audit_findings(workspace, study) if load_findings(workspace, study) else None
    made.more(1)
    drawn, not_drawn = pictures(study, workspace.settings, selection)
    made.more(1)
    book = book_of(workspace, study, selection, audited=audited, created=stamp)
    made.more(1)
    quotations = in_context(select(coded(study), _everything(selection)), chosen, documents, unit=unit)
    made.more(1)
    return Page(
        book=book,
        quotations=quotations,
        unit=unit,
        paths={code: chosen.path(code) for code in (*(c.code for c in chosen.codebook), *chosen.strangers)},
        methods=methods(workspace, study, selection, stamp),
        themes=themes(chosen, unit=workspace.settings.unit),
        accounts=audited.tables[0] if audited else None,
        evidence=_evidence(audited) if audited else None,
        problems=audited.tables[-1] if audited else None,
        pictures=drawn,
        notes=(*_notes(book), *not_drawn),
    )


def texts_of_page(page: Page) -> list[Table]:
    """The tables of a page that hold words of documents and people."""
    tables = (page.quotations, page.book.codebook, page.accounts, page.evidence, page.problems)
    return [table for table in tables if table is not None]


def _everything(selection: Selection) -> Selection:
    """What may be opened: beside what is counted, the passages of every assertion, and stale ones."""
    listed = selection.listing()
    return listed if listed.assertions else replace(listed, assertions=(ALL,))


def _notes(book: Book) -> tuple[str, ...]:
    stale = stale_among(book.segments)
    if not stale:
        return ()
    what = "coding is" if stale == 1 else "codings are"
    return (f"{stale} {what} stale, in words that are not in the text of now; they are in no count.",)


def _evidence(audited: Audited) -> Table:
    """The ledger's evidence, each quotation with its context."""
    written = audited.tables[1]
    added = (Column("before", "Before", ColumnKind.TEXT), Column("after", "After", ColumnKind.TEXT))
    rows = tuple(
        (*row, *_context(entry)) for row, entry in zip(written.rows, audited.ledger.entries, strict=True)
    )
    return replace(written, columns=(*written.columns, *added), rows=rows)


def _context(entry: Entry) -> tuple[Value, Value]:
    if entry.spot is None:
        return "", ""
    source, span = entry.source, entry.spot.span
    return around(source.text, source.document.body, span.start, span.end)
