"""The styles of an .odt file: their names, what letters look like in them, and the forms of its lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from qda.ingest.word.numbers import bullet, shown
from qda.ingest.xml_file import Element, child, inside, name_of, value

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_BOLD = frozenset({"bold", "600", "700", "800", "900"})
_LEVELS = 10


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says of letters, with what it inherits; None where it is silent."""

    name: str = ""
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    level: int = 0
    list_name: str = ""


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How the items of one level of a list are marked: by a bullet, or by a number in a form."""

    bullet: str = ""
    form: str = ""
    before: str = ""
    after: str = ""
    start: int = 1
    levels: int = 1


class Looks:
    """Looks styles up by family and name."""

    def __init__(self, roots: Sequence[Element]) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, Element] = {}
        self._known: dict[tuple[str, str], Look] = {}
        for root in roots:
            for one in inside(root, "style"):
                self._elements[value(one, "family") or "", value(one, "name") or ""] = one
            for one in inside(root, "list-style"):
                self._lists[value(one, "name") or ""] = one

    def look(self, family: str, name: str | None) -> Look:
        """The look of a style; the name is that of the style a person chose, not of what was added to it."""
        key = (family, name or "")
        if key not in self._known:
            self._known[key] = self._read(family, name or "")
        return self._known[key]

    def _read(self, family: str, name: str) -> Look:
        chain: list[Element] = []
        here: str | None = name
        while here and (family, here) in self._elements and self._elements[family, here] not in chain:
            chain.append(self._elements[family, here])
            here = value(chain[-1], "parent-style-name")
        letters = [child(one, "text-properties") for one in chain]
        weights = [found for one in letters if (found := value(one, "font-weight"))]
        slants = [found for one in letters if (found := value(one, "font-style"))]
        shows = [found for one in letters if (found := value(one, "display"))]
        return Look(
            _title(chain, name),
            weights[0] in _BOLD if weights else None,
            slants[0] in {"italic", "oblique"} if slants else None,
            shows[0] == "none" if shows else None,
            next(
                (int(v) for one in chain if (v := value(one, "default-outline-level")) and v.isdecimal()), 0
            ),
            next((v for one in chain if (v := value(one, "list-style-name")) is not None), ""),
        )

    def list_levels(self, name: str) -> list[ListLevel]:
        """The levels of a list's style, from the outermost; an unknown style's have no marks."""
        levels = [ListLevel() for _ in range(_LEVELS)]
        for one in self._lists.get(name, ()):
            deep = value(one, "level") or ""
            if deep.isdecimal() and 0 < int(deep) <= _LEVELS:
                levels[int(deep) - 1] = _level(one)
        return levels


def _level(element: Element) -> ListLevel:
    if name_of(element) == "list-level-style-bullet":
        return ListLevel(bullet=bullet(value(element, "bullet-char") or ""))
    start, shown_levels = value(element, "start-value") or "", value(element, "display-levels") or ""
    return ListLevel(
        form=_FORMS.get(value(element, "num-format") or "", ""),
        before=value(element, "num-prefix") or "",
        after=value(element, "num-suffix") or "",
        start=int(start) if start.isdecimal() and len(start) < 6 else 1,
        levels=int(shown_levels) if shown_levels.isdecimal() and len(shown_levels) == 1 else 1,
    )


def mark(levels: Sequence[ListLevel], level: int, counts: dict[int, int]) -> str:
    """The mark of an item whose level and those above it have these numbers."""
    here = levels[level]
    if here.bullet or not here.form:
        return here.bullet
    first = max(0, level + 1 - here.levels)
    numbers = [shown(counts.get(at, 1), levels[at].form) for at in range(first, level + 1) if levels[at].form]
    return f"{here.before}{'.'.join(numbers)}{here.after}".strip()


def _title(chain: Sequence[Element], name: str) -> str:
    """The name as the program shows it: "P3" made from "Interviewer" is "Interviewer"."""
    for one in chain:
        above = one.getparent()
        if above is not None and name_of(above) != "automatic-styles":
            return value(one, "display-name") or _plain(value(one, "name") or "")
    parent = value(chain[-1], "parent-style-name") if chain else name
    return _plain(parent or "")


def _plain(name: str) -> str:
    return name.replace("_20_", " ")
