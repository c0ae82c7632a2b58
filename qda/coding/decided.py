"""The codings of a project as people have left them: the rules' and the people's, each with its status.

Nothing that a person decided is lost when the rules change: an accepted coding that the rules no longer make
stays, and so does a rejected one, with its status. A quotation that cannot be found again in a changed
document is stale; it stays visible until a person decides.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from qda.coding.reanchor import Fate, Reanchored, reanchor
from qda.model.coding import RULES, Anchor, Coding, Status
from qda.model.decision import Decision, Verdict
from qda.model.document import Document
from qda.model.identity import coding_id

_STATUS = {Verdict.ACCEPT: Status.ACCEPTED, Verdict.REJECT: Status.REJECTED}
TextOf = Callable[[str], str]


def decided(
    machine: Iterable[Coding],
    people: Iterable[Coding],
    decisions: Iterable[Decision],
    documents: Mapping[str, Document],
    text_of: TextOf,
) -> tuple[Coding, ...]:
    """Every coding with its status; `text_of` gives the text of a version by its hash.

    Where several people decided about one coding, the latest decision gives the status; all of them stay in
    the project's history.
    """
    verdicts: dict[str, Decision] = {}
    for decision in decisions:
        coding = _current(decision.coding, documents, text_of)
        verdicts[coding.id] = replace(decision, coding=coding)
    made = {one.id: one for one in machine}
    made.update((one.id, one) for one in (_current(coding, documents, text_of) for coding in people))
    for identity, decision in verdicts.items():
        coding = made.get(identity, decision.coding)
        if coding.status is not Status.STALE:
            coding = replace(coding, status=_STATUS[decision.verdict])
        made[identity] = coding
    return tuple(made.values())


def fate(anchor: Anchor, documents: Mapping[str, Document], text_of: TextOf) -> Reanchored:
    """What became of a quotation in the current version of its document; a removed document loses it."""
    document = documents.get(anchor.document)
    if document is None:
        return Reanchored(Fate.LOST, anchor)
    if document.text_hash == anchor.text_hash:
        return Reanchored(Fate.UNCHANGED, anchor)
    return reanchor(anchor, text_of(anchor.text_hash), document.text, document.text_hash)


def _current(coding: Coding, documents: Mapping[str, Document], text_of: TextOf) -> Coding:
    """A recorded coding in the current version of its document."""
    found = fate(coding.anchor, documents, text_of)
    if found.fate in {Fate.AMBIGUOUS, Fate.LOST}:
        return replace(coding, status=Status.STALE)
    if coding.coder != RULES or found.anchor == coding.anchor:
        return replace(coding, anchor=found.anchor)
    moved = found.anchor
    identity = coding_id(moved.document, moved.text_hash, coding.code, moved.start, moved.end)
    return replace(coding, id=identity, anchor=moved)
