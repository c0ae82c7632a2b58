"""Patterns against words: the plain evaluation, which says what the pattern language means.

A match is a stretch of words, together with those of its words that the pattern named. It is looked for in
a region, the sentences of one scope: AND and NOT ask about the whole region, everything else about one
sentence at a time. Of a code's passages, `#code` finds whatever lies in the region, cut at its ends.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from qda.coding.lexeme import positions
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
    may_be_empty,
)
from qda.coding.stretch import Match, Neighbours, Region, ordered, touching
from qda.coding.words import Words


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The words of one document with what was found in them before: codes by name, token rules by name."""

    words: Words
    found: Mapping[str, list[Match]]

    def find(self, pattern: Pattern, region: Region) -> list[Match]:
        """Every stretch of a region that a pattern matches, once, in the order of the text."""
        match pattern:
            case Lexeme():
                places = self._within(region, positions(pattern, self.words))
                return [Match(at, at + 1, frozenset((at,))) for at in places]
            case CodeReference(name) | TokenRule(name):
                return touching(self.found.get(name, ()), *self._bounds(region))
            case Either(options):
                return ordered(one for option in options for one in self.find(option, region))
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
        chains: list[Match] = []
        begun = False
        for part in parts:
            found = self.find(part, sentence)
            longer = chain(self._side_by_side(chains, found), () if begun else found)
            chains = ordered(chain(longer, chains) if may_be_empty(part) else longer)
            begun = begun or not may_be_empty(part)
            if begun and not chains:
                return []
        return chains

    def _side_by_side(self, chains: list[Match], found: list[Match]) -> Iterator[Match]:
        following: dict[int, list[Match]] = defaultdict(list)
        for one in found:
            if self.words.joined[one.start]:
                following[one.start].append(one)
        return (before.joined(one) for before in chains for one in following.get(before.end, ()))

    def _near(self, near: Near, sentence: Region) -> list[Match]:
        lefts = self.find(near.left, sentence)
        rights = Neighbours(self.find(near.right, sentence) if lefts else [])
        return ordered(left.joined(right) for left in lefts for right in _partners(near, left, rights))

    def _both(self, left: Pattern, right: Pattern, region: Region) -> list[Match]:
        """Each match of the left side, joined with the nearest of the right side."""
        lefts = self.find(left, region)
        rights = self.find(right, region) if lefts else []
        if not rights:
            return []
        near = Neighbours(rights)
        return ordered(one.joined(near.nearest(one)) for one in lefts)


def _partners(near: Near, left: Match, rights: Neighbours) -> Iterator[Match]:
    if near.order is not Order.AFTER:
        yield from rights.after(left, near.distance)
    if near.order is not Order.BEFORE:
        yield from rights.before(left, near.distance)
