"""What of a file has no place in the project, item by item; all of it is kept and written back."""

from collections.abc import Iterator

from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Remarks
from qda.interchange.refi.standard import SELECTIONS, SOURCES, TEXT_SELECTIONS
from qda.interchange.refi.tree import called, children, every, guid, words
from qda.project.exchange.memos_in import notes_of


def name_kept(root: Element, remarks: Remarks) -> None:
    """Name sets, links, graphs, descriptions and passages without a code."""
    for one in every(root, "Set"):
        remarks.kept("a set", called(one))
    for one in every(root, "Graph"):
        remarks.kept("a graph", called(one))
    for one in _links(root):
        remarks.kept("a link", called(one))
    for one in every(root, *SELECTIONS, *SOURCES, "Variable", "Transcript"):
        if words(one).strip():
            remarks.kept("the description of a passage, source or variable", called(one))
    for one in every(root, *TEXT_SELECTIONS):
        if not children(one, "Coding", "NoteRef"):
            remarks.kept("a passage without a code", guid(one))
    if words(root).strip():
        remarks.kept("the description of the project")


def _links(root: Element) -> Iterator[Element]:
    """Links between other things than a note and what it is on, which is a memo's place."""
    notes = {guid(one) for one in notes_of(root)}
    for one in every(root, "Link"):
        if (str(one.get("originGUID")) in notes) == (str(one.get("targetGUID")) in notes):
            yield one
