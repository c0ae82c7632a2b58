"""The numbers and bullets of the lists in a .docx file."""

import re
from dataclasses import dataclass

from qda.ingest.word.docx_styles import Styles
from qda.ingest.word.numbers import Counter, bullet, shown
from qda.ingest.xml_file import Element, child, children, value

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "none"
    text: str = ""
    start: int = 1


class Numbering:
    """Gives each paragraph of a list its mark, in the order in which they are asked for."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = {value(one, "abstractNumId"): one for one in children(root, "abstractNum")}
        self._lists = {value(one, "numId"): one for one in children(root, "num")}
        self._levels: dict[str, list[_Level]] = {}
        self._counters: dict[str, Counter] = {}
        self._begun: set[str] = set()

    def mark(self, numbering: Element | None, inherited: Element | None) -> str:
        """The mark of a paragraph, "" when it is in no list. `inherited` is what its style says."""
        number = value(child(numbering, "numId")) or value(child(inherited, "numId"))
        deep = value(child(numbering, "ilvl")) or value(child(inherited, "ilvl")) or "0"
        if number is None or number not in self._lists or not deep.isdecimal() or int(deep) >= _LEVELS:
            return ""
        level = int(deep)
        levels = self._levels_of(number)
        here = levels[level]
        if here.form == "bullet":
            return bullet(here.text)
        counts = self._counter(number, level).next(level, [one.start for one in levels])
        return self._numbered(here, levels, counts)

    def _numbered(self, here: _Level, levels: list[_Level], counts: dict[int, int]) -> str:
        def place(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            form = levels[at].form if at < len(levels) else "decimal"
            return shown(counts.get(at, 1), form) if form not in {"none", "bullet"} else ""

        return _PLACE.sub(place, here.text).strip()

    def _counter(self, number: str, level: int) -> Counter:
        """Lists made from one definition go on counting, unless a list says that it begins anew."""
        key = self._definition(number)
        counter = self._counters.setdefault(key, Counter())
        if number not in self._begun:
            self._begun.add(number)
            if any(
                child(one, "startOverride") is not None
                for one in children(self._lists[number], "lvlOverride")
            ):
                counter.restart(level)
        return counter

    def _definition(self, number: str) -> str:
        return value(child(self._lists[number], "abstractNumId")) or ""

    def _levels_of(self, number: str) -> list[_Level]:
        if number not in self._levels:
            found = [_Level() for _ in range(_LEVELS)]
            abstract = self._abstract.get(self._definition(number))
            linked = value(child(abstract, "numStyleLink"))
            if linked is not None:  # the definition stands with another list, which a style names
                other = self._lists.get(value(child(self._styles.style(linked).numbering, "numId")))
                abstract = self._abstract.get(value(child(other, "abstractNumId")))
            for one in children(abstract, "lvl"):
                self._set(found, one)
            for override in children(self._lists[number], "lvlOverride"):
                self._override(found, override)
            self._levels[number] = found
        return self._levels[number]

    def _set(self, levels: list[_Level], element: Element) -> None:
        deep = value(element, "ilvl") or ""
        if deep.isdecimal() and int(deep) < _LEVELS:
            form = value(child(element, "numFmt")) or "decimal"
            text = value(child(element, "lvlText")) or ""
            levels[int(deep)] = _Level(form, text, _number(value(child(element, "start")), 1))

    def _override(self, levels: list[_Level], override: Element) -> None:
        inner = child(override, "lvl")
        if inner is not None:
            self._set(levels, inner)
        deep, start = value(override, "ilvl") or "", value(child(override, "startOverride"))
        if start is not None and deep.isdecimal() and int(deep) < _LEVELS:
            old = levels[int(deep)]
            levels[int(deep)] = _Level(old.form, old.text, _number(start, old.start))


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise
