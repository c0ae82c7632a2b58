"""What the measures of one row of a table are worked out from."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from qda.analysis.agreement.continuum import Coincidences
from qda.analysis.agreement.ratings import Ratings, Rows
from qda.language.arrays import Ints


@dataclass(frozen=True, eq=False)
class Evidence:
    """What coders said of a code, or of all codes at once.

    rows: their values; sets: which codes each value stands for; times: gives how many passages they have in
    a unit, where units can have several; continuum: how their passages intersect, where characters are
    compared; quotations: whether the units are quotations, which nobody can have left alone.
    """

    rows: Rows
    sets: tuple[tuple[int, ...], ...]
    times: Callable[[], Rows] | None = None
    continuum: Coincidences | None = None
    quotations: bool = False

    @cached_property
    def ratings(self) -> Ratings:
        """The values of all documents together."""
        return self.rows.ratings()

    def of_times(self) -> "Evidence":
        """The same with how often a code was given instead of whether it was."""
        return self if self.times is None else replace(self, rows=self.times())


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """The evidence as it is, or drawn anew: `weights` (D,) say how often each document counts."""

    evidence: Evidence
    ratings: Ratings
    weights: Ints | None = None
