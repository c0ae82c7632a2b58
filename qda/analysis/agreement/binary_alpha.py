"""Binary alpha (|u-alpha): do coders agree on what is worth coding, whatever the code?"""

from qda.analysis.agreement.continuum import GAP, Coincidences
from qda.analysis.agreement.u_alpha import NO_TEXT
from qda.language.arrays import Ints
from qda.model.table import Undefined

NO_CONTRAST = Undefined("all text was coded, or none of it, so there is nothing to tell apart")


def binary_alpha(found: Coincidences, weights: Ints | None = None) -> float | Undefined:
    """Agreement on which text is relevant, that is: has any code, and which is a gap.

    found, weights and missing documents: as for `u_alpha`. Gives 1 (perfect), 0 (chance) and below. Undefined
    without text that two coded, and when no text was coded by anybody or all of it by all.

    K. Krippendorff, Y. Mathet, S. Bouvry and A. Widlöcher (2016), On the reliability of unitizing textual
    continua: further developments, Quality & Quantity 50(6), pp. 2347-2364, equation 6.

    >>> from qda.analysis.agreement.continuum import coincidences_of
    >>> three = [[(2, 5, 1), (9, 11, 1), (12, 20, 2)], [(2, 5, 1), (7, 15, 2)], [(2, 5, 1), (10, 15, 2)]]
    >>> round(binary_alpha(coincidences_of(three, 20)), 3)
    0.433
    """
    margin, same, own = (found.of_values(one, weights) for one in (found.margin, found.same, found.own))
    total, gaps = float(margin.sum()), float(margin[GAP])
    if total == 0:
        return NO_TEXT
    if gaps in {0.0, total}:
        return NO_CONTRAST
    observed = gaps - float(same[GAP])
    expected = total * gaps * (total - gaps) / (total**2 - float(own.sum()))
    return 1 - observed / expected
