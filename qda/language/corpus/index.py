"""The index of a document: its tokens as columns of numbers, with the units that hold them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qda.model.unit import Paragraph, Sentence, Turn


@dataclass(frozen=True, slots=True)
class TokenType:
    """A form of the vocabulary, as it is written, and what patterns compare it by.

    `norm` is the form in NFC, casefolded, with straight apostrophes. `lemma` is the casefolded dictionary
    form; without a table for the language it is the norm. `is_word` is true when the form has a letter or
    a digit; then neither norm nor lemma is empty.
    """

    form: str
    norm: str
    lemma: str
    is_word: bool


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """One document's tokens and units.

    With T tokens, `type_ids` (T,) leads from a token to its entry in `types`, and `starts` and `ends` (T,)
    are its place in code points of the document's text. The sentences' `[first_token, last_token)`
    follow one another from 0 to T. `types` stand in the order of their first token.
    """

    document: str
    text_hash: str
    language: str
    turns: tuple[Turn, ...]
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    types: tuple[TokenType, ...]
    type_ids: NDArray[np.int32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
