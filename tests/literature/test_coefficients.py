"""Coefficients against published tables, values computed by hand, and their limits."""

import pytest

from qda.analysis.meeting.coefficients import (
    COEFFICIENTS,
    inclusion,
    jaccard,
    lift,
    npmi,
    ochiai,
    p_first_given_second,
    p_second_given_first,
    phi,
    pmi,
    sorensen,
)
from qda.model.table import Undefined


@pytest.mark.parametrize(
    ("coefficient", "value"),
    [
        (jaccard, 0.0476),  # 5 / 105
        (sorensen, 0.0909),  # 10 / 110
        (ochiai, 0.1581),  # 5 / sqrt(1000)
        (inclusion, 0.5),  # 5 / 10
        (lift, 2.5),  # 5 * 500 / 1000
        (pmi, 1.3219),  # log2 2.5
        (npmi, 0.1990),  # 1.3219 / log2 100
        (phi, 0.1071),  # (2500 - 1000) / sqrt(1000 * 400 * 490)
        (p_first_given_second, 0.5),
        (p_second_given_first, 0.05),
    ],
)
def test_a_hundred_ten_and_five_in_five_hundred_units(coefficient, value):
    assert coefficient(100, 10, 5, 500) == pytest.approx(value, abs=0.00005)


@pytest.mark.parametrize(
    ("together", "first", "second", "published"),
    [(12, 111, 621, 11.3), (8, 1105, 44, 11.3), (30, 1105, 241, 10.7)],
    ids=["honorary doctor", "doctors dentists", "doctors nurses"],
)
def test_pmi_gives_the_associations_of_church_and_hanks(together, first, second, published):
    """Church and Hanks (1990): words near "doctor" in the 15 million words of the 1987 AP corpus."""
    assert pmi(first, second, together, 15_000_000) == pytest.approx(published, abs=0.06)


def test_npmi_reaches_the_limits_that_bouma_gives():
    """Bouma (2009), section 3: 1 for only together, 0 for independent, -1 for never together."""
    assert npmi(7, 7, 7, 100) == pytest.approx(1)
    assert npmi(20, 10, 2, 100) == pytest.approx(0)
    assert npmi(20, 10, 0, 100) == -1


def test_codes_in_the_same_units_agree_wholly():
    for coefficient in (jaccard, sorensen, ochiai, inclusion, npmi, phi):
        assert coefficient(4, 4, 4, 10) == pytest.approx(1)


def test_independent_codes_have_lift_one_and_phi_none():
    assert lift(20, 10, 2, 100) == 1
    assert pmi(20, 10, 2, 100) == 0
    assert phi(20, 10, 2, 100) == 0


def test_codes_that_exclude_each_other_have_phi_minus_one():
    assert phi(4, 6, 0, 10) == pytest.approx(-1)


@pytest.mark.parametrize(
    ("counts", "undefined"),
    [
        ((0, 0, 0, 0), {named.key for named in COEFFICIENTS}),
        ((0, 0, 0, 9), {named.key for named in COEFFICIENTS}),
        ((0, 4, 0, 9), {"ochiai", "inclusion", "lift", "pmi", "npmi", "phi", "p_b_given_a"}),
        ((4, 0, 0, 9), {"ochiai", "inclusion", "lift", "pmi", "npmi", "phi", "p_a_given_b"}),
        ((4, 3, 0, 9), {"pmi"}),
        ((9, 3, 3, 9), {"phi"}),
        ((9, 9, 9, 9), {"npmi", "phi"}),
    ],
)
def test_what_cannot_be_computed_is_undefined_with_a_reason(counts, undefined):
    values = {named.key: named.function(*counts) for named in COEFFICIENTS}
    reasons = {key: value.reason for key, value in values.items() if isinstance(value, Undefined)}
    assert set(reasons) == undefined
    assert all(reasons.values())


def test_a_code_that_never_meets_another_is_zero_where_zero_is_meant():
    assert [
        jaccard(0, 4, 0, 9),
        sorensen(0, 4, 0, 9),
        lift(3, 4, 0, 9),
        p_first_given_second(3, 4, 0, 9),
    ] == [0] * 4
