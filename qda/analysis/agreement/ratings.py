"""What several coders said of the same units, as every coefficient of agreement takes it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

import numpy as np

from qda.analysis.agreement.same import same_rows
from qda.language.arrays import Floats, Ints
from qda.model.table import Undefined

MISSING = -1
"""The value of a unit that a coder did not code at all."""
ABSENT = 0
"""Where the values say whether a code was given, the value that says that it was not."""

NO_UNITS = Undefined("no unit was coded by two of the coders")
NO_VARIATION = Undefined("all units were coded alike, and without variation chance cannot be told")
TWO_CODERS = Undefined("it is defined for two coders; with more, see Fleiss' kappa and alpha, or --pairs")


@dataclass(frozen=True, slots=True, eq=False)
class Ratings:
    """The values that M coders gave to units, equal rows put together.

    values (P, M): a category from 0 to `categories` - 1, or MISSING; counts (P,): how many units have the
    row. `categories` are those that the coders could choose from, used or not.
    """

    values: Ints
    counts: Ints
    categories: int

    @property
    def coders(self) -> int:
        """M, how many coders there are."""
        return int(self.values.shape[1])

    def pairable(self) -> "Ratings":
        """The rows that at least two coders have a value for; one value alone agrees with nothing."""
        kept = ((self.values != MISSING).sum(axis=1) >= 2) & (self.counts > 0)
        return Ratings(self.values[kept], self.counts[kept], self.categories)

    @property
    def n(self) -> int:
        """How many units there are."""
        return int(self.counts.sum())

    def used(self) -> int:
        """How many of the categories occur."""
        return len(np.unique(self.values[self.values != MISSING]))


@dataclass(frozen=True, eq=False)
class Rows:
    """Ratings kept apart by document: values (P, M), counts (P,) and the document (P,) of each row."""

    values: Ints
    counts: Ints
    document: Ints
    categories: int

    def ratings(self, weights: Ints | None = None) -> Ratings:
        """All documents together; weights (D,) say how often each of them counts, once if nothing is said."""
        counts = self.counts if weights is None else self.counts * weights[self.document]
        if not len(counts):
            return Ratings(self.values, counts, self.categories)
        first, which = self._kinds
        summed = np.bincount(which, weights=counts, minlength=len(first))
        return Ratings(self.values[first], summed.astype(np.int64), self.categories)

    @cached_property
    def _kinds(self) -> tuple[Ints, Ints]:
        """Which rows have the same values: a bootstrap asks for each of its samples."""
        return same_rows(list(self.values.T))


class Pair(NamedTuple):
    """The values (R,) that two coders gave to the same units, and how many units (R,) have them."""

    first: Ints
    second: Ints
    counts: Ints
    rows: Ints


def ratings_of(rows: Sequence[Sequence[int | None]], categories: int | None = None) -> Ratings:
    """Ratings from units by coders (N, M), with None for missing: how a table in a book becomes one.

    >>> ratings_of([[0, 1], [0, 1], [1, None]]).counts.tolist()
    [2, 1]
    """
    said = np.array([[MISSING if v is None else v for v in row] for row in rows], dtype=np.int64)
    values, counts = np.unique(said, axis=0, return_counts=True)
    order = np.lexsort([*(-values.T[::-1]), -counts])
    found = int(said.max(initial=0)) + 1
    return Ratings(values[order], counts[order].astype(np.int64), categories or found)


def ratings_from_table(cells: Sequence[Sequence[int]]) -> Ratings:
    """Ratings of two coders from their cross table: `cells[i][j]` units have i from the first, j from the
    second.

    >>> ratings_from_table([[20, 10], [0, 70]]).n
    100
    """
    table = np.asarray(cells, dtype=np.int64)
    first, second = np.nonzero(table)
    values = np.stack([first, second], axis=1).astype(np.int64)
    return Ratings(values, table[first, second], max(table.shape))


def pairs_of_coders(ratings: Ratings) -> Iterator[Pair]:
    """What each pair of coders said of the units that both coded."""
    for one, other in combinations(range(ratings.coders), 2):
        a, b = ratings.values[:, one], ratings.values[:, other]
        rows = np.flatnonzero((a != MISSING) & (b != MISSING))
        yield Pair(a[rows], b[rows], ratings.counts[rows], rows)


def coders_of_units(ratings: Ratings) -> Ints:
    """(P,) how many coders have a value for the units of each row."""
    many: Ints = (ratings.values != MISSING).sum(axis=1).astype(np.int64)
    return many


def shares_of(values: Ints, weights: Ints | Floats, categories: int) -> Floats:
    """(K,) the share of each category among weighted values; there must be some."""
    sums = np.bincount(values, weights=weights, minlength=categories)
    shares: Floats = sums / sums.sum()
    return shares


def mean_shares(ratings: Ratings) -> Floats:
    """(K,) the mean over units of the share of a unit's coders that chose each category (Gwet's pi)."""
    there = ratings.values != MISSING
    weight = ratings.counts / coders_of_units(ratings)
    return shares_of(
        ratings.values[there], np.broadcast_to(weight[:, None], there.shape)[there], ratings.categories
    )
