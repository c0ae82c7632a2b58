"""Whether two codes meet more or less often than chance: Fisher's test, adjusted for many pairs."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from qda.analysis.meeting.coefficients import NO_VARIATION
from qda.model.table import Undefined

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_REACH = 60
"""Standard deviations from the mean; tables beyond have a probability below 1e-300."""
_BLOCK = 1 << 18
"""Tables that are looked at together; more do not fit the processor's cache."""
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
    (p,) = fisher_exact_of_pairs(np.array([n1]), np.array([n2]), np.array([n12]), n)
    return p


def fisher_exact_of_pairs(n1: Ints, n2: Ints, n12: Ints, n: int) -> list[float | Undefined]:
    """`fisher_exact` of each of many pairs of codes, from their counts (M,), of n units in all."""
    mean = n1 * n2 / max(n, 1)
    reach = _REACH * np.maximum(1.0, mean * (1 - n1 / max(n, 1)) * (1 - n2 / max(n, 1))) ** 0.5
    low = np.maximum(np.maximum(0, n1 + n2 - n), (mean - reach).astype(np.int64))
    high = np.minimum(np.minimum(n1, n2), (mean + reach).astype(np.int64) + 1)
    varies = (n1 > 0) & (n1 < n) & (n2 > 0) & (n2 < n)
    p = np.zeros(len(n12))
    tested = np.flatnonzero(varies & (low <= n12) & (n12 <= high))
    tested = tested[np.argsort((high - low)[tested], kind="stable")]
    first = 0
    while first < len(tested):
        width = int((high - low)[tested[first]])
        pairs = tested[first : first + max(1, _BLOCK // (2 * width + 1))]
        pairs = pairs[(high - low)[pairs] <= 2 * width + 1]
        p[pairs] = _tails(n1[pairs], n2[pairs], n12[pairs], n, low[pairs], high[pairs])
        first += len(pairs)
    return [float(value) if one else NO_VARIATION for value, one in zip(p, varies, strict=True)]


def _tails(n1: Ints, n2: Ints, n12: Ints, n: int, low: Ints, high: Ints) -> Floats:
    """(M,) the share of the tables no more likely than n12, of all tables from `low` to `high`."""
    k = low[:, None] + np.arange(int((high - low).max()) + 1, dtype=np.float64)
    a, b = n1[:, None], n2[:, None]
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


def benjamini_hochberg(p_values: Sequence[float]) -> list[float]:
    """q for each p: the smallest share of false discoveries at which the test would be called one.

    p_values (M,): the p of all tests of a family; gives (M,) in the same order, each q >= its p, at most 1.
    No tests give no q.

    Y. Benjamini and Y. Hochberg (1995), Controlling the false discovery rate, Journal of the Royal
    Statistical Society B 57(1), p. 293.

    >>> [round(q, 3) for q in benjamini_hochberg([0.01, 0.04, 0.03, 0.5])]
    [0.04, 0.053, 0.053, 0.5]
    """
    p = np.asarray(p_values, dtype=np.float64)
    m = len(p)
    order = np.argsort(-p, kind="stable")  # the largest first
    scaled = p[order] * m / np.arange(m, 0, -1)
    q = np.empty(m)
    q[order] = np.minimum(1.0, np.minimum.accumulate(scaled))
    return [float(value) for value in q]
