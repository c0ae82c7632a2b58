"""Groups of units to compare: by a value of their speakers or documents, or by a code that they have."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qda.analysis.frames.coded import Coded
from qda.analysis.frames.grouping import group_units_by
from qda.analysis.frames.incidence import incidence
from qda.analysis.frames.levels import one_node
from qda.errors import UsageError

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """names (G): the groups. of_unit (U,): the group of each unit, -1 for none.

    `excluded` counts the units that are in no group, under the reason.
    """

    names: tuple[str, ...]
    of_unit: Ints
    excluded: dict[str, int]


def by_value(coded: Coded, by: str, ids: Ints, n_units: int) -> Groups:
    """Units by an attribute, or by document, participant, kind or speaker.

    ids (S,): the unit of each sentence, -1 for none. A unit whose sentences have several values (a focus
    group) is in no group. Raises UsageError for an unknown attribute.
    """
    grouping = group_units_by(coded, by)
    assert grouping.of_units is not None
    member = np.zeros((n_units, len(grouping.values)), dtype=np.bool_)
    member[ids[ids >= 0], grouping.of_units[ids >= 0]] = True
    given = np.flatnonzero(grouping.given)
    names = tuple(grouping.values[g] for g in given)
    return _parted(
        names, member[:, given], f"units without a value of {by}", f"units with several values of {by}"
    )


def by_code(
    coded: Coded, codes: Sequence[str], ids: Ints, n_units: int, *, of_people: bool = False
) -> Groups:
    """Units by which of some codes or themes they have; a unit with several of them is in no group.
    `of_people`: as in `incidence`.

    Raises UsageError for an unknown code, or when there are not two.
    """
    if len(set(codes)) < 2:
        raise UsageError(
            "groups by code take two codes or more", remedy="For example: --group republic --group regime"
        )
    names = tuple(dict.fromkeys(codes))
    nodes = [one_node(coded, code) for code in names]
    having = [incidence(coded, node, ids, n_units, of_people=of_people)[:, 0] for node in nodes]
    member = np.stack(having, axis=1)
    return _parted(names, member, "units without any of these codes", "units with several of these codes")


def _parted(names: tuple[str, ...], member: NDArray[np.bool_], none: str, several: str) -> Groups:
    many = member.sum(axis=1)
    of_unit = np.where(many == 1, member.argmax(axis=1), -1) if len(names) else np.full(len(member), -1)
    counted = {none: int((many == 0).sum()), several: int((many > 1).sum())}
    return Groups(names, of_unit.astype(np.int64), {why: n for why, n in counted.items() if n})
