"""How many times the odds of a code differ between two groups."""

from math import exp, log, sqrt
from typing import NamedTuple

from qda.model.table import Undefined

Z = 1.959963984540054
"""The standard normal's 97.5th percentile: an interval of 95 per cent."""

EMPTY = Undefined("a group has the code in no unit or in every unit, so the ratio is 0 or without bound")

NO_UNITS = Undefined("a group has no units")


class OddsRatio(NamedTuple):
    """The ratio with the ends of its interval of 95 per cent."""

    value: float
    low: float
    high: float


def odds_ratio(first: tuple[int, int], second: tuple[int, int]) -> OddsRatio | Undefined:
    """The odds of having the code in the first group, over those in the second.

    first, second: units with and without the code. Gives a number above 0, where 1 means alike, with
    Woolf's (logit) interval of 95 per cent, which needs independent units and is wide for few of them.
    Undefined when a group has no units, and when one of the four counts is 0: adding a half to each would
    give a number, but one that the half has made.

    B. Woolf (1955), On estimating the relation between blood group and disease, Annals of Human Genetics
    19(4), pp. 251-253.

    >>> [round(value, 3) for value in odds_ratio((15, 5), (5, 15))]
    [9.0, 2.151, 37.659]
    """
    a, b, c, d = *first, *second
    if a + b == 0 or c + d == 0:
        return NO_UNITS
    if 0 in (a, b, c, d):
        return EMPTY
    ratio = a * d / (b * c)
    reach = Z * sqrt(1 / a + 1 / b + 1 / c + 1 / d)
    return OddsRatio(ratio, exp(log(ratio) - reach), exp(log(ratio) + reach))
