"""Which stretches of chunks can be special cases: those that begin and end like one, and are as long."""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from qda.language.arrays import Ints
from qda.language.characters.kinds import points_of

_BITS = 18
_FACTORS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F)
"""Odd numbers that spread what they multiply."""


class CasePrints:
    """A print is a hash of a stretch's first two and last character and its length.

    No case is missed; a few other stretches have the print of one, so whoever asks must look again.
    """

    def __init__(self, cases: Collection[str]) -> None:
        """`cases` have two characters or more each."""
        lengths = np.fromiter(map(len, cases), np.int64, len(cases))
        codes = points_of("".join(cases))
        self._known = np.zeros(1 << _BITS, np.bool_)
        self._known[_prints(codes, np.cumsum(lengths) - lengths, lengths)] = True

    def among(self, codes: NDArray[np.uint32], begins: Ints, lengths: Ints) -> NDArray[np.bool_]:
        """Which stretches (N,) of some code points can be cases; none of them is empty."""
        found: NDArray[np.bool_] = self._known[_prints(codes, begins, lengths)]
        return found


def _prints(codes: NDArray[np.uint32], begins: Ints, lengths: Ints) -> NDArray[np.uint32]:
    second = np.minimum(begins + 1, len(codes) - 1)
    parts = (codes[begins], codes[second], codes[begins + lengths - 1], lengths.astype(np.uint32))
    mixed = np.zeros(len(begins), np.uint32)
    for part, factor in zip(parts, _FACTORS, strict=True):
        mixed = (mixed ^ part) * np.uint32(factor)
        mixed ^= mixed >> np.uint32(15)
    prints: NDArray[np.uint32] = mixed >> np.uint32(32 - _BITS)
    return prints
