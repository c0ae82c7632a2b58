"""Phrases: they grow, part by part, from where the rarest of the parts that must be there stands."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from qda.coding.engine.found import packed, unpacked
from qda.coding.engine.postings import Posted, Postings, Within
from qda.coding.engine.ragged import distinct
from qda.coding.engine.word_rows import Rows
from qda.language.arrays import Ints
from qda.language.corpus.corpus import Corpus

_Words = tuple[Posted, ...]
_Rows = list[_Words]


class Stretches(NamedTuple):
    """Stretches of words `[start, end)`, in the order of the text, each once."""

    start: Ints
    end: Ints


NONE = Stretches(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))


class Phrases:
    """Looks for parts side by side, with nothing between that parts a phrase.

    Whether a word may be coded is asked of the rarest part alone: a phrase stays within its sentence.
    """

    def __init__(self, corpus: Corpus, postings: Postings) -> None:
        self._corpus, self._postings, self._words = corpus, postings, len(corpus.words_by_type)

    def find(self, parts: Sequence[Rows], within: Within | None) -> Stretches:
        """Every stretch, at least those that lie `within`. Each part is the rows of words that it stands for;
        one at least must have no row without words."""
        rows = [self._known(part) for part in parts]
        needed = [number for number, part in enumerate(rows) if () not in part]
        many = [self._words if () in part else _many(part) for part in rows]
        rarest = min(needed, key=many.__getitem__)
        found = self._begun(rows[rarest], within)
        for number, forward in _outward(rarest, many):
            if not len(found.start):
                break
            found = self._grown(found, rows[number], forward=forward)
        return found

    def _known(self, rows: Rows) -> _Rows:
        """The rows of which the corpus has all words."""
        posted = (tuple(map(self._postings.any_of, row)) for row in rows)
        return [row for row in posted if all(one.count for one in row)]

    def _begun(self, rows: _Rows, within: Within | None) -> Stretches:
        """Where any of some rows stands."""
        return _all(self._row(row, within) for row in rows)

    def _row(self, row: _Words, within: Within | None) -> Stretches:
        """Where a row stands: its rarest word with the others around it, rare ones first."""
        rarest, *others = sorted(range(len(row)), key=lambda number: row[number].count)
        start = self._postings.words(row[rarest], within) - np.int32(rarest)
        start = start[start.searchsorted(0) : start.searchsorted(self._words - len(row), "right")]
        for number in others:
            start = start[self._postings.among(row[number], start + np.int32(number))]
        for number in range(1, len(row)):
            start = start[self._corpus.run_on(start + np.int32(number))]
        found = start.astype(np.int64)
        return Stretches(found, found + len(row))

    def _grown(self, found: Stretches, rows: _Rows, *, forward: bool) -> Stretches:
        """The stretches with one more part, which may be left out if one of its rows is empty."""
        step = self._forward if forward else self._backward
        return _all(step(found, row) if row else found for row in rows)

    def _forward(self, found: Stretches, words: _Words) -> Stretches:
        """The stretches behind which some words follow, with these."""
        for one in words:
            rows = np.flatnonzero(self._postings.among(one, found.end))
            rows = rows[self._corpus.run_on(found.end[rows])]
            found = Stretches(found.start[rows], found.end[rows] + 1)
        return found

    def _backward(self, found: Stretches, words: _Words) -> Stretches:
        """The stretches before which some words stand, with these."""
        for one in reversed(words):
            rows = np.flatnonzero(self._postings.among(one, found.start - 1))
            rows = rows[self._corpus.run_on(found.start[rows])]
            found = Stretches(found.start[rows] - 1, found.end[rows])
        return found


def _many(rows: _Rows) -> int:
    """How often a part can stand at most."""
    return sum(min(one.count for one in row) for row in rows)


def _outward(rarest: int, many: list[int]) -> Iterator[tuple[int, bool]]:
    """The other parts, from the rarest on, and whether they follow it: what is rarer comes sooner."""
    before, behind = rarest - 1, rarest + 1
    while before >= 0 or behind < len(many):
        forward = before < 0 or (behind < len(many) and many[behind] <= many[before])
        yield (behind, True) if forward else (before, False)
        before, behind = (before, behind + 1) if forward else (before - 1, behind)


def _all(several: Iterable[Stretches]) -> Stretches:
    """All of several; with words that may be left out, the same can be found in many ways."""
    parts = [one for one in several if len(one.start)]
    if len(parts) < 2:
        return parts[0] if parts else NONE
    keys = np.concatenate([packed(one.start, one.end) for one in parts])
    keys.sort(kind="stable")  # each part is in order
    return Stretches(*unpacked(distinct(keys)))
