"""Coefficients equal other programs' on random data, where both define the same thing."""

import krippendorff
import numpy as np
import pytest
from nltk.metrics import jaccard_distance, masi_distance
from nltk.metrics.agreement import AnnotationTask
from sklearn.metrics import cohen_kappa_score

from qda.analysis.agreement.brennan_prediger import brennan_prediger
from qda.analysis.agreement.cohen_kappa import cohen_kappa
from qda.analysis.agreement.fleiss_kappa import fleiss_kappa
from qda.analysis.agreement.gwet_ac1 import gwet_ac1
from qda.analysis.agreement.krippendorff_alpha import krippendorff_alpha
from qda.analysis.agreement.metrics import Interval, Nominal, Ordinal, Ratio
from qda.analysis.agreement.percent import percent_agreement
from qda.analysis.agreement.ratings import ratings_of
from qda.analysis.agreement.scott_pi import scott_pi
from qda.analysis.agreement.set_metrics import Jaccard, Masi

SEEDS = range(12)


def random_units(seed, coders, categories, missing=0.0):
    """Units by coders, who mostly see what is there; each unit keeps two values at least."""
    random = np.random.default_rng(seed)
    truth = random.integers(0, categories, 40)
    seen = random.random((40, coders)) < 0.6
    values = np.where(seen, truth[:, None], random.integers(0, categories, (40, coders)))
    rows = [[int(v) for v in row] for row in values]
    for row in rows:
        for at in random.permutation(coders)[: coders - 2]:
            if random.random() < missing:
                row[at] = None
    return rows


def task(rows, distance=None):
    triples = [
        (f"c{c}", f"u{u}", v) for u, row in enumerate(rows) for c, v in enumerate(row) if v is not None
    ]
    return AnnotationTask(triples, distance) if distance else AnnotationTask(triples)


@pytest.mark.parametrize("seed", SEEDS)
def test_two_coders_against_scikit_learn_and_nltk(seed):
    rows = random_units(seed, 2, 2 + seed % 3)
    ratings, other = ratings_of(rows), task(rows)
    first, second = zip(*rows, strict=True)
    assert cohen_kappa(ratings) == pytest.approx(cohen_kappa_score(first, second), abs=1e-12)
    assert cohen_kappa(ratings) == pytest.approx(other.kappa(), abs=1e-12)
    assert scott_pi(ratings) == pytest.approx(other.pi(), abs=1e-12)
    assert brennan_prediger(ratings) == pytest.approx(other.S(), abs=1e-12)
    assert percent_agreement(ratings) == pytest.approx(other.avg_Ao(), abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_three_coders_against_nltk(seed):
    rows = random_units(seed, 3, 3)
    assert fleiss_kappa(ratings_of(rows)) == pytest.approx(task(rows).pi(), abs=1e-12)
    assert percent_agreement(ratings_of(rows)) == pytest.approx(task(rows).avg_Ao(), abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
def test_alpha_with_missing_values_against_krippendorff(seed, level):
    rows = random_units(seed, 4, 5, missing=0.5)
    metric = {
        "nominal": Nominal(),
        "ordinal": Ordinal(),
        "interval": Interval(range(5)),
        "ratio": Ratio(range(5)),
    }
    theirs = krippendorff.alpha(
        np.array([[np.nan if v is None else v for v in row] for row in rows]).T,
        level_of_measurement=level,
        value_domain=list(range(5)),
    )
    assert krippendorff_alpha(ratings_of(rows, 5), metric[level]) == pytest.approx(theirs, abs=1e-10)


SETS = ((), (0,), (1,), (0, 1), (1, 2), (0, 1, 2))


@pytest.mark.parametrize("seed", SEEDS)
def test_alpha_of_sets_against_nltk(seed):
    """The empty set is left out: NLTK divides by nothing there. It rounds the 2/3 and 1/3 of MASI."""
    rows = [[value + 1 for value in row] for row in random_units(seed, 3, 5)]
    named = [[frozenset(SETS[value]) for value in row] for row in rows]
    ratings = ratings_of(rows, len(SETS))
    theirs = task(named, jaccard_distance).alpha()
    assert krippendorff_alpha(ratings, Jaccard(SETS)) == pytest.approx(theirs, abs=1e-10)
    theirs = task(named, masi_distance).alpha()
    assert krippendorff_alpha(ratings, Masi(SETS)) == pytest.approx(theirs, abs=0.01)


def test_the_empty_set_differs_from_every_other_and_not_from_itself():
    empty, other, n = np.array([0, 0]), np.array([0, 3]), np.ones(len(SETS))
    assert Jaccard(SETS).between(empty, other, n).tolist() == [0, 1]
    assert Masi(SETS).between(empty, other, n).tolist() == [0, 1]


@pytest.mark.parametrize("metric", [Jaccard(SETS), Masi(SETS), Nominal(), Ordinal(), Ratio(range(6))])
def test_the_sum_over_all_pairs_is_that_of_single_pairs(metric):
    n = np.array([3.0, 0, 2, 5, 1, 4])
    c, k = np.indices((6, 6)).reshape(2, -1)
    single = float((n[c] * n[k] * metric.between(c, k, n)).sum())
    assert metric.among(n) == pytest.approx(single)


IRRCAC = [
    (
        """11 01 11 11 11 11 11 00 00 00 00 11 11 10 00 11 00 11 00 00 11 00 00 00 11 00 11 00 01 11""",
        (0.9, 0.79978, 0.80022, 0.8, 0.80311),
    ),
    (
        """202 101 200 111 200 222 122 001 212 011 121 021 222 222 202 000 111 022 000 001 111 012 022
        222 111""",
        (0.57333, 0.35553, 0.36221, 0.36, 0.36412),
    ),
    (
        """.1.1 00.. 0..0 22.. 0.02 2222 2110 2221 .0.0 12.. 1101 00.. 1121 2.11 2111 0210 0..0 ..12 1..1
        202. ..12 .011 .02. 1.20""",
        (0.52778, 0.29067, 0.29217, 0.29167, 0.25436),
    ),
]
"""Units by coders, and what irrCAC 0.4.4 gives for them: per cent agreement, Fleiss, AC1, Brennan-Prediger,
alpha. It is no dependency of the tests, because it wants one old version of SciPy."""


@pytest.mark.parametrize(("units", "values"), IRRCAC)
def test_many_coders_and_missing_values_against_irrcac(units, values):
    ratings = ratings_of([[None if v == "." else int(v) for v in row] for row in units.split()])
    measures = (percent_agreement, fleiss_kappa, gwet_ac1, brennan_prediger, krippendorff_alpha)
    assert [measure(ratings) for measure in measures] == pytest.approx(list(values), abs=6e-6)
