"""Cohen's kappa: agreement of two coders beyond chance, each with their own habits."""

from qda.analysis.agreement.ratings import (
    NO_UNITS,
    NO_VARIATION,
    TWO_CODERS,
    Ratings,
    pairs_of_coders,
    shares_of,
)
from qda.model.table import Undefined


def cohen_kappa(ratings: Ratings) -> float | Undefined:
    """Agreement of two coders beyond what their own frequencies would give by chance.

    ratings: P rows of two coders. Gives -1 to 1: 1 is perfect, 0 is chance, below 0 is worse than chance.
    Units that one of them did not code are left out. Undefined for more than two coders, when no unit was
    coded by both, and when both gave one and the same category to all units (0 / 0). Where a category is very
    frequent or very rare, kappa is low although coders nearly always agree: read it beside the prevalence and
    Gwet's AC1.

    J. Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement
    20(1), p. 40.

    >>> from qda.analysis.agreement.ratings import ratings_from_table
    >>> round(cohen_kappa(ratings_from_table([[88, 10, 2], [14, 40, 6], [18, 10, 12]])), 3)
    0.492
    """
    if ratings.coders != 2:
        return TWO_CODERS
    (pair,) = pairs_of_coders(ratings)
    n = int(pair.counts.sum())
    if n == 0:
        return NO_UNITS
    first = shares_of(pair.first, pair.counts, ratings.categories)
    second = shares_of(pair.second, pair.counts, ratings.categories)
    if (first * second).max() == 1:
        return NO_VARIATION
    p_o = float(pair.counts[pair.first == pair.second].sum()) / n
    p_e = float((first * second).sum())
    return (p_o - p_e) / (1 - p_e)
