"""Characters that count, one behind the other: a continuum of stretches of documents, without what lies
between them."""

from dataclasses import dataclass

import numpy as np

from qda.language.arrays import Ints


@dataclass(frozen=True, slots=True, eq=False)
class Axis:
    """S stretches that do not overlap, in the order of documents and of the text.

    document, start, end (S,): where a stretch stands; `documents` is how many documents there are. A place on
    the axis is how many characters of the stretches lie before it.
    """

    document: Ints
    start: Ints
    end: Ints
    documents: int

    @property
    def length(self) -> int:
        """How many characters there are."""
        return int((self.end - self.start).sum())

    def sizes(self) -> Ints:
        """(D,) the characters of each document."""
        found = np.bincount(self.document, weights=self.end - self.start, minlength=self.documents)
        return found.astype(np.int64)

    def places(self, document: Ints, position: Ints) -> Ints:
        """(C,) the places of characters of documents; what lies between two stretches is where they meet."""
        if not len(self.start):
            return np.zeros(len(position), dtype=np.int64)
        width = int(max(self.end.max(), position.max(initial=0))) + 1
        before = np.searchsorted(self.document * width + self.start, document * width + position, "right") - 1
        at = np.maximum(before, 0)
        lengths = self.end - self.start
        begin = np.cumsum(lengths) - lengths
        within = np.where(
            self.document[at] == document, np.minimum(position - self.start[at], lengths[at]), lengths[at]
        )
        return np.where(before < 0, 0, begin[at] + within).astype(np.int64)

    def document_at(self, place: Ints) -> Ints:
        """(C,) the document of the character that begins at each place."""
        behind = np.cumsum(self.sizes())
        return np.searchsorted(behind, place, "right").astype(np.int64)


def merged(group: Ints, start: Ints, end: Ints) -> tuple[Ints, Ints, Ints]:
    """Passages (C,) of a group put together where they share characters; those that only touch stay apart.

    Gives group, start and end in their order; passages without a character are left out.
    """
    full = np.flatnonzero(end > start)
    order = full[np.lexsort([start[full], group[full]])]
    group, start, end = group[order], start[order], end[order]
    if not len(group):
        return group, start, end
    width = int(end.max()) + 1
    reach = np.maximum.accumulate(group * width + end)  # ends of other groups lie before all of this one
    begins = np.ones(len(group), dtype=bool)
    begins[1:] = (group * width + start)[1:] >= reach[:-1]
    first = np.flatnonzero(begins)
    return group[first], start[first], np.maximum.reduceat(end, first)
