"""Numbers are rounded as calculators and spreadsheets do it: an exact half goes up."""

import doctest

import pytest

from qda.model import rounding
from qda.model.table import ColumnKind, Undefined
from qda.report.cells import written
from qda.report.figures.labels import number


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (5, 8, "63%"), (1, 8, "13%"), (3, 8, "38%"), (7, 8, "88%"), (29, 200, "15%"), (1, 200, "1%"),
        (1, 3, "33%"), (2, 3, "67%"), (1, 201, "<1%"), (200, 201, ">99%"), (199, 200, ">99%"), (0, 8, "0%"),
        (8, 8, "100%"), (9, 8, "113%"),
    ],
)  # fmt: skip
def test_halves_of_a_per_cent_go_up(part, whole, shown):
    assert written(part / whole, ColumnKind.SHARE, {}) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1 / 32, "0.0313"), (3 / 32, "0.0938"), (-1 / 32, "-0.0313"), (0.00005, "0.0001"), (-0.00001, "0.0000")],
)
def test_halves_of_the_fourth_decimal_go_up(value, shown):
    """1/32 is 0.03125 and 3/32 is 0.09375."""
    assert written(value, ColumnKind.COEFFICIENT, {}) == shown


def test_a_p_is_rounded_alike_and_a_large_or_endless_number_is_written_too():
    assert written(1 / 32, ColumnKind.P_VALUE, {}) == "0.0313"
    assert written(0.00009, ColumnKind.P_VALUE, {}) == "<0.0001"
    assert written(1e30, ColumnKind.COEFFICIENT, {}) == "1" + 30 * "0" + ".0000"
    assert written(float("inf"), ColumnKind.COEFFICIENT, {}) == "inf"


def test_figures_round_to_two_decimals_alike():
    assert number(0.125, ColumnKind.COEFFICIENT) == "0.13"
    assert number(-0.001, ColumnKind.COEFFICIENT) == "0.00"
    assert number(Undefined("why"), ColumnKind.COEFFICIENT) == "–"


def test_the_examples_of_rounding_are_true():
    assert doctest.testmod(rounding).failed == 0
