"""Documents as sources with their selections and codings."""

from collections import defaultdict
from collections.abc import Sequence

from qda.interchange.refi.guids import free_guid, guid_of
from qda.interchange.refi.parse import Element
from qda.interchange.refi.places import span_of
from qda.interchange.refi.remarks import Remarks
from qda.interchange.refi.standard import TEXT_SELECTIONS
from qda.interchange.refi.tree import children, drop, guid, name_of, new, put
from qda.model.coding import Coding
from qda.model.document import Document
from qda.model.identity import hash_text
from qda.project.exchange.base import Base
from qda.project.exchange.documents_in import TextSource
from qda.project.exchange.known_codings import KnownCodings
from qda.project.exchange.names import NOBODY
from qda.project.exchange.people_out import user_guid
from qda.project.exchange.views_out import Views

_NAME = 80
"""Characters of a passage that its selection is called by."""
_Place = tuple[int, int]


class Written:
    """The elements of codings by the codings' ids and coders, so that memos find them."""

    def __init__(self) -> None:
        self.codings: dict[tuple[str, str], Element] = {}
        self.by_guid: dict[str, Coding] = {}


def put_codings(
    source: Element,
    holder: Element,
    document: Document,
    codings: Sequence[Coding],
    codes: dict[str, Element],
    base: Base,
    written: Written,
    remarks: Remarks,
) -> None:
    """Bring the codings of a text to what the project has: kept ones stay, others go, new ones come."""
    before = base.texts.get(guid(holder), document.text)
    names = {guid(element): code for code, element in codes.items()}
    coders = {guid(user) if user is not None else NOBODY: name for name, user in base.users.items()}
    known = KnownCodings(document.name, before, codings, names, {NOBODY: NOBODY, **coders})
    changed = hash_text(before) != document.text_hash
    text = TextSource(holder, source, document.name, before)
    had = {guid(one) for one in children(holder, *TEXT_SELECTIONS) if children(one, "Coding")}
    other_views = Views(source, holder)
    found: dict[str, Coding] = {}
    for element, span in list(text.codings()):
        coding = known.find(element, (span.start, span.end))
        if coding is None:
            drop(element)
            continue
        found[guid(element)] = coding
        written.by_guid[guid(element)] = coding
        written.codings.setdefault(coding.key, element)
    if changed:
        _move(holder, found, remarks)
    _drop_empty(holder, had, text.name, remarks)
    there = {one.key for one in found.values()}
    _put_new(holder, [one for one in codings if one.key not in there], codes, base, written)
    other_views.put(written.by_guid, remarks)


def _move(holder: Element, found: dict[str, Coding], remarks: Remarks) -> None:
    """Let selections stand where their codings stand in the changed text."""
    for selection in children(holder, *TEXT_SELECTIONS):
        places: dict[_Place, list[Element]] = defaultdict(list)
        for element in children(selection, "Coding"):
            places[found[guid(element)].anchor.span].append(element)
        for number, (place, elements) in enumerate(places.items()):
            home = selection if number == 0 else _split(holder, selection, place)
            _place(holder, home, place)
            for element in elements if number else ():
                put(home, element)
        if not places:
            remarks.lost("a passage without a code, in a text that was changed since", str(guid(selection)))
            drop(selection)


def _split(holder: Element, selection: Element, place: _Place) -> Element:
    own = free_guid(_guids(holder), "selection", guid(selection), *map(str, place))
    made = new(name_of(selection), guid=own)
    return put(holder, made)


def _place(holder: Element, selection: Element, place: _Place) -> None:
    """Give a selection its place: itself, or by two points of a transcript."""
    of_text = name_of(selection) == "PlainTextSelection"
    is_new = selection.get("startPosition" if of_text else "fromSyncPoint") is None
    if not is_new and span_of(selection) == place:
        return
    if of_text:
        selection.set("startPosition", str(place[0]))
        selection.set("endPosition", str(place[1]))
        return
    for key, at in zip(("fromSyncPoint", "toSyncPoint"), place, strict=True):
        selection.set(key, _point(holder, str(at)))


def _point(holder: Element, at: str) -> str:
    """The GUID of our point of a transcript at a place, which is made when it is not there."""
    points = {guid(one): one.get("position") for one in children(holder, "SyncPoint")}
    own = guid_of("point", guid(holder), at)
    if points.get(own) != at:
        own = free_guid(points, "point", guid(holder), at)
        put(holder, new("SyncPoint", guid=own, position=at))
    return own


def _guids(holder: Element) -> set[str]:
    return {guid(one) for one in holder.iter()}


def _drop_empty(holder: Element, had: set[str], name: str, remarks: Remarks) -> None:
    """Selections that lost their codings go, unless somebody wrote on them."""
    for selection in children(holder, *TEXT_SELECTIONS):
        if guid(selection) in had and not children(selection, "Coding", "NoteRef"):
            remarks.lost("a passage whose codings are gone", f"{guid(selection)} in {name}")
            drop(selection)


def _put_new(
    holder: Element, codings: Sequence[Coding], codes: dict[str, Element], base: Base, written: Written
) -> None:
    kind = "TranscriptSelection" if name_of(holder) == "Transcript" else "PlainTextSelection"
    places: dict[_Place, list[Coding]] = defaultdict(list)
    taken = _guids(holder) if codings else set()
    for one in codings:
        places[(one.anchor.start, one.anchor.end)].append(one)
    for place, several in places.items():
        name = " ".join(several[0].anchor.quote.split())[:_NAME]
        own = free_guid(taken, "selection", guid(holder), *map(str, place))
        selection = new(kind, guid=own, name=name)
        _place(holder, put(holder, selection), place)
        for one in several:
            coding = new(
                "Coding",
                guid=free_guid(taken, "coding", one.id, one.coder),
                creatingUser=user_guid(base, one.coder),
                creationDateTime=one.at,
            )
            put(coding, new("CodeRef", targetGUID=guid(codes[one.code])))
            put(selection, coding)
            written.codings[one.key] = coding
            written.by_guid[guid(coding)] = one
