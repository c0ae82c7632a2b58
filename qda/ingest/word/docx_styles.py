"""The styles of a .docx file: their names, and what letters look like in them."""

from dataclasses import dataclass

from qda.ingest.word.blocks import level_of_style
from qda.ingest.xml_file import Element, child, children, value

_OFF = frozenset({"0", "false", "off", "none"})
_INWARDS = 280
"""Twentieths of a point, half a centimetre, from which a paragraph is indented."""
_LOOKS = ("b", "i", "vanish")


def is_on(element: Element | None) -> bool | None:
    """Whether a switch such as <w:b/> is on; None when it is not there."""
    if element is None:
        return None
    return (value(element) or "1").lower() not in _OFF


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits; None where neither says anything. `level` is 1 to 9 for a heading."""

    name: str = ""
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    level: int = 0
    numbering: Element | None = None
    indented: bool = False


class Styles:
    """Looks a style up by its id, with all that it is based on."""

    def __init__(self, root: Element | None) -> None:
        self._elements = {value(one, "styleId") or "": one for one in children(root, "style")}
        self._known: dict[str, Style] = {}
        paragraphs = (one for one in children(root, "style") if value(one, "type") == "paragraph")
        self.default = next((value(one, "styleId") or "" for one in paragraphs if value(one, "default")), "")

    def style(self, name: str | None) -> Style:
        """The style of an id; an id that the file does not explain is taken for a name."""
        asked = self.default if name is None else name
        if asked not in self._known:
            self._known[asked] = self._read(asked)
        return self._known[asked]

    def _read(self, asked: str) -> Style:
        chain: list[Element] = []
        here: str | None = asked
        while here in self._elements and self._elements[here] not in chain:
            chain.append(self._elements[here])
            here = value(child(chain[-1], "basedOn"))
        name = (value(child(chain[0], "name")) if chain else None) or asked
        looks = [
            next((v for e in chain if (v := is_on(child(e, "rPr", k))) is not None), None) for k in _LOOKS
        ]
        levels = [outline(child(one, "pPr")) for one in chain]
        lists = [child(one, "pPr", "numPr") for one in chain]
        level = next(filter(None, levels), 0) or level_of_style(name)
        numbering = next((one for one in lists if one is not None), None)
        indents = (indented(child(one, "pPr")) for one in chain)
        inwards = next((one for one in indents if one is not None), False)
        return Style(name, looks[0], looks[1], looks[2], level, numbering, inwards)


def indented(properties: Element | None) -> bool | None:
    """Whether all lines of a paragraph begin further in; None where its properties do not say."""
    indent = child(properties, "ind")
    if indent is None or (start := value(indent, "left") or value(indent, "start")) is None:
        return None
    return start.isdecimal() and int(start) >= _INWARDS and value(indent, "hanging") in {None, "0"}


def outline(properties: Element | None) -> int:
    """The heading's level that a paragraph's properties give, counted from 1; 0 for none."""
    level = value(child(properties, "outlineLvl"))
    return int(level) + 1 if level and level.isdecimal() and int(level) < 9 else 0
