"""Which rows of several columns of whole numbers are the same."""

from collections.abc import Sequence

import numpy as np

from qda.language.arrays import Ints

_MOST = 2**62
"""A row is written as one number, as long as it is smaller than this."""


def same_rows(columns: Sequence[Ints]) -> tuple[Ints, Ints]:
    """The first of each kind of row (R,), and the kind (N,) of each row; kinds are in the order of the
    columns' values. All columns have N values."""
    key, span = np.zeros(len(columns[0]), dtype=np.int64), 1
    for column in columns:
        low, high = int(column.min(initial=0)), int(column.max(initial=0))
        if span > _MOST // (high - low + 1):
            kinds, key = np.unique(key, return_inverse=True)
            key, span = key.reshape(-1).astype(np.int64), len(kinds)
        key = key * (high - low + 1) + (column - low)
        span *= high - low + 1
    order = np.argsort(key, kind="stable")
    begins = np.diff(key[order], prepend=-1) != 0
    kind = np.zeros(len(key), dtype=np.int64)
    kind[order] = np.cumsum(begins) - 1
    return order[begins], kind


def distinct(values: Ints) -> Ints:
    """The values without repetitions, in their order."""
    ordered = np.sort(values)
    kept = np.ones(len(ordered), dtype=bool)
    kept[1:] = ordered[1:] != ordered[:-1]
    return ordered[kept]
