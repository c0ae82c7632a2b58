"""Which tokens are words: those with a letter or a digit, except a possessive or clipped 's.

It belongs to the word before it, so that "Pakistan's fear" is two words, and `Pakistan fear` finds it.
"""

import numpy as np
from numpy.typing import NDArray

from qda.language.index import Index

TAILS = frozenset({"'s", "'"})


def word_tokens(index: Index) -> NDArray[np.bool_]:
    """Whether each token is a word, (T,)."""
    is_word = np.array([kind.is_word for kind in index.types], dtype=np.bool_)
    is_tail = np.array([kind.norm in TAILS for kind in index.types], dtype=np.bool_)
    if not len(index.type_ids):
        return np.zeros(0, dtype=np.bool_)
    attached = np.concatenate([[False], index.starts[1:] == index.ends[:-1]])
    words: NDArray[np.bool_] = is_word[index.type_ids] & ~(is_tail[index.type_ids] & attached)
    return words
