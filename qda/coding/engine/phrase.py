"""Phrases of plain words, as most phrases are: where their rarest word stands with the others around it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from qda.coding.engine.found import NOTHING, Found
from qda.coding.engine.ragged import Ragged
from qda.language.corpus import Corpus

Places = NDArray[np.int32]


def phrase(places: Sequence[Places], corpus: Corpus) -> Found:
    """Where words stand side by side with nothing between that parts a phrase.

    `places` are the words that each word of the phrase may be, in order.
    """
    rarest, *others = sorted(range(len(places)), key=lambda number: len(places[number]))
    start = places[rarest] - rarest
    for number in others:
        if not len(start):
            return NOTHING
        start = start[_among(start + number, places[number])]
    for number in range(1, len(places)):
        start = start[corpus.run_on(start + number)]
    return _words_from(start.astype(np.int64), len(places))


def _among(sought: Places, places: Places) -> NDArray[np.bool_]:
    """Which of some words are among others; both stand in order."""
    rows = np.minimum(places.searchsorted(sought), len(places) - 1)
    there: NDArray[np.bool_] = places[rows] == sought
    return there


def _words_from(start: NDArray[np.int64], length: int) -> Found:
    """Stretches of one length, all words of which were asked for."""
    offsets = np.arange(len(start) + 1) * length
    return Found(start, start + length, Ragged(offsets, (start[:, None] + np.arange(length)).ravel()))
