"""Coefficients of agreement give the values that were published for them."""

import numpy as np
import pytest

from qda.analysis.agreement.binary_alpha import binary_alpha
from qda.analysis.agreement.brennan_prediger import brennan_prediger
from qda.analysis.agreement.cohen_kappa import cohen_kappa
from qda.analysis.agreement.continuum import coincidences_of
from qda.analysis.agreement.cu_alpha import cu_alpha
from qda.analysis.agreement.fleiss_kappa import fleiss_kappa
from qda.analysis.agreement.gwet_ac1 import gwet_ac1
from qda.analysis.agreement.krippendorff_alpha import krippendorff_alpha
from qda.analysis.agreement.metrics import Interval, Nominal, Ordinal, Ratio
from qda.analysis.agreement.percent import percent_agreement
from qda.analysis.agreement.ratings import MISSING, Ratings, ratings_from_table, ratings_of
from qda.analysis.agreement.scott_pi import scott_pi
from qda.analysis.agreement.u_alpha import u_alpha

COHEN_1960 = [[88, 10, 2], [14, 40, 6], [18, 10, 12]]
"""Cohen (1960), Educational and Psychological Measurement 20(1), the table of frequencies of 200 subjects."""
ARTSTEIN_POESIO_2008 = [[20, 20], [10, 50]]
"""Artstein and Poesio (2008), Computational Linguistics 34(4): 100 utterances, two dialogue acts."""
GWET_2002 = [[118, 5], [2, 0]]
"""Gwet (2002), Statistical Methods for Inter-Rater Reliability Assessment 1: 125 subjects, a rare trait."""
FLEISS_1971 = """
00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031
00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006
"""
"""Fleiss (1971), Psychological Bulletin 76(5), table 1: how many of six psychiatrists gave 30 patients
each of five diagnoses."""
KRIPPENDORFF_2011 = """
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .
"""
"""Krippendorff (2011), Computing Krippendorff's alpha-reliability: four observers, twelve units."""
THREE_BY_FIFTEEN = """
. . . . . 3 4 1 2 1 1 3 3 . 3
1 . 2 1 3 3 4 3 . . . . . . .
. . 2 1 3 4 4 . 2 1 1 3 3 . 4
"""
"""Three coders and fifteen units, with values that are missing (worked through in Wikipedia's article)."""


def ratings(coders_by_units):
    """Ratings from a line for each coder; the values 1, 2, ... are the categories 0, 1, ..."""
    rows = [line.split() for line in coders_by_units.split("\n") if line]
    return ratings_of([[None if v == "." else int(v) - 1 for v in unit] for unit in zip(*rows, strict=True)])


def fleiss():
    """Each patient's diagnoses, in the order of the diagnoses: who gave which is not published."""
    return ratings_of(
        [[k for k, n in enumerate(row) for _ in range(int(n))] for row in FLEISS_1971.split()], 5
    )


def test_cohen_1960():
    assert cohen_kappa(ratings_from_table(COHEN_1960)) == pytest.approx(0.492, abs=5e-4)
    assert percent_agreement(ratings_from_table(COHEN_1960)) == pytest.approx(0.70)


def test_artstein_and_poesio_2008():
    table = ratings_from_table(ARTSTEIN_POESIO_2008)
    assert cohen_kappa(table) == pytest.approx(0.348, abs=5e-4)
    assert scott_pi(table) == pytest.approx(0.341, abs=5e-4)
    assert brennan_prediger(table) == pytest.approx(0.400, abs=5e-4)
    assert percent_agreement(table) == pytest.approx(0.7)


def test_gwet_2002_the_paradox_of_kappa():
    table = ratings_from_table(GWET_2002)
    assert percent_agreement(table) == pytest.approx(0.944)
    assert cohen_kappa(table) == pytest.approx(-0.0234, abs=5e-5)
    assert gwet_ac1(table) == pytest.approx(0.941, abs=5e-4)


def test_fleiss_1971():
    assert fleiss().n == 30
    assert percent_agreement(fleiss()) == pytest.approx(0.5556, abs=5e-5)
    assert fleiss_kappa(fleiss()) == pytest.approx(0.430, abs=5e-4)


@pytest.mark.parametrize(
    ("metric", "alpha"),
    [
        (Nominal(), 0.743),
        (Ordinal(), 0.815),
        (Interval([1, 2, 3, 4, 5]), 0.849),
        (Ratio([1, 2, 3, 4, 5]), 0.797),
    ],
)
def test_krippendorff_2011_four_observers(metric, alpha):
    assert krippendorff_alpha(ratings(KRIPPENDORFF_2011), metric) == pytest.approx(alpha, abs=5e-4)


def test_krippendorff_2011_binary():
    """Ten units: 5 are 0 for both, 1 is 1 for both, 3 are 1 for the second only, 1 for the first only."""
    assert krippendorff_alpha(ratings_from_table([[5, 3], [1, 1]])) == pytest.approx(0.095, abs=5e-4)


@pytest.mark.parametrize(
    ("metric", "alpha"),
    [(Nominal(), 0.691), (Ordinal(), 0.807), (Interval([1, 2, 3, 4]), 0.811)],
)
def test_three_coders_and_fifteen_units(metric, alpha):
    """Nominal and interval as in the article; ordinal as computed by the SPSS macro of Hayes."""
    assert krippendorff_alpha(ratings(THREE_BY_FIFTEEN), metric) == pytest.approx(alpha, abs=5e-4)


def test_a_unit_with_one_value_is_not_paired():
    """Of the 15 units 2 have no value, and 1 has one: 26 values are pairable."""
    pairable = ratings(THREE_BY_FIFTEEN).pairable()
    many = (pairable.values != MISSING).sum(axis=1)
    assert int((many * pairable.counts).sum()) == 26


def test_equal_rows_may_be_put_together_or_not():
    together = ratings_from_table(COHEN_1960)
    apart = Ratings(
        np.repeat(together.values, together.counts, axis=0), np.ones(together.n, dtype=np.int64), 3
    )
    for measure in (cohen_kappa, scott_pi, fleiss_kappa, gwet_ac1, krippendorff_alpha, percent_agreement):
        assert measure(apart) == pytest.approx(measure(together), abs=1e-12)


UNITIZED = (
    [(0, 7, 1), (7, 13, 2), (30, 32, 5), (32, 37, 6), (37, 44, 6), (44, 60, 7)],
    [(0, 7, 1), (7, 13, 3), (13, 21, 5), (32, 44, 6)],
    [(0, 7, 1), (7, 13, 4), (13, 21, 5), (32, 37, 6), (37, 41, 6), (41, 44, 6)],
)
"""Krippendorff, Mathet, Bouvry and Widlöcher (2016); also Krippendorff (2019), Content Analysis, 4th ed.,
figure 12.11: what three coders made of a continuum of 60 characters."""


def test_unitizing_of_three_coders():
    """As published: u-alpha .510, cu-alpha .724; binary alpha is .413 there, which is .4136 cut off."""
    found = coincidences_of(UNITIZED, 60)
    assert u_alpha(found) == pytest.approx(0.510, abs=5e-4)
    assert cu_alpha(found) == pytest.approx(0.724, abs=5e-4)
    assert binary_alpha(found) == pytest.approx(0.413, abs=1e-3)
