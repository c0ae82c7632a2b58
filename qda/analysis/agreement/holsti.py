"""Holsti's coefficient of reliability: decisions that two coders share, of those that each made."""

from qda.analysis.agreement.ratings import ABSENT, NO_UNITS, TWO_CODERS, Ratings, pairs_of_coders
from qda.model.table import Undefined

NO_DECISION = Undefined("none of these coders gave any code")


def holsti(ratings: Ratings) -> float | Undefined:
    """Coding decisions on which two coders agree, against those that each of them made.

    ratings: P rows of two coders, where ABSENT says that a coder did not give the code: no decision. Gives a
    share, 0 to 1. Units that one of them did not code at all are left out. Undefined for more than two
    coders, when no unit was coded by both, and when neither made a decision. As nobody's silence counts, a
    rare code cannot look reliable through the units that both left alone; chance is not taken out. It is the
    F1 of the one coder against the other.

    O. R. Holsti (1969), Content analysis for the social sciences and humanities, Addison-Wesley, p. 140.

    >>> from qda.analysis.agreement.ratings import ratings_from_table
    >>> holsti(ratings_from_table([[50, 10], [20, 20]]))  # both 20, the first 40, the second 30 times
    0.5714285714285714
    """
    if ratings.coders != 2:
        return TWO_CODERS
    (pair,) = pairs_of_coders(ratings)
    if not pair.counts.sum():
        return NO_UNITS
    n1 = int(pair.counts[pair.first != ABSENT].sum())
    n2 = int(pair.counts[pair.second != ABSENT].sum())
    m = int(pair.counts[(pair.first == pair.second) & (pair.first != ABSENT)].sum())
    if n1 + n2 == 0:
        return NO_DECISION
    return 2 * m / (n1 + n2)
