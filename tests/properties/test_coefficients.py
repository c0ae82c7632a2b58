"""How the coefficients hang together, and what other programs make of the same counts."""

import math
from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from sklearn import metrics

from qda.analysis.comparison.association import cramers_v
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
from qda.analysis.meeting.significance import benjamini_hochberg, fisher_exact
from qda.model.table import Undefined

untimed = settings(deadline=None)


@st.composite
def counts(draw, largest=60):
    """(n1, n2, n12, n) that can be: four cells of units."""
    both, first, second, neither = (draw(st.integers(0, largest)) for _ in range(4))
    return both + first, both + second, both, both + first + second + neither


varied = counts().filter(lambda c: 0 < c[0] < c[3] and 0 < c[1] < c[3])
together = counts().filter(lambda c: c[2] > 0)


def vectors(n1, n2, n12, n):
    """Two codes over n units as zeros and ones."""
    first = np.arange(n) < n1
    second = np.zeros(n, dtype=bool)
    second[:n12] = True
    second[n1 : n1 + n2 - n12] = True
    return first, second


@untimed
@given(together)
def test_jaccard_sorensen_and_phi_are_those_of_scikit_learn(c):
    first, second = vectors(*c)
    assert jaccard(*c) == pytest.approx(metrics.jaccard_score(first, second))
    assert sorensen(*c) == pytest.approx(metrics.f1_score(first, second))
    if not isinstance(phi(*c), Undefined):
        assert phi(*c) == pytest.approx(metrics.matthews_corrcoef(first, second))


@untimed
@given(together)
def test_ochiai_is_the_cosine_of_the_two_vectors(c):
    first, second = (v.astype(float) for v in vectors(*c))
    assert ochiai(*c) == pytest.approx(first @ second / (np.linalg.norm(first) * np.linalg.norm(second)))


@untimed
@given(together)
def test_the_published_identities_hold(c):
    j = jaccard(*c)
    assert sorensen(*c) == pytest.approx(2 * j / (1 + j))
    assert ochiai(*c) ** 2 == pytest.approx(p_first_given_second(*c) * p_second_given_first(*c))
    assert inclusion(*c) == max(p_first_given_second(*c), p_second_given_first(*c))
    assert pmi(*c) == pytest.approx(math.log2(lift(*c)), abs=1e-12)


@untimed
@given(counts())
def test_every_coefficient_stays_in_its_range(c):
    ranges = {"lift": (0, math.inf), "pmi": (-math.inf, math.inf), "npmi": (-1, 1), "phi": (-1, 1)}
    for named in COEFFICIENTS:
        value = named.function(*c)
        low, high = ranges.get(named.key, (0, 1))
        assert isinstance(value, Undefined) or low - 1e-9 <= value <= high + 1e-9


@untimed
@given(counts())
def test_only_the_conditional_shares_depend_on_which_code_is_first(c):
    n1, n2, n12, n = c
    for named in COEFFICIENTS:
        if not named.key.startswith("p_"):
            assert named.function(n2, n1, n12, n) == named.function(n1, n2, n12, n)
    assert p_first_given_second(n2, n1, n12, n) == p_second_given_first(n1, n2, n12, n)
    assert fisher_exact(n2, n1, n12, n) == pytest.approx(fisher_exact(n1, n2, n12, n)) or n1 in {0, n}


@untimed
@given(varied)
def test_npmi_is_mutual_information_over_its_largest_value(c):
    if c[2]:
        assert npmi(*c) == pytest.approx(pmi(*c) / -math.log2(c[2] / c[3]))


@untimed
@given(varied)
def test_fisher_is_that_of_scipy(c):
    n1, n2, n12, n = c
    table = [[n12, n1 - n12], [n2 - n12, n - n1 - n2 + n12]]
    assert fisher_exact(*c) == pytest.approx(stats.fisher_exact(table).pvalue, rel=1e-8)


@untimed
@given(counts(largest=12).filter(lambda c: 0 < c[0] < c[3] and 0 < c[1] < c[3]))
def test_fisher_is_the_exact_sum_of_the_tables_that_are_no_more_likely(c):
    n1, n2, n12, n = c
    ways = [comb(n1, k) * comb(n - n1, n2 - k) for k in range(max(0, n1 + n2 - n), min(n1, n2) + 1)]
    here = comb(n1, n12) * comb(n - n1, n2 - n12)
    assert fisher_exact(*c) == pytest.approx(float(Fraction(sum(w for w in ways if w <= here), sum(ways))))


@untimed
@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_q_is_that_of_scipy(p_values):
    assert benjamini_hochberg(p_values) == pytest.approx(list(stats.false_discovery_control(p_values)))


@untimed
@given(st.lists(st.tuples(st.integers(1, 30), st.integers(1, 30)), min_size=2, max_size=5))
def test_cramers_v_is_that_of_scipy(table):
    assert cramers_v(table) == pytest.approx(stats.contingency.association(table, method="cramer"), abs=1e-9)


@untimed
@given(varied)
def test_cramers_v_of_two_by_two_is_the_absolute_phi(c):
    n1, n2, n12, n = c
    table = [[n12, n1 - n12], [n2 - n12, n - n1 - n2 + n12]]
    assert cramers_v(table) == pytest.approx(abs(phi(*c)), abs=1e-9)
