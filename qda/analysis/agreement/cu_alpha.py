"""cu-alpha: where coders coded the same text, do they agree on the code?"""

from qda.analysis.agreement.continuum import Coincidences
from qda.language.arrays import Ints
from qda.model.table import Undefined

NO_INTERSECTION = Undefined("no passages of two coders intersect")
ONE_CODE = Undefined("where passages intersect, all have the same codes")


def cu_alpha(found: Coincidences, weights: Ints | None = None) -> float | Undefined:
    """Agreement on the codes of the text that two coders coded, gaps and borders left aside.

    found, weights and missing documents: as for `u_alpha`. Gives 1 (perfect), 0 (chance) and below. It says
    nothing of text that only one of them coded: read it beside `binary_alpha`. Undefined when no passages
    intersect, and when all that intersect have the same codes.

    K. Krippendorff, Y. Mathet, S. Bouvry and A. Widlöcher (2016), On the reliability of unitizing textual
    continua: further developments, Quality & Quantity 50(6), pp. 2347-2364, equations 10 and 11.

    >>> from qda.analysis.agreement.continuum import coincidences_of
    >>> three = [[(2, 5, 1), (9, 11, 1), (12, 20, 2)], [(2, 5, 1), (7, 15, 2)], [(2, 5, 1), (10, 15, 2)]]
    >>> round(cu_alpha(coincidences_of(three, 20)), 3)
    0.779
    """
    margin = found.of_values(found.crossing, weights)
    same, squares = (found.of_values(one, weights) for one in (found.same_crossing, found.squares))
    total = float(margin.sum())
    if total == 0:
        return NO_INTERSECTION
    if (margin == total).any() or total**2 <= squares.sum():
        return ONE_CODE
    expected_same = (margin**2 - squares) / (total - squares.sum() / total)
    observed = total - float(same.sum())
    expected = total - float(expected_same.sum())
    return 1 - observed / expected
