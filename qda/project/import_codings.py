"""Codings that people made come back from a table that the program exported: to where they stand.

A coding is placed where its quotation stands at the numbers that the table gives, else where the quotation
stands just once, or just once between the same surroundings. What the rules found is not a person's work
and is found again by the rules. The same table again changes nothing, and what the project has already stays
as it is: where a row says otherwise, that is told. Cells that can be no part of a coding are errors.
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
from qda.model.coding import RULES, Assertion, Coding, Status, anchor
from qda.model.counted import many
from qda.model.document import Document
from qda.model.identity import coding_id
from qda.model.span import Span
from qda.project.codebooks import load_codebook
from qda.project.coding_faults import refuse_faults
from qda.project.coding_places import place_of
from qda.project.codings_here import CodingsHere
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
    """What became of the codings of a table. The lists say which row and why: `differing` are here and stay
    as they are, `rejected` were taken back before the table was written."""

    path: Path
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    by_rules: int = 0
    rejected: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    not_placed: list[str] = field(default_factory=list)

    def in_words(self) -> str:
        """One line for the screen."""
        counts = {
            "by the rules skipped": self.by_rules,
            "rejected left out": len(self.rejected),
            "not taken over": len(self.differing),
            "not placed": len(self.not_placed),
        }
        more = "".join(f", {count} {what}" for what, count in counts.items() if count)
        new, unchanged = self.outcomes[Outcome.NEW], self.outcomes[Outcome.UNCHANGED]
        return f"codings from {self.path}: {new} new, {unchanged} unchanged{more}"

    def listed(self) -> Iterator[str]:
        """A line for each row that did not come in."""
        yield from (f"rejected: {one}" for one in self.rejected)
        yield from (f"not taken over: {one}" for one in self.differing)
        yield from (f"not placed: {one}" for one in self.not_placed)

    def refused(self) -> Iterator[InputError]:
        """The error, when rows have no place or differ from what is here."""
        count = len(self.differing) + len(self.not_placed)
        if count:
            yield InputError(
                f"{many(count, 'coding')} of this table did not come in",
                place=Place(self.path),
                remedy="They are listed with the reason. All others are in the project; correct these rows, "
                "and import the table again.",
            )


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
    when a person says what the columns are. Raises InputError for a table of codings that lacks a column or
    has cells that can be no part of a coding.
    """
    if options.text_columns or options.id_column or options.participant_column:
        return {}
    store = workspace.store
    documents = {document.name: document for document in store.documents()}
    found: dict[Path, CodingTable] = {}
    with Worker() as worker:
        for path in paths:
            said = _rows(path, options, worker)
            if said is not None and _belongs_here(said, path, documents):
                _refuse_lacking(said, path)
                refuse_faults(path, said.rows, documents, CodingsHere(store.codings(), store.decisions()))
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
        here = CodingsHere(change.codings(), change.decisions())
        for row in table.rows:
            if row.coder == RULES:
                done.by_rules += 1
            else:
                _take(change, row, documents.get(row.document), codes, here, done)
    return done


def _take(
    change: Change,
    row: CodingRow,
    document: Document | None,
    codes: Collection[str],
    here: CodingsHere,
    done: Returned,
) -> None:
    """Add the coding of a row, unless it is here already, was rejected, or has no place."""
    where = f"row {row.row} ({row.document}, {row.code})"
    known = here.found(row, document) if document else None
    if known is not None:
        difference = here.difference(row, known)
        if difference:
            done.differing.append(f"{where}: {difference}")
        else:
            done.outcomes[Outcome.UNCHANGED] += 1
        return
    if row.status == Status.REJECTED:
        done.rejected.append(where)
        return
    placed = _placed(row, document, codes)
    if document is None or isinstance(placed, str):
        done.not_placed.append(f"{where}: {placed}")
        return
    coding = _coding(row, document, placed, change.at)
    try:
        done.outcomes[change.add_coding(coding)] += 1
        here.add(coding)
    except QdaError as error:
        done.not_placed.append(f"{where}: {error.problem}")


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


def _placed(row: CodingRow, document: Document | None, codes: Collection[str]) -> Span | str:
    """Where a row's quotation stands, or why it stands nowhere."""
    if document is None:
        return "there is no such document"
    if row.code not in codes:
        return "the codebook has no such code"
    return place_of(row, document) if row.quote else "it has no quotation"
