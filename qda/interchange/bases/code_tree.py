"""Codes and categories that name what is above them, as a tree, whatever they name."""

from collections.abc import Mapping
from dataclasses import dataclass

from qda.interchange.bases.draft import Draft
from qda.interchange.refi.parse import Element

Key = tuple[str, int | None]
_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Node:
    """A code, or a category, which nothing can be coded with; `above` is the key of what it stands in."""

    guid: str
    name: str
    above: Key | None
    description: str = ""
    color: str = ""
    codable: bool = True


def put_codes(made: Draft, nodes: Mapping[Key, Node]) -> None:
    """Put the nodes below one another; what stands in itself, or in nothing, is put at the top and named."""
    above = {key: node.above for key, node in nodes.items()}
    there: dict[Key, Element] = {}
    for key in nodes:
        for one in reversed(_way_up(made, key, nodes, above)):
            if one not in there:
                outer = above[one]
                there[one] = _put(made, nodes[one], there[outer] if outer is not None else made.codes())


def _way_up(made: Draft, key: Key, nodes: Mapping[Key, Node], above: dict[Key, Key | None]) -> list[Key]:
    """A node and what is above it, from within; `above` is cut where it leads nowhere."""
    way = [key]
    while (outer := above[way[-1]]) is not None:
        if outer not in nodes or outer in way or len(way) == _DEEPEST:
            why = "is not there" if outer not in nodes else "is below it, or too far above"
            made.remarks.accepted(f"a code whose category {why}, put at the top", nodes[way[-1]].name)
            above[way[-1]] = None
            break
        way.append(outer)
    return way


def _put(made: Draft, node: Node, home: Element) -> Element:
    code = made.add(
        home,
        "Code",
        guid=node.guid,
        name=node.name,
        isCodable="true" if node.codable else "false",
        color=node.color,
    )
    return made.described(code, node.description)
