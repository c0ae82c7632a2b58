"""Whole numbers in a row, for many rows at once."""

import numpy as np

from qda.language.arrays import Ints


def ranges(firsts: Ints, counts: Ints) -> Ints:
    """(N,) the numbers from each first (R,) on, as many as are counted (R,), one row after the other.

    >>> ranges(np.array([5, 0, 7]), np.array([2, 0, 3])).tolist()
    [5, 6, 7, 8, 9]
    """
    if (counts == 1).all():  # most codings stand in one sentence
        return firsts.copy()
    behind = counts.cumsum()
    numbers: Ints = (firsts - behind + counts).repeat(counts)
    numbers += np.arange(len(numbers))
    return numbers
