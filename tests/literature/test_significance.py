"""Fisher's exact test and the false discovery rate against the papers that brought them."""

from fractions import Fraction
from math import comb, nan

import numpy as np
import pytest
from scipy import stats

from qda.analysis.meeting.significance import benjamini_hochberg, fisher_exact, fisher_exact_of_pairs
from qda.model.table import Undefined


def test_the_lady_tasting_tea():
    """Fisher (1935), The Design of Experiments, chapter 2: three of four cups right; p as R prints it."""
    assert fisher_exact(4, 4, 3, 8) == pytest.approx(0.4857, abs=0.00005)


def test_all_four_cups_right():
    """1 of 70 choices, and its mirror image: 2 / 70."""
    assert fisher_exact(4, 4, 4, 8) == pytest.approx(2 / 70)


def test_the_convictions_of_twins():
    """Fisher (1935), The logic of inductive inference: 10 of 13 monozygotic and 2 of 17 dizygotic twins of
    convicts were convicted; the two-sided p is the one that R's ?fisher.test prints."""
    assert fisher_exact(13, 12, 10, 30) == pytest.approx(0.0005367, abs=0.00000005)


def test_codes_that_never_vary_cannot_be_tested():
    for n1, n2, n12, n in [(0, 3, 0, 9), (3, 0, 0, 9), (9, 3, 3, 9), (3, 9, 3, 9), (0, 0, 0, 0)]:
        assert isinstance(fisher_exact(n1, n2, n12, n), Undefined)


def test_a_large_table_stays_exact():
    """Both tails in whole numbers: C(1000, k) C(1000, 1000 - k) of C(2000, 1000), up to 450 and from 550."""
    tail = sum(comb(1000, k) * comb(1000, 1000 - k) for k in range(550, 1001))
    exact = float(Fraction(2 * tail, comb(2000, 1000)))
    assert fisher_exact(1000, 1000, 550, 2000) == pytest.approx(exact, rel=1e-10)


def test_many_pairs_at_once_are_tested_as_scipy_tests_each():
    """Codes of one to nearly all of 40,000 units: some pairs have thousands of tables, others two."""
    rng = np.random.default_rng(7)
    n = 40_000
    n1, n2 = (np.exp(rng.uniform(0, np.log(n), 300)).astype(np.int64) for _ in "ab")
    low, high = np.maximum(0, n1 + n2 - n), np.minimum(n1, n2)
    n12 = np.clip((n1 * n2 / n * rng.uniform(0.7, 1.4, 300)).astype(np.int64), low, high)
    expected = [
        stats.fisher_exact([[both, one - both], [other - both, n - one - other + both]]).pvalue
        for one, other, both in zip(n1.tolist(), n2.tolist(), n12.tolist(), strict=True)
    ]
    assert fisher_exact_of_pairs(n1, n2, n12, n) == pytest.approx(expected, rel=1e-6, abs=1e-300)


PUBLISHED_P = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
    0.7590, 1.0000,
]  # fmt: skip
"""Benjamini and Hochberg (1995), section 4: fifteen endpoints of a study of thrombolysis."""


def test_the_false_discovery_rate_rejects_the_four_hypotheses_of_the_paper():
    assert [q <= 0.05 for q in benjamini_hochberg(PUBLISHED_P)] == [True] * 4 + [False] * 11


def test_each_q_is_p_times_the_tests_over_its_rank_or_a_later_one_that_is_smaller():
    q = benjamini_hochberg(PUBLISHED_P)
    assert q[:6] == pytest.approx([0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.0298 * 15 / 7])
    assert q[-1] == 1


def test_the_order_of_the_tests_does_not_matter():
    assert benjamini_hochberg([0.5, 0.01, 0.04]) == pytest.approx([0.5, 0.03, 0.06])


def test_no_tests_give_no_q():
    assert benjamini_hochberg([]).tolist() == []


def test_what_could_not_be_tested_is_none_of_the_tests():
    q = benjamini_hochberg([nan, 0.5, 0.01, nan, 0.04])
    assert q.tolist() == pytest.approx([nan, 0.5, 0.03, nan, 0.06], nan_ok=True)


def test_counts_as_narrow_as_they_can_be_are_not_multiplied_as_such():
    """200 times 200 of 250 units is more than a byte holds."""
    counts = [np.array([one], dtype=np.uint8) for one in (200, 200, 165)]
    assert fisher_exact_of_pairs(*counts, 250) == pytest.approx(
        [stats.fisher_exact([[165, 35], [35, 15]]).pvalue]
    )
