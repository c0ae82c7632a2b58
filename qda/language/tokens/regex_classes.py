"""Which characters some regular expressions cannot tell apart.

Two strings of one length, whose characters are pairwise in one class, match in the same places: an expression
sees a character only through its own characters and sets, and a class is what they all agree on.
"""

import re
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Any

try:
    from re import _parser as parser
except ImportError:  # another implementation of Python: then no two characters are taken for alike
    parser = None

Atom = tuple[str, int]
"""The source of an expression that matches one character, and its flags."""

_CATEGORIES = {"DIGIT": r"\d", "NOT_DIGIT": r"\D", "SPACE": r"\s", "NOT_SPACE": r"\S"} | {
    "WORD": r"\w",
    "NOT_WORD": r"\W",
}


class Unreadable(Exception):
    """An expression with something in it that sees more than one character at a time."""


class Expressions:
    """Some regular expressions, read. Raises Unreadable: nothing can be said about them."""

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        self._trees: list[tuple[Any, int]] = []
        self._sources: dict[int, str] = {}
        for pattern in patterns:
            if parser is None or pattern.flags & (re.LOCALE | re.ASCII | re.MULTILINE):
                raise Unreadable
            self._trees.append((parser.parse(pattern.pattern, pattern.flags), pattern.flags))

    @cached_property
    def sight(self) -> "Sight":
        """What everything that matters in them sees in a character."""
        return Sight(self.atoms(""))

    def atoms(self, without: Collection[str]) -> set[Atom]:
        """The characters and sets that matter in strings without some characters."""
        found: set[Atom] = set()
        for tree, flags in self._trees:
            found |= _Reader(flags, frozenset(without), self._sources).sequence(tree) or set()
        return found


class _Reader:
    """Reads the parts of one expression; None stands for a part that cannot match.

    `sources` remembers how sets are written, by their identity: large ones are read again and again.
    """

    def __init__(self, flags: int, without: frozenset[str], sources: dict[int, str]) -> None:
        self._flags = flags & re.IGNORECASE
        self._without = without
        self._sources = sources

    def sequence(self, tree: Iterable[tuple[object, Any]]) -> set[Atom] | None:
        found: set[Atom] = set()
        for op, value in tree:
            part = self._part(str(op), value)
            if part is None:
                return None
            found |= part
        return found

    def _part(self, op: str, value: Any) -> set[Atom] | None:
        if op in ("LITERAL", "NOT_LITERAL", "IN"):
            return self._character(op, value)
        if op == "BRANCH":
            return self._any(self.sequence(one) for one in value[1])
        if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            part = self.sequence(value[2])
            return set() if part is None and value[0] == 0 else part
        if op == "SUBPATTERN" and not value[1] and not value[2]:
            return self.sequence(value[3])
        if op == "ATOMIC_GROUP":
            return self.sequence(value)
        if op in ("ASSERT", "ASSERT_NOT"):
            part = self.sequence(value[1])
            return set() if part is None and op == "ASSERT_NOT" else part
        if op == "AT":
            return {(r"\w", 0)} if "BOUNDARY" in str(value) else set()
        if op == "ANY":
            return {(".", 0)}
        raise Unreadable(op)

    @staticmethod
    def _any(parts: Iterable[set[Atom] | None]) -> set[Atom] | None:
        possible = [part for part in parts if part is not None]
        return set().union(*possible) if possible else None

    def _character(self, op: str, value: Any) -> set[Atom] | None:
        items = value if op == "IN" else [(op, value)]
        if all(self._is_missing(str(kind), one) for kind, one in items):
            return None
        if op != "IN":
            return {(_set_of(items), self._flags)}
        if id(value) not in self._sources:
            self._sources[id(value)] = _set_of(items)
        return {(self._sources[id(value)], self._flags)}

    def _is_missing(self, kind: str, value: Any) -> bool:
        """Whether an item of a set can only be one of the missing characters."""
        if kind == "LITERAL":
            one = chr(value)
            return one in self._without and not (self._flags and one.lower() != one.upper())
        if kind == "RANGE" and not self._flags:
            low, high = value
            return high - low < len(self._without) and all(
                chr(one) in self._without for one in range(low, high + 1)
            )
        return False


def _set_of(items: Iterable[tuple[object, Any]]) -> str:
    return f"[{''.join([_source(str(kind), value) for kind, value in items])}]"


def _source(kind: str, value: Any) -> str:
    if kind == "NEGATE":
        return "^"
    if kind == "CATEGORY":
        return _CATEGORIES[str(value).removeprefix("CATEGORY_")]
    if kind == "RANGE":
        return f"\\U{value[0]:08x}-\\U{value[1]:08x}"
    return ("^" if kind == "NOT_LITERAL" else "") + f"\\U{value:08x}"


class Sight(dict[int, int]):
    """What some characters and sets see in each character, a bit for each of them; looked at once."""

    def __init__(self, atoms: Iterable[Atom]) -> None:
        super().__init__()
        self._bits = {atom: 1 << place for place, atom in enumerate(sorted(atoms))}
        self._tests = [(re.compile(*atom).match, bit) for atom, bit in self._bits.items()]

    def __missing__(self, code: int) -> int:
        one = chr(code)
        self[code] = seen = sum([bit for test, bit in self._tests if test(one)])
        return seen

    def mask(self, atoms: Iterable[Atom]) -> int:
        """The bits of some of them."""
        return sum([self._bits[atom] for atom in atoms])


class CharacterClasses(dict[int, str]):
    """A table for `str.translate` that puts each character's class in its place, by what some `atoms` see.

    A class is named by the first character of it that was met.
    """

    def __init__(self, sight: Sight, atoms: Iterable[Atom]) -> None:
        super().__init__()
        self._sight, self._mask = sight, sight.mask(atoms)
        self._names: dict[int, str] = {}

    def __missing__(self, code: int) -> str:
        self[code] = name = self._names.setdefault(self._sight[code] & self._mask, chr(code))
        return name
