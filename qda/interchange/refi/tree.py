"""Short ways about a tree that has the standard's names: elements by name, new ones, references, content."""

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from qda.interchange.refi.parse import Element
from qda.interchange.refi.seen import seen
from qda.interchange.refi.standard import ELEMENTS, PROJECT

_PREFIX = f"{{{PROJECT}}}"


def name_of(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def every(root: Element, *names: str) -> Iterator[Element]:
    """All elements of some names within a tree, in order."""
    return root.iter(*(_PREFIX + name for name in names))


def children(element: Element, *names: str) -> list[Element]:
    """The children of some names."""
    return list(element.iterchildren(*(_PREFIX + name for name in names)))


def child(element: Element, name: str) -> Element | None:
    """The first child of a name."""
    return element.find(_PREFIX + name)


def words(element: Element, name: str = "Description") -> str:
    """The words of a child; "" without it."""
    found = child(element, name)
    return (found.text or "") if found is not None else ""


def new(kind: str, words: str | None = None, /, **attributes: str | None) -> Element:
    """A new element; attributes that are None are left out, and so are characters that no XML may hold."""
    made = etree.Element(_PREFIX + kind, nsmap={None: PROJECT})
    for key, value in attributes.items():
        if value is not None:
            made.set(key, seen(value))
    if words is not None:
        made.text = seen(words)
    return made


def put(parent: Element, made: Element) -> Element:
    """Put a child where the standard has its kind: behind those of its kind and of the kinds before."""
    order = ELEMENTS[name_of(parent)].children
    place = order.index(name_of(made))
    for one in parent.iterchildren(reversed=True):
        if order.index(name_of(one)) <= place:
            one.addnext(made)
            return made
    parent.insert(0, made)
    return made


def container(root: Element, name: str) -> Element:
    """The container of a name below the root, made when it is not there."""
    found = child(root, name)
    return found if found is not None else put(root, new(name))


def target(element: Element | None) -> str:
    """The GUID that a reference points to."""
    return str(element.get("targetGUID", "")) if element is not None else ""


def targets(element: Element, name: str) -> list[str]:
    """The GUIDs that the references of a name within an element point to, direct children only."""
    return [target(one) for one in children(element, name)]


def guid(element: Element) -> str:
    """An element's GUID."""
    return str(element.get("guid", ""))


def who(element: Element) -> str | None:
    """The GUID of the user who made an element; who changed it, where only that is said."""
    said = element.get("creatingUser") or element.get("modifyingUser")
    return str(said) if said else None


def when(element: Element) -> str | None:
    """When an element was made; when it was changed, where only that is said."""
    said = element.get("creationDateTime") or element.get("modifiedDateTime")
    return str(said) if said else None


def drop(element: Element) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def called(element: Element) -> str:
    """What a person knows an element by."""
    return str(element.get("name") or element.get("guid") or name_of(element))


def content_of(element: Element) -> str:
    """What an element says; its own GUIDs and those within it do not count."""
    made = deepcopy(element)
    own = {guid(one): f"#{number}" for number, one in enumerate(made.iter()) if guid(one)}
    for one in made.iter():
        one.text = (one.text or "").strip()
        one.tail = None
        for key, value in one.attrib.items():
            one.set(key, own.get(str(value), str(value)))
    said: bytes = etree.tostring(made, method="c14n")
    return said.decode()
