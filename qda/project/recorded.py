"""What a project's database holds, read in one state of it: others may change it at any moment."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qda.coding.anchors.reanchor import carry
from qda.ingest.attributes import People as Attributes
from qda.ingest.attributes import by_name
from qda.model.coding import Coding
from qda.model.decision import Decision, Memo
from qda.model.document import Document
from qda.project.workspace import Workspace
from qda.store.database import Store
from qda.store.failures import Damaged

if TYPE_CHECKING:
    from qda.store.changes.change import Change


@dataclass(frozen=True, eq=False)
class People:
    """What people did and are: codings, decisions, memos, participants' attributes.

    A memo on a coding has it as it stands in the text of now, if it was found there.
    """

    codings: tuple[Coding, ...]
    decisions: tuple[Decision, ...]
    memos: tuple[Memo, ...]
    attributes: Attributes


@dataclass(frozen=True, eq=False)
class Recorded:
    """Documents and what people did in them, in the state that the record's `head` tells, and the `number` of
    its last event."""

    head: str
    number: int
    documents: tuple[Document, ...]
    people: People


def recorded(workspace: Workspace) -> Recorded:
    """The documents of the study and people's work, all of one state; each text is read when asked for."""
    with workspace.store.one_state():
        return recorded_of(workspace.store, workspace.store.documents())


def recorded_of(store: Store | Change, documents: tuple[Document, ...]) -> Recorded:
    """Documents with people's work in them, as the database has it now."""
    memos = tuple(_carried(store, memo, documents) for memo in store.memos())
    people = People(store.codings(), store.decisions(), memos, by_name(store.participants()))
    head = store.head(but="Counted")  # what a run counted alters nothing
    return Recorded(head, store.last_number(), documents, people)


def refuse_drifted(held: Recorded) -> None:
    """Raise Damaged when a quotation that people coded or decided on does not stand at its place in the text.

    What stands in an earlier version of a text is stale and shown with its old words; `check` reads that too.
    """
    about = [*held.people.codings, *(one.coding for one in held.people.decisions)]
    placed: dict[tuple[str, str], list[Coding]] = defaultdict(list)
    for coding in about:
        placed[coding.anchor.document, coding.anchor.text_hash].append(coding)
    drifted: dict[str, Coding] = {}
    for document in held.documents:  # in their order, in which texts are read ahead
        if codings := placed.get((document.name, document.text_hash)):
            text = document.text
            drifted |= {one.id: one for one in codings if one.anchor.span.of(text) != one.anchor.quote}
    if drifted:
        raise Damaged(_told(list(drifted.values())))


def _told(drifted: list[Coding]) -> str:
    first, others = drifted[0], len(drifted) - 1
    place = first.anchor
    more = f"; nor does that of {others} more" if others else ""
    return (
        f"the quotation of coding {first.id} ({first.code}, by {first.coder}) does not stand at "
        f"{place.start}-{place.end} of {place.document}{more}"
    )


def _carried(store: Store | Change, memo: Memo, documents: tuple[Document, ...]) -> Memo:
    """A memo with its coding as it stands now; a memo that was never carried along is looked for here."""
    coding = memo.coding
    current = {document.name: document for document in documents} if coding else {}
    document = current.get(coding.anchor.document) if coding else None
    if coding is None or document is None or document.text_hash == coding.anchor.text_hash:
        return memo
    found = carry(coding, store.text(coding.anchor.text_hash), document).coding
    return replace(memo, coding=found, target=found.id)
