"""A corpus as columns to be kept, about as large as its text, and back."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from qda.language.corpus import Corpus
from qda.language.vocabulary import Vocabulary
from qda.language.word_lines import WordLines

_PLAIN = ("turn_role", "turn_speaker", "turn_participant", "turn_time", "paragraph_turn")
_FIRSTS = ("document_turn", "document_paragraph", "document_sentence")
_BITS = 3


def to_columns(corpus: Corpus) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Plain data and columns; lengths and distances are kept, which are small, rather than places."""
    words = corpus.vocabulary
    starts = corpus.sentence_start
    about = {
        "keys": corpus.keys, "documents": corpus.documents, "names": corpus.names, "times": corpus.times,
    }  # fmt: skip
    columns = {
        "word_type": corpus.word_type,
        "word_offset": corpus.word_offset,
        "sentence_words": np.diff(corpus.sentence_word),
        "sentence_start": starts,
        "sentence_length": corpus.sentence_end - starts,
        "paragraph_sentences": np.bincount(corpus.sentence_paragraph, minlength=len(corpus.paragraph_turn)),
        "norm_types": words.norm_types,
        "lemma_types": words.lemma_types,
        **{name: getattr(corpus, name) for name in _FIRSTS},
    }
    kept = {name: smallest(column) for name, column in columns.items()}
    kept |= {name: getattr(corpus, name).astype(np.int32) for name in _PLAIN}
    kept |= {f"flag_{bit}": np.packbits((corpus.word_flags >> bit) & 1) for bit in range(_BITS)}
    kept |= {name: getattr(words, name).lines for name in ("forms", "norms", "lemmas")}
    return about, kept


def from_columns(about: dict[str, Any], columns: dict[str, NDArray[Any]]) -> Corpus:
    """The corpus that was kept."""
    n_words = len(columns["word_type"])
    flags = np.zeros(n_words, dtype=np.uint8)
    for bit in range(_BITS):
        flags |= np.unpackbits(columns[f"flag_{bit}"], count=n_words) << bit
    starts = columns["sentence_start"].astype(np.int64)
    many = columns["paragraph_sentences"]
    vocabulary = Vocabulary(
        forms=WordLines(columns["forms"]),
        norms=WordLines(columns["norms"]),
        norm_types=columns["norm_types"],
        lemmas=WordLines(columns["lemmas"]),
        lemma_types=columns["lemma_types"],
    )
    return Corpus(
        keys=tuple(about["keys"]),
        documents=tuple(about["documents"]),
        vocabulary=vocabulary,
        word_type=columns["word_type"],
        word_offset=columns["word_offset"],
        word_flags=flags,
        sentence_word=np.concatenate([[0], np.cumsum(columns["sentence_words"], dtype=np.int64)]),
        sentence_start=starts,
        sentence_end=starts + columns["sentence_length"],
        sentence_paragraph=np.repeat(np.arange(len(many)), many),
        names=tuple(about["names"]),
        times=tuple(about["times"]),
        **{name: columns[name].astype(np.int64) for name in (*_PLAIN, *_FIRSTS)},
    )


def smallest(values: NDArray[Any]) -> NDArray[Any]:
    """Whole numbers from 0 on in the smallest type that holds them."""
    return values.astype(np.min_scalar_type(int(values.max(initial=0))))
