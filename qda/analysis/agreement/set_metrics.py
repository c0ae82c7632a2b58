"""How different two sets of codes are: the metrics of Krippendorff's alpha where units have several codes.

A category is a set of codes, the empty set included. Two empty sets do not differ.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from qda.language.arrays import Floats, Ints

_BLOCK = 512
"""Sets that are compared with all others at a time."""


class _SetMetric(ABC):
    """What metrics of sets share: how many codes two sets have in common.

    sets: the codes of each category. All pairs of the sets that occur are compared, so the time grows with
    the square of how many different sets there are, and not with units.
    """

    def __init__(self, sets: Sequence[Sequence[int]]) -> None:
        self._sizes = np.array([len(one) for one in sets], dtype=np.int64)
        self._has = np.zeros((len(sets), max((max(one, default=-1) for one in sets), default=-1) + 1), bool)
        for number, one in enumerate(sets):
            self._has[number, list(one)] = True

    def between(self, c: Ints, k: Ints, n: Floats) -> Floats:  # noqa: ARG002
        """The differences of the sets c (R,) and k (R,)."""
        common = (self._has[c] & self._has[k]).sum(axis=1)
        return self._difference(common, self._sizes[c], self._sizes[k])

    def among(self, n: Floats) -> float:
        """Over all pairs of the sets that occur."""
        used = np.flatnonzero(n)
        has, sizes = self._has[used].astype(np.float32), self._sizes[used]
        total = 0.0
        for first in range(0, len(used), _BLOCK):
            rows = slice(first, first + _BLOCK)
            common = np.rint(has[rows] @ has.T).astype(np.int64)
            differences = self._difference(common, sizes[rows, None], sizes[None, :])
            total += float(n[used][rows] @ differences @ n[used])
        return total

    @abstractmethod
    def _difference(self, common: NDArray[np.int64], one: Ints, other: Ints) -> Floats:
        """The difference of sets of sizes one and other that have so many codes in common."""


class Jaccard(_SetMetric):
    """1 minus the codes that both sets have, of those that either has: 0 (the same) to 1 (nothing shared).

    P. Jaccard (1912), The distribution of the flora in the alpine zone, New Phytologist 11(2), pp. 37-50.

    >>> round(float(Jaccard([[1, 2], [2, 3, 4]]).between(*_two())[0]), 3)
    0.75
    """

    def _difference(self, common: NDArray[np.int64], one: Ints, other: Ints) -> Floats:
        either = one + other - common
        same = np.divide(common, either, out=np.ones(np.shape(common)), where=either != 0)
        return np.asarray(1 - same, dtype=np.float64)


class Masi(_SetMetric):
    """Jaccard's distance that is kinder where one set holds the other: 1 - J M, where M is 1 for equal sets,
    2/3 when one holds the other, 1/3 when each has codes of its own, 0 when they share nothing.

    The empty set shares nothing with any other, so it differs from it by 1.

    R. Passonneau (2006), Measuring agreement on set-valued items (MASI) for semantic and pragmatic
    annotation, Proceedings of LREC, p. 832.

    >>> round(float(Masi([[1, 2], [1, 2, 3]]).between(*_two())[0]), 3)
    0.556
    """

    def _difference(self, common: NDArray[np.int64], one: Ints, other: Ints) -> Floats:
        either = one + other - common
        j = np.divide(common, either, out=np.ones(np.shape(common)), where=either != 0)
        subset = common == np.minimum(one, other)
        m = np.where(common == either, 1.0, np.where(subset, 2 / 3, 1 / 3))
        return np.asarray(1 - j * np.where((common == 0) & (either != 0), 0.0, m), dtype=np.float64)


def _two() -> tuple[Ints, Ints, Floats]:
    """The first and the second category, for examples."""
    return np.array([0]), np.array([1]), np.ones(2)
