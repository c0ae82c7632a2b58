"""Tests of independence and odds ratios against published values, scipy, and every table there is."""

import random
from itertools import product
from math import prod

import pytest
from scipy import stats

from qda.analysis.comparison.independence import chi_squared, exact, needs_exact, upper_tail
from qda.analysis.comparison.odds_ratio import odds_ratio
from qda.analysis.meeting.significance import fisher_exact
from qda.model.table import Undefined

# Agresti (2007), An introduction to categorical data analysis, 2nd ed.: p. 37, table 2.5, women and men by
# party (democrat, independent, republican): X2 = 30.1 with 2 degrees of freedom; p. 26 and p. 31, heart
# attacks under placebo and aspirin: odds ratio 1.83, interval 1.44 to 2.33; p. 46, the tea taster: .486.
PARTY = [(762, 484), (327, 239), (468, 477)]
PLACEBO, ASPIRIN = (189, 10845), (104, 10933)


def test_agresti_party_by_gender() -> None:
    statistic, p = chi_squared(PARTY)
    assert statistic == pytest.approx(30.1, abs=0.05)
    assert p < 0.001


def test_agresti_aspirin() -> None:
    assert odds_ratio(PLACEBO, ASPIRIN) == pytest.approx((1.83, 1.44, 2.33), abs=0.005)


def test_the_tea_taster() -> None:
    assert exact([(3, 1), (1, 3)]) == pytest.approx(0.486, abs=0.0005)


def tables(seed: int, groups: int, largest: int, count: int) -> list[list[tuple[int, int]]]:
    draw = random.Random(seed)
    return [
        [(draw.randint(0, largest), draw.randint(0, largest)) for _ in range(groups)] for _ in range(count)
    ]


@pytest.mark.parametrize("groups", [2, 3, 5])
def test_chi_squared_is_scipys(groups) -> None:
    for table in tables(groups, groups, 40, 100):
        ours = chi_squared(table)
        if isinstance(ours, Undefined):
            continue
        theirs = stats.chi2_contingency([pair for pair in table if sum(pair)], correction=False)
        assert ours == pytest.approx((theirs.statistic, theirs.pvalue))


def test_the_upper_tail_is_scipys() -> None:
    for freedom in range(1, 30):
        for statistic in (0.0, 0.01, 1.0, 7.5, 40.0, 300.0):
            assert upper_tail(statistic, freedom) == pytest.approx(
                stats.chi2.sf(statistic, freedom), rel=1e-9
            )


def test_fishers_test_of_two_groups_is_scipys_and_the_one_for_two_codes() -> None:
    for table in tables(2, 2, 12, 200):
        p = exact(table)
        if isinstance(p, Undefined):
            continue
        assert p == pytest.approx(stats.fisher_exact(table).pvalue, abs=1e-9)
        (a, b), (c, d) = table
        assert p == pytest.approx(fisher_exact(a + b, a + c, a, a + b + c + d), abs=1e-9)


@pytest.mark.parametrize("groups", [3, 4])
def test_the_exact_test_goes_through_every_table(groups) -> None:
    for table in tables(groups, groups, 5, 40):
        p = exact(table)
        if isinstance(p, Undefined):
            continue
        sizes, having = [sum(pair) for pair in table], sum(one for one, _ in table)
        every = [ks for ks in product(*(range(n + 1) for n in sizes)) if sum(ks) == having]
        rows = [[[k, n - k] for k, n in zip(ks, sizes, strict=True)] for ks in every]
        margins = stats.random_table(sizes, [having, sum(sizes) - having])
        chances = [float(margins.pmf(one)) for one in rows]
        seen = float(margins.pmf([list(pair) for pair in table]))
        assert p == pytest.approx(sum(one for one in chances if one <= seen * (1 + 1e-7)), abs=1e-9)
        assert prod(sizes) == 0 or sum(chances) == pytest.approx(1)


def test_the_odds_ratio_is_scipys_with_the_interval_of_the_logarithm() -> None:
    from scipy.stats.contingency import odds_ratio as theirs

    for (a, b), (c, d) in tables(7, 2, 30, 60):
        if 0 in (a, b, c, d):
            continue
        value, low, high = odds_ratio((a, b), (c, d))
        assert value == pytest.approx(theirs([[a, b], [c, d]], kind="sample").statistic)
        interval = theirs([[a, b], [c, d]], kind="sample").confidence_interval(0.95)
        assert (low, high) == pytest.approx((interval.low, interval.high), rel=1e-6)


def test_what_cannot_be_tested_says_why() -> None:
    assert "two groups" in exact([(3, 2)]).reason
    assert "two groups" in chi_squared([(3, 2), (0, 0)]).reason
    assert "all units" in chi_squared([(3, 0), (5, 0)]).reason
    assert "all units" in exact([(0, 3), (0, 5)]).reason
    assert "no units" in odds_ratio((0, 0), (2, 3)).reason
    assert "0 or without bound" in odds_ratio((1, 4), (0, 3)).reason
    assert "too many tables" in exact([(1, 40)] * 12).reason


def test_small_groups_take_the_exact_test() -> None:
    assert needs_exact([(3, 1), (1, 3)])
    assert not needs_exact([(15, 5), (5, 15)])
