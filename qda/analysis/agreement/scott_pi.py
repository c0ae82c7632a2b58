"""Scott's pi: agreement of two coders beyond chance, with the frequencies of both together."""

from qda.analysis.agreement.ratings import (
    NO_UNITS,
    NO_VARIATION,
    TWO_CODERS,
    Ratings,
    pairs_of_coders,
    shares_of,
)
from qda.model.table import Undefined


def scott_pi(ratings: Ratings) -> float | Undefined:
    """Agreement of two coders beyond what the frequencies of both together would give by chance.

    ratings: P rows of two coders. Gives -1 to 1: 1 is perfect, 0 is chance. Coders count as exchangeable, so
    a difference between their habits is disagreement, where Cohen's kappa forgives it. Units that one of them
    did not code are left out. Undefined for more than two coders, when no unit was coded by both, and when
    only one category was used.

    W. A. Scott (1955), Reliability of content analysis: the case of nominal scale coding, Public Opinion
    Quarterly 19(3), p. 323.

    >>> from qda.analysis.agreement.ratings import ratings_from_table
    >>> round(scott_pi(ratings_from_table([[20, 20], [10, 50]])), 3)
    0.341
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
    p_e = float((((first + second) / 2) ** 2).sum())
    return (p_o - p_e) / (1 - p_e)
