"""A corpus as columns to be kept, about as large as its text, and back.

Words are kept by their types, which is how patterns ask for them; what type a word has follows from that.
"""

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qda.language.arrays import Ints
from qda.language.corpus.corpus import Corpus
from qda.language.corpus.vocabulary import Vocabulary
from qda.language.corpus.word_lines import WordLines

_TOLD = ("keys", "documents", "names", "times")
_PLAIN = ("turn_role", "turn_speaker", "turn_participant", "turn_time", "paragraph_turn", "paragraph_time")
FIRSTS = ("document_turn", "document_paragraph", "document_sentence")
FLAGS = ("flag_0", "flag_1", "flag_2", "flag_3", "flag_4", "flag_5", "flag_6", "flag_7")
"""Columns of the bits of a word's flags, packed."""
_BYTE = 8
LAYOUT = 7
"""Raised when columns mean something else; a corpus of another layout is made again."""


def to_columns(corpus: Corpus) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Plain data and columns; lengths and distances are kept, which are small, rather than places."""
    words = corpus.vocabulary
    starts = corpus.sentence_start
    about = {
        "layout": LAYOUT,
        **{name: getattr(corpus, name) for name in _TOLD},
    }  # fmt: skip
    columns = {
        "type_words": np.diff(corpus.type_first),
        "word_offset": corpus.word_offset,
        "sentence_words": np.diff(corpus.sentence_word),
        "sentence_start": starts,
        "sentence_length": corpus.sentence_end - starts,
        "paragraph_sentences": np.bincount(corpus.sentence_paragraph, minlength=len(corpus.paragraph_turn)),
        "norm_types": words.norm_types,
        "lemma_types": words.lemma_types,
        **{name: getattr(corpus, name) for name in FIRSTS},
    }
    kept: dict[str, NDArray[Any]] = {"words_by_type": corpus.words_by_type}
    kept |= {name: smallest(column) for name, column in columns.items()}
    kept |= {name: getattr(corpus, name).astype(np.int32) for name in _PLAIN}
    kept |= {name: np.packbits((corpus.word_flags >> bit) & 1) for bit, name in enumerate(FLAGS)}
    return about, kept | {name: getattr(words, name).lines for name in ("forms", "norms", "lemmas")}


def from_columns(about: dict[str, Any], columns: dict[str, NDArray[Any]]) -> Corpus:
    """The corpus that was kept."""
    return _Kept(about, columns)


def vocabulary_in(columns: dict[str, NDArray[Any]]) -> Vocabulary:
    """The vocabulary of a corpus that was kept."""
    return Vocabulary(
        forms=WordLines(columns["forms"]),
        norms=WordLines(columns["norms"]),
        norm_types=columns["norm_types"],
        lemmas=WordLines(columns["lemmas"]),
        lemma_types=columns["lemma_types"],
    )


class _Kept(Corpus):
    """A corpus as it lies on the disk: what is large and seldom asked for is made when it is."""

    _columns: dict[str, NDArray[Any]]

    def __init__(self, about: dict[str, Any], columns: dict[str, NDArray[Any]]) -> None:
        starts = columns["sentence_start"].astype(np.int64)
        vars(self).update(
            _columns=columns,
            vocabulary=vocabulary_in(columns),
            words_by_type=columns["words_by_type"],
            type_first=_firsts(columns["type_words"]),
            word_offset=columns["word_offset"],
            sentence_word=_firsts(columns["sentence_words"]),
            sentence_start=starts,
            sentence_end=starts + columns["sentence_length"],
            **{name: tuple(about[name]) for name in _TOLD},
            **{name: columns[name].astype(np.int64) for name in (*_PLAIN, *FIRSTS)},
        )

    @cached_property
    def word_type(self) -> NDArray[np.integer]:
        types = np.empty(len(self.words_by_type), dtype=np.int32)
        types[self.words_by_type] = np.repeat(np.arange(len(self.type_first) - 1), np.diff(self.type_first))
        return types

    @cached_property
    def word_flags(self) -> NDArray[np.uint8]:
        flags = np.zeros(len(self.words_by_type), dtype=np.uint8)
        for bit, name in enumerate(FLAGS):
            flags |= np.unpackbits(self._columns[name], count=len(flags)) << bit
        return flags

    @cached_property
    def sentence_paragraph(self) -> Ints:
        many = self._columns["paragraph_sentences"]
        return np.repeat(np.arange(len(many)), many)

    def flagged(self, words: NDArray[np.integer], flag: int) -> NDArray[np.bool_]:
        """As in every corpus; of few words, the flags of the others need not be unpacked."""
        byte = self._columns[FLAGS[flag.bit_length() - 1]][words // _BYTE]
        has: NDArray[np.bool_] = (byte << (words % _BYTE).astype(np.uint8)) >= 1 << (_BYTE - 1)
        return has


def _firsts(many: NDArray[Any]) -> Ints:
    """Where each of several begins, by how many each has, and where the last ends."""
    return np.concatenate([[0], np.cumsum(many, dtype=np.int64)])


def smallest(values: NDArray[Any]) -> NDArray[Any]:
    """Whole numbers from 0 on in the smallest type that holds them."""
    return values.astype(np.min_scalar_type(int(values.max(initial=0))))
