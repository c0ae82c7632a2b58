"""How many different codes some participants have in all, whatever order they come in."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qda.language.arrays import Floats

Incidence = NDArray[np.bool_]

LOW, HIGH = 5, 95
"""The percentiles of the band: nine orders in ten lie within it."""


@dataclass(frozen=True, slots=True, eq=False)
class Accumulated:
    """(U,) codes in the first 1 to U participants over many random orders: the median and a band."""

    median: Floats
    low: Floats
    high: Floats
    mean: Floats


def collected(incidence: Incidence) -> tuple[list[int], list[int]]:
    """(U,) codes that are new with each participant, and (U,) all codes so far, in the given order.

    incidence (U, K): whether each participant has each code.

    >>> collected(np.array([[1, 1, 0], [0, 1, 0], [0, 0, 1]], dtype=bool))
    ([2, 0, 1], [2, 2, 3])
    """
    sofar = np.logical_or.accumulate(incidence, axis=0).sum(axis=1, dtype=np.int64)
    return np.diff(sofar, prepend=0).tolist(), sofar.tolist()


def permuted(incidence: Incidence, *, permutations: int, seed: int) -> Accumulated:
    """The codes in the first 1 to U participants, over random orders of all participants.

    incidence (U, K). Each order is as likely as any other; the same seed gives the same orders. Gives
    counts from 0 to K; no participants give empty columns.

    N. J. Gotelli and R. K. Colwell (2001), Quantifying biodiversity, Ecology Letters 4(4), p. 382 (species
    accumulation curves, there of species in samples).
    """
    n_units, n_codes = incidence.shape
    draw = np.random.default_rng(seed)
    place = draw.permuted(np.tile(np.arange(n_units), (permutations, 1)), axis=1)  # of each participant
    curves = np.zeros((permutations, n_units), dtype=np.int64)
    for code in range(n_codes):
        having = np.flatnonzero(incidence[:, code])
        if len(having):
            first = place[:, having].min(axis=1)
            np.add.at(curves, (np.arange(permutations), first), 1)
    curves = np.cumsum(curves, axis=1)
    low, median, high = np.percentile(curves, [LOW, 50, HIGH], axis=0) if n_units else np.zeros((3, 0))
    return Accumulated(median, low, high, curves.mean(axis=0))


def expected(incidence: Incidence) -> Floats:
    """(U,) the mean of the codes in the first 1 to U participants over all orders, exactly.

    incidence (U, K). A code that f of U participants have is missing in h of them with probability
    C(U - f, h) / C(U, h); what is expected are the codes that are not missing.

    R. K. Colwell, C. X. Mao and J. Chang (2004), Interpolating, extrapolating, and comparing
    incidence-based species accumulation curves, Ecology 85(10), p. 2718, equation 5 (sample-based
    rarefaction, Mao's tau).

    >>> expected(np.array([[1, 1, 0], [0, 1, 0], [0, 0, 1]], dtype=bool)).round(4).tolist()
    [1.3333, 2.3333, 3.0]
    """
    n_units = len(incidence)
    having = incidence.sum(axis=0, dtype=np.int64)[:, None]
    drawn = np.arange(n_units)
    missing = np.cumprod(np.maximum(n_units - having - drawn, 0) / np.maximum(n_units - drawn, 1), axis=1)
    found: Floats = (1 - missing).sum(axis=0)
    return found
