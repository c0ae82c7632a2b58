"""Memos as notes: those that were notes are there already, the others are made."""

from collections.abc import Mapping, Sequence

from qda.interchange.refi.guids import guid_of
from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Remarks
from qda.interchange.refi.tree import container, guid, new, put
from qda.model.coding import Coding
from qda.model.decision import Memo
from qda.project.exchange.base import Base
from qda.project.exchange.kept import Kept
from qda.project.exchange.memos_in import PROJECT, Here, memos_in, what_it_says
from qda.project.exchange.people_out import user_guid
from qda.project.exchange.sources_out import Written

_NAME = 60


def put_notes(
    root: Element,
    memos: Sequence[Memo],
    kept: Sequence[Kept],
    base: Base,
    codes: Mapping[str, Element],
    sources: Mapping[str, Element],
    written: Written,
    remarks: Remarks,
) -> None:
    """Put all memos into a tree and let what they are on point to them; `sources` is source by document."""
    for note in base.notes:
        put(container(root, "Notes"), note)
    there = {what_it_says(memo) for one in kept for memo in _of(one, written)}
    for memo in memos:
        if what_it_says(memo) not in there:
            _put(root, memo, base, codes, sources, written, remarks)


def _of(one: Kept, written: Written) -> list[Memo]:
    """The memos that the notes of a kept project are."""
    documents = dict(one.names.documents)
    for holder_guid, name in one.names.documents.items():
        owner = _owner(one.package.root, holder_guid)
        if owner is not None:
            documents.setdefault(owner, name)
    codings: Mapping[str, Coding] = written.by_guid
    here = Here(codings, one.names.codes, documents, one.package.texts, one.names.coders)
    found = memos_in(one.package.root, one.package.texts, here, "", str, Remarks())
    return [memo for memos in found.values() for memo in memos]


def _owner(root: Element, holder: str) -> str | None:
    element = next((one for one in root.iter() if one.get("guid") == holder), None)
    parent = element.getparent() if element is not None else None
    return guid(parent) if parent is not None and parent.get("guid") else None


def _put(
    root: Element,
    memo: Memo,
    base: Base,
    codes: Mapping[str, Element],
    sources: Mapping[str, Element],
    written: Written,
    remarks: Remarks,
) -> None:
    own = guid_of("note", memo.about, memo.target, memo.coder, memo.at, memo.text)
    note = new(
        "Note",
        guid=own,
        name=" ".join(memo.text.split())[:_NAME],
        creatingUser=user_guid(base, memo.coder),
        creationDateTime=memo.at or None,
    )
    put(container(root, "Notes"), note)
    base.texts[own] = memo.text
    home = _home(root, memo, codes, sources, written)
    if home is None:
        remarks.lost(f"what a memo is on; the memo itself is written ({memo.about})", memo.target)
    else:
        put(home, new("NoteRef", targetGUID=own))


def _home(
    root: Element,
    memo: Memo,
    codes: Mapping[str, Element],
    sources: Mapping[str, Element],
    written: Written,
) -> Element | None:
    if memo.about == PROJECT:
        return root
    if memo.about == "coding":
        coder = memo.coding.coder if memo.coding else ""
        return written.codings.get((memo.target, coder))
    return (codes if memo.about == "code" else sources).get(memo.target)
