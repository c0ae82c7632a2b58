"""Phrases of plain words, as most phrases are: where their rarest word stands with the others around it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from qda.coding.engine.found import NOTHING, Found
from qda.coding.engine.postings import Postings, Within
from qda.coding.engine.ragged import Ragged
from qda.coding.pattern import Lexeme
from qda.language.corpus import Corpus


def phrase(lexemes: Sequence[Lexeme], postings: Postings, corpus: Corpus, within: Within | None) -> Found:
    """Where words stand side by side with nothing between that parts a phrase; at least those `within`.

    Whether a word may be coded is asked of the rarest alone: a phrase stays within its sentence.
    """
    rarest, *others = sorted(range(len(lexemes)), key=lambda number: postings.count(lexemes[number]))
    start = postings.words(lexemes[rarest], within) - rarest
    for number in others:
        if not len(start):
            return NOTHING
        start = start[postings.among(lexemes[number], start + number)]
    for number in range(1, len(lexemes)):
        start = start[corpus.run_on(start + number)]
    return _words_from(start.astype(np.int64), len(lexemes))


def _words_from(start: NDArray[np.int64], length: int) -> Found:
    """Stretches of one length, all words of which were asked for."""
    offsets = np.arange(len(start) + 1) * length
    return Found(start, start + length, Ragged(offsets, (start[:, None] + np.arange(length)).ravel()))
