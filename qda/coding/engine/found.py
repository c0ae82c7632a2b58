"""Matches as columns."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qda.coding.engine.ragged import (
    Ragged,
    first_of_each,
    of_pairs,
    offsets_of,
    side_by_side,
    singles,
    stacked,
)
from qda.language.arrays import Ints
from qda.language.ranges import ranges

_BITS = 31
"""Of a place: a corpus numbers its words in 32 bits, one of them for the sign."""


class Found(NamedTuple):
    """M stretches of words `[start, end)`, in the order of the text, each once.

    `named` has a row for each: the words of it that the pattern asked for, in order.
    """

    start: Ints
    end: Ints
    named: Ragged

    def take(self, rows: Ints | NDArray[np.bool_]) -> "Found":
        """Some of them."""
        chosen: Ints = np.flatnonzero(rows) if rows.dtype == np.bool_ else rows  # type: ignore[assignment]
        return Found(self.start[chosen], self.end[chosen], self.named.take(chosen))


def at_words(places: NDArray[np.integer]) -> Found:
    """Words (M,) as stretches of one word each."""
    words = places.astype(np.int64)
    return Found(words, words + 1, singles(words))


def whole(start: Ints, end: Ints) -> Found:
    """Stretches (M,) in order, each once, all words of which were asked for."""
    size = end - start
    single = bool((size == 1).all())
    return Found(start, end, singles(start) if single else Ragged(offsets_of(size), ranges(start, size)))


def packed(start: Ints, end: Ints) -> Ints:
    """(N,) stretches as a number each, in whose order the text has them: by start, then by end."""
    keys: Ints = (start << _BITS) | end
    return keys


def unpacked(keys: Ints) -> tuple[Ints, Ints]:
    """(N,) the starts and (N,) the ends of what was `packed`."""
    return keys >> _BITS, keys & ((1 << _BITS) - 1)


NOTHING = at_words(np.zeros(0, dtype=np.int64))


def joined(left: Found, right: Found) -> Found:
    """Row by row the shortest stretch that holds both; not yet in order."""
    start, end = np.minimum(left.start, right.start), np.maximum(left.end, right.end)
    return Found(start, end, side_by_side(left.named, right.named))


def together(parts: list[Found]) -> Found:
    """All of several, in order, as `in_order` does."""
    parts = [part for part in parts if len(part.start)]
    if len(parts) < 2:
        return parts[0] if parts else NOTHING
    starts, ends = [part.start for part in parts], [part.end for part in parts]
    named = stacked([part.named for part in parts])
    return in_order(Found(np.concatenate(starts), np.concatenate(ends), named))


def in_order(rows: Found) -> Found:
    """Each stretch once, in the order of the text, with every word of it that was named in some way."""
    if not len(rows.start):
        return NOTHING
    keys = packed(rows.start, rows.end)
    order = keys.argsort(kind="stable")
    first = first_of_each(keys[order])
    chosen = order[first]
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.cumsum(first) - 1
    named = of_pairs(rank[rows.named.owners], rows.named.values, len(chosen))
    return Found(rows.start[chosen], rows.end[chosen], named)
