"""Frequent parts of a pattern are looked for only around what was found of its rarest part.

"He always said" is looked for around each "said", not from every "he" on: to put together and sort the words
of long lists, of which most stand alone, is what most of the time of a large corpus would go to.
"""

from collections.abc import Iterable

import numpy as np

from qda.coding.engine.found import Found
from qda.coding.engine.postings import Postings, Within
from qda.coding.engine.word_rows import WordRows
from qda.coding.patterns.pattern import (
    Both,
    Either,
    Lexeme,
    Maybe,
    Near,
    Pattern,
    Sequence,
    Tailed,
    Without,
    may_be_empty,
    parts,
)
from qda.language.ranges import ranges

FEW = 4_000
"""Words that are put together sooner than others are looked at."""
MANY = 2
"""How many times as many words as those around the rarest part they must be for that to pay."""


class Reach:
    """How often patterns can match in a corpus and how long they are, and the words around some."""

    def __init__(self, postings: Postings, rows: WordRows, words: int) -> None:
        self._postings, self._rows, self._words = postings, rows, words
        self._at_most: dict[int, int] = {}
        self._longest: dict[int, int | None] = {}

    def at_most(self, pattern: Pattern) -> int:
        """About how many matches there can be, to tell which of several patterns is the rarest."""
        if id(pattern) not in self._at_most:
            self._at_most[id(pattern)] = self._estimate(pattern)
        return self._at_most[id(pattern)]

    def _estimate(self, pattern: Pattern) -> int:
        rows = self._rows.of(pattern)
        if rows is not None:
            return sum(min(self._postings.any_of(words).count for words in row) for row in rows if row)
        match pattern:
            case Either() | Maybe() | Tailed():
                return sum(map(self.at_most, parts(pattern)))
            case Sequence() | Near():
                needed = (part for part in parts(pattern) if not may_be_empty(part))
                return min(map(self.at_most, needed), default=self._words)
            case Both(left) | Without(left):
                return self.at_most(left)
            case _:
                return self._words

    def longest(self, pattern: Pattern) -> int | None:
        """How many words a match has at most; None for what is looked for by regions or was found before."""
        if id(pattern) not in self._longest:
            self._longest[id(pattern)] = self._width(pattern)
        return self._longest[id(pattern)]

    def longest_of(self, patterns: Iterable[Pattern]) -> int | None:
        """The same of several that stand side by side."""
        widths = [self.longest(one) for one in patterns]
        known = [width for width in widths if width is not None]
        return sum(known) if len(known) == len(widths) else None

    def _width(self, pattern: Pattern) -> int | None:
        whole = self.longest_of(parts(pattern))
        match pattern:
            case Lexeme():
                return 1
            case Maybe() | Sequence() | Tailed():
                return whole
            case Either(options):
                return None if whole is None else max(self.longest(one) or 0 for one in options)
            case Near(distance=distance):
                return None if whole is None else whole + distance
            case _:
                return None

    def around(self, found: Found, pattern: Pattern, room: int | None) -> Within | None:
        """(N,) the words within `room` of what was found, and as far as a match that begins there reaches, in
        order; None when the pattern must be looked for everywhere, or when that is less work."""
        width, many = self.longest(pattern), self.at_most(pattern)
        if width is None or room is None or many < max(FEW, MANY * len(found.start) * (room + width)):
            return None
        if not self._postings.knows_types(many):
            return None
        low = np.maximum(found.start - room - width, 0)
        high = np.maximum.accumulate(np.minimum(found.end + room + width, self._words))
        low[1:] = np.maximum(low[1:], high[:-1])
        return ranges(low, high - low)
