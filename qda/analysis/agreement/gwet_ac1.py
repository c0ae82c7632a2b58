"""Gwet's AC1: agreement beyond chance that does not collapse where a category is rare."""

from qda.analysis.agreement.brennan_prediger import ONE_CATEGORY
from qda.analysis.agreement.percent import percent_agreement
from qda.analysis.agreement.ratings import Ratings, mean_shares
from qda.model.table import Undefined


def gwet_ac1(ratings: Ratings) -> float | Undefined:
    """Agreement beyond chance, where only units that are hard to code are coded by chance.

    ratings: P rows of M coders. Gives -1 to 1: 1 is perfect, 0 is chance. It stays near per cent agreement
    where one category prevails, which is why it is asked for when kappa is low although coders agree; it does
    so also where coders agree on nothing but the units that both left alone. Missing values and empty cases
    are those of `percent_agreement`. Undefined for a single category.

    K. L. Gwet (2008), Computing inter-rater reliability and its variance in the presence of high agreement,
    British Journal of Mathematical and Statistical Psychology 61(1), pp. 29-48; missing values: K. L. Gwet
    (2014), Handbook of inter-rater reliability, 4th ed., Advanced Analytics, ch. 4.

    >>> from qda.analysis.agreement.ratings import ratings_from_table
    >>> round(gwet_ac1(ratings_from_table([[118, 5], [2, 0]])), 3)
    0.941
    """
    p_a = percent_agreement(ratings)
    if isinstance(p_a, Undefined):
        return p_a
    q = ratings.categories
    if q < 2:
        return ONE_CATEGORY
    pi = mean_shares(ratings.pairable())
    p_e = float((pi * (1 - pi)).sum()) / (q - 1)
    return (p_a - p_e) / (1 - p_e)
