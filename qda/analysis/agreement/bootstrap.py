"""Bootstrap intervals: how far a coefficient would vary if other units, or documents, had been coded."""

import numpy as np

from qda.analysis.agreement.evidence import Evidence, Sample
from qda.analysis.agreement.measures import Measure
from qda.analysis.agreement.ratings import Ratings
from qda.model.table import Undefined

UNITS, DOCUMENTS = "units", "documents"
RESAMPLES = 1000
_MOST_UNDEFINED = 0.1

ONE_DOCUMENT = Undefined("there is only one document to draw from")
ONE_UNIT = Undefined("there is only one unit to draw from")
TOO_OFTEN = Undefined("in more than a tenth of the samples the coefficient is undefined")

Interval = tuple[float, float] | Undefined


def bootstrap_interval(
    measure: Measure, evidence: Evidence, documents: int, *, draw: str, resamples: int, seed: int
) -> Interval:
    """The percentile interval of a measure, 95%, from the evidence that it takes: `of_times` where it asks
    how often a code was given.

    `resamples` times, as many units as there are are drawn with replacement (or as many of the D documents,
    with all their units), and the measure is worked out anew; the interval holds the middle 95% of what comes
    out. The same seed gives the same interval. Undefined when there is one unit (or document), when the
    measure itself is undefined, and when more than a tenth of the samples leave it undefined; other undefined
    samples are left aside. Units of one document are alike, so drawing units gives intervals that are too
    narrow; drawing documents does not, and needs more than a handful of them. What is for characters always
    draws documents.

    B. Efron and R. J. Tibshirani (1993), An introduction to the bootstrap, Chapman and Hall, p. 170.
    """
    ratings = evidence.ratings
    value = measure.value(Sample(evidence, ratings))
    if isinstance(value, Undefined):
        return value
    by_document = draw == DOCUMENTS or measure.characters
    size = documents if by_document else ratings.n
    if size < 2:
        return ONE_DOCUMENT if by_document else ONE_UNIT
    random = np.random.default_rng(seed)
    drawn = [
        measure.value(
            _documents(evidence, documents, random) if by_document else _units(evidence, ratings, random)
        )
        for _ in range(resamples)
    ]
    values = [one for one in drawn if not isinstance(one, Undefined)]
    if len(values) < (1 - _MOST_UNDEFINED) * resamples:
        return TOO_OFTEN
    low, high = np.quantile(values, [0.025, 0.975]).tolist()
    return low, high


def _units(evidence: Evidence, ratings: Ratings, random: np.random.Generator) -> Sample:
    counts = random.multinomial(ratings.n, ratings.counts / ratings.n)
    return Sample(evidence, Ratings(ratings.values, counts.astype(np.int64), ratings.categories))


def _documents(evidence: Evidence, documents: int, random: np.random.Generator) -> Sample:
    weights = random.multinomial(documents, np.full(documents, 1 / documents)).astype(np.int64)
    return Sample(evidence, evidence.rows.ratings(weights), weights)
