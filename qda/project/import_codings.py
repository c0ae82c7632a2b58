"""Codings that people made come back from a table that the program exported: to where they stand.

A coding is placed where its quotation stands at the numbers that the table gives, else where the quotation
stands just once, or just once between the same surroundings. What the rules found is not a person's work
and is found again by the rules. The same table again changes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from qda.errors import InputError, Place, QdaError
from qda.ingest import csv_table
from qda.ingest.bounded import Worker
from qda.ingest.reader import Options
from qda.ingest.registry import EXPORTED_WORKBOOK
from qda.ingest.source import read_file
from qda.ingest.tables.codings import CodingRow, CodingRows, coding_lines, coding_rows
from qda.ingest.text_file import decode_text
from qda.model.coding import RULES, Assertion, Coding, Status, Work, anchor
from qda.model.document import Document
from qda.model.identity import coding_id
from qda.model.span import Span
from qda.project.codebooks import load_codebook
from qda.project.workspace import Workspace
from qda.store.payloads import Outcome

if TYPE_CHECKING:
    from qda.store.changes.change import Change


_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_TABLES = frozenset({".csv", ".tsv"})
_WORKBOOKS = frozenset({".xlsx"})
_LINES = frozenset({".jsonl"})


@dataclass(slots=True)
class Returned:
    """What became of the codings of a table; `not_placed` says which row and why."""

    path: Path
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    by_rules: int = 0
    not_placed: list[str] = field(default_factory=list)

    def in_words(self) -> str:
        """One line for the screen."""
        counts = f"{self.outcomes[Outcome.NEW]} new, {self.outcomes[Outcome.UNCHANGED]} unchanged"
        rules = f", {self.by_rules} by the rules skipped" if self.by_rules else ""
        lost = f", {len(self.not_placed)} not placed" if self.not_placed else ""
        return f"codings from {self.path}: {counts}{rules}{lost}"


@dataclass(frozen=True, slots=True)
class CodingTable:
    """A file with codings, and its rows."""

    path: Path
    rows: Sequence[CodingRow]


def codings_among(
    workspace: Workspace, paths: Sequence[Path], options: Options
) -> Mapping[Path, CodingTable]:
    """The files that hold exported codings of documents that the project has.

    Codings of other documents are read like any table: excerpts, a document for each row. So is everything
    when a person says what the columns are. Raises InputError for a table of codings that lacks a column.
    """
    if options.text_columns or options.id_column or options.participant_column:
        return {}
    names = {document.name for document in workspace.store.documents()}
    found: dict[Path, CodingTable] = {}
    with Worker() as worker:
        for path in paths:
            said = _rows(path, options, worker)
            if said is not None and _belongs_here(said, path, names):
                _refuse_lacking(said, path)
                found[path] = CodingTable(path, said.rows)
    return found


def _belongs_here(said: CodingRows, path: Path, names: Collection[str]) -> bool:
    """Whether a table is of documents that the project has, or does not say of which it is."""
    if "document" in said.lacking or path.suffix.lower() in _LINES:
        return True
    return any(row.document in names for row in said.rows)


def _refuse_lacking(said: CodingRows, path: Path) -> None:
    if said.lacking:
        columns = f"column{'s' if len(said.lacking) > 1 else ''} {', '.join(said.lacking)}"
        raise InputError(
            f"this looks like qda's table of codings, but it has no {columns}",
            place=Place(path),
            remedy="Export it again, or put the column back. If each of its rows is to be a document, say "
            "which column holds the words: --text-column NAME",
        )


def _rows(path: Path, options: Options, worker: Worker) -> CodingRows | None:
    suffix = path.suffix.lower()
    if suffix not in _TABLES | _WORKBOOKS | _LINES or not path.is_file():
        return None
    if suffix in _LINES:
        return coding_lines(decode_text(read_file(path), path), path)
    try:
        content = read_file(path)
        if suffix in _TABLES:
            return coding_rows(csv_table.sheet_in(content, path, options, []))
        return next(iter(worker.ask(EXPORTED_WORKBOOK, content, path, options)), None)
    except InputError:
        return None  # the reader of such files says what is wrong


def add_codings(workspace: Workspace, table: CodingTable, actor: str) -> Returned:
    """Add the codings of people that a table holds, each under its own coder's name, as one change."""
    done = Returned(table.path)
    documents = {document.name: document for document in workspace.store.documents()}
    codes = {code.code for code in load_codebook(workspace)}
    with workspace.store.change(actor) as change:
        known = {one.work for one in change.codings()}
        for row in table.rows:
            if row.coder == RULES:
                done.by_rules += 1
                continue
            placed = _placed(row, documents, codes)
            if isinstance(placed, str):
                done.not_placed.append(f"row {row.row} ({row.document}, {row.code}): {placed}")
            else:
                _add(change, _coding(row, documents[row.document], placed, change.at), known, row, done)
    return done


def _add(change: Change, coding: Coding, known: set[Work], row: CodingRow, done: Returned) -> None:
    if coding.work in known:
        done.outcomes[Outcome.UNCHANGED] += 1
        return
    try:
        done.outcomes[change.add_coding(coding)] += 1
        known.add(coding.work)
    except QdaError as error:
        done.not_placed.append(f"row {row.row} ({row.document}, {row.code}): {error.problem}")


def _coding(row: CodingRow, document: Document, span: Span, now: str) -> Coding:
    return Coding(
        id=coding_id(document.name, document.text_hash, row.code, span.start, span.end, row.coder),
        anchor=anchor(document.name, document.text_hash, document.text, span),
        code=row.code,
        coder=row.coder,
        assertion=Assertion(row.assertion or Assertion.AFFIRMED),
        status=Status.ACCEPTED,
        at=row.at if _TIME.fullmatch(row.at) else now,
    )


def _placed(row: CodingRow, documents: Mapping[str, Document], codes: Collection[str]) -> Span | str:
    """Where a row's quotation stands, or why it stands nowhere."""
    if not row.coder.strip():
        return "no coder is named"
    if row.document not in documents:
        return "there is no such document"
    if row.code not in codes:
        return "the codebook has no such code"
    if row.status == Status.REJECTED:
        return "it was rejected"
    if row.assertion not in ("", *Assertion):
        return f"{row.assertion!r} is no assertion"
    if not row.quote:
        return "it has no quotation"
    return _place(row, documents[row.document])


def _place(row: CodingRow, document: Document) -> Span | str:
    text, body = document.text, document.body
    start, end = _number(row.start), _number(row.end)
    if start is not None and text[start:end] == row.quote and end == start + len(row.quote):
        return Span(start, end)
    found = list(_stands(row.quote, text, body))
    between = [one for one in found if _surrounded(one, row, text)]
    chosen = between if row.before or row.after else found
    if len(chosen) == 1 or len(found) == 1:
        return (chosen if len(chosen) == 1 else found)[0]
    return "its quotation stands there several times" if found else "its quotation does not stand there"


def _number(cell: str) -> int | None:
    return int(cell) if cell.isascii() and cell.isdecimal() and len(cell) < 12 else None


def _stands(quote: str, text: str, body: Span) -> Iterator[Span]:
    at = text.find(quote, body.start, body.end)
    while at != -1:
        yield Span(at, at + len(quote))
        at = text.find(quote, at + 1, body.end)


def _surrounded(span: Span, row: CodingRow, text: str) -> bool:
    return text.endswith(row.before, 0, span.start) and text.startswith(row.after, span.end)
