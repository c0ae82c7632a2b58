"""Corpora as one, in the columns in which they are kept: what was read apart is asked together."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qda.language.corpus.columns import FIRSTS, FLAGS, smallest, vocabulary_in
from qda.language.corpus.merged_vocabulary import merged_vocabulary
from qda.language.corpus.vocabulary import Types
from qda.language.ranges import ranges

Column = NDArray[Any]
Kept = tuple[dict[str, Any], dict[str, Column]]
"""Plain data and columns of a corpus, as `columns` gives them."""

_STACKED = (
    "word_offset",
    "sentence_words",
    "sentence_start",
    "sentence_length",
    "paragraph_sentences",
    "turn_role",
)
_COUNTED = {
    "paragraph_turn": "turn_role",
    "document_turn": "turn_role",
    "document_paragraph": "paragraph_turn",
    "document_sentence": "sentence_start",
}
"""Columns of numbers of what has a row each in another column; FIRSTS say where the last one ends too."""
_NAMED = {
    "turn_speaker": "names",
    "turn_participant": "names",
    "turn_time": "times",
    "paragraph_time": "times",
}
"""Columns of places in lists, -1 for none."""


def merged(parts: Sequence[Kept]) -> Kept:
    """What is to be kept of one corpus that has the documents of several, one after the other."""
    told, columns = [about for about, _ in parts], [columns for _, columns in parts]
    vocabulary, types = merged_vocabulary([vocabulary_in(one) for one in columns])
    words_by_type, type_words = _by_type(columns, types, len(vocabulary.forms))
    lists = {name: list(chain.from_iterable(one[name] for one in told)) for name in ("keys", "documents")}
    lists |= {
        name: list(dict.fromkeys(chain.from_iterable(one[name] for one in told)))
        for name in ("names", "times")
    }
    kept = {
        "words_by_type": words_by_type,
        "type_words": smallest(type_words),
        "norm_types": vocabulary.norm_types,
        "lemma_types": vocabulary.lemma_types,
        **{name: getattr(vocabulary, name).lines for name in ("forms", "norms", "lemmas")},
        **{name: np.concatenate([one[name] for one in columns]) for name in _STACKED},
        **{name: _counted(columns, name, of) for name, of in _COUNTED.items()},
        **{name: _named(parts, name, of, lists[of]) for name, of in _NAMED.items()},
        **{name: _bits(columns, name) for name in FLAGS},
    }
    return {"layout": told[0]["layout"], **lists}, kept


def _by_type(
    columns: Sequence[dict[str, Column]], types: Sequence[Types], size: int
) -> tuple[Column, Column]:
    """All words by their types in the common vocabulary, and how many each of its `size` types has."""
    many = np.zeros(size, np.int64)
    for one, numbers in zip(columns, types, strict=True):
        many[numbers] += one["type_words"]
    words, place, before = np.empty(int(many.sum()), np.int32), many.cumsum() - many, 0
    for one, numbers in zip(columns, types, strict=True):
        own = one["type_words"].astype(np.int64)
        words[ranges(place[numbers], own)] = one["words_by_type"] + np.int32(before)
        place[numbers] += own
        before += len(one["words_by_type"])
    return words, many


def _counted(columns: Sequence[dict[str, Column]], name: str, of: str) -> Column:
    """Numbers of rows of `of`, which go on from part to part; where they end stands only once, at the end."""
    before = np.cumsum([0, *(len(one[of]) for one in columns)])
    ends = name in FIRSTS
    shifted = [one[name][: -1 if ends else None] + first for one, first in zip(columns, before, strict=False)]
    return smallest(np.concatenate([*shifted, before[-1:] if ends else before[:0]]))


def _named(parts: Sequence[Kept], name: str, of: str, names: Sequence[str]) -> Column:
    """Places in the common list."""
    place = {one: number for number, one in enumerate(names)}
    own = [np.array([*map(place.__getitem__, about[of]), -1], np.int32) for about, _ in parts]
    return np.concatenate([numbers[columns[name]] for numbers, (_, columns) in zip(own, parts, strict=True)])


def _bits(columns: Sequence[dict[str, Column]], name: str) -> Column:
    each = [np.unpackbits(one[name], count=len(one["words_by_type"])) for one in columns]
    return np.packbits(np.concatenate(each))
