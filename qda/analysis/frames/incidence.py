"""Which participants, documents or other units have which codes."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from qda.analysis.frames.coded import Coded
from qda.analysis.frames.grouping import Grouping
from qda.analysis.frames.levels import RolledUp
from qda.analysis.frames.touch import of_others, touched_sentences
from qda.language.arrays import Ints


def incidence(
    coded: Coded,
    rolled: RolledUp,
    ids: Ints,
    n_units: int,
    *,
    of_people: bool = False,
    within: Grouping | None = None,
) -> NDArray[np.bool_]:
    """(U, K) whether a coding of each of K nodes touches a sentence of each of U units.

    ids (S,): the unit that each sentence belongs to, below 0 for none. `of_people` says that the units are
    participants or works: a coding counts for the one that it belongs to. `within` groups: it counts in
    units of its own group, and nowhere when it has no value.
    """
    touched = rolled.of(touched_sentences(coded.codings, coded.units))
    if of_people:
        touched = touched[~of_others(coded.codings, coded.units, touched)]
    if within is not None and within.of_units is not None:
        group = within.of_codings[touched["coding"]]
        touched = touched[(within.of_units[touched["row"]] == group) & within.given[group]]
    unit = ids[touched["row"].to_numpy()]
    has = np.zeros((n_units, len(rolled.names)), dtype=np.bool_)
    has[unit[unit >= 0], touched["node"].to_numpy()[unit >= 0]] = True
    return has


def named_units(units: pd.DataFrame, by: str) -> tuple[tuple[str, ...], Ints]:
    """The participants, documents or voices in the order of the project, and (S,) that of each sentence."""
    ids, names = pd.factorize(units[by])
    return tuple(str(name) for name in names), ids.astype(np.int64)


def reordered(names: Sequence[str], ids: Ints, order: Sequence[int]) -> tuple[tuple[str, ...], Ints]:
    """The units in another order: `order` (U,) holds their old positions."""
    place = np.full(len(names) + 1, -1, dtype=np.int64)
    place[list(order)] = np.arange(len(order))
    return tuple(names[old] for old in order), place[ids]
