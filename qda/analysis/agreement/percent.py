"""Per cent agreement: how often two coders say the same."""

import numpy as np

from qda.analysis.agreement.ratings import NO_UNITS, Ratings, coders_of_units, pairs_of_coders
from qda.model.table import Undefined


def percent_agreement(ratings: Ratings) -> float | Undefined:
    """The share of units on which two coders agree; with more coders, of the pairs of coders in each unit.

    ratings: P rows of M coders. Gives a share, 0 (never) to 1 (always). Units that fewer than two coders
    coded are left out; a unit counts once, however many coders it has. Undefined when no unit has two.
    Ties cannot occur. It does not take chance into account: where a code is rare, coders agree on nearly all
    units because both leave them alone. Report it beside a coefficient that does.

    Two coders: O. R. Holsti (1969), Content analysis for the social sciences and humanities, Addison-Wesley,
    p. 140. More: J. L. Fleiss (1971), Measuring nominal scale agreement among many raters, Psychological
    Bulletin 76(5), p. 379; with missing values K. L. Gwet (2014), Handbook of inter-rater reliability, 4th
    ed., Advanced Analytics, ch. 2.

    >>> from qda.analysis.agreement.ratings import ratings_from_table
    >>> percent_agreement(ratings_from_table([[20, 20], [10, 50]]))
    0.7
    """
    ratings = ratings.pairable()
    if ratings.n == 0:
        return NO_UNITS
    agreeing = np.zeros(len(ratings.counts))
    for pair in pairs_of_coders(ratings):
        agreeing[pair.rows] += pair.first == pair.second
    many = coders_of_units(ratings)
    pairs = many * (many - 1) / 2
    return float((ratings.counts * agreeing / pairs).sum() / ratings.n)
