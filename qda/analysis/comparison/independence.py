"""Whether groups differ in how many of their units have a code: chi-squared, or exact for small groups."""

from collections.abc import Sequence
from math import erfc, exp, lgamma, log, sqrt

import numpy as np
from numpy.typing import NDArray

from qda.analysis.comparison.association import small_cells
from qda.analysis.meeting.significance import TIE
from qda.language.arrays import Floats
from qda.model.table import Undefined

NO_GROUPS = Undefined("there are not two groups with units to compare")
NO_VARIATION = Undefined("all units have the code, or none has it")
MOST_TABLES = 2_000_000
"""Tables that an exact test goes through at most."""


def chi_squared(counts: Sequence[tuple[int, int]]) -> tuple[float, float] | Undefined:
    """Pearson's chi-squared and its p for G groups, without a correction for continuity.

    counts (G, 2): units of each group with and without the code; groups without units are left out. Gives
    the statistic (0 or more, with one degree of freedom less than groups) and the probability of one as
    large were the groups alike: 0 to 1. It needs independent units, and is rough where a group expects
    fewer than five units with or without the code. Undefined when there are not two groups with units, or
    when all units have the code or none has it.

    K. Pearson (1900), Philosophical Magazine 50(302), pp. 157-175.

    >>> [round(value, 4) for value in chi_squared([(15, 5), (5, 15)])]
    [10.0, 0.0016]
    """
    observed = np.array([pair for pair in counts if sum(pair)], dtype=np.float64).reshape(-1, 2)
    if (why := _nothing_to_test(observed)) is not None:
        return why
    expected = np.outer(observed.sum(axis=1), observed.sum(axis=0)) / observed.sum()
    statistic = float(((observed - expected) ** 2 / expected).sum())
    return statistic, upper_tail(statistic, len(observed) - 1)


def upper_tail(statistic: float, freedom: int) -> float:
    """The probability that chi-squared with whole degrees of freedom (1 or more) is at least so large.

    M. Abramowitz and I. A. Stegun (1964), Handbook of Mathematical Functions, 26.4.4 and 26.4.5.

    >>> round(upper_tail(3.841459, 1), 4), round(upper_tail(5.991465, 2), 4)
    (0.05, 0.05)
    """
    if statistic <= 0:
        return 1.0
    half = statistic / 2
    tail, k = (exp(-half), 2) if freedom % 2 == 0 else (erfc(sqrt(half)), 1)
    while k < freedom:
        tail += exp(k / 2 * log(half) - half - lgamma(k / 2 + 1))
        k += 2
    return min(1.0, tail)


def exact(counts: Sequence[tuple[int, int]]) -> float | Undefined:
    """The p of Fisher's exact test for G groups (Freeman and Halton's extension beyond two).

    counts (G, 2) as in `chi_squared`. Gives the probability, were the groups alike and all sums fixed, of a
    table no more likely than this one: 0 to 1. Undefined as `chi_squared`, and when there are more than two
    million tables to go through; groups of that size need no exact test.

    G. H. Freeman and J. H. Halton (1951), Note on an exact treatment of contingency, goodness of fit and
    other problems of significance, Biometrika 38(1/2), pp. 141-149.

    >>> round(exact([(3, 1), (1, 3)]), 4)
    0.4857
    """
    observed = np.array([pair for pair in counts if sum(pair)], dtype=np.int64).reshape(-1, 2)
    if (why := _nothing_to_test(observed.astype(np.float64))) is not None:
        return why
    sizes, having = observed.sum(axis=1), int(observed[:, 0].sum())
    tables = _all_tables(sizes.tolist(), having)
    if tables is None:
        return Undefined("too many tables for an exact test, and expected counts too small for chi-squared")
    likely = np.exp(tables - tables.max())
    seen = sum(_log_choose(int(n), np.array([k]))[0] for n, k in zip(sizes, observed[:, 0], strict=True))
    as_rare = likely <= np.exp(seen - tables.max()) * (1 + TIE)
    return min(1.0, float(likely[as_rare].sum() / likely.sum()))


def needs_exact(counts: Sequence[tuple[int, int]]) -> bool:
    """Whether a cell expects fewer than five units (Cochran 1954, p. 420)."""
    return small_cells(counts)[0] > 0


def _nothing_to_test(observed: Floats) -> Undefined | None:
    if len(observed) < 2:
        return NO_GROUPS
    return NO_VARIATION if (observed.sum(axis=0) == 0).any() else None


def _all_tables(sizes: Sequence[int], having: int) -> Floats | None:
    """The logarithms of how likely each table is, up to a constant; None when there are too many tables."""
    taken, logs = np.zeros(1, dtype=np.int64), np.zeros(1)
    for number, size in enumerate(sizes):
        left = sum(sizes[number + 1 :])
        own = np.arange(size + 1)
        if len(taken) * len(own) > MOST_TABLES:
            return None
        taken = (taken[:, None] + own).ravel()
        logs = (logs[:, None] + _log_choose(size, own)).ravel()
        possible = (taken <= having) & (taken >= having - left)
        taken, logs = taken[possible], logs[possible]
    return logs


def _log_choose(n: int, k: NDArray[np.int64]) -> Floats:
    factorials = np.array([lgamma(i + 1) for i in range(n + 1)])
    chosen: Floats = factorials[n] - factorials[k] - factorials[n - k]
    return chosen
