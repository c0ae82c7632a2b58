"""One quotation that is seen twice: in a text and, under the same GUID, on a page of it.

GUIDs are unique here, so that the one on the page gets another, by which the two are known for one again.
"""

from copy import deepcopy
from itertools import count, takewhile

from qda.interchange.refi.guids import guid_of
from qda.interchange.refi.parse import Element
from qda.interchange.refi.standard import SELECTIONS, TEXT_SELECTIONS
from qda.interchange.refi.tree import child, children, every, guid, target

OTHERS = tuple(sorted(SELECTIONS - TEXT_SELECTIONS))
"""Selections that select no text."""


def view_of(quotation: str, number: int) -> str:
    """The GUID of another view, the first with the number 0, of a quotation with a GUID in a text."""
    return guid_of("view", quotation, str(number))


def views(root: Element) -> dict[str, tuple[Element, Element]]:
    """The selections of pages that are quotations of a text too, by GUID, each with that of the text."""
    others = {guid(one): one for one in every(root, *OTHERS)}
    found: dict[str, tuple[Element, Element]] = {}
    for home in every(root, *TEXT_SELECTIONS) if others else ():
        named = (view_of(guid(home), number) for number in count())
        found |= {name: (others[name], home) for name in takewhile(others.__contains__, named)}
    return found


def twins(root: Element) -> dict[str, str]:
    """The codings of such selections of pages, by GUID, each with the GUID of the same one in the text."""
    return {
        guid(one): guid(same)
        for view, home in views(root).values()
        for one in children(view, "Coding")
        for same in children(home, "Coding")
        if work_of(one) == work_of(same)
    }


def twin_of(coding: Element) -> Element:
    """The same coding for another view of its quotation, with a GUID of its own and without its notes."""
    made = deepcopy(coding)
    for note in children(made, "NoteRef"):
        made.remove(note)
    made.set("guid", guid_of("view", guid(coding)))
    return made


def work_of(coding: Element) -> tuple[str, str]:
    """Which code a coding has, and by whom."""
    return target(child(coding, "CodeRef")), str(coding.get("creatingUser") or "")
