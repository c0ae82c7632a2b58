"""XML from files of unknown origin: nothing is fetched, and no entity is put in."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from qda.errors import InputError, Place

Element = etree._Element
_NAMES: dict[str, str] = {}


def parse_xml(content: bytes, path: Path, part: str) -> Element:
    """The root element of a part of a file.

    Raises InputError when the part is no XML, is nested deeper than any document, or declares entities.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError, LookupError) as error:
        raise InputError(
            f"the file is damaged: its part {part!r} {_told(error)}",
            place=Place(path),
            remedy="Open it in the program that made it and save it again, or take the original.",
        ) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise InputError(
            f"the part {part!r} declares entities, which no document of this kind does",
            place=Place(path),
            remedy="It is not read, because entities can hide what a text says. Save the text anew.",
        )
    return root


def _told(error: Exception) -> str:
    """What is wrong with a part, and where; what the parser says is about XML, not about the file."""
    if "depth" in str(error):
        return "has elements within one another, hundreds deep"
    line, character = error.position if isinstance(error, etree.XMLSyntaxError) else (0, 0)
    where = f", in its line {line:,} at character {character:,}" if line else ""
    return f"is broken off or miswritten{where}"


def name_of(element: Element) -> str:
    """An element's name without its namespace; "" for what is no element."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    name = _NAMES.get(tag)
    if name is None:
        name = tag.rpartition("}")[2]
        if len(_NAMES) < 10_000:
            _NAMES[tag] = name
    return name


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute by its name without namespace; None when the element or the attribute is not there."""
    if element is None:
        return None
    for key, found in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(found)
    return None


def child(element: Element | None, *names: str) -> Element | None:
    """The first child down a path of names without namespaces."""
    for name in names:
        if element is None:
            return None
        element = next((one for one in element if name_of(one) == name), None)
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of one name without namespace."""
    return (one for one in (element if element is not None else ()) if name_of(one) == name)


def inside(element: Element, name: str) -> Iterator[Element]:
    """All elements of one name within an element."""
    return (one for one in element.iter() if name_of(one) == name)


def texts_of(element: Element) -> list[str]:
    """All pieces of text within an element, in order."""
    return [str(text) for text in element.itertext()]
