"""Decisions on characters: which coders gave a code to how many characters of each document."""

import numpy as np

from qda.analysis.agreement.axis import Axis, merged
from qda.analysis.agreement.judged import grouped
from qda.language.arrays import Ints


def character_cells(
    axis: Axis, node: Ints, coder: Ints, start: Ints, end: Ints
) -> tuple[Ints, Ints, Ints, Ints]:
    """Cells of `Judged` from passages (C,) between two places of an axis.

    Along the axis, code after code, a coder's count of open passages rises where one begins and falls where
    one ends; between two such places the same coders have the code.
    """
    coders = int(coder.max(initial=0)) + 1
    group, start, end = merged(node * coders + coder, start, end)
    node, coder = group // coders, group % coders
    place = np.concatenate([start, end])
    which, who = np.tile(node, 2), np.tile(coder, 2)
    order = np.lexsort([place, which])
    place, which, who = place[order], which[order], who[order]
    steps = np.zeros((len(place), coders), dtype=np.int64)
    steps[np.arange(len(place)), who] = np.where(order < len(start), 1, -1)
    mask = (np.cumsum(steps, axis=0) > 0) @ (1 << np.arange(coders, dtype=np.int64))
    length = np.diff(place, append=place[-1:])
    kept = np.flatnonzero((mask[: len(length)] > 0) & (length > 0))
    return grouped(which[kept], axis.document_at(place[kept]), mask[kept], length[kept])
