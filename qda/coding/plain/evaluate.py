"""Patterns against words: the plain evaluation, which says what the pattern language means.

A match is a stretch of words, together with those of its words that the pattern named. AND and NOT ask about
the scopes that a match touches; words side by side, and NEAR and its kin, do not look across the end of a
sentence. A passage that `#code` finds is found whole, also where it touches several scopes.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from qda.coding.patterns.lexeme import positions
from qda.coding.patterns.pattern import (
    Both,
    CodeReference,
    Either,
    Lexeme,
    Maybe,
    Near,
    Order,
    Pattern,
    Sequence,
    Tailed,
    TokenRule,
    Without,
    may_be_empty,
)
from qda.coding.patterns.words import Words
from qda.coding.plain.ground import Ground
from qda.coding.plain.stretch import MOST, Match, Neighbours, ordered


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The words of one document with what was found in them before: codes by name, token rules by name.

    most: the matches of a pattern in one sentence, of which more are refused.
    """

    words: Words
    found: Mapping[str, list[Match]]
    ground: Ground
    most: int = MOST
    _known: dict[int, list[Match]] = field(default_factory=dict)

    def find(self, pattern: Pattern) -> list[Match]:
        """Every stretch of the ground that a pattern matches, once, in the order of the text.

        It is remembered by the pattern's identity: words and lists of a codebook come up again and again.
        """
        if id(pattern) not in self._known:
            self._known[id(pattern)] = self._find(pattern)
        return self._known[id(pattern)]

    def _find(self, pattern: Pattern) -> list[Match]:
        match pattern:
            case Lexeme():
                return [Match(at, at + 1, frozenset((at,))) for at in self._places(pattern)]
            case Tailed(word):
                return [one for one in self.find(word) if self.words.tailed(one.end - 1)]
            case CodeReference(name) | TokenRule(name):
                return [one for one in self.found.get(name, ()) if self.ground.holds(one.start)]
            case Either(options):
                return self._ordered(one for option in options for one in self.find(option))
            case Maybe(part):
                return self.find(part)
            case Sequence(parts):
                return self._sequence(parts)
            case Near():
                return self._near(pattern)
            case Both(left, right):
                return self._both(self.find(left), right)
            case Without(left, right):
                return self._without(self.find(left), right)
            case _:
                raise TypeError(f"{pattern} was not compiled")

    def _ordered(self, matches: Iterable[Match]) -> list[Match]:
        return ordered(matches, self.words.sentence, self.most)

    def _places(self, lexeme: Lexeme) -> list[int]:
        places, ground = positions(lexeme, self.words), self.ground
        within = places[bisect_left(places, ground.first) : bisect_left(places, ground.last)]
        return [at for at in within if ground.holds(at)]

    def _sequence(self, parts: tuple[Pattern, ...]) -> list[Match]:
        """Parts side by side; a part that may be empty can be left out."""
        chains: list[Match] = []
        begun = False
        for part in parts:
            found = self.find(part)
            longer = chain(self._side_by_side(chains, found), () if begun else found)
            chains = self._ordered(chain(longer, chains) if may_be_empty(part) else longer)
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

    def _near(self, near: Near) -> list[Match]:
        lefts = self.find(near.left)
        rights = Neighbours(self.find(near.right) if lefts else [])
        pairs = ((left, right) for left in lefts for right in self._partners(near, left, rights))
        return self._ordered(left.joined(right) for left, right in pairs)

    def _partners(self, near: Near, left: Match, rights: Neighbours) -> Iterator[Match]:
        """The right parts that stand near enough, with no end of a sentence between.

        What stands among the words of the other part is near it, and stands neither before nor after it.
        """
        sentence = self.words.sentence
        if near.order is Order.NEAR:
            yield from rights.among(left)
        if near.order is not Order.AFTER:
            last = sentence[left.end - 1]
            yield from (one for one in rights.after(left, near.distance) if sentence[one.start] == last)
        if near.order is not Order.BEFORE:
            first = sentence[left.start]
            yield from (one for one in rights.before(left, near.distance) if sentence[one.end - 1] == first)

    def _both(self, lefts: list[Match], right: Pattern) -> list[Match]:
        """Each match of the left side, joined with the nearest of the right side."""
        rights = Neighbours(self.find(right) if lefts else [])
        pairs = ((one, rights.nearest(one, *self.ground.around(one))) for one in lefts)
        return self._ordered(one.joined(other) for one, other in pairs if other)

    def _without(self, lefts: list[Match], right: Pattern) -> list[Match]:
        """Matches of the left side whose scopes none of the right side touches."""
        rights = Neighbours(self.find(right) if lefts else [])
        return [one for one in lefts if not rights.sharing(*self.ground.around(one))]
