"""Codings whose passage was not found again in a changed document, and what a person decides about each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from qda.coding.anchors.nearest import nearest, same_words
from qda.coding.anchors.reanchor import Carried, Fate, carry
from qda.coding.anchors.stale import Stale, stale
from qda.errors import UsageError
from qda.model.coding import RULES, Anchor, Coding, Status, Work, anchor
from qda.model.decision import Decision, Verdict
from qda.model.document import Document
from qda.model.span import Span, line_of
from qda.model.table import Column, ColumnKind, Table
from qda.project.decisions.find_coding import beginning_of, document_called, find_quote
from qda.project.decisions.move_work import move_work, unless_coded_anew
from qda.project.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where the passage may stand now; the number, from 1, is what a person says to choose it.

    `known`: it is where the passage stood, or has enough of its words and surroundings to be sure.
    """

    number: int
    anchor: Anchor
    likeness: float
    line: int
    known: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A stale coding, why it was not found, and where it may stand now."""

    stale: Stale
    fate: Fate
    candidates: tuple[Candidate, ...]

    @property
    def coding(self) -> Coding:
        """The coding as it last stood."""
        return self.stale.coding

    @property
    def coded_anew(self) -> bool:
        """Whether it was found, where its coder has put the words under the code since."""
        return self.fate is Fate.CODED_ANEW


def stale_codings(workspace: Workspace) -> tuple[Stale, ...]:
    """All that waits for a decision, without looking for it."""
    store = workspace.store
    hashes = {document.name: document.text_hash for document in store.documents()}
    return stale(store.codings(), store.decisions(), store.memos(about="coding"), hashes)


def waiting(workspace: Workspace, *, id: str | None = None, document: str | None = None) -> list[Waiting]:
    """The stale codings with their candidates: all, those of a document, or the one with an id.

    Raises UsageError for an unknown document, and for an id that no stale coding or several have.
    """
    documents = {one.name: one for one in workspace.store.documents()}
    if document is not None:
        document_called(document, tuple(documents.values()))
    found = [one for one in stale_codings(workspace) if document in {None, one.coding.anchor.document}]
    if id is not None:
        found = [_the_one(id, found)]
    taken = {one.work for one in workspace.store.codings()}
    return [_looked_for(workspace, one, documents[one.coding.anchor.document], taken) for one in found]


def _the_one(id: str, found: Sequence[Stale]) -> Stale:
    beginning = beginning_of(id)
    named = [one for one in found if one.coding.id.startswith(beginning)]
    if not named:
        raise UsageError(
            f"no stale coding has an id that begins with {id!r}", remedy="List them: qda anchors"
        )
    if len(named) > 1:
        ids = ", ".join(one.coding.id for one in named[:8])
        raise UsageError(f"{len(named)} stale codings have an id that begins with {id!r}", remedy=ids)
    return named[0]


def _looked_for(workspace: Workspace, one: Stale, document: Document, taken: set[Work]) -> Waiting:
    old, old_text, text = one.coding.anchor, workspace.store.text(one.coding.anchor.text_hash), document.text
    places = nearest(old, old_text, text, document.body)
    candidates = [
        Candidate(
            number,
            anchor(document.name, document.text_hash, text, place.span),
            place.likeness,
            line_of(text, place.span.start),
            place.known,
        )
        for number, place in enumerate(places, 1)
    ]
    found = unless_coded_anew(carry(one.coding, old_text, document), one.coding, taken)
    return Waiting(one, found.fate, tuple(candidates))


def choose(workspace: Workspace, one: Waiting, number: int, coder: str) -> Anchor:
    """Say that a coding stands at one of its candidates. Raises UsageError when there is none so numbered."""
    if not 1 <= number <= len(one.candidates):
        few = f"it has {len(one.candidates)}" if one.candidates else "none was found"
        raise UsageError(
            f"coding {one.coding.id} has no candidate {number}: {few}",
            remedy="Name the words as they stand in the text now: --quote 'the new words'",
        )
    place = one.candidates[number - 1].anchor
    _place_all(workspace, [(one, place)], coder)
    return place


def choose_words(
    workspace: Workspace, one: Waiting, quote: str, coder: str, *, occurrence: int | None = None
) -> Anchor:
    """Say in which words of the document a coding stands now. Raises UsageError when they are not there."""
    document = document_called(one.coding.anchor.document, workspace.store.documents())
    span: Span = find_quote(quote, document, occurrence)
    place = anchor(document.name, document.text_hash, document.text, span)
    _place_all(workspace, [(one, place)], coder)
    return place


def choose_same_words(
    workspace: Workspace, found: Sequence[Waiting], coder: str
) -> list[tuple[Waiting, Candidate]]:
    """Place every coding whose words stand in exactly one place, with other spaces and marks only, and give
    them; the same words in another statement are left to a person, and so are those that their coder has
    put under the code there."""
    taken = {one.work for one in workspace.store.codings()}
    placed: list[tuple[Waiting, Candidate]] = []
    for one in found:
        places = _same(one)
        there = replace(one.coding, anchor=places[0].anchor).work if len(places) == 1 else None
        if there is not None and places[0].known and there not in taken:
            placed.append((one, places[0]))
            taken |= {there} if one.coding.coder != RULES else set()
    if placed:
        _place_all(workspace, [(one, place.anchor) for one, place in placed], coder)
    return placed


def _same(one: Waiting) -> list[Candidate]:
    quote = one.coding.anchor.quote
    return [each for each in one.candidates if same_words(quote, each.anchor.quote)]


def retire(workspace: Workspace, one: Waiting, coder: str) -> None:
    """Reject a stale coding: it stays in the record, and waits no longer."""
    with workspace.store.change(coder) as change:
        change.decide_now(replace(one.coding, status=Status.STALE), Verdict.REJECT)


def decided_otherwise(workspace: Workspace, one: Waiting, place: Anchor) -> tuple[Decision, Decision] | None:
    """What somebody else had decided where a coding of the rules was placed, if it is the other verdict, and
    the decision that counts there now: the later one."""
    moved = _chosen(one.coding, place).coding
    every = workspace.store.all_decisions()
    own = {each.order for each in every if each.coding.key == one.coding.key}
    there = [each for each in every if each.coding.key == moved.key and each.order not in own]
    others = [each for each in there if one.stale.verdict not in {None, each.verdict}]
    if moved.id == one.coding.id or not others:
        return None
    counting = next(each for each in workspace.store.decisions() if each.coding.key == moved.key)
    return max(others, key=lambda each: each.order), counting


def _place_all(workspace: Workspace, placed: Sequence[tuple[Waiting, Anchor]], coder: str) -> None:
    places = {one.coding.key: place for one, place in placed}
    with workspace.store.change(coder) as change:
        held = {one.work: one for one in change.codings()}
        for one, place in placed:
            moved = replace(one.coding, anchor=place)
            _refuse_double(one.coding, held.get(moved.work))
            if moved.coder != RULES:
                held[moved.work] = moved
        move_work(change, partial(_placed, places))


def _refuse_double(coding: Coding, there: Coding | None) -> None:
    """One coder's passage under one code counts once."""
    if there is not None:
        raise UsageError(
            f"{there.coder} has already put these words of {there.anchor.document} under {there.code!r}: "
            f"coding {there.id}",
            remedy=f"That one stays, and the stale one is not needed: qda anchors {coding.id} --reject",
        )


def _placed(places: Mapping[tuple[str, str], Anchor], coding: Coding) -> Carried | None:
    place = places.get(coding.key)
    return _chosen(coding, place) if place is not None else None


def _chosen(coding: Coding, place: Anchor) -> Carried:
    """A coding at the place that a person named."""
    status = Status.PROPOSED if coding.status is Status.STALE else coding.status
    return Carried(replace(coding.moved_to(place), status=status), Fate.CHOSEN, coding.anchor)


def anchors_table(found: Sequence[Waiting]) -> Table:
    """One row for each candidate of each stale coding, and one for a coding without any."""
    texts = {
        "id": "Coding",
        "fate": "Fate",
        "document": "Document",
        "code": "Code",
        "coder": "Coder",
        "verdict": "Verdict",
        "before": "Context before",
        "quote": "Old quotation",
        "after": "Context after",
        "memo": "Memo",
    }
    columns = [Column(key, heading, ColumnKind.TEXT) for key, heading in texts.items()]
    columns += [
        Column("candidate", "Candidate", ColumnKind.COUNT, "what to say to choose it: --at"),
        Column("likeness", "Likeness", ColumnKind.SHARE, "of the passage to the old quotation"),
        Column("line", "Line", ColumnKind.COUNT, "line of the text now"),
        Column("passage", "Passage", ColumnKind.TEXT, "the words that stand there now"),
    ]
    rows = [(*_told(one), *place) for one in found for place in _places(one)]
    return Table("anchors", "Stale codings", tuple(columns), tuple(rows), "stale coding", len(found))


def _told(one: Waiting) -> tuple[str | None, ...]:
    coding, old = one.coding, one.coding.anchor
    verdict = str(one.stale.verdict) if one.stale.verdict else None
    memo = "\n".join(f"{memo.text} ({memo.coder})" for memo in one.stale.memos) or None
    which = (coding.id, str(one.fate), old.document, coding.code, coding.coder, verdict)
    return (*which, old.before, old.quote, old.after, memo)


def _places(one: Waiting) -> list[tuple[int | None, float | None, int | None, str | None]]:
    found: list[tuple[int | None, float | None, int | None, str | None]] = [
        (each.number, each.likeness / 100, each.line, each.anchor.quote) for each in one.candidates
    ]
    return found or [(None, None, None, None)]
