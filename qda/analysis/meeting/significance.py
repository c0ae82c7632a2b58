"""Whether two codes meet more or less often than chance: Fisher's test, adjusted for many pairs."""

from collections.abc import Sequence
from math import isnan

import numpy as np
from numpy.typing import NDArray

from qda.analysis.meeting.coefficients import NO_VARIATION
from qda.language.arrays import Floats, Ints
from qda.model.table import Undefined

Counts = NDArray[np.integer]

_REACH = 60
"""Standard deviations from the mean; tables beyond have a probability below 1e-300."""
_BLOCK = 1 << 18
"""Tables that are looked at together; more do not fit the processor's cache."""
_NONE = -1
"""The span of a pair that has no table to look at."""
TIE = 1e-7
"""Tables this close to the observed probability count as equally likely, as in R's fisher.test."""


def fisher_exact(n1: int, n2: int, n12: int, n: int) -> float | Undefined:
    """The two-sided p of Fisher's exact test for n12 units with both of two codes.

    n1, n2 units with each code, n12 with both, of n in all. Gives the probability, were the codes
    independent and n1, n2, n fixed, of a table no more likely than this one: 0 to 1, small when the codes
    meet strikingly often or strikingly seldom. Units that stand close together in one text are not
    independent, so read it as a ranking rather than as a proof. Below 1e-300 it is 0. Undefined when a
    code occurs in no unit or in every unit.

    R. A. Fisher (1922), On the interpretation of chi-squared from contingency tables, and the calculation
    of P, Journal of the Royal Statistical Society 85(1), pp. 87-94; (1935), The logic of inductive
    inference, ibid. 98(1), pp. 48-50.

    >>> round(fisher_exact(4, 4, 3, 8), 4)
    0.4857
    """
    (p,) = fisher_exact_of_pairs(np.array([n1]), np.array([n2]), np.array([n12]), n).tolist()
    return NO_VARIATION if isnan(p) else float(p)


def fisher_exact_of_pairs(n1: Counts, n2: Counts, n12: Counts, n: int) -> Floats:
    """(M,) `fisher_exact` of each of many pairs of codes, from their counts (M,), of n units in all; NaN
    where it is undefined.

    Beside what it gives, no more than some 20 bytes of each pair are held: thousands of codes have millions.
    """
    span = np.empty(len(n12), dtype=np.int32)
    p = np.zeros(len(n12))
    for first in range(0, len(n12), _BLOCK):
        some = slice(first, first + _BLOCK)
        low, high = _tables(n1[some], n2[some], n)
        span[some] = np.where((low <= n12[some]) & (n12[some] <= high), high - low, _NONE)
        p[some][~(_varies(n1[some], n) & _varies(n2[some], n))] = np.nan
    span[np.isnan(p)] = _NONE
    tested = np.argsort(span, kind="stable")[np.count_nonzero(span == _NONE) :]
    first = 0
    while first < len(tested):
        width = int(span[tested[first]])
        pairs = tested[first : first + max(1, _BLOCK // (2 * width + 1))]
        pairs = pairs[span[pairs] <= 2 * width + 1]
        p[pairs] = _tails(n1[pairs], n2[pairs], n12[pairs], n)
        first += len(pairs)
    return p


def _varies(counts: Counts, n: int) -> NDArray[np.bool_]:
    return (counts > 0) & (counts < n)


def _tables(n1: Counts, n2: Counts, n: int) -> tuple[Ints, Ints]:
    """(M,) the lowest and the highest n12 that are looked at."""
    n1, n2 = n1.astype(np.int64), n2.astype(np.int64)
    mean = n1 * n2 / max(n, 1)
    reach = _REACH * np.maximum(1.0, mean * (1 - n1 / max(n, 1)) * (1 - n2 / max(n, 1))) ** 0.5
    low = np.maximum(np.maximum(0, n1 + n2 - n), (mean - reach).astype(np.int64))
    high = np.minimum(np.minimum(n1, n2), (mean + reach).astype(np.int64) + 1)
    return low, high


def _tails(n1: Counts, n2: Counts, n12: Counts, n: int) -> Floats:
    """(M,) the share of the tables no more likely than n12, of all that are looked at."""
    low, high = _tables(n1, n2, n)
    k = low[:, None] + np.arange(int((high - low).max()) + 1, dtype=np.float64)
    a, b = n1[:, None].astype(np.int64), n2[:, None].astype(np.int64)
    steps = np.zeros(k.shape)  # both codes in k units: from k - 1 to k
    np.log(
        (a - k[:, :-1]) * (b - k[:, :-1]) / (k[:, 1:] * (n - a - b + k[:, 1:])),
        out=steps[:, 1:],
        where=k[:, 1:] <= high[:, None],
    )
    logs = np.cumsum(steps, axis=1)
    logs[k > high[:, None]] = -np.inf
    likely = np.exp(logs - logs.max(axis=1, keepdims=True))
    here = likely[np.arange(len(n12)), n12 - low][:, None]
    unlikely = np.where(likely <= here * (1 + TIE), likely, 0.0)
    shares: Floats = np.minimum(1.0, unlikely.sum(axis=1) / likely.sum(axis=1))
    return shares


def benjamini_hochberg(p_values: Sequence[float] | Floats) -> Floats:
    """q for each p: the smallest share of false discoveries at which the test would be called one.

    p_values (M,): the p of all tests of a family, NaN for what could not be tested, which is none of them;
    gives (M,) in the same order, each q >= its p, at most 1, or NaN. No tests give no q.

    Y. Benjamini and Y. Hochberg (1995), Controlling the false discovery rate, Journal of the Royal
    Statistical Society B 57(1), p. 293.

    >>> benjamini_hochberg([0.01, 0.04, 0.03, 0.5]).round(3).tolist()
    [0.04, 0.053, 0.053, 0.5]
    """
    p = np.asarray(p_values, dtype=np.float64)
    m = len(p) - int(np.count_nonzero(np.isnan(p)))
    order = np.argsort(-p, kind="stable")[:m]  # the largest first, NaN last
    scaled = p[order]
    scaled *= m
    scaled /= np.arange(m, 0, -1)
    np.minimum.accumulate(scaled, out=scaled)
    q = np.full(len(p), np.nan)
    q[order] = np.minimum(1.0, scaled, out=scaled)
    return q
