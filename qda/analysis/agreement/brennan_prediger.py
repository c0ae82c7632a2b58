"""Brennan and Prediger's coefficient: agreement beyond chance, all categories equally likely."""

from qda.analysis.agreement.percent import percent_agreement
from qda.analysis.agreement.ratings import Ratings
from qda.model.table import Undefined

ONE_CATEGORY = Undefined("there is only one category, so agreement is certain")


def brennan_prediger(ratings: Ratings) -> float | Undefined:
    """Agreement beyond what coders would reach who choose among the categories blindly.

    ratings: P rows of M coders. Gives -1 / (K - 1) or more, up to 1, for K categories: 1 is perfect, 0 is
    chance. It does not depend on how often categories are used; it is 2 p - 1 where a code is given or not.
    Missing values and empty cases are those of `percent_agreement`. Undefined for a single category. For two
    coders it is S of Bennett, Alpert and Goldstein.

    R. L. Brennan and D. J. Prediger (1981), Coefficient kappa: some uses, misuses, and alternatives,
    Educational and Psychological Measurement 41(3), p. 693; E. M. Bennett, R. Alpert and A. C. Goldstein
    (1954), Communications through limited-response questioning, Public Opinion Quarterly 18(3), p. 307.

    >>> from qda.analysis.agreement.ratings import ratings_from_table
    >>> round(brennan_prediger(ratings_from_table([[20, 20], [10, 50]])), 3)
    0.4
    """
    p_o = percent_agreement(ratings)
    if isinstance(p_o, Undefined):
        return p_o
    if ratings.categories < 2:
        return ONE_CATEGORY
    p_e = 1 / ratings.categories
    return (p_o - p_e) / (1 - p_e)
