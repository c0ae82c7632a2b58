"""How strongly a code depends on an attribute."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from qda.model.table import Undefined

SMALL = 5
"""Units that a cell should be expected to have (Cochran 1954, Biometrics 10(4), p. 420)."""


def cramers_v(counts: Sequence[Sequence[int]]) -> float | Undefined:
    """Cramér's V of a table of counts: the strength of the association of its rows with its columns.

    counts (R, C): units with each pair of values; rows and columns without any unit are left out. Gives 0
    (none) to 1 (one variable follows from the other); for two by two it is the absolute phi. Undefined
    when fewer than two rows or two columns have units. It is biased upwards in small tables.

    H. Cramér (1946), Mathematical Methods of Statistics, Princeton University Press, p. 282.

    >>> cramers_v([[10, 0], [0, 10]])
    1.0
    >>> print(cramers_v([[3, 0], [4, 0]]))
    undefined: there are not two values of each to compare
    """
    observed = _with_units(counts)
    if min(observed.shape) < 2:
        return Undefined("there are not two values of each to compare")
    expected = _expected(observed)
    chi_squared = float(((observed - expected) ** 2 / expected).sum())
    return float(np.sqrt(chi_squared / (observed.sum() * (min(observed.shape) - 1))))


def small_cells(counts: Sequence[Sequence[int]]) -> tuple[int, int]:
    """How many cells expect fewer than five units, and how many cells there are.

    >>> small_cells([[10, 0], [0, 10]])
    (0, 4)
    """
    expected = _expected(_with_units(counts))
    return int((expected < SMALL).sum()), expected.size


def _with_units(counts: Sequence[Sequence[int]]) -> NDArray[np.float64]:
    table = np.asarray(counts, dtype=np.float64)
    if table.size == 0:
        return np.zeros((0, 0))
    full: NDArray[np.float64] = table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]
    return full


def _expected(observed: NDArray[np.float64]) -> NDArray[np.float64]:
    """(R, C) the counts if rows and columns were independent."""
    if observed.size == 0:
        return observed
    expected: NDArray[np.float64] = np.outer(observed.sum(axis=1), observed.sum(axis=0)) / observed.sum()
    return expected
