"""The report of a project in Word: methods, tables, findings with their evidence, and the quotations."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import docx
from docx.document import Document
from docx.shared import Cm, RGBColor
from docx.text.paragraph import Paragraph

from qda.files.atomic import replacing
from qda.model.progress import Progress, counted, silent
from qda.model.table import Table, Value
from qda.report.docx import add_table, set_up
from qda.report.page.page import Page
from qda.report.visible import visible

_PAIRS = ("a", "b", "n1", "n2", "n12", "n", "jaccard", "lift", "npmi", "phi", "p", "q")
_SAID = ("document", "participant", "locator", "assertion", "coder", "id")
_FAINT = RGBColor(0x56, 0x56, 0x56)
Row = Mapping[str, Value]


def write_docx_report(path: Path, page: Page, *, progress: Progress = silent) -> None:
    """Write a .docx, whole or not at all. Quotations are those that the tables count, in full."""
    document = docx.Document()
    set_up(document, page.book.title)
    document.add_heading(visible(page.book.title), level=0)
    document.add_heading("Methods", level=1)
    for paragraph in page.methods:
        document.add_paragraph(visible(paragraph))
    for remark in page.notes:
        document.add_paragraph(f"Note: {visible(remark)}")
    book = page.book
    pairs = book.cooccurrence_pairs.with_columns(*_PAIRS, note="Other measures: qda report cooccurrence.")
    for table in (book.frequencies, page.themes, book.code_by_participant, pairs):
        add_table(document, table)
    for one in (page.accounts, page.problems):
        if one is not None:
            add_table(document, one)
    if page.evidence is not None:
        _evidence(document, page.evidence)
    _quotations(document, page, progress)
    with replacing(path) as draft:
        document.save(str(draft))


def _evidence(document: Document, evidence: Table) -> None:
    document.add_heading("Evidence of the findings", level=1)
    with _end(document) as end:
        for finding, entries in groupby(_rows(evidence), lambda row: row["finding"]):
            end.insert_paragraph_before(visible(str(finding)), style="Heading 2")
            for row in entries:
                said = [row[key] for key in ("role", "document", "voice", "place", "match", "note")]
                _quotation(end, row, "quotation", said)


def _quotations(document: Document, page: Page, progress: Progress) -> None:
    document.add_heading("Quotations", level=1)
    found = [row for row in _rows(page.quotations) if row["counted"]]
    with _end(document) as end:
        told = counted("Writing quotations", found, len(found), progress)
        for code, rows in groupby(told, lambda row: row["code"]):
            path = " > ".join(map(visible, page.paths[str(code)]))
            end.insert_paragraph_before(path, style="Heading 2")
            for row in rows:
                said = [
                    row[key] for key in ("document", "participant", "locator", "assertion", "coder", "id")
                ]
                _quotation(end, row, "quote", [*said, f"memo: {row['memo']}" if row["memo"] else ""])


@contextmanager
def _end(document: Document) -> Iterator[Paragraph]:
    """A paragraph to put others before: to put one at the end of a document, all of it is gone through."""
    end = document.add_paragraph()
    yield end
    document.element.body.remove(end._element)


def _quotation(end: Paragraph, row: Row, key: str, said: list[Value]) -> None:
    """The passage in its context, which is fainter, and below it where it stands and what is known of it."""
    if row[key]:
        paragraph = end.insert_paragraph_before()
        for part, faint in ((row["before"], True), (row[key], False), (row["after"], True)):
            run = paragraph.add_run(visible(str(part or "")))
            if faint:
                run.font.color.rgb = _FAINT
            else:
                run.bold = True
        paragraph.paragraph_format.keep_with_next = True
    about = " · ".join(dict.fromkeys(visible(str(one)) for one in said if one))
    end.insert_paragraph_before(about).paragraph_format.left_indent = Cm(1)


def _rows(table: Table) -> list[dict[str, Value]]:
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.rows]
