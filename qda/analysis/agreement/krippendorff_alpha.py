"""Krippendorff's alpha: observed against expected disagreement, for any coders, values and missing data."""

import numpy as np

from qda.analysis.agreement.metrics import Metric, Nominal
from qda.analysis.agreement.ratings import (
    MISSING,
    NO_UNITS,
    NO_VARIATION,
    Ratings,
    coders_of_units,
    pairs_of_coders,
)
from qda.model.table import Undefined

_NOMINAL = Nominal()


def krippendorff_alpha(ratings: Ratings, metric: Metric = _NOMINAL) -> float | Undefined:
    """1 minus the disagreement that was observed against the one to expect by chance.

    ratings: P rows of M coders; metric: how different two values are, nominal if nothing is said. Gives 1
    (perfect), 0 (chance) and below (worse than chance), without a lower bound that is the same for all data.
    A coder who did not code a unit is no disagreement: units with fewer than two values are left out, and
    each value of a unit with m values is compared with the m - 1 others. Undefined when no unit has two
    values, and when all values are the same. It corrects for small samples, so for few units it lies above
    Scott's pi. Krippendorff asks for .800, and for .667 where tentative conclusions are enough.

    K. Krippendorff (2011), Computing Krippendorff's alpha-reliability, University of Pennsylvania, pp. 1-10;
    A. F. Hayes and K. Krippendorff (2007), Answering the call for a standard reliability measure for coding
    data, Communication Methods and Measures 1(1), pp. 77-89.

    >>> from qda.analysis.agreement.ratings import ratings_from_table
    >>> round(krippendorff_alpha(ratings_from_table([[5, 3], [1, 1]])), 3)
    0.095
    """
    ratings = ratings.pairable()
    if ratings.n == 0:
        return NO_UNITS
    there = ratings.values != MISSING
    weights = np.broadcast_to(ratings.counts[:, None], there.shape)[there]
    n_c = np.bincount(ratings.values[there], weights=weights, minlength=ratings.categories).astype(float)
    m = coders_of_units(ratings)
    observed = 0.0
    for pair in pairs_of_coders(ratings):
        coincidences = 2 * pair.counts / (m[pair.rows] - 1)  # in both orders
        observed += float((coincidences * metric.between(pair.first, pair.second, n_c)).sum())
    expected = metric.among(n_c)
    if expected == 0:
        return NO_VARIATION
    n = float(n_c.sum())
    d_o = observed / n
    d_e = expected / (n * (n - 1))
    return 1 - d_o / d_e
