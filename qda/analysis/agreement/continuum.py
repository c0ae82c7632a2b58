"""Coders who cut a continuum into passages themselves: what agrees with what, character by character.

Each coder's passages and the gaps between them cover the whole continuum. Where passages (or gaps) of two
coders intersect, the length of the intersection is a coincidence of their two values. A value is the set of
codes of a passage; the empty set is a gap. Where passages of one coder overlap, they are cut, and what they
share has the codes of both; passages of one code that overlap are one.

K. Krippendorff, Y. Mathet, S. Bouvry and A. Widlöcher (2016), On the reliability of unitizing textual
continua: further developments, Quality & Quantity 50(6), pp. 2347-2364.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np

from qda.analysis.agreement.axis import Axis, merged
from qda.analysis.agreement.same import distinct, same_rows
from qda.analysis.agreement.sets import sets_of
from qda.language.arrays import Bools, Floats, Ints
from qda.language.ranges import ranges

GAP = 0
"""The value of what a coder left uncoded."""


@dataclass(frozen=True, slots=True, eq=False)
class Tiling:
    """What one coder made of the continuum: S passages and gaps, from `start` (S,) up to the next one."""

    start: Ints
    end: Ints
    value: Ints
    document: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Coincidences:
    """Lengths, by document and value (T,): all that the coefficients need of the tables of coincidences.

    margin: what the coders gave the value together; same: how much of it coincides with the same value of
    others; own: the squared lengths of its passages, and the plain lengths of gaps. The other three speak of
    the intersections of passages only, without gaps: their lengths by value, how much of it has the same
    value on both sides, and the squares of how much each passage adds to these lengths.
    """

    document: Ints
    value: Ints
    margin: Floats
    same: Floats
    own: Floats
    crossing: Floats
    same_crossing: Floats
    squares: Floats

    def of_values(self, amounts: Floats, weights: Ints | None = None) -> Floats:
        """(V,) the sums by value; weights (D,) say how often each document counts."""
        times = amounts if weights is None else amounts * weights[self.document]
        sums: Floats = np.bincount(self.value, weights=times, minlength=1).astype(np.float64)
        return sums


def tilings(
    axis: Axis, coders: int, node: Ints, coder: Ints, start: Ints, end: Ints
) -> tuple[tuple[Tiling, ...], tuple[tuple[int, ...], ...]]:
    """Each coder's tiling, from passages (C,) between two places of an axis, and the sets of codes that the
    values stand for."""
    nodes = int(node.max(initial=0)) + 1
    group, start, end = merged(coder * nodes + node, start, end)
    coder, node = group // nodes, group % nodes
    edges = np.concatenate([[0], np.cumsum(axis.sizes())])
    cuts = [
        distinct(np.concatenate([edges, start[coder == one], end[coder == one]])) for one in range(coders)
    ]
    begin = np.cumsum([0, *(len(one) for one in cuts)])  # all coders' cuts in a row
    places, nodes_of = [], []
    for one, cut in enumerate(cuts):
        own = np.flatnonzero(coder == one)
        first, behind = np.searchsorted(cut, start[own]), np.searchsorted(cut, end[own])
        many = behind - first
        places.append(begin[one] + ranges(first, many))
        nodes_of.append(np.repeat(node[own], many))
    found = sets_of(np.concatenate(places).astype(np.int64), np.concatenate(nodes_of).astype(np.int64))
    values = np.full(int(begin[-1]), GAP, dtype=np.int64)
    values[found.place] = found.number
    return tuple(
        Tiling(cut[:-1], cut[1:], values[begin[one] : begin[one + 1] - 1], axis.document_at(cut[:-1]))
        for one, cut in enumerate(cuts)
    ), found.sets


def coincidences(made: tuple[Tiling, ...], coded_by: Bools) -> Coincidences:
    """What coincides with what. Documents that fewer than two coders coded must be left out of the continuum.

    coded_by (D, M): in a document that a coder did not code, there is nothing of that coder to compare; with
    m coders in a document each pair counts 1 / (m - 1), as in the publication for all of them.
    """
    width = max((int(one.value.max(initial=0)) for one in made), default=0) + 1
    share = 1 / np.maximum(coded_by.sum(axis=1) - 1, 1)
    keys: list[Ints] = []
    amounts: list[Floats] = []

    def add(column: int, document: Ints, value: Ints, amount: Floats) -> None:
        keys.append(document * width + value)
        row = np.zeros((6, len(document)))
        row[column] = amount
        amounts.append(row)

    for number, one in enumerate(made):
        length = (one.end - one.start) * coded_by[one.document, number]
        add(0, one.document, one.value, length.astype(np.float64))
        add(2, one.document, one.value, np.where(one.value == GAP, length, length**2).astype(np.float64))
    of_tiles = [np.zeros(len(one.start)) for one in made]
    for i, j in permutations(range(len(made)), 2):
        document, tile, c, k, length = _intersections(made[i], made[j], coded_by[:, i] & coded_by[:, j])
        weight = length * share[document]
        add(1, document, c, np.where(c == k, weight, 0))
        crossing = np.where((c != GAP) & (k != GAP), weight, 0)
        add(3, document, c, crossing)
        add(4, document, c, np.where(c == k, crossing, 0))
        of_tiles[i] += np.bincount(tile, weights=crossing, minlength=len(of_tiles[i]))
    for one, crossing in zip(made, of_tiles, strict=True):
        add(5, one.document, one.value, crossing**2)
    every = np.concatenate(keys)
    first, which = same_rows([every])
    at = every[first]
    columns = np.concatenate(amounts, axis=1)
    summed = [np.bincount(which, weights=column, minlength=len(at)).astype(np.float64) for column in columns]
    return Coincidences(at // width, at % width, *summed)


def _intersections(one: Tiling, other: Tiling, both: Bools) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """Document, tile of the one, the two values and length of each intersection, where both have coded."""
    start = distinct(np.concatenate([one.start, other.start]))
    end = np.append(start[1:], one.end[-1:])
    tile = np.searchsorted(one.start, start, "right") - 1
    against = np.searchsorted(other.start, start, "right") - 1
    document = one.document[tile]
    return document, tile, one.value[tile], other.value[against], (end - start) * both[document]


def coincidences_of(units: Sequence[Sequence[tuple[int, int, int]]], length: int) -> Coincidences:
    """What coincides in one continuum, from each coder's passages (start, end, value): how a figure in a
    paper becomes numbers."""
    rows = [(coder, start, end, value) for coder, own in enumerate(units) for start, end, value in own]
    coder, start, end, value = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    axis = Axis(np.zeros(1, np.int64), np.zeros(1, np.int64), np.full(1, length, np.int64), 1)
    made, _ = tilings(axis, len(units), value, coder, start, end)
    return coincidences(made, np.ones((1, len(units)), dtype=np.bool_))
