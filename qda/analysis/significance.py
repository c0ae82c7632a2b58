"""Whether two codes meet more or less often than chance: Fisher's test, adjusted for many pairs."""

from collections.abc import Sequence

import numpy as np

from qda.analysis.coefficients import NO_VARIATION
from qda.model.table import Undefined

_REACH = 60
"""Standard deviations from the mean; tables beyond have a probability below 1e-300."""
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
    if n1 in {0, n} or n2 in {0, n}:
        return NO_VARIATION
    low, high = max(0, n1 + n2 - n), min(n1, n2)
    mean = n1 * n2 / n
    reach = _REACH * max(1.0, (mean * (1 - n1 / n) * (1 - n2 / n)) ** 0.5)
    low, high = max(low, int(mean - reach)), min(high, int(mean + reach) + 1)
    if not low <= n12 <= high:
        return 0.0
    k = np.arange(low, high, dtype=np.float64)  # both codes in k units: from k to k + 1
    steps = np.log((n1 - k) * (n2 - k)) - np.log((k + 1) * (n - n1 - n2 + k + 1))
    logs = np.concatenate(([0.0], np.cumsum(steps)))
    likely = np.exp(logs - logs.max())
    return min(1.0, float(likely[likely <= likely[n12 - low] * (1 + TIE)].sum() / likely.sum()))


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
