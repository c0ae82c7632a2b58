"""Who speaks, and other columns with few different texts, each of which is kept once."""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from qda.analysis.frames.placed import Placed
from qda.language.arrays import Ints
from qda.language.corpus.corpus import Corpus

WHO = ["participant", "voice", "speaker", "role"]


def texts(values: Iterable[str | None], which: Ints) -> "pd.Categorical[str]":
    """(N,) some of few texts by their numbers, each kept once; None is missing."""
    numbers, known = pd.factorize(np.array([*values], dtype=object))
    return pd.Categorical.from_codes(numbers.astype(np.int32)[which], pd.Index(known, dtype=object))


class Speech:
    """Who speaks in the turns of all documents, as columns of names."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        voices = [voice for one in placed for voice in one.voices]
        columns = zip(*voices, strict=True) if voices else [()] * len(WHO)
        everywhere = np.arange(len(voices))
        self._names = {name: texts(column, everywhere) for name, column in zip(WHO, columns, strict=True)}
        self._places = {id(one.corpus): np.zeros(len(one.corpus.turn_role), dtype=np.int64) for one in placed}
        before = 0
        for one in placed:
            first, many = int(one.corpus.document_turn[one.number]), len(one.voices)
            self._places[id(one.corpus)][first : first + many] = before + np.arange(many)
            before += many

    def columns(self, corpus: Corpus, turn: Ints) -> dict[str, "pd.Categorical[str]"]:
        """The columns that say who speaks, for some turns of a corpus."""
        place = self._places[id(corpus)][turn]
        return {name: column.take(place) for name, column in self._names.items()}
