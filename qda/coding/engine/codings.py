"""The passages of one code in one corpus as columns to be kept."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qda.coding.engine.ragged import Ragged, offsets_of, stacked
from qda.language.arrays import Ints
from qda.language.corpus.columns import smallest


class Codings(NamedTuple):
    """N codings of one code, in the order of the text.

    word_start, word_end (N,): the words of the corpus. assertion (N,): its place in STRENGTH. cue_start,
    cue_end (N,): the words of the cue that decided, -1 for none. rules: the numbers of the rules that found
    each, as in `match`.
    """

    word_start: Ints
    word_end: Ints
    assertion: Ints
    cue_start: Ints
    cue_end: Ints
    rules: Ragged

    def take(self, rows: Ints) -> "Codings":
        """Some of them."""
        plain = {name: getattr(self, name)[rows] for name in _PLAIN}
        return Codings(**plain, rules=self.rules.take(rows))


def stacked_codings(parts: Sequence[Codings]) -> Codings:
    """The codings of several, one after the other."""
    plain = {name: np.concatenate([getattr(part, name) for part in parts]) for name in _PLAIN}
    return Codings(**plain, rules=stacked([part.rules for part in parts]))


_PLAIN = tuple(name for name in Codings._fields if name != "rules")
_NONE = np.zeros(0, dtype=np.int64)
NOTHING = Codings(_NONE, _NONE, _NONE, _NONE, _NONE, Ragged(np.zeros(1, dtype=np.int64), _NONE))


def to_columns(codings: Codings) -> dict[str, NDArray[Any]]:
    """Columns in the smallest types that hold them."""
    return {
        "word_start": smallest(codings.word_start),
        "words": smallest(codings.word_end - codings.word_start),
        "assertion": codings.assertion.astype(np.uint8),
        "cue_start": codings.cue_start.astype(np.int32),
        "cue_words": smallest(np.where(codings.cue_start < 0, 0, codings.cue_end - codings.cue_start)),
        "rules": smallest(codings.rules.values),
        "rules_each": smallest(codings.rules.lengths),
    }


def from_columns(columns: Mapping[str, NDArray[Any]]) -> Codings:
    """The codings that were kept."""
    whole = {name: column.astype(np.int64) for name, column in columns.items()}
    start, cue = whole["word_start"], whole["cue_start"]
    return Codings(
        word_start=start,
        word_end=start + whole["words"],
        assertion=whole["assertion"],
        cue_start=cue,
        cue_end=np.where(cue < 0, -1, cue + whole["cue_words"]),
        rules=Ragged(offsets_of(whole["rules_each"]), whole["rules"]),
    )
