"""What QualCoder writes otherwise: memos are descriptions, and a note on a passage of a source holds it."""

from qda.interchange.refi.guids import guid_of
from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Remarks, Subject
from qda.interchange.refi.standard import SOURCES, TEXT_SELECTIONS
from qda.interchange.refi.tree import (
    called,
    child,
    children,
    container,
    drop,
    every,
    guid,
    name_of,
    new,
    put,
    target,
    when,
    who,
    words,
)


def is_qualcoders(root: Element) -> bool:
    """Whether QualCoder wrote a project."""
    return str(root.get("origin") or "").lower().startswith("qualcoder")


def put_memos(root: Element, remarks: Remarks) -> None:
    """The memos of passages, sources and the project are notes on them.

    Those of codes are their definitions, and those of cases, on which no note can be, stay descriptions.
    """
    for element in list(every(root, *TEXT_SELECTIONS, *SOURCES, "Project")):
        memo = words(element)
        if not memo.strip():
            continue
        user = who(element) or element.get("creatingUserGUID")
        note = new(
            "Note",
            guid=guid_of("memo of", guid(element)),
            creatingUser=str(user) if user else None,
            creationDateTime=when(element),
        )
        put(note, new("PlainTextContent", memo))
        put(container(root, "Notes"), note)
        put(element, new("NoteRef", targetGUID=guid(note)))
        for described in children(element, "Description"):
            drop(described)
        remarks.accepted("a memo that is a description, read as a note", called(element), Subject.MEMOS, -1)


def put_annotations(root: Element, remarks: Remarks) -> None:
    """The passage of a source that a note on it holds is put into the source, and the note on the passage."""
    references = {target(one): one for source in every(root, *SOURCES) for one in children(source, "NoteRef")}
    for note in every(root, "Note"):
        selections, reference = children(note, "PlainTextSelection"), references.get(guid(note))
        source = reference.getparent() if reference is not None else None
        if reference is None or source is None or not selections:
            continue
        holder = source if name_of(source) == "TextSource" else child(source, "Representation")
        if holder is None:
            continue
        drop(reference)
        for selection in selections:
            put(selection, new("NoteRef", targetGUID=guid(note)))
            put(holder, selection)
        remarks.accepted("a note that holds the passage of a source, put on the passage", called(note))
