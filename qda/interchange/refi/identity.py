"""One GUID for each thing, and every reference to a thing that is there."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import count

from qda.interchange.refi.guids import guid_of, plain, unnamed
from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Remarks, Subject
from qda.interchange.refi.standard import ELEMENTS, FAMILIES, SELECTIONS, TEXT_SELECTIONS
from qda.interchange.refi.tree import (
    called,
    child,
    children,
    container,
    drop,
    every,
    name_of,
    new,
    put,
    target,
)
from qda.interchange.refi.views import view_of

_IDENTIFIED = tuple(name for name, kind in ELEMENTS.items() if "guid" in kind.attributes)
_ANYTHING = ""
_MUST = frozenset({"sourceVertex", "targetVertex"})


def identify(root: Element, remarks: Remarks) -> None:
    """Give every element a GUID of its own in one form, and join the references to them."""
    known = _mint(root, remarks)
    _one_code_each(root, remarks)
    _join_users(root, known, remarks)
    _give_to_cases(root, known, remarks)
    for element in list(root.iter()):
        if element is root or element.getparent() is not None:
            _join(element, known, remarks)
    for coding in list(every(root, "Coding")):
        if child(coding, "CodeRef") is None:
            remarks.skipped("a coding without its code", _where(coding), Subject.CODINGS)
            drop(coding)
    for value in list(every(root, "VariableValue")):
        if child(value, "VariableRef") is None:
            remarks.skipped("a value without its variable", _where(value))
            drop(value)


_Known = dict[str, dict[str, str]]


def _mint(root: Element, remarks: Remarks) -> _Known:
    """Family -> GUID as said -> GUID as it is now. What stands in a text comes before its other views."""
    known: _Known = defaultdict(dict)
    taken: set[str] = set()
    elements = list(every(root, *_IDENTIFIED))
    elements.sort(key=lambda one: name_of(one) in SELECTIONS - TEXT_SELECTIONS)
    for number, element in enumerate(elements):
        raw, name = str(element.get("guid") or ""), name_of(element)
        said = plain(raw) if raw else guid_of("without", name, *_position(element))
        made = said
        if not raw:
            remarks.accepted(f"<{name}> without a GUID, one was made", called(element))
        if said in taken:
            same = _shared(known, said, name)
            made = _view(said, taken) if same else guid_of("again", said, name, str(number))
            what = (
                "one quotation seen twice"
                if same
                else "a GUID that another thing has already, a new one made"
            )
            remarks.accepted(f"<{name}>: {what}", called(element))
        taken.add(made)
        element.set("guid", made)
        known[name].setdefault(said, made)
        known[_ANYTHING].setdefault(said, made)
    return known


def _view(quotation: str, taken: Collection[str]) -> str:
    return next(name for number in count() if (name := view_of(quotation, number)) not in taken)


def _position(element: Element) -> tuple[str, ...]:
    """What tells an element without a GUID from others: its name, and where it stands."""
    parent = element.getparent()
    above = str(parent.get("guid") or name_of(parent)) if parent is not None else ""
    number = parent.index(element) if parent is not None else 0
    return above, str(number), str(element.get("name") or "")


def _shared(known: _Known, said: str, name: str) -> bool:
    """Whether a selection of a page is the quotation that a selection of its text is too."""
    return name in SELECTIONS - TEXT_SELECTIONS and any(said in known[other] for other in TEXT_SELECTIONS)


def _one_code_each(root: Element, remarks: Remarks) -> None:
    """A coding with several codes becomes one for each."""
    for coding in list(every(root, "Coding")):
        codes = children(coding, "CodeRef")
        parent = coding.getparent()
        for number, extra in enumerate(codes[1:], 1):
            twin = new("Coding", guid=guid_of("again", str(coding.get("guid")), str(number)))
            twin.attrib.update({k: v for k, v in coding.attrib.items() if k != "guid"})
            twin.append(extra)
            if parent is not None:
                put(parent, twin)
            what = "a coding with several codes, made one for each"
            remarks.accepted(what, str(coding.get("guid")), Subject.CODINGS, -1)


def _join_users(root: Element, known: _Known, remarks: Remarks) -> None:
    """Who is named as having made something and is not among the users is put among them.

    Not so who made the project and nothing in it: for that QualCoder makes somebody up at each export.
    """
    for element in (*root.iterdescendants(), root):
        for key, kind in ELEMENTS[name_of(element)].attributes.items():
            raw = element.get(key) if kind == "user" else None
            if raw is None:
                continue
            said = plain(str(raw))
            if said not in known["User"] and element is root:
                del element.attrib[key]
                remarks.accepted("who is said to have made the project is not among its users", said)
                continue
            if said not in known["User"]:
                known["User"][said] = said
                user = new("User", guid=said, name=unnamed("user", said))
                put(container(root, "Users"), user)
                remarks.accepted("a user who is not in the list of users, put there", said)
            element.set(key, known["User"][said])


def _give_to_cases(root: Element, known: _Known, remarks: Remarks) -> None:
    """A coding with a case in place of a code says whose a passage or source is: the case refers to it."""
    cases = {str(case.get("guid")): case for case in every(root, "Case")}
    for coding in list(every(root, "Coding")):
        said, parent = plain(target(child(coding, "CodeRef"))), coding.getparent()
        case = cases.get(known["Case"].get(said, ""))
        if case is None or parent is None or said in known["Code"]:
            continue
        kind = next((k for k in ("SelectionRef", "SourceRef") if name_of(parent) in FAMILIES[k]), None)
        if kind is None:
            continue
        own = str(parent.get("guid"))
        if own not in (target(one) for one in children(case, kind)):
            put(case, new(kind, targetGUID=own))
        what = "a coding with a case in place of a code: the case refers to the passage"
        remarks.kept(what, f"{called(case)}: {called(parent)}", Subject.CODINGS)
        drop(coding)


def _join(element: Element, known: _Known, remarks: Remarks) -> None:
    """The references of one element; one that leads nowhere is left out, with what cannot be without it."""
    name = name_of(element)
    for key, kind in ELEMENTS[name].attributes.items():
        raw = element.get(key) if kind.rstrip("!") == "reference" else None
        if raw is None:
            continue
        families = FAMILIES.get(name) or FAMILIES.get(key) or (_ANYTHING,)
        found = _found(str(raw), families, known)
        if found is not None:
            element.set(key, found)
            continue
        remarks.skipped(f"<{name}> that points to something that is not in the file", _where(element))
        if (key == "targetGUID" and name != "Link") or key in _MUST:
            drop(element)
            return
        del element.attrib[key]


def _found(raw: str, families: tuple[str, ...], known: _Known) -> str | None:
    if not raw.strip():
        return None
    said = plain(raw)
    return next((known[family][said] for family in families if said in known[family]), None)


def _where(element: Element) -> str:
    """What a reference is, and in what it stands."""
    above = [called(one) for one in _above(element)]
    own = f" {called(element)}" if element.get("guid") else ""
    own += f" {target(element)}" if element.get("targetGUID") else ""
    place = f" in {' > '.join(reversed(above[:3]))}" if above else ""
    return f"{name_of(element)}{own}{place}"


def _above(element: Element) -> Iterator[Element]:
    parent = element.getparent()
    while parent is not None and parent.getparent() is not None:
        if parent.get("guid"):
            yield parent
        parent = parent.getparent()
