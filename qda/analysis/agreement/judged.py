"""What coders decided on units: for each code and document, which of them gave it to how many units."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from qda.analysis.agreement.ratings import ABSENT, MISSING, Rows
from qda.language.arrays import Bools, Ints

MOST_CODERS = 60
"""Who gave a code is kept as the bits of a number."""


@dataclass(frozen=True, eq=False)
class Judged:
    """Units of D documents that M coders judged, code by code.

    sizes (D,): units of each document; coded_by (D, M): which coders coded it. Each of R cells says to how
    many (`count`) units of a `document` exactly the coders of `mask` (bit i for coder i) gave a code (`node`,
    a position among the codes). Units to which nobody gave a code are in no cell.
    """

    sizes: Ints
    coded_by: Bools
    node: Ints
    document: Ints
    mask: Ints
    count: Ints

    @cached_property
    def _bounds(self) -> Ints:
        """(K + 1,) where the cells of each code begin; cells stand in the order of the codes."""
        last = int(self.node.max(initial=-1)) + 2
        bounds: Ints = np.searchsorted(self.node, np.arange(last + 1)).astype(np.int64)
        return bounds

    def rows(self, node: int) -> Rows:
        """Whether each coder gave a code (1) or did not (ABSENT), document by document."""
        first, behind = self._bounds[node : node + 2] if node < len(self._bounds) - 1 else (0, 0)
        document, mask, count = (one[first:behind] for one in (self.document, self.mask, self.count))
        given = np.bincount(document, weights=count, minlength=len(self.sizes)).astype(np.int64)
        every = np.arange(len(self.sizes))
        document, mask = np.concatenate([every, document]), np.concatenate([np.zeros_like(every), mask])
        bits = (mask[:, None] >> np.arange(self.coded_by.shape[1])) & 1
        values = np.where(self.coded_by[document], bits, MISSING)
        return Rows(values, np.concatenate([self.sizes - given, count]), document, ABSENT + 2)


def cells(node: Ints, unit: Ints, coder: Ints, document_of: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """Cells from single decisions (T,): coder `coder` gave code `node` to unit `unit`, once or several times.

    document_of (U,): the document of each unit. Gives node, document, mask and count, in the order of nodes.
    """
    if not len(node):
        return (np.zeros(0, np.int64),) * 4
    units, coders = len(document_of), int(coder.max()) + 1
    keys = np.sort((node * units + unit) * coders + coder)
    keys = keys[np.diff(keys, prepend=-1) != 0]
    place, bit = keys // coders, 1 << (keys % coders)
    first = np.flatnonzero(np.diff(place, prepend=-1) != 0)
    mask, place = np.add.reduceat(bit, first), place[first]
    return grouped(place // units, document_of[place % units], mask, np.ones(len(place), dtype=np.int64))


def grouped(node: Ints, document: Ints, mask: Ints, count: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """Cells with equal node, document and mask put together, in the order of nodes."""
    order = np.lexsort([mask, document, node])
    node, document, mask, count = node[order], document[order], mask[order], count[order]
    change = (np.diff(node, prepend=-1) != 0) | (np.diff(document, prepend=-1) != 0)
    first = np.flatnonzero(change | (np.diff(mask, prepend=-1) != 0))
    summed = np.add.reduceat(count, first) if len(first) else count
    return node[first], document[first], mask[first], summed
