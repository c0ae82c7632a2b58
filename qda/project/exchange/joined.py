"""What two projects say of one thing, as what one of them says, with what the other one has beyond it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping

from qda.interchange.refi.parse import Element
from qda.interchange.refi.places import span_of
from qda.interchange.refi.standard import ELEMENTS, TEXT_SELECTIONS, WORDS
from qda.interchange.refi.tree import called, child, children, guid, name_of, put, target

_Key = tuple[object, ...]
_NOT_ITS_PLACE = frozenset(ELEMENTS["PlainTextSelection"].attributes) - {"startPosition", "endPosition"}
"""What a passage has beside its place: its GUID and name, and who made it."""
_OF_PLACES = TEXT_SELECTIONS | {"SyncPoint"}
_BY_THEMSELVES = frozenset({"Code", "Representation", "Transcript", "TextDescription", "PlainTextContent"})
"""What is joined by what it is called here, and texts."""


class Joined:
    """Joins elements. `same` is GUID -> GUID of what stands for it then, `lost` what found no place."""

    def __init__(self) -> None:
        self.same: dict[str, str] = {}
        self.lost: list[tuple[str, str]] = []

    def texts(self, home: Element, other: Element, texts: Mapping[str, str]) -> None:
        """Put the passages of a text of one source into that of another one, if the text is the same."""
        self.same[guid(other)] = guid(home)
        if texts.get(guid(home)) == texts.get(guid(other)):
            self._put(home, other, lambda one: name_of(one) in _OF_PLACES)
        elif children(other, *TEXT_SELECTIONS):
            what = "what one of several imports says of passages of a document whose text is another one now"
            self.lost.append((f"{what}; their codings are written", called(other)))
        if name_of(other) != "TextSource":
            self._put(home, other, lambda one: name_of(one) not in _OF_PLACES)

    def sources(self, home: Element, other: Element) -> None:
        """Put what one source has beyond its text into another one."""
        self.same[guid(other)] = guid(home)
        if home is not other:
            self.things(home, other, without=_OF_PLACES)

    def things(self, home: Element, other: Element, *, without: frozenset[str] = frozenset()) -> None:
        """Put what `other` has beyond `home` into it, `without` some kinds; nothing of `home` changes."""
        self._put(home, other, lambda one: name_of(one) not in without)

    def _put(self, home: Element, other: Element, wanted: Callable[[Element], bool]) -> None:
        there: dict[_Key, list[Element]] = defaultdict(list)
        for one in home:
            there[_key(one)].append(one)
        alike = Counter[_Key]()
        own = {guid(one) for one in home.iter() if guid(one)}
        for one in [one for one in other if name_of(one) not in _BY_THEMSELVES and wanted(one)]:
            key = _key(one)
            if there[key]:  # of several in one place the first is the first, and so on
                self._twins(there[key][min(alike[key], len(there[key]) - 1)], one)
                alike[key] += 1
            elif name_of(one) not in ELEMENTS[name_of(home)].children:
                self.lost.append(
                    (f"a {name_of(one)} of a source that is a {name_of(home)} too", called(other))
                )
            elif own.isdisjoint(guid(inner) for inner in one.iter()):
                put(home, one)

    def _twins(self, twin: Element, one: Element) -> None:
        if name_of(one) == "Description" and (one.text or "").split() != (twin.text or "").split():
            parent = one.getparent()
            if (one.text or "").strip() and parent is not None:
                self.lost.append(("another description of what came with several projects", called(parent)))
        if name_of(one) not in WORDS:
            if guid(one) and guid(one) != guid(twin):
                self.same[guid(one)] = guid(twin)
            self.things(twin, one)


def _key(one: Element) -> _Key:
    """What is the same in two elements that say one thing."""
    name = name_of(one)
    if name == "Coding":
        return name, target(child(one, "CodeRef")), one.get("creatingUser")
    if name == "VariableValue":
        return name, target(child(one, "VariableRef"))
    if name == "TranscriptSelection":
        return name, span_of(one)
    if name in WORDS:
        return (name,)
    return name, *sorted((str(k), str(v)) for k, v in one.attrib.items() if k not in _NOT_ITS_PLACE)
