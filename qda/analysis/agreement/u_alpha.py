"""u-alpha: do coders agree on passages and on their codes, gaps included?"""

from qda.analysis.agreement.continuum import Coincidences
from qda.language.arrays import Ints
from qda.model.table import Undefined

NO_TEXT = Undefined("no text was coded by two of the coders")
ONE_VALUE = Undefined("all text was coded alike, and without variation chance cannot be told")


def u_alpha(found: Coincidences, weights: Ints | None = None) -> float | Undefined:
    """Agreement on where passages begin and end and on which codes they have, gaps between them included.

    found: lengths of intersections, in characters; weights (D,): how often each document counts, once if
    nothing is said. Gives 1 (perfect), 0 (chance) and below. Every passage must be cut and coded in the same
    way to reach 1; a shifted border lowers it a little, another code by the whole passage. A coder who did
    not code a document is not compared in it. Undefined without text that two coded, and when all of it has
    one value.

    K. Krippendorff, Y. Mathet, S. Bouvry and A. Widlöcher (2016), On the reliability of unitizing textual
    continua: further developments, Quality & Quantity 50(6), pp. 2347-2364, equations 1, 4 and 5.

    >>> from qda.analysis.agreement.continuum import coincidences_of
    >>> three = [[(2, 5, 1), (9, 11, 1), (12, 20, 2)], [(2, 5, 1), (7, 15, 2)], [(2, 5, 1), (10, 15, 2)]]
    >>> round(u_alpha(coincidences_of(three, 20)), 3)
    0.474
    """
    margin, same, own = (found.of_values(one, weights) for one in (found.margin, found.same, found.own))
    total = float(margin.sum())
    if total == 0:
        return NO_TEXT
    expected_same = total * (margin**2 - own) / (total**2 - own.sum()) if total**2 > own.sum() else margin
    observed = total - float(same.sum())
    expected = total - float(expected_same.sum())
    if expected <= 0:
        return ONE_VALUE
    return 1 - observed / expected
