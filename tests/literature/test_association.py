"""Cramér's V against hand computation."""

import pytest

from qda.analysis.comparison.association import cramers_v, small_cells
from qda.model.table import Undefined


def test_two_by_two_is_the_absolute_phi():
    """10 of 13 and 2 of 17: phi = (10 * 15 - 3 * 2) / sqrt(13 * 17 * 12 * 18) = 144 / 218.485."""
    assert cramers_v([[10, 3], [2, 15]]) == pytest.approx(0.65908, abs=0.00001)


def test_three_values_by_hand():
    """Expected 5 in each cell; chi squared = (9 + 9 + 0 + 0 + 9 + 9) / 5 = 7.2; V = sqrt(7.2 / 30)."""
    assert cramers_v([[8, 2], [5, 5], [2, 8]]) == pytest.approx((7.2 / 30) ** 0.5)


def test_no_association_is_zero():
    assert cramers_v([[2, 4], [3, 6]]) == pytest.approx(0, abs=1e-12)


def test_values_without_units_do_not_weaken_it():
    assert cramers_v([[10, 0], [0, 0], [0, 10]]) == 1


@pytest.mark.parametrize("counts", [[], [[0, 0]], [[3, 4]], [[3, 0], [4, 0]], [[0, 3], [0, 4]]])
def test_nothing_to_compare_is_undefined(counts):
    assert isinstance(cramers_v(counts), Undefined)


def test_cells_that_expect_fewer_than_five_units_are_counted():
    assert small_cells([[10, 10], [3, 3]]) == (2, 4)
