"""Codings that people made come back from a table that the program exported: to where they stand.

A coding is placed where its quotation stands at the numbers that the table gives, else where the quotation
stands just once, or just once between the same surroundings. What the rules found is not a person's work
and is found again by the rules. The same table again changes nothing, and what the project has already stays
as it is: where a row says otherwise, that is told. Cells that can be no part of a coding are errors.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from qda.errors import InputError, Place, QdaError
from qda.ingest.tables.codings import CodingRow
from qda.model.coding import RULES, Assertion, Coding, Status, anchor, by_hand
from qda.model.counted import many
from qda.model.document import Document
from qda.model.span import Span
from qda.project.codebooks import load_codebook
from qda.project.decisions.coding_places import place_of
from qda.project.decisions.coding_tables import CodingTable
from qda.project.decisions.codings_here import CodingsHere
from qda.project.workspace import Workspace
from qda.store.payloads import Outcome

if TYPE_CHECKING:
    from qda.store.changes.change import Change


_Told = tuple[int, str]
"""The number of a row, and what is said of it."""
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


@dataclass(slots=True)
class Returned:
    """What became of the codings of a table. The lists say which row and why: `differing` are here and stay
    as they are, `rejected` were taken back before the table was written."""

    path: Path
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    by_rules: int = 0
    rejected: list[_Told] = field(default_factory=list)
    differing: list[_Told] = field(default_factory=list)
    not_placed: list[_Told] = field(default_factory=list)

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
        yield from (f"rejected: {one}" for _, one in sorted(self.rejected))
        yield from (f"not taken over: {one}" for _, one in sorted(self.differing))
        yield from (f"not placed: {one}" for _, one in sorted(self.not_placed))

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


def add_codings(workspace: Workspace, table: CodingTable, actor: str) -> Returned:
    """Add the codings of people that a table holds, each under its own coder's name, as one change."""
    done = Returned(table.path)
    documents = {document.name: document for document in workspace.store.documents()}
    codes = {code.code for code in load_codebook(workspace)}
    with workspace.store.change(actor) as change:
        here = CodingsHere(change.codings(), change.decisions())
        for row in sorted(table.rows, key=attrgetter("document")):  # so that each text is read once
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
            done.differing.append((row.row, f"{where}: {difference}"))
        else:
            done.outcomes[Outcome.UNCHANGED] += 1
        return
    if row.status == Status.REJECTED:
        done.rejected.append((row.row, where))
        return
    placed = _placed(row, document, codes)
    if document is None or isinstance(placed, str):
        done.not_placed.append((row.row, f"{where}: {placed}"))
        return
    coding = _coding(row, document, placed, change.at)
    try:
        done.outcomes[change.add_coding(coding)] += 1
        here.add(coding)
    except QdaError as error:
        done.not_placed.append((row.row, f"{where}: {error.problem}"))


def _coding(row: CodingRow, document: Document, span: Span, now: str) -> Coding:
    place = anchor(document.name, document.text_hash, document.text, span)
    at = row.at if _TIME.fullmatch(row.at) else now
    return by_hand(place, row.code, row.coder, at, Assertion(row.assertion or Assertion.AFFIRMED))


def _placed(row: CodingRow, document: Document | None, codes: Collection[str]) -> Span | str:
    """Where a row's quotation stands, or why it stands nowhere."""
    if document is None:
        return "there is no such document"
    if row.code not in codes:
        return "the codebook has no such code"
    return place_of(row, document) if row.quote else "it has no quotation"
