"""The sets of codes that coders gave: a unit may have several codes, and then its value is their set."""

from dataclasses import dataclass

import numpy as np

from qda.analysis.agreement.same import distinct, same_rows
from qda.language.arrays import Ints

EMPTY: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Sets:
    """Q places, each with the number (Q,) of its set in `sets`; number 0 is the empty set, used or not."""

    place: Ints
    number: Ints
    sets: tuple[tuple[int, ...], ...]


def sets_of(place: Ints, node: Ints) -> Sets:
    """The set of codes at each place (T,) that has one, from single codes (T,), in the order of places."""
    width = int(node.max(initial=0)) + 1
    keys = np.sort(place * width + node)
    keys = keys[np.diff(keys, prepend=-1) != 0]
    places, nodes = keys // width, keys % width
    first = np.flatnonzero(np.diff(places, prepend=-1) != 0)
    sizes = np.diff(np.append(first, len(keys)))
    number = np.zeros(len(first), dtype=np.int64)
    sets: list[tuple[int, ...]] = [EMPTY]
    for size in distinct(sizes).tolist():  # sets of one size are rows of a table
        own = np.flatnonzero(sizes == size)
        table = nodes[first[own][:, None] + np.arange(size)]
        one, kind = same_rows(list(table.T))
        number[own] = kind + len(sets)
        sets += [tuple(row) for row in table[one].tolist()]
    return Sets(places[first], number, tuple(sets))
