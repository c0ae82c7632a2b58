"""Of many stretches, the one nearest to another in the same region."""

import numpy as np

from qda.coding.engine.found import Found
from qda.coding.engine.ragged import Ints


def nearest(left: Found, right: Found, left_region: Ints, right_region: Ints) -> Ints:
    """(M,) for each left stretch the row of its right partner, -1 when its region has none.

    The first that shares a word with it, else the nearest; of two equally near, the earlier. Regions follow
    one another in the text, so a stretch of another region never lies between.
    """
    by_end = np.lexsort((-right.start, right.end))
    ends = right.end[by_end]
    reach = np.maximum.accumulate(right.end)
    sharing = _row(np.searchsorted(reach, left.start, "right"), right_region, left_region)
    sharing = np.where((sharing >= 0) & (right.start[sharing] < left.end), sharing, -1)
    behind = _row(np.searchsorted(right.start, left.end, "left"), right_region, left_region)
    before = np.searchsorted(ends, left.start, "right") - 1
    before = np.where(before >= 0, by_end[before], -1)
    before = np.where((before >= 0) & (right_region[before] == left_region), before, -1)
    gap_behind = right.start[behind] - left.end
    gap_before = left.start - right.end[before]
    closer = (behind >= 0) & ((before < 0) | (gap_behind < gap_before))
    return np.where(sharing >= 0, sharing, np.where(closer, behind, before))


def _row(rows: Ints, right_region: Ints, left_region: Ints) -> Ints:
    """The rows that there are and that lie in the same region, -1 for the others."""
    there = rows < len(right_region)
    rows = np.where(there, rows, 0)
    return np.where(there & (right_region[rows] == left_region), rows, -1)
