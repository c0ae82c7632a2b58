"""How different two values are: the metrics of Krippendorff's alpha for single values.

A metric says how much two categories differ, and how much all pairs of values would differ together if they
were paired by chance. Categories are numbers from 0; what they stand for are `levels`, numbers in the order
of the categories.

K. Krippendorff (2011), Computing Krippendorff's alpha-reliability, University of Pennsylvania, section E;
(2019), Content analysis: an introduction to its methodology, 4th ed., Sage, section 12.3.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Protocol

import numpy as np

from qda.language.arrays import Floats, Ints


class Metric(Protocol):
    """How different values are."""

    def between(self, c: Ints, k: Ints, n: Floats) -> Floats:
        """(R,) the difference of the categories c (R,) and k (R,); n (K,) is how often each occurs."""

    def among(self, n: Floats) -> float:
        """The sum of the differences of all ordered pairs of values: of n[c] n[k] times that of c and k."""


class Nominal:
    """Values are the same or not: 0 or 1."""

    def between(self, c: Ints, k: Ints, n: Floats) -> Floats:  # noqa: ARG002
        """1 where the categories differ."""
        differ: Floats = (c != k).astype(np.float64)
        return differ

    def among(self, n: Floats) -> float:
        """All pairs without those of one category."""
        return float(n.sum() ** 2 - (n**2).sum())


class _Squared(ABC):
    """Metrics for which a table of all categories is small enough."""

    @abstractmethod
    def between(self, c: Ints, k: Ints, n: Floats) -> Floats:
        """The squared differences."""

    def among(self, n: Floats) -> float:
        """Over all pairs of categories."""
        c, k = np.indices((len(n), len(n))).reshape(2, -1)
        return float((n[c] * n[k] * self.between(c, k, n)).sum())


class Ordinal(_Squared):
    """Values have an order: what counts is how many values lie between them, half of their own included."""

    def between(self, c: Ints, k: Ints, n: Floats) -> Floats:
        """Squares of how many values lie between."""
        up_to = np.cumsum(n)
        low, high = np.minimum(c, k), np.maximum(c, k)
        steps = up_to[high] - up_to[low] + n[low] - (n[low] + n[high]) / 2
        return np.asarray(np.where(c == k, 0.0, steps) ** 2, dtype=np.float64)


class Interval(_Squared):
    """Values are numbers with equal steps: the squared difference."""

    def __init__(self, levels: Sequence[float]) -> None:
        self._levels = np.asarray(levels, dtype=np.float64)

    def between(self, c: Ints, k: Ints, n: Floats) -> Floats:  # noqa: ARG002
        """Squares of the steps between."""
        return np.asarray((self._levels[c] - self._levels[k]) ** 2, dtype=np.float64)


class Ratio(_Squared):
    """Values are amounts, 0 is none: the squared difference, relative to their sum; of nothing and nothing
    it is 0."""

    def __init__(self, levels: Sequence[float]) -> None:
        self._levels = np.asarray(levels, dtype=np.float64)

    def between(self, c: Ints, k: Ints, n: Floats) -> Floats:  # noqa: ARG002
        """Squares of the differences in their sums."""
        one, other = self._levels[c], self._levels[k]
        sums = one + other
        parts = np.divide(one - other, sums, out=np.zeros_like(sums), where=sums != 0)
        return np.asarray(parts**2, dtype=np.float64)
