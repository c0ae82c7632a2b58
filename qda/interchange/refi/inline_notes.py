"""Memos that programs write into what they are on: they become notes, as the standard has them."""

from collections import Counter

from lxml import etree

from qda.interchange.refi.guids import guid_of
from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Remarks, Subject
from qda.interchange.refi.standard import ELEMENTS, WORDS

_KINDS = {name.lower(): name for name in ELEMENTS}
_Nameless = Counter[tuple[str, str]]
"""Notes without a GUID, by where they stand and what they say."""
_USER = ("creatinguser", "creatinguserguid")


def put_notes_apart(root: Element, remarks: Remarks) -> None:
    """Put notes that stand in other elements among those of the project, each with a reference from there.

    A description or text in a coding, which the standard has not, is such a note too. `root` is a tree as a
    program wrote it, with names in any namespace and case.
    """
    nameless: _Nameless = Counter()
    for element in list(root.iter(etree.Element)):
        parent = element.getparent()
        if parent is None:
            continue
        if _kind(parent) == "Coding" and _kind(element) in WORDS:
            _as_note(element, nameless, remarks)
        elif _kind(element) == "Note" and (_kind(parent) != "Notes" or parent.getparent() is not root):
            _put_apart(element, root, nameless, remarks)
    for notes in [one for one in root.iter(etree.Element) if _kind(one) == "Notes"]:
        home = notes.getparent()
        if home is not None and home is not root and len(notes) == 0:
            home.remove(notes)


def _as_note(said: Element, nameless: _Nameless, remarks: Remarks) -> None:
    """The words of a coding as a note in it, which is put apart then."""
    coding = said.getparent()
    if coding is None:
        return
    words = "".join(str(text) for text in said.itertext())
    note = _beside(coding, "Note")
    content = _beside(coding, "PlainTextContent")
    content.text = words
    note.append(content)
    coding.replace(said, note)
    if words.strip():
        remarks.accepted("a memo that is a description, read as a note", _guid(coding), Subject.MEMOS, -1)
        _put_apart(note, coding.getroottree().getroot(), nameless, Remarks())
    else:
        coding.remove(note)


def _put_apart(note: Element, root: Element, nameless: _Nameless, remarks: Remarks) -> None:
    place = note.getparent()
    while place is not None and _kind(place) == "Notes" and place is not root:
        place = place.getparent()
    if place is None:
        return
    own = _guid(note)
    if not own:
        here = (_guid(place), "".join(str(text) for text in note.itertext()))
        own = guid_of("note in", *here, str(nameless[here]))
        nameless[here] += 1
        note.set("guid", own)
    user = _of_any(note, *_USER) or next(filter(None, (_of_any(one, *_USER) for one in _way(place))), "")
    if user and not _of_any(note, *_USER):
        note.set("creatingUser", user)
    note.tail = None
    home = next((one for one in root if _kind(one) == "Notes"), None)
    if home is None:
        home = _beside(root, "Notes")
        root.append(home)
    home.append(note)
    kind = _kind(place)
    if kind and "NoteRef" in ELEMENTS[kind].children:
        place.append(_beside(place, "NoteRef", targetGUID=own))
        remarks.accepted("a note that stands within what it is on", own)
    else:
        remarks.accepted(f"a note within <{kind or 'something unknown'}>, a memo on the study", own)


def _way(element: Element) -> list[Element]:
    """An element and those above it that may say who made it; a project's own maker made no single note."""
    return [one for one in (element, *element.iterancestors()) if _kind(one) != "Project"]


def _beside(element: Element, name: str, **attributes: str) -> Element:
    """A new element in the namespace of another."""
    namespace = etree.QName(element).namespace
    return etree.Element(f"{{{namespace}}}{name}" if namespace else name, attributes)


def _kind(element: Element) -> str:
    """An element's name in the standard; "" for another or a comment."""
    if not isinstance(element.tag, str):
        return ""
    return _KINDS.get(etree.QName(element).localname.lower(), "")


def _guid(element: Element) -> str:
    return _of_any(element, "guid", "id")


def _of_any(element: Element, *names: str) -> str:
    """The first attribute of some names in small letters; "" for none."""
    held = {etree.QName(str(key)).localname.lower(): str(value) for key, value in element.attrib.items()}
    return next((held[name] for name in names if held.get(name, "").strip()), "")
