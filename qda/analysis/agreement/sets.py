"""The sets of codes that coders gave: a unit may have several codes, and then its value is their set."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from qda.analysis.agreement.ratings import Ints

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
    known: dict[bytes, int] = {}
    bounds = [*first.tolist(), len(keys)]
    number = np.zeros(len(first), dtype=np.int64)
    for at, (start, end) in enumerate(pairwise(bounds)):
        number[at] = known.setdefault(nodes[start:end].tobytes(), len(known) + 1)
    found = (tuple(np.frombuffer(one, dtype=np.int64).tolist()) for one in known)
    return Sets(places[first], number, (EMPTY, *found))
