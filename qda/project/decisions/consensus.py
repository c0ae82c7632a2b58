"""Where coders disagree, and what a person decides: the consensus is a coder of its own.

An adjudication changes nothing of what the coders did, so that their agreement stays what it was. It is a
coding by `consensus` in the words of the coder who gave the code, which the person who decides accepts where
the code applies and rejects where it does not; a later decision counts in its place and deletes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qda.analysis.agreement.asked import Asked
from qda.analysis.agreement.comparison import Comparison, comparison
from qda.analysis.agreement.runs import Run, Said, runs, said_in
from qda.analysis.frames.placed import Placed
from qda.analysis.frames.selection import ALL, Selection
from qda.errors import UsageError
from qda.model.coding import CONSENSUS, Assertion, Coding, Status, anchor
from qda.model.decision import Memo, Verdict
from qda.model.document import Document
from qda.model.identity import coding_id
from qda.model.span import Span
from qda.project.coded import coded, places
from qda.project.study import Study
from qda.project.workspace import Workspace

if TYPE_CHECKING:
    from qda.store.changes.change import Change


APPLIES, DOES_NOT = "applies", "does not apply"
_SAID = {Status.ACCEPTED: APPLIES, Status.REJECTED: DOES_NOT}
_VERDICT = {APPLIES: Verdict.ACCEPT, DOES_NOT: Verdict.REJECT}


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A run with the coding of the consensus that it has or would get. `decision` is APPLIES, DOES_NOT, or ""
    while nobody has decided; by: who decided; told: every coder's codings in it, in words, also those under
    codes and with assertions that are not compared; sentences and locator: those of its own words, which a
    quotation that it is a part of goes beyond."""

    run: Run
    coding: Coding
    decision: str
    by: str
    told: tuple[Said, ...]
    sentences: str
    locator: str


def found_passages(
    study: Study, selection: Selection, coders: Sequence[str], asked: Asked
) -> tuple[Comparison, list[Passage]]:
    """Every passage that one of the coders gave a code, agreed on or not, and what was compared.

    Raises UsageError when the consensus is compared with itself.
    """
    if CONSENSUS in coders:
        raise UsageError(
            "what is decided belongs to the consensus, which cannot be adjudicated itself",
            remedy="Name the coders whose disagreements are to be decided.",
        )
    compared = comparison(coded(study), selection, coders, level=asked.level, everywhere=asked.everywhere)
    found = runs(compared, asked.unit, asked.overlap)
    named, standing = {run.document for run in found}, places(study)
    placed = {one.name: Placed(one, *standing[one.name]) for one in study.documents if one.name in named}
    spans = [_trimmed(placed[run.document].text, run.start, run.end) for run in found]
    taken = {(run.document, run.code, span) for run, span in zip(found, spans, strict=True)}
    known = _decided(study.codings)
    who = {one.coding.id: one.coder for one in study.people.decisions}
    told = said_in(_all_said(study, selection, coders, asked), found)
    passages = []
    for run, span, own in zip(found, spans, told, strict=True):
        place, there = placed[run.document], known.get((run.document, run.code), ())
        coding = _of_passage(span, place.document, there, taken) or _undecided(run, span, place)
        decision = _SAID.get(coding.status, "")
        by = who.get(coding.id, "") if decision else ""
        passages.append(Passage(run, coding, decision, by, own, *_where(place, span)))
    return compared, passages


def _where(placed: Placed, span: Span) -> tuple[str, str]:
    """The sentences that a passage touches, and its locator."""
    where = placed.where(span.start, span.end)
    assert where is not None  # it lies in units that are compared
    return placed.passage(where.first, where.last), placed.locator(where.paragraph, span.start)


def _all_said(study: Study, selection: Selection, coders: Sequence[str], asked: Asked) -> Comparison:
    """The same documents with what the coders said under every code, held or not by those who speak."""
    every = replace(selection, codes=(), themes=(), assertions=(ALL,))
    return comparison(
        coded(study), every, coders, level=asked.level, everywhere=asked.everywhere, every_code=True
    )


def adjudicate(
    workspace: Workspace, decided: Iterable[tuple[Passage, str]], coder: str, *, because: str = ""
) -> int:
    """Record what somebody decided on passages: APPLIES or DOES_NOT; with a reason, as a memo. All of it is
    kept or nothing. Gives how many decisions were new."""
    many = 0
    with workspace.store.change(coder) as change:
        there = {one.key: one for one in change.codings()}
        for passage, decision in decided:
            if passage.decision == decision and not because:
                continue
            _record(change, passage.coding, there, _VERDICT[decision], because)
            many += 1
    return many


def _record(
    change: Change,
    wanted: Coding,
    there: dict[tuple[str, str], Coding],
    verdict: Verdict,
    because: str,
) -> None:
    coding = there.get(wanted.key)
    if coding is None:
        coding = there[wanted.key] = replace(wanted, status=Status.ACCEPTED, at=change.at)
        change.add_coding(coding)
    change.decide_now(coding, verdict)
    if because:
        change.write_memo(Memo("coding", coding.id, because, change.actor, change.at, coding))


def _decided(codings: Iterable[Coding]) -> dict[tuple[str, str], list[Coding]]:
    """What the consensus has, by document and code; what the text no longer holds is open again."""
    known: dict[tuple[str, str], list[Coding]] = {}
    for one in codings:
        if one.coder == CONSENSUS and one.status in _SAID:
            known.setdefault((one.anchor.document, one.code), []).append(one)
    return known


def _of_passage(
    span: Span, document: Document, there: Iterable[Coding], taken: Collection[tuple[str, str, Span]]
) -> Coding | None:
    """What the consensus has on a passage: its own words, else words that it shares characters with and that
    are no other passage's. Passages of one code overlap where quotations are compared, and a decision moves
    with its document while the passages around it may be cut in another way."""
    now = (one for one in there if one.anchor.text_hash == document.text_hash)
    near = [one for one in now if one.anchor.span.overlaps(span)]
    exact = (one for one in near if one.anchor.span == span)
    nobodys = (one for one in near if (document.name, one.code, one.anchor.span) not in taken)
    return next(exact, None) or next(nobodys, None)


def _undecided(run: Run, span: Span, placed: Placed) -> Coding:
    document = placed.document
    identity = coding_id(document.name, document.text_hash, run.code, span.start, span.end, CONSENSUS)
    place = anchor(document.name, document.text_hash, placed.text, span)
    return Coding(identity, place, run.code, CONSENSUS, Assertion(run.assertion))


def _trimmed(text: str, start: int, end: int) -> Span:
    """A passage without white space at its ends."""
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip())))
