"""Fleiss' kappa: agreement of many coders beyond chance."""

from qda.analysis.agreement.percent import percent_agreement
from qda.analysis.agreement.ratings import NO_VARIATION, Ratings, mean_shares
from qda.model.table import Undefined


def fleiss_kappa(ratings: Ratings) -> float | Undefined:
    """Agreement of two or more coders beyond what the frequencies of all together would give by chance.

    ratings: P rows of M coders. Gives -1 to 1: 1 is perfect, 0 is chance. For two coders it is Scott's pi and
    not Cohen's kappa. Units that fewer than two coders coded are left out; in the others a missing value is
    ignored, as Gwet generalises it. Undefined when no unit has two coders, and when only one category was
    used.

    J. L. Fleiss (1971), Measuring nominal scale agreement among many raters, Psychological Bulletin 76(5),
    pp. 379-380; missing values: K. L. Gwet (2014), Handbook of inter-rater reliability, 4th ed., ch. 2.

    >>> from qda.analysis.agreement.ratings import ratings_of
    >>> round(fleiss_kappa(ratings_of([[0, 0, 0], [1, 1, 1], [0, 0, 1], [0, 1, 1]])), 3)
    0.333
    """
    p_o = percent_agreement(ratings)
    if isinstance(p_o, Undefined):
        return p_o
    if ratings.pairable().used() < 2:
        return NO_VARIATION
    p = mean_shares(ratings.pairable())
    p_e = float((p**2).sum())
    return (p_o - p_e) / (1 - p_e)
