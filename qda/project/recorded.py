"""What a project's database holds, read in one state of it: others may change it at any moment."""

from __future__ import annotations

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


def _carried(store: Store | Change, memo: Memo, documents: tuple[Document, ...]) -> Memo:
    """A memo with its coding as it stands now; a memo that was never carried along is looked for here."""
    coding = memo.coding
    current = {document.name: document for document in documents} if coding else {}
    document = current.get(coding.anchor.document) if coding else None
    if coding is None or document is None or document.text_hash == coding.anchor.text_hash:
        return memo
    found = carry(coding, store.text(coding.anchor.text_hash), document).coding
    return replace(memo, coding=found, target=found.id)
