"""The lenient half of reading: any program's tree to one that has only what the standard has, in its order.

Names of elements and attributes count without regard to case and namespace; values are brought into the form
of the standard. What cannot be brought into it is left out and named.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lxml import etree

from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Remarks, Subject
from qda.interchange.refi.standard import ELEMENTS, PROJECT, SINGLE, WORDS
from qda.interchange.refi.values import Value, in_form

_ELEMENT = {name.lower(): name for name in ELEMENTS}
_ALIASES: Mapping[str, str] = MappingProxyType(
    {"colour": "color", "iscodeable": "isCodable", "id": "guid", "creatinguserguid": "creatingUser"}
)
_SILENT = frozenset({"schemaLocation", "noNamespaceSchemaLocation", "space", "lang"})
_DEFAULTS: Mapping[str, str] = MappingProxyType(
    {"isCodable": "true", "name": "", "typeOfVariable": "Text", "targetGUID": ""}
)
NAMESPACES = frozenset({PROJECT, "urn:QDA-XML:codebook:1.0"})


def shaped(root: Element, remarks: Remarks) -> Element:
    """A new tree of what the standard knows; `root` is a Project or a CodeBook in any namespace."""
    namespace = etree.QName(root).namespace or ""
    if namespace not in NAMESPACES:
        remarks.accepted("another namespace than the standard's", namespace or "none at all")
    return _shaped(root, _ELEMENT[_name(root).lower()], remarks)


def _shaped(old: Element, name: str, remarks: Remarks) -> Element:
    new = etree.Element(f"{{{PROJECT}}}{name}", nsmap={None: PROJECT})
    if name in WORDS:
        new.text = "".join(str(text) for text in old.itertext())
        return new
    _attributes(old, new, name, remarks)
    groups: dict[str, list[Element]] = {}
    for child in _children(old, name, remarks):
        groups.setdefault(_element_name(child, name), []).append(child)
    for kind in ELEMENTS[name].children:
        found = groups.get(kind, [])
        if kind in SINGLE and len(found) > 1:
            found = _only_one(found, kind, old, remarks)
        new.extend(_shaped(child, kind, remarks) for child in found)
    return new


def _element_name(child: Element, parent: str) -> str:
    name = _ELEMENT.get(_name(child).lower(), "")
    return "Note" if name == "TextSource" and parent == "Notes" else name


def _children(old: Element, name: str, remarks: Remarks) -> Iterator[Element]:
    """The children that may stand here, and those whose place is known although they stand elsewhere."""
    allowed = ELEMENTS[name].children
    if name == "CodeBook":
        _wrap_codes(old, remarks)
    for child in list(old):
        if not isinstance(child.tag, str):
            continue
        own = _element_name(child, name)
        if own in allowed:
            yield child
        elif own == "PlainTextSelection" and name == "PDFSource":
            home = next((one for one in old if _name(one).lower() == "representation"), None)
            if home is None:
                _leave_out(child, "a selection in the text of a PDF that has no text", remarks)
            else:
                remarks.accepted("a selection of text that stands directly in a PDF", _called(child))
                home.append(child)
        else:
            _leave_out(child, f"<{_name(child)}> in <{name}>, which the standard has not", remarks)


_COUNTED: Mapping[str, Subject] = MappingProxyType(
    {"coding": Subject.CODINGS, "code": Subject.CODES, "note": Subject.MEMOS}
)


def _leave_out(element: Element, what: str, remarks: Remarks) -> None:
    """Name what is left out, and whatever of it is counted."""
    remarks.skipped(what, _called(element))
    for inner in element.iter():
        subject = _COUNTED.get(_name(inner).lower())
        if subject is not None:
            remarks.skipped(f"one of the {subject} in what was left out", _called(inner), subject)


def _wrap_codes(book: Element, remarks: Remarks) -> None:
    """Codes that stand directly in a codebook are put into the element that the standard has for them."""
    bare = [one for one in book if _name(one).lower() == "code"]
    if bare:
        remarks.accepted("codes that stand directly in the codebook")
        etree.SubElement(book, "Codes").extend(bare)


def _only_one(found: list[Element], kind: str, parent: Element, remarks: Remarks) -> list[Element]:
    """One child where several stand: words are joined, of others the children are."""
    remarks.accepted(f"several <{kind}> where one may stand, joined", _called(parent))
    first = found[0]
    if kind in WORDS:
        first.text = "\n\n".join("".join(map(str, one.itertext())) for one in found)
        for child in list(first):
            first.remove(child)
        return [first]
    for other in found[1:]:
        first.extend(list(other))
    return [first]


def _attributes(old: Element, new: Element, name: str, remarks: Remarks) -> None:
    kinds = ELEMENTS[name].attributes
    known = {key.lower(): key for key in kinds}
    for raw, value in old.attrib.items():
        bare = etree.QName(str(raw)).localname
        key = known.get(bare.lower()) or _alias(bare, name, known)
        if key is None:
            if bare not in _SILENT:
                remarks.accepted(f"the attribute {bare!r} of <{name}>, which the standard has not, left out")
            continue
        if key in new.attrib:
            continue
        if bare != key:
            remarks.accepted(f"the attribute {bare!r} for {key!r}")
        said = in_form(kinds[key].rstrip("!"), str(value))
        _put(new, key, said, str(value), remarks)
    for key, kind in kinds.items():
        if kind.endswith("!") and key not in new.attrib:
            _default(new, key, kind, name, remarks)


def _alias(bare: str, name: str, known: Mapping[str, str]) -> str | None:
    """The attribute that a program means by another name; a user's id is one of its own."""
    alias = _ALIASES.get(bare.lower())
    if alias is None or alias.lower() not in known or (alias == "guid" and name == "User"):
        return (
            "targetGUID" if bare.lower() == "guid" and "targetguid" in known and "guid" not in known else None
        )
    return alias


def _put(new: Element, key: str, said: Value, raw: str, remarks: Remarks) -> None:
    if said.text is not None:
        new.set(key, said.text)
    if said.remark and raw.strip():
        remarks.accepted(f"{key}: {said.remark}", raw[:60])


def _default(new: Element, key: str, kind: str, name: str, remarks: Remarks) -> None:
    """What stands for an attribute that must be there. A GUID is minted later, a place cannot be made up."""
    if kind.startswith("number") and name != "PlainTextSelection":
        new.set(key, "0")
        remarks.accepted(f"<{name}> without {key}, written as 0", new.get("guid", ""))
    elif key in _DEFAULTS:
        new.set(key, _DEFAULTS[key])
        if key != "targetGUID" and not (key == "name" and name == "Project"):
            remarks.accepted(f"<{name}> without {key}", _called(new))


def _called(element: Element) -> str:
    return str(element.get("name") or element.get("guid") or "")


def _name(element: Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
