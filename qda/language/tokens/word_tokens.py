"""Which tokens are words: those with a letter or a digit, except a possessive or clipped 's.

It belongs to the word before it, so that "Pakistan's fear" is two words, and `Pakistan fear` finds it.
"""

import numpy as np
from numpy.typing import NDArray

from qda.language.corpus.index import Index
from qda.language.words.norms import TAILS


def word_tokens(index: Index) -> NDArray[np.bool_]:
    """Whether each token is a word, (T,)."""
    is_word = np.array([kind.is_word for kind in index.types], dtype=np.bool_)
    is_tail = np.array([kind.norm in TAILS for kind in index.types], dtype=np.bool_)
    kinds = index.type_ids
    return words_among(is_word[kinds], is_tail[kinds], index.starts, index.ends)


def words_among(
    is_word: NDArray[np.bool_],
    is_tail: NDArray[np.bool_],
    starts: NDArray[np.integer],
    ends: NDArray[np.integer],
) -> NDArray[np.bool_]:
    """Whether each token is a word, (T,), by what its form can be and whether it stands by itself."""
    attached = np.zeros(len(starts), dtype=np.bool_)
    attached[1:] = starts[1:] == ends[:-1]
    words: NDArray[np.bool_] = is_word & ~(is_tail & attached)
    return words
