"""Memos as notes: those that are notes of imported projects go out as these, the others are made."""

from collections import Counter
from collections.abc import Mapping, Sequence

from qda.interchange.refi.guids import free_guid
from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Remarks, Subject
from qda.interchange.refi.standard import SOURCES, TEXT_SELECTIONS
from qda.interchange.refi.tree import called, container, drop, every, guid, new, put, target, when
from qda.model.decision import Memo
from qda.project.exchange.base import Base
from qda.project.exchange.memos_in import (
    PROJECT,
    Here,
    described_memo,
    memos_in,
    notes_of,
    what_it_says,
    with_sources,
)
from qda.project.exchange.people_out import user_guid
from qda.project.exchange.sources_out import Written

_NAME = 60


def put_notes(
    root: Element,
    memos: Sequence[Memo],
    base: Base,
    codes: Mapping[str, Element],
    sources: Mapping[str, Element],
    written: Written,
    remarks: Remarks,
) -> None:
    """Put all memos into a tree and let what they are on point to them; `sources` is source by document."""
    for note in base.notes:
        put(container(root, "Notes"), note)
    here = _here(root, base, codes, sources, written)
    there = _keep_what_is_said(root, memos, base, here, remarks)
    _date(root, memos, base, here)
    taken = set(map(guid, notes_of(root)))
    for memo in memos:
        if what_it_says(memo) not in there:
            _put(root, memo, taken, base, codes, sources, written, remarks)


def _here(
    root: Element, base: Base, codes: Mapping[str, Element], sources: Mapping[str, Element], written: Written
) -> Here:
    """What the things of the tree are in the project."""
    documents = {}
    for name, source in sources.items():
        holder = base.holder(name)
        documents[guid(source if holder is None else holder)] = name
    names = {guid(element): code for code, element in codes.items()}
    return Here(written.by_guid, names, with_sources(root, documents), base.texts, base.coders)


def _keep_what_is_said(
    root: Element, memos: Sequence[Memo], base: Base, here: Here, remarks: Remarks
) -> set[tuple[str, str, str, str]]:
    """Take out the notes that say, in this tree, what no memo says or what an older note says too.

    Gives what the others say. The notes of a project that came again with other GUIDs are such.
    """
    left = Counter(map(what_it_says, memos))
    said = memos_in(root, base.texts, here, "", str, Remarks())
    there: dict[tuple[str, str, str, str], str] = {}
    for element in every(root, *TEXT_SELECTIONS, *SOURCES):
        own = {what_it_says(memo) for memo in said.get(described_memo(element), ())} - there.keys()
        if count := sum(left[one] for one in own):
            there |= dict.fromkeys(own, "")
            remarks.accepted("a description that is a memo too", called(element), Subject.MEMOS, -count)
    for note in reversed(base.notes):
        if guid(note) not in said:
            remarks.kept("a note without words", called(note), Subject.MEMOS)
            continue
        every_one = {what_it_says(memo) for memo in said[guid(note)]}
        own = every_one - there.keys()
        count = sum(left[one] for one in own)
        if not count:
            _drop_note(root, note, next((there[one] for one in every_one if there.get(one)), None))
            continue
        there |= dict.fromkeys(own, guid(note))
        if count > 1:
            remarks.accepted("a note that is several memos here", called(note), Subject.MEMOS, 1 - count)
    return set(there)


def _date(root: Element, memos: Sequence[Memo], base: Base, here: Here) -> None:
    """Give a time to the notes that came without one, for QualCoder reads no further than such a note."""
    came = {what_it_says(memo): memo.at for memo in memos}
    said = memos_in(root, base.texts, here, "", str, Remarks())
    for note in notes_of(root):
        if when(note) is None:
            at = next(
                (came[own] for memo in said.get(guid(note), ()) if (own := what_it_says(memo)) in came), ""
            )
            if known := at or root.get("creationDateTime"):
                note.set("creationDateTime", known)


def _drop_note(root: Element, note: Element, instead: str | None) -> None:
    """Take a note out; links and sets have the one that says the same `instead`."""
    for reference in list(every(root, "NoteRef")):
        if target(reference) == guid(note):
            drop(reference)
    for element in every(root, "Link", "MemberNote") if instead else ():
        for end in ("originGUID", "targetGUID"):
            if element.get(end) == guid(note):
                element.set(end, str(instead))
    drop(note)


def _put(
    root: Element,
    memo: Memo,
    taken: set[str],
    base: Base,
    codes: Mapping[str, Element],
    sources: Mapping[str, Element],
    written: Written,
    remarks: Remarks,
) -> None:
    own = free_guid(taken, "note", memo.about, memo.target, memo.coder, memo.at, memo.text)
    note = new(
        "Note",
        guid=own,
        name=" ".join(memo.text.split())[:_NAME],
        creatingUser=user_guid(base, memo.coder),
        creationDateTime=memo.at or root.get("creationDateTime"),
    )
    put(container(root, "Notes"), note)
    taken.add(own)
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
