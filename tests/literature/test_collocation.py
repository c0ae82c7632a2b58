"""Collocation measures against published values, and against scipy."""

import random

import pytest
from scipy.stats import chi2_contingency

from qda.analysis.words.collocation import log_dice, log_likelihood
from qda.model.table import Undefined

# Dunning (1993), Computational Linguistics 19(1), p. 71, table 1: -2 log lambda and k(AB), k(A ~B), k(~A B),
# k(~A ~B) of bigrams in a text of 31,777 words.
DUNNING = [
    (270.72, 110, 2442, 111, 29114),
    (263.90, 29, 13, 123, 31612),
    (256.84, 31, 23, 139, 31584),
    (167.23, 10, 0, 3, 31764),
]


@pytest.mark.parametrize(("expected", "both", "first", "second", "neither"), DUNNING)
def test_dunnings_bigrams(expected, both, first, second, neither) -> None:
    n = both + first + second + neither
    assert log_likelihood(both + first, both + second, both, n) == pytest.approx(expected, abs=0.005)


def test_the_log_likelihood_is_scipys() -> None:
    draw = random.Random(1)
    for _ in range(200):
        both, first, second, neither = (draw.randint(1, 60) for _ in range(4))
        table = [[both, first], [second, neither]]
        theirs = chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
        ours = log_likelihood(both + first, both + second, both, sum(map(sum, table)))
        assert ours == pytest.approx(theirs, abs=1e-9)


def test_independent_words_have_none_and_a_word_everywhere_has_no_value() -> None:
    assert log_likelihood(10, 10, 1, 100) == pytest.approx(0, abs=1e-12)
    assert isinstance(log_likelihood(100, 10, 10, 100), Undefined)
    assert isinstance(log_likelihood(0, 10, 0, 100), Undefined)


def test_log_dice_has_the_features_that_rychly_names() -> None:
    """RASLAN 2008, p. 9: at most 14; 0 is one meeting in 16,000 occurrences (2^14 = 16,384); plus 1 is twice
    as often."""
    assert log_dice(7, 7, 7) == 14
    assert log_dice(2**14, 2**14, 1) == 0
    assert log_dice(300, 500, 80) - log_dice(300, 500, 40) == pytest.approx(1)
    assert isinstance(log_dice(3, 3, 0), Undefined)
