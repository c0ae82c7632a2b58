"""The report of a project in Word: methods, tables, findings with their evidence, and the quotations."""

from collections.abc import Mapping
from copy import deepcopy
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.shared import Cm, RGBColor
from docx.text.paragraph import Paragraph

from qda.files.atomic import replacing
from qda.model.progress import Progress, counted, silent
from qda.model.table import Table, Value
from qda.report.docx import add_table, at_end, set_up, write
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
    with at_end(document) as end:
        passages = _Passages(document, end)
        for finding, entries in groupby(_rows(evidence), lambda row: row["finding"]):
            end.insert_paragraph_before(visible(str(finding)), style="Heading 2")
            for row in entries:
                said = [row[key] for key in ("role", "document", "voice", "place", "match", "note")]
                passages.add(row, "quotation", said)


def _quotations(document: Document, page: Page, progress: Progress) -> None:
    document.add_heading("Quotations", level=1)
    found = [row for row in _rows(page.quotations) if row["counted"]]
    with at_end(document) as end:
        passages = _Passages(document, end)
        told = counted("Writing quotations", found, len(found), progress)
        for code, rows in groupby(told, lambda row: row["code"]):
            path = " > ".join(map(visible, page.paths[str(code)]))
            end.insert_paragraph_before(path, style="Heading 2")
            for row in rows:
                said = [
                    row[key] for key in ("document", "participant", "locator", "assertion", "coder", "id")
                ]
                passages.add(row, "quote", [*said, f"memo: {row['memo']}" if row["memo"] else ""])


class _Passages:
    """Writes passages in their contexts, which are fainter, and below each what is known of it.

    The paragraphs are copies of two that are made once: python-docx takes long to make one.
    """

    def __init__(self, document: Document, end: Paragraph) -> None:
        self._end = end
        words = end.insert_paragraph_before()
        for faint in (True, False, True):
            run = words.add_run()
            if faint:
                run.font.color.rgb = _FAINT
            else:
                run.bold = True
        words.paragraph_format.keep_with_next = True
        about = end.insert_paragraph_before()
        about.add_run()
        about.paragraph_format.left_indent = Cm(1)
        self._words, self._about = deepcopy(words._p), deepcopy(about._p)
        for one in (words, about):
            document.element.body.remove(one._p)

    def add(self, row: Row, key: str, said: list[Value]) -> None:
        """Put one below the others."""
        if row[key]:
            self._put(self._words, *(visible(str(row[one] or "")) for one in ("before", key, "after")))
        about = dict.fromkeys(visible(str(one)) for one in said if one)
        self._put(self._about, " · ".join(about))

    def _put(self, form: Any, *texts: str) -> None:
        paragraph = deepcopy(form)
        for run, text in zip(paragraph.r_lst, texts, strict=True):
            write(run, text)
        self._end._p.addprevious(paragraph)


def _rows(table: Table) -> list[dict[str, Value]]:
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.rows]
