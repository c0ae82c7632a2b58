"""Agreement on continua, against a count of single characters and against other programs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.analysis.agreement.binary_alpha import NO_CONTRAST, binary_alpha
from qda.analysis.agreement.continuum import coincidences, coincidences_of, tilings
from qda.analysis.agreement.cu_alpha import NO_INTERSECTION, ONE_CODE, cu_alpha
from qda.analysis.agreement.u_alpha import ONE_VALUE, u_alpha

LENGTH = 30


def cut(points, codes):
    """Passages that do not overlap: between every second pair of cuts."""
    places = sorted(set(points))
    return [(a, b, c) for a, b, c in zip(places[::2], places[1::2], codes, strict=False)]


passages = st.builds(
    cut,
    st.lists(st.integers(0, LENGTH), min_size=0, max_size=8),
    st.lists(st.integers(1, 3), min_size=4, max_size=4),
)


def characters(units, length):
    """The code of each character, 0 for none, coder by coder."""
    value = [[0] * length for _ in units]
    for coder, own in enumerate(units):
        for start, end, code in own:
            value[coder][start:end] = [code] * (end - start)
    return value


def reasons(units, length):
    """Why u-alpha, binary and cu-alpha have no value, read off the characters; None where they have one."""
    value = characters(units, length)
    every = {one for own in value for one in own}
    coded = [[one for one in at if one] for at in zip(*value, strict=True)]
    shared = {one for at in coded for one in at if len(at) > 1}
    return (
        ONE_VALUE if len(every) == 1 else None,
        NO_CONTRAST if every == {0} or 0 not in every else None,
        NO_INTERSECTION if not shared else ONE_CODE if len(shared) == 1 else None,
    )


def by_characters(units, length):
    """u-alpha, binary alpha and cu-alpha by the tables of coincidences, one character after the other."""
    m = len(units)
    value = characters(units, length)
    table = np.zeros((4, 4))
    for at in range(length):
        for i in range(m):
            for j in range(m):
                table[value[i][at], value[j][at]] += (i != j) / (m - 1)
    own = np.zeros(4)
    squares = np.zeros(4)
    for coder, mine in enumerate(units):
        own[0] += value[coder].count(0)
        for start, end, code in mine:
            own[code] += (end - start) ** 2
            others = [value[other][start:end] for other in range(m) if other != coder]
            squares[code] += (sum(v > 0 for text in others for v in text) / (m - 1)) ** 2
    n, margin = m * length, table.sum(axis=1)
    expected = n * (np.outer(margin, margin) - np.diag(own)) / (n**2 - own.sum())
    inner, inner_n = table[1:, 1:], table[1:, 1:].sum()
    inner_margin = inner.sum(axis=1)
    with np.errstate(all="ignore"):
        inner_expected = (np.outer(inner_margin, inner_margin) - np.diag(squares[1:])) / (
            inner_n - squares.sum() / inner_n
        )
        return (
            1 - (n - np.trace(table)) / (n - np.trace(expected)),
            1 - (margin[0] - table[0, 0]) / (expected[0].sum() - expected[0, 0]),
            1 - (inner_n - np.trace(inner)) / (inner_n - np.trace(inner_expected)),
        )


@given(st.lists(passages, min_size=2, max_size=4))
def test_intersections_give_what_single_characters_give(units):
    found = coincidences_of(units, LENGTH)
    ours = (u_alpha(found), binary_alpha(found), cu_alpha(found))
    theirs, without = by_characters(units, LENGTH), reasons(units, LENGTH)
    for value, other, reason in zip(ours, theirs, without, strict=True):
        assert value == (reason or pytest.approx(other, abs=1e-9))


def test_three_coders_as_two_other_programs_have_it():
    """An example of two public implementations of the publication: .474, .433 and .779; 23 of 60 characters
    are in intersections of passages."""
    units = [[(2, 5, 1), (9, 11, 1), (12, 20, 2)], [(2, 5, 1), (7, 15, 2)], [(2, 5, 1), (10, 15, 2)]]
    found = coincidences_of(units, 20)
    assert [u_alpha(found), binary_alpha(found), cu_alpha(found)] == pytest.approx(
        [0.474, 0.433, 0.779], abs=5e-4
    )
    assert found.crossing.sum() == 23


def test_perfect_agreement_is_one_and_a_shifted_border_lowers_it_a_little():
    alike = [[(2, 8, 1), (12, 20, 2)]] * 2
    assert u_alpha(coincidences_of(alike, 30)) == pytest.approx(1)
    assert cu_alpha(coincidences_of(alike, 30)) == pytest.approx(1)
    shifted = coincidences_of([alike[0], [(3, 8, 1), (12, 20, 2)]], 30)
    assert 0.9 < u_alpha(shifted) < 1
    assert cu_alpha(shifted) == pytest.approx(1)


def test_other_codes_on_the_same_passages():
    swapped = coincidences_of([[(2, 8, 1), (12, 20, 2)], [(2, 8, 2), (12, 20, 1)]], 30)
    assert binary_alpha(swapped) == pytest.approx(1)
    assert cu_alpha(swapped) < 0
    assert u_alpha(swapped) < 1


def test_what_cannot_be_told_has_a_reason():
    nothing = coincidences_of([[], []], 10)
    assert u_alpha(nothing) == ONE_VALUE
    assert binary_alpha(nothing) == NO_CONTRAST
    assert cu_alpha(nothing) == NO_INTERSECTION
    one_code = coincidences_of([[(0, 5, 1)], [(1, 5, 1)]], 10)
    assert cu_alpha(one_code) == ONE_CODE
    apart = coincidences_of([[(0, 5, 1)], [(6, 8, 2)]], 10)
    assert cu_alpha(apart) == NO_INTERSECTION


def test_passages_of_one_coder_that_overlap_have_both_codes_where_they_do():
    from qda.analysis.agreement.axis import Axis

    axis = Axis(np.array([0]), np.array([0]), np.array([10]), 1)
    node, coder = np.array([0, 1]), np.array([0, 0])
    (one,), sets = tilings(axis, 1, node, coder, np.array([0, 4]), np.array([6, 10]))
    assert [sets[value] for value in one.value] == [(0,), (0, 1), (1,)]
    assert one.start.tolist() == [0, 4, 6]


def test_a_coder_who_did_not_code_a_document_is_not_compared_in_it():
    """Two documents of 10 characters: two coders agree in the first, the third coded the second only."""
    from qda.analysis.agreement.axis import Axis

    axis = Axis(np.array([0, 1]), np.array([0, 0]), np.array([10, 10]), 2)
    node = np.zeros(5, dtype=np.int64)
    coder = np.array([0, 1, 0, 1, 2])
    start, end = np.array([2, 2, 12, 12, 12]), np.array([6, 6, 16, 16, 16])
    made, _ = tilings(axis, 3, node, coder, start, end)
    there = np.array([[True, True, False], [True, True, True]])
    assert u_alpha(coincidences(made, there)) == pytest.approx(1)
    assert u_alpha(coincidences(made, np.ones((2, 3), dtype=bool))) < 1
