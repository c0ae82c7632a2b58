"""A match as a stretch of words, and which of many stretches stand near another."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from qda.errors import PatternError

MOST = 250_000
"""Matches that are looked at for one pattern in one sentence; far beyond what those with an end hold."""
ALL = 1 << 62
"""As many as there are: of cues, which nobody could narrow, and which are never many more than words."""


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


def ordered(matches: Iterable[Match], sentence: Sequence[int], most: int = MOST) -> list[Match]:
    """Each stretch once, in the order of the text, with every word of it that was named in some way.

    `sentence` is that of each word. Raises PatternError when more than `most` matches begin in one.
    """
    named: dict[tuple[int, int], frozenset[int]] = {}
    many: dict[int, int] = defaultdict(int)
    for one in matches:
        many[sentence[one.start]] += 1
        if many[sentence[one.start]] > most:
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

    def among(self, one: Match) -> Iterator[Match]:
        """Those that share a word with a match, but none that both named: what stands between its words."""
        first, last = bisect_right(self._reach, one.start), bisect_left(self._starts, one.end)
        overlapping = (other for other in self._by_start[first:last] if other.end > one.start)
        return (other for other in overlapping if one.named.isdisjoint(other.named))

    def sharing(self, start: int, end: int) -> Match | None:
        """The first that shares a word with the words `[start, end)`."""
        first = bisect_right(self._reach, start)
        there = first < len(self._starts) and self._starts[first] < end
        return self._by_start[first] if there else None

    def nearest(self, one: Match, start: int, end: int) -> Match | None:
        """The first that shares a word with a match, else the nearest of those that share one with the words
        `[start, end)` around it; of two equally near, the earlier."""
        if (sharing := self.sharing(one.start, one.end)) is not None:
            return sharing
        before, after = bisect_right(self._ends, one.start) - 1, bisect_left(self._starts, one.end)
        earlier = self._by_end[before] if before >= 0 and self._ends[before] > start else None
        later = self._by_start[after] if after < len(self._starts) and self._starts[after] < end else None
        if earlier is None or later is None:
            return earlier or later
        return later if later.start - one.end < one.start - earlier.end else earlier
