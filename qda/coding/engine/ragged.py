"""Rows of different lengths as two columns: where each row begins, and all values one after the other."""

from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from qda.language.arrays import Ints
from qda.language.ranges import ranges

Number = TypeVar("Number", bound=np.integer)


class Ragged(NamedTuple):
    """R rows: row r holds `values[offsets[r] : offsets[r + 1]]`; offsets (R + 1,) begin with 0."""

    offsets: Ints
    values: Ints

    @property
    def lengths(self) -> Ints:
        """(R,) how many values each row has."""
        return self.offsets[1:] - self.offsets[:-1]

    @property
    def owners(self) -> Ints:
        """(N,) the row of each of the N values."""
        return np.arange(len(self.offsets) - 1).repeat(self.lengths)

    def lengths_of(self, rows: Ints) -> Ints:
        """(M,) how many values each of some rows (M,) has."""
        lengths: Ints = self.offsets[rows + 1] - self.offsets[rows]
        return lengths

    def take(self, rows: Ints) -> "Ragged":
        """Some rows (M,) as M rows, in the order asked for, perhaps more than once."""
        lengths = self.lengths_of(rows)
        return Ragged(offsets_of(lengths), self.values[ranges(self.offsets[rows], lengths)])


def singles(values: Ints) -> Ragged:
    """N values (N,) as N rows of one value each."""
    return Ragged(np.arange(len(values) + 1), values)


def of_pairs(owners: Ints, values: Ints, rows: int) -> Ragged:
    """So many rows from pairs of a row (N,) and a value (N,), 0 or more; each in order, each value once."""
    width = int(values.max(initial=0)) + 1
    keys = distinct(np.sort(owners * width + values, kind="stable"))
    return Ragged(offsets_of(np.bincount(keys // width, minlength=rows)), keys % width)


def side_by_side(left: Ragged, right: Ragged) -> Ragged:
    """R rows from R and R: row r of the one and row r of the other, as one row."""
    offsets = left.offsets + right.offsets
    values = np.empty(int(offsets[-1]), dtype=np.int64)
    values[ranges(offsets[:-1], left.lengths)] = left.values
    values[ranges(offsets[:-1] + left.lengths, right.lengths)] = right.values
    return Ragged(offsets, values)


def stacked(parts: list[Ragged]) -> Ragged:
    """The rows of several, one after the other: as many as these have together."""
    none = np.zeros(0, dtype=np.int64)
    lengths = [part.lengths for part in parts] or [none]
    return Ragged(
        offsets_of(np.concatenate(lengths)), np.concatenate([part.values for part in parts] or [none])
    )


def offsets_of(lengths: Ints) -> Ints:
    """(R + 1,) where rows of these lengths (R,) begin, and the last one ends."""
    offsets = np.zeros(len(lengths) + 1, dtype=np.int64)
    lengths.cumsum(out=offsets[1:])
    return offsets


def distinct(ordered: NDArray[Number]) -> NDArray[Number]:
    """Each value of an ordered column (N,) once."""
    return ordered[first_of_each(ordered)]


def first_of_each(ordered: NDArray[Number]) -> NDArray[np.bool_]:
    """(N,) whether in an ordered column (N,) a value stands for the first time."""
    first = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first


def shared(left: Ragged, left_rows: Ints, right: Ragged, right_rows: Ints) -> Ints:
    """(N,) how many values row `left_rows[n]` of the one has in common with `right_rows[n]` of the other."""
    taken = left.take(left_rows)
    owners = taken.owners
    width = int(max(taken.values.max(initial=0), right.values.max(initial=0))) + 1
    known = right.owners * width + right.values
    asked = right_rows[owners] * width + taken.values
    place = np.minimum(np.searchsorted(known, asked), max(0, len(known) - 1))
    hit = known[place] == asked if len(known) else np.zeros(len(asked), dtype=np.bool_)
    return np.bincount(owners[hit], minlength=len(left_rows))
