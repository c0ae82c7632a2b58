"""Saturation against a published example, and against every order there is."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.analysis.saturation.accumulation import collected, expected, permuted
from qda.analysis.saturation.new_information import new_information, saturated_at
from qda.model.table import Undefined

# Guest, Namey and Chen (2020), PLoS ONE 15(5), e0232076, worked example: a base of four interviews with 37
# themes; runs of two interviews bring 7 new ones (19%), then 4 (11%), then 1 (3%), where the threshold of 5%
# is reached. Each run of two shares an interview with the next.
NEW = [17, 11, 6, 3, 4, 3, 1, 0]


def test_the_example_of_guest_namey_and_chen() -> None:
    ratios = new_information(NEW, base=4, run=2)
    assert sum(NEW[:4]) == 37
    assert all(isinstance(ratio, Undefined) for ratio in ratios[:5])
    assert [f"{ratio:.0%}" for ratio in ratios[5:]] == ["19%", "11%", "3%"]
    assert saturated_at(ratios, run=2, threshold=0.05) == 6
    assert saturated_at(ratios, run=2, threshold=0.0) is None


@given(st.lists(st.integers(0, 9), max_size=15), st.integers(1, 5), st.integers(1, 4))
def test_a_ratio_is_the_sum_over_its_run_against_the_sum_over_the_base(new, base, run) -> None:
    ratios = new_information(new, base=base, run=run)
    assert len(ratios) == len(new)
    for i, ratio in enumerate(ratios):
        complete = i + 1 >= base + run
        if not complete or sum(new[:base]) == 0:
            assert isinstance(ratio, Undefined)
        else:
            assert ratio * sum(new[:base]) == pytest.approx(sum(new[i + 1 - run : i + 1]))


def random_incidence(seed: int, units: int, codes: int) -> np.ndarray:
    return np.random.default_rng(seed).random((units, codes)) < 0.35


@pytest.mark.parametrize("seed", range(6))
def test_the_exact_expectation_is_the_mean_over_every_order(seed) -> None:
    has = random_incidence(seed, units=5, codes=7)
    orders = [collected(has[list(order)])[1] for order in permutations(range(5))]
    assert expected(has) == pytest.approx(np.mean(orders, axis=0))


@pytest.mark.parametrize("seed", range(6))
def test_the_ends_of_the_band_are_those_over_every_order(seed) -> None:
    """Of five participants each set of those who came first has a tenth of all orders or more, so that no end
    lies on a step and many random orders give the same."""
    has = random_incidence(seed, units=5, codes=7)
    orders = [collected(has[list(order)])[1] for order in permutations(range(5))]
    curve = permuted(has, permutations=30_000, seed=1)
    low, high = np.percentile(orders, [5, 95], axis=0)
    assert (curve.low.tolist(), curve.high.tolist()) == (low.tolist(), high.tolist())


def test_the_band_holds_nine_orders_in_ten() -> None:
    """A code of one participant in twenty comes with the first h of them in h orders out of twenty: for 2
    to 18 it is there in more than 5 per cent of the orders, and lacking in more than 5."""
    has = np.zeros((20, 1), dtype=bool)
    has[7] = True
    curve = permuted(has, permutations=20_000, seed=1)
    assert curve.low[1:18].tolist() == [0] * 17
    assert curve.high[1:18].tolist() == [1] * 17


def test_random_orders_come_near_the_exact_expectation() -> None:
    has = random_incidence(3, units=20, codes=40)
    curve = permuted(has, permutations=4000, seed=7)
    assert np.abs(curve.mean - expected(has)).max() < 0.15
    assert (curve.low <= curve.median).all()
    assert (curve.median <= curve.high).all()
    assert curve.high[-1] == curve.low[-1] == has.any(axis=0).sum()


def test_the_same_seed_gives_the_same_band_and_another_another() -> None:
    has = random_incidence(1, units=12, codes=30)
    one, same, other = (permuted(has, permutations=50, seed=seed) for seed in (1, 1, 2))
    assert (one.mean == same.mean).all()
    assert (one.mean != other.mean).any()


def test_the_expectation_is_that_of_hypergeometric_sampling() -> None:
    from scipy.stats import hypergeom

    has = random_incidence(9, units=30, codes=25)
    for drawn in (1, 7, 29, 30):
        found = sum(1 - hypergeom.pmf(0, 30, int(k), drawn) for k in has.sum(axis=0))
        assert expected(has)[drawn - 1] == pytest.approx(found)


def test_nobody_and_nothing_give_empty_curves() -> None:
    assert expected(np.zeros((0, 3), dtype=bool)).tolist() == []
    assert permuted(np.zeros((0, 3), dtype=bool), permutations=5, seed=1).median.tolist() == []
    assert expected(np.zeros((2, 0), dtype=bool)).tolist() == [0, 0]
