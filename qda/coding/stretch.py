"""A match as a stretch of words, and which of many stretches stand near another."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from qda.errors import PatternError

MOST = 250_000
"""Matches that are looked at for one pattern in one region; far beyond what sentences with an end hold."""


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


def ordered(matches: Iterable[Match]) -> list[Match]:
    """Each stretch once, in the order of the text, with every word of it that was named in some way.

    Raises PatternError when there are more than any text that people read could hold.
    """
    named: dict[tuple[int, int], frozenset[int]] = {}
    for number, one in enumerate(matches):
        if number == MOST:
            raise too_many()
        known = named.get(one[:2])
        named[one[:2]] = one.named if known is None else known | one.named
    return [Match(start, end, named[start, end]) for start, end in sorted(named)]


def too_many(document: str = "") -> PatternError:
    """The error for a pattern that matches in more ways than any text could hold."""
    where = f" of {document}" if document else ""
    return PatternError(
        f"there are more than {MOST:,} ways in which it matches in one place{where}",
        remedy="Narrow it, or give the text its full stops: a sentence without end holds everything.",
    )


def touching(matches: Sequence[Match], start: int, end: int) -> list[Match]:
    """What of the matches lies in `[start, end)`, cut there; they stand in order, at most one reaching in.

    A piece that holds none of the words that were named counts all its words as named.
    """
    if start >= end:
        return []
    first = bisect_left(matches, start, key=lambda one: one.start)
    first -= first > 0 and matches[first - 1].end > start
    last = bisect_left(matches, end, key=lambda one: one.start)
    return [_cut(one, start, end) for one in matches[first:last]]


def _cut(match: Match, start: int, end: int) -> Match:
    if start <= match.start and match.end <= end:
        return match
    within = range(max(match.start, start), min(match.end, end))
    named = match.named.intersection(within) or frozenset(within)
    return Match(within.start, within.stop, named)


class Neighbours:
    """Matches to be looked up by their place, without going through all of them."""

    def __init__(self, matches: Sequence[Match]) -> None:
        self._by_start = sorted(matches, key=lambda one: (one.start, one.end))
        self._by_end = sorted(matches, key=lambda one: (one.end, -one.start))
        self._starts = [one.start for one in self._by_start]
        self._ends = [one.end for one in self._by_end]
        self._reach = list(accumulate((one.end for one in self._by_start), max))

    def after(self, one: Match, distance: int) -> Iterator[Match]:
        """Those that begin behind a match with fewer than `distance` words between."""
        first = bisect_left(self._starts, one.end)
        return iter(self._by_start[first : bisect_left(self._starts, one.end + distance)])

    def before(self, one: Match, distance: int) -> Iterator[Match]:
        """Those that end before a match with fewer than `distance` words between."""
        first = bisect_right(self._ends, one.start - distance)
        return iter(self._by_end[first : bisect_right(self._ends, one.start)])

    def nearest(self, one: Match) -> Match:
        """The first that shares a word with a match, else the nearest; of two equally near, the earlier."""
        first = bisect_right(self._reach, one.start)
        if first < len(self._starts) and self._starts[first] < one.end:
            return self._by_start[first]
        before, after = bisect_right(self._ends, one.start) - 1, bisect_left(self._starts, one.end)
        if before < 0:
            return self._by_start[after]
        if after == len(self._starts):
            return self._by_end[before]
        nearer = self._starts[after] - one.end < one.start - self._ends[before]
        return self._by_start[after] if nearer else self._by_end[before]
