"""The tokens of a text as a tokenizer gives them: columns of numbers."""

from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from qda.language.arrays import Ints
from qda.model.span import Span

Pieces = tuple[NDArray[np.int32], Ints, Ints]
"""Keys, starts and ends (T,) of tokens; keys are a tokenizer's numbers for forms, from 0 on."""


def columns_of(spans: Sequence[Span] | Ints) -> Ints:
    """Spans as columns (P, 2) of starts and ends."""
    if isinstance(spans, np.ndarray):
        return spans.reshape(-1, 2)
    return np.fromiter(chain.from_iterable(spans), np.int64, 2 * len(spans)).reshape(-1, 2)


def joined(pieces: Sequence[Pieces]) -> Pieces:
    """The tokens of several passages as those of one text."""
    if not pieces:
        return np.empty(0, np.int32), np.empty(0, np.int64), np.empty(0, np.int64)
    keys, starts, ends = (np.concatenate(column) for column in zip(*pieces, strict=True))
    return keys, starts, ends
