"""Notes as memos: on a coding, a document, a code, or the study."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from qda.interchange.refi.dates import to_the_second
from qda.interchange.refi.guids import guid_of
from qda.interchange.refi.parse import Element
from qda.interchange.refi.places import span_of
from qda.interchange.refi.remarks import Remarks, Subject
from qda.interchange.refi.seen import seen
from qda.interchange.refi.standard import SELECTIONS, SOURCES, TEXT_SELECTIONS
from qda.interchange.refi.tree import called, child, children, every, guid, name_of, target, when, who, words
from qda.interchange.refi.views import OTHERS, views
from qda.model.coding import Coding
from qda.model.decision import Memo, on_passage
from qda.project.exchange.names import NOBODY

PROJECT = "project"


@dataclass(frozen=True, slots=True)
class Here:
    """What the things of a file are in the project, by GUID: codings, codes, documents, coders.

    Those `withheld` must not come in, for somebody withdrew.
    """

    codings: Mapping[str, Coding]
    codes: Mapping[str, str]
    documents: Mapping[str, str]
    texts: Mapping[str, str]
    coders: Mapping[str, str]
    withheld: frozenset[str] = frozenset()


def what_it_says(memo: Memo) -> tuple[str, str, str, str]:
    """What makes two memos the same one, whenever they were written; control characters do not count."""
    return memo.about, memo.target, seen(memo.text), memo.coder


def notes_of(root: Element) -> list[Element]:
    """The notes of a tree."""
    outer = child(root, "Notes")
    return children(outer, "Note") if outer is not None else []


def with_sources(root: Element, documents: Mapping[str, str]) -> dict[str, str]:
    """Documents by the GUIDs of their texts and of the sources of these: of several, the first."""
    found = dict(documents)
    for one in root.iter():
        parent = one.getparent()
        if guid(one) in documents and parent is not None and guid(parent):
            found.setdefault(guid(parent), documents[guid(one)])
    return found


def memos_in(
    root: Element,
    texts: Mapping[str, str],
    here: Here,
    now: str,
    say: Callable[[str], str],
    remarks: Remarks,
) -> dict[str, list[Memo]]:
    """The memos that each note becomes, one for each thing that it is on; an empty note becomes none.

    Descriptions of passages and sources, as which several programs write memos, are memos too, by GUIDs of
    their own. `say` replaces names that must not come in.
    """
    places, homes = _places(root), {key: home for key, (_, home) in views(root).items()}
    found: dict[str, list[Memo]] = {}
    for note in notes_of(root):
        said = _said(note, texts.get(guid(note), ""))
        if not said.strip():
            remarks.kept("a note without words", called(note), Subject.MEMOS)
            continue
        inner = [*children(note, "Coding"), *children(note, "PlainTextSelection")]
        if inner:
            remarks.kept("what is coded within a note", called(note))
        coder, moment = here.coders[who(note) or NOBODY], when(note)
        at = to_the_second(moment) if moment else now
        on = places.get(guid(note), [])
        made = [
            Memo(about, thing, say(f"{quote}{said}"), coder, at, coding)
            for element in on
            if guid(element) not in here.withheld
            for about, thing, quote, coding in _on(homes.get(guid(element), element), here)
        ]
        if not made and any(guid(element) in here.withheld for element in on):
            what = "a note on what a participant who withdrew said, or on them"
            remarks.skipped(what, called(note), Subject.MEMOS)
            continue
        if on and not made and root not in on:
            what = "a note on what is no document, coding or code here, a memo on the study"
            things = ", ".join(f"{name_of(one)} {called(one)}" for one in on)
            remarks.accepted(what, f"{called(note)}: {things}")
        found[guid(note)] = list(dict.fromkeys(made)) or [Memo(PROJECT, PROJECT, say(said), coder, at)]
    return found | _described(root, homes, here, now, say, remarks)


def described_memo(element: Element) -> str:
    """The GUID by which the description of an element is told from notes, as a memo."""
    return guid_of("description of", guid(element))


def _described(
    root: Element,
    homes: Mapping[str, Element],
    here: Here,
    now: str,
    say: Callable[[str], str],
    remarks: Remarks,
) -> dict[str, list[Memo]]:
    """The memos that descriptions are; these stay descriptions too, and go out as such."""
    found: dict[str, list[Memo]] = {}
    for element in every(root, *TEXT_SELECTIONS, *SOURCES):
        said, moment = words(element).strip(), when(element)
        if not said or guid(element) in here.withheld:
            continue
        coder, at = here.coders[who(element) or NOBODY], to_the_second(moment) if moment else now
        made = [
            Memo(about, thing, say(f"{quote}{said}"), coder, at, coding)
            for about, thing, quote, coding in _on(homes.get(guid(element), element), here)
        ]
        if made:
            found[described_memo(element)] = list(dict.fromkeys(made))
            what = "a description that is a memo too"
            remarks.accepted(what, called(element), Subject.MEMOS, -1)
    return found


def _said(note: Element, text: str) -> str:
    """What a note says: its name, unless the text begins with it, and its text."""
    name, more = str(note.get("name") or "").strip(), words(note).strip()
    named = " ".join(text.split()).startswith(" ".join(name.split()))
    parts = [] if named or not name else [name]
    return "\n\n".join([*parts, *([text] if text.strip() else []), *([more] if more else [])])


def _places(root: Element) -> dict[str, list[Element]]:
    """What each note is on: by reference, or by a link between the two."""
    found: dict[str, list[Element]] = {}
    for reference in every(root, "NoteRef"):
        parent = reference.getparent()
        if parent is not None:
            found.setdefault(target(reference), []).append(parent)
    things = {guid(one): one for one in root.iter() if one.get("guid")}
    notes = {guid(one) for one in notes_of(root)}
    for link in every(root, "Link"):
        ends = [str(link.get(key, "")) for key in ("originGUID", "targetGUID")]
        for one, other in (ends, ends[::-1]):
            if one in notes and other in things and other not in notes:
                found.setdefault(one, []).append(things[other])
    return found


_On = tuple[str, str, str, Coding | None]


def _on(element: Element, here: Here) -> Iterator[_On]:
    """What a note on an element is on in the project; nothing for what is not there."""
    name = name_of(element)
    if name == "Coding":
        place = element.getparent()
        yield from _on_coding(element, here) or (_on_passage(place, here) if place is not None else ())
    elif name in SELECTIONS:
        codings = [on for coding in children(element, "Coding") for on in _on_coding(coding, here)]
        yield from codings or _on_passage(element, here)
    elif name == "Code" and guid(element) in here.codes:
        yield "code", here.codes[guid(element)], "", None
    elif (name in SOURCES or guid(element) in here.texts) and guid(element) in here.documents:
        yield "document", here.documents[guid(element)], "", None


def _on_coding(element: Element, here: Here) -> Sequence[_On]:
    coding = here.codings.get(guid(element))
    return [("coding", coding.id, "", coding)] if coding else []


def _on_passage(element: Element, here: Here) -> Iterator[_On]:
    """A note on a passage without a code is on its document, and says on which words, page or time."""
    holder, span = element.getparent(), span_of(element) if name_of(element) in SELECTIONS else None
    if holder is None or guid(holder) not in here.documents:
        return
    if span is not None:
        quote = here.texts.get(guid(holder), "")[span[0] : span[1]]
        yield "document", here.documents[guid(holder)], on_passage(quote), None
    elif name_of(element) in OTHERS:
        yield "document", here.documents[guid(holder)], _on_place(element), None


def _on_place(element: Element) -> str:
    """How a memo begins that is on a place of a page or a stretch of a recording."""
    if element.get("page") is not None:
        return f"On page {element.get('page')}, as the file counts pages: "
    if element.get("begin") is not None and element.get("end") is not None:
        begin, end = (timedelta(seconds=int(element.get(key, "0")) // 1000) for key in ("begin", "end"))
        return f"On {begin} to {end} of the recording: "
    return ""
