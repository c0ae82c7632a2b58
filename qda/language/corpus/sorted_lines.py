"""Words in order, looked up in the bytes that hold them: to make words of them all would take longer."""

from bisect import bisect_left
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from qda.language.corpus.word_lines import WordLines

_STEP = 64
_FEW = 10_000
"""Words of which a table is made: a codebook asks a small study for as many words as it has."""
_BEHIND = b"\xff"
"""Stands in no UTF-8, and behind all that does."""
_NOWHERE = slice(0, 0)


class SortedLines(WordLines):
    """N words in the order of their code points, which is that of their bytes in UTF-8."""

    def equal(self, word: str) -> slice:
        """The places of a word."""
        sought = _bytes(word)
        if self._count <= _FEW:
            return self._places.get(sought, _NOWHERE)
        first = last = self._first(sought)
        while last < self._count and self._line(last) == sought:
            last += 1
        return slice(first, last)

    def beginning(self, prefix: str) -> slice:
        """The places of the words that begin with some letters."""
        sought = _bytes(prefix)
        return slice(self._first(sought), self._first(sought + _BEHIND) if prefix else self._count)

    def ending(self, suffix: str) -> NDArray[np.int64]:
        """The places of the words that end with some letters."""
        *others, last = sought = _bytes(suffix)
        ends = np.asarray(self._edges)[1:]
        places = np.flatnonzero(self._last == last)
        places = places[ends[places] >= len(sought)]
        for back, byte in enumerate(reversed(others), 2):
            places = places[self.lines[ends[places] - back] == byte]
        return places

    def word(self, place: int) -> str:
        """One word."""
        return self._line(place).decode()

    def _first(self, sought: bytes) -> int:
        """The place of the first word that is not before what is sought."""
        first = max(0, bisect_left(self._some, sought) - 1) * _STEP
        end = min(first + _STEP, self._count)
        words = self._text[self._edges[first] + 1 : self._edges[end]].split(b"\n") if end else []
        return first + bisect_left(words, sought)

    def _line(self, place: int) -> bytes:
        return self._text[self._edges[place] + 1 : self._edges[place + 1]]

    @cached_property
    def _count(self) -> int:
        return len(self)

    @cached_property
    def _some(self) -> list[bytes]:
        """One word of every so many, among which to begin to look."""
        return [self._line(place) for place in range(0, self._count, _STEP)]

    @cached_property
    def _places(self) -> dict[bytes, slice]:
        """The places of each word."""
        words = self._text.split(b"\n") if self._count else []
        first = {word: place for place, word in reversed(list(enumerate(words)))}
        last = {word: place for place, word in enumerate(words)}
        return {word: slice(place, last[word] + 1) for word, place in first.items()}

    @cached_property
    def _last(self) -> NDArray[np.uint8]:
        """The last byte of each word; what stands before it for a word without any."""
        last: NDArray[np.uint8] = self.lines[np.asarray(self._edges)[1 : self._count + 1] - 1]
        return last

    @cached_property
    def _edges(self) -> "memoryview[int]":
        """What stands before each word and behind the last, as numbers that plain code reads quickly."""
        return memoryview(np.concatenate([[-1], self._breaks, [len(self.lines)]]).data)


def _bytes(word: str) -> bytes:
    return word.encode(errors="surrogatepass")
