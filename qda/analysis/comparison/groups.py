"""Groups of units to compare: by a value of their speakers or documents, or by a code that they have."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from qda.analysis.frames.coded import Coded
from qda.analysis.frames.grouping import group_units_by
from qda.analysis.frames.incidence import incidence
from qda.analysis.frames.levels import one_node
from qda.errors import UsageError
from qda.language.arrays import Ints


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """names (G): the groups. of_unit (U,): the group of each unit, -1 for none.

    `excluded` counts the units that are in no group, under the reason.
    """

    names: tuple[str, ...]
    of_unit: Ints
    excluded: dict[str, int]

    def sizes(self, among: NDArray[np.bool_] | None = None) -> list[int]:
        """(G,) how many units are in each group, of all or of those (U,) `among` them."""
        inside = self.of_unit >= 0 if among is None else (self.of_unit >= 0) & among
        sizes: list[int] = np.bincount(self.of_unit[inside], minlength=len(self.names)).tolist()
        return sizes


def by_value(coded: Coded, by: str, ids: Ints, n_units: int) -> Groups:
    """Units by an attribute, or by document, participant, kind or speaker.

    ids (S,): the unit of each sentence, -1 for none. A unit whose sentences have several values (a focus
    group) is in no group. Raises UsageError for an unknown attribute.
    """
    grouping = group_units_by(coded, by)
    assert grouping.of_units is not None
    there = np.flatnonzero((ids >= 0) & grouping.given[grouping.of_units])
    number = np.cumsum(grouping.given) - 1  # of each value that is one, among those
    return _parted(
        tuple(grouping.values[g] for g in np.flatnonzero(grouping.given)),
        ids[there],
        number[grouping.of_units[there]],
        n_units,
        f"units without a value of {by}",
        f"units with several values of {by}",
    )


def by_code(
    coded: Coded, codes: Sequence[str], ids: Ints, n_units: int, *, of_people: bool = False
) -> Groups:
    """Units by which of some codes or themes they have; a unit with several of them is in no group.
    `of_people`: as in `incidence`.

    Raises UsageError for an unknown code, when there are not two, or when one stands below another: all that
    have it have the other too, so that its group would be empty whatever anybody said.
    """
    if len(set(codes)) < 2:
        raise UsageError(
            "groups by code take two codes or more", remedy="For example: --group republic --group regime"
        )
    names = tuple(dict.fromkeys(codes))
    nodes = [one_node(coded, code) for code in names]
    _refuse_nested(coded, names)
    having = [incidence(coded, node, ids, n_units, of_people=of_people)[:, 0] for node in nodes]
    unit, group = np.nonzero(np.stack(having, axis=1))
    none, several = "units without any of these codes", "units with several of these codes"
    return _parted(names, unit, group, n_units, none, several)


def _refuse_nested(coded: Coded, names: Sequence[str]) -> None:
    for above, below in permutations(names, 2):
        if below in coded.within(above):
            raise UsageError(
                f"{below!r} stands below {above!r}, so what has it has both, and its group would be empty",
                remedy="Take codes side by side as groups.",
            )


def _parted(names: tuple[str, ...], unit: Ints, group: Ints, n_units: int, none: str, several: str) -> Groups:
    """Units by what they have, (N,) a unit and a group of each place; in none if it is nothing or several."""
    unit, group = np.divmod(np.unique(unit * len(names) + group), max(1, len(names)))
    many = np.bincount(unit, minlength=n_units)
    of_unit = np.full(n_units, -1, dtype=np.int64)
    of_unit[unit] = group
    of_unit[many > 1] = -1
    counted = {none: int((many == 0).sum()), several: int((many > 1).sum())}
    return Groups(names, of_unit, {why: n for why, n in counted.items() if n})
