"""Chunks that were not met before, all at once: their texts, and the same as one text."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qda.language.arrays import Ints
from qda.language.characters.kinds import points_of


@dataclass(frozen=True, slots=True)
class ChunkBatch:
    """C chunks, C >= 1, none with a line break in it.

    `joined` holds them with line breaks between, and `codes` are its code points. `begins` and `lengths` (C,)
    count code points of it.
    """

    texts: Sequence[str]
    joined: str
    codes: NDArray[np.uint32]
    begins: Ints
    lengths: Ints

    @classmethod
    def of(cls, texts: Sequence[str]) -> "ChunkBatch":
        """Chunks by their texts."""
        joined = "\n".join(texts)
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        return cls(texts, joined, points_of(joined), np.cumsum(lengths + 1) - lengths - 1, lengths)
