"""Patterns against words: the plain evaluation, which says what the pattern language means.

A match is a stretch of words, together with those of its words that the pattern named. It is looked for in
a region, the sentences of one scope: AND and NOT ask about the whole region, everything else about one
sentence at a time.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from qda.coding.lexeme import positions
from qda.coding.parse import may_be_empty
from qda.coding.pattern import (
    Both,
    CodeReference,
    Either,
    Lexeme,
    Maybe,
    Near,
    Order,
    Pattern,
    Sequence,
    TokenRule,
    Without,
)
from qda.coding.words import Words


class Match(NamedTuple):
    """Words `start <= i < end` of the document; `named` are those that the pattern asked for."""

    start: int
    end: int
    named: frozenset[int]

    def joined(self, other: "Match") -> "Match":
        """The shortest stretch that holds both."""
        return Match(min(self.start, other.start), max(self.end, other.end), self.named | other.named)


class Region(NamedTuple):
    """Sentences `first <= s < last`."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The words of one document with what was found in them before: codes by name, token rules by name."""

    words: Words
    found: Mapping[str, list[Match]]

    def find(self, pattern: Pattern, region: Region) -> list[Match]:
        """Every match of a pattern in a region, in the order of the text, without repetitions."""
        match pattern:
            case Lexeme():
                places = self._within(region, positions(pattern, self.words))
                return [Match(at, at + 1, frozenset((at,))) for at in places]
            case CodeReference(name) | TokenRule(name):
                start, end = self._bounds(region)
                return [one for one in self.found.get(name, ()) if start <= one.start and one.end <= end]
            case Either(options):
                return _ordered(one for option in options for one in self.find(option, region))
            case Maybe(part):
                return self.find(part, region)
            case Sequence(parts):
                return self._each_sentence(region, lambda sentence: self._sequence(parts, sentence))
            case Near():
                return self._each_sentence(region, lambda sentence: self._near(pattern, sentence))
            case Both(left, right):
                return self._both(left, right, region)
            case Without(left, right):
                return [] if self.find(right, region) else self.find(left, region)
            case _:
                raise TypeError(f"{pattern} was not compiled")

    def _bounds(self, region: Region) -> tuple[int, int]:
        if region.first >= region.last:
            return 0, 0
        return self.words.bounds[region.first][0], self.words.bounds[region.last - 1][1]

    def _within(self, region: Region, places: list[int]) -> list[int]:
        start, end = self._bounds(region)
        return places[bisect_left(places, start) : bisect_left(places, end)]

    def _each_sentence(self, region: Region, find: Callable[[Region], list[Match]]) -> list[Match]:
        return [one for number in range(*region) for one in find(Region(number, number + 1))]

    def _sequence(self, parts: tuple[Pattern, ...], sentence: Region) -> list[Match]:
        """Parts side by side; a part that may be empty can be left out."""
        chains: list[Match | None] = [None]
        for part in parts:
            longer = [_chain(before, one) for before in chains for one in self.find(part, sentence)
                      if before is None or self._adjoins(before, one)]  # fmt: skip
            chains = [*longer, *(chains if may_be_empty(part) else ())]
            if not chains:
                return []
        return _ordered(one for one in chains if one is not None)

    def _adjoins(self, before: Match, after: Match) -> bool:
        return before.end == after.start and self.words.joined[after.start]

    def _near(self, near: Near, sentence: Region) -> list[Match]:
        lefts = self.find(near.left, sentence)
        rights = self.find(near.right, sentence) if lefts else []
        pairs = [left.joined(right) for left in lefts for right in rights if _near_enough(near, left, right)]
        return _ordered(pairs)

    def _both(self, left: Pattern, right: Pattern, region: Region) -> list[Match]:
        """Each match of the left side, joined with the nearest of the right side."""
        lefts = self.find(left, region)
        rights = self.find(right, region) if lefts else []
        if not rights:
            return []
        return _ordered(one.joined(min(rights, key=lambda other: _distance(one, other))) for one in lefts)


def _ordered(matches: Iterable[Match]) -> list[Match]:
    return sorted(set(matches), key=lambda one: (one.start, one.end, sorted(one.named)))


def _chain(before: Match | None, one: Match) -> Match:
    return one if before is None else before.joined(one)


def _distance(one: Match, other: Match) -> int:
    """Words from one to the other: 1 when they stand side by side, 0 or less when they overlap."""
    return max(other.start - one.end, one.start - other.end) + 1


def _near_enough(near: Near, left: Match, right: Match) -> bool:
    forth, back = right.start - left.end + 1, left.start - right.end + 1
    match near.order:
        case Order.BEFORE:
            return 1 <= forth <= near.distance
        case Order.AFTER:
            return 1 <= back <= near.distance
        case _:
            return 1 <= max(forth, back) <= near.distance
