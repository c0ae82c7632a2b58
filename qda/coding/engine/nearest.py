"""Of many stretches, the one nearest to another."""

import numpy as np
from numpy.typing import NDArray

from qda.coding.engine.found import Found
from qda.language.arrays import Ints


def nearest(left: Found, right: Found, start: Ints, end: Ints) -> Ints:
    """(M,) for each left stretch the row of its right partner, -1 when there is none.

    The first that shares a word with it, else the nearest of those that share one with the words
    `[start, end)` around it, (M,) each; of two equally near, the earlier. `right` holds one at least.
    """
    count = len(right.start)
    sharing = np.searchsorted(np.maximum.accumulate(right.end), left.start, "right")
    sharing = _row(sharing, (sharing < count) & (right.start[sharing % count] < left.end))
    behind = np.searchsorted(right.start, left.end, "left")
    behind = _row(behind, (behind < count) & (right.start[behind % count] < end))
    by_end = np.lexsort((-right.start, right.end))
    before = np.searchsorted(right.end[by_end], left.start, "right") - 1
    before = _row(by_end[before], (before >= 0) & (right.end[by_end[before]] > start))
    closer = (before < 0) | (right.start[behind] - left.end < left.start - right.end[before])
    return np.where(sharing >= 0, sharing, np.where((behind >= 0) & closer, behind, before))


def _row(rows: Ints, there: NDArray[np.bool_]) -> Ints:
    """The rows that there are, -1 for the others."""
    return np.where(there, rows, -1)
