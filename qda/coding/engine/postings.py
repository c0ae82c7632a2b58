"""Where the words stand that a codebook asks about."""

import numpy as np
from numpy.typing import NDArray

from qda.coding.engine.ragged import Ints, distinct
from qda.coding.pattern import How, Lexeme
from qda.language.corpus import Corpus
from qda.language.vocabulary import Types, Vocabulary


class Postings:
    """The words of each lexeme, in order; only words that may be coded are looked at."""

    def __init__(self, corpus: Corpus, words: NDArray[np.bool_] | None) -> None:
        """`words` (W,) are those that may be coded, None for all of them."""
        self._corpus, self._words = corpus, words
        self._types: dict[Lexeme, Types] = {}

    def knows(self, lexeme: Lexeme) -> bool:
        """Whether the corpus has a word that the lexeme means."""
        return len(self._types_of(lexeme)) > 0

    def words(self, *lexemes: Lexeme) -> Ints:
        """The words that any of the lexemes means, in order, each once."""
        if not lexemes:
            return np.zeros(0, np.int64)
        types = np.concatenate([self._types_of(lexeme) for lexeme in lexemes])
        types = distinct(np.sort(types)) if len(lexemes) > 1 else types
        begin, end = self._corpus.type_first[types].tolist(), self._corpus.type_first[types + 1].tolist()
        words = self._corpus.words_by_type
        found = np.concatenate([words[:0], *(words[one] for one in map(slice, begin, end))])
        if len(begin) > 1:
            found.sort()
        return (found if self._words is None else found[self._words[found]]).astype(np.int64)

    def _types_of(self, lexeme: Lexeme) -> Types:
        if lexeme not in self._types:
            self._types[lexeme] = types_of(lexeme, self._corpus.vocabulary)
        return self._types[lexeme]


def types_of(lexeme: Lexeme, vocabulary: Vocabulary) -> Types:
    """The vocabulary that a lexeme means, each type once."""
    match lexeme:
        case Lexeme(How.LEMMA, (lemma, norm)):
            return _either(vocabulary.of_lemma(lemma), vocabulary.of_norm(norm))
        case Lexeme(How.FORM, (norm,)):
            return vocabulary.of_norm(norm)
        case Lexeme(How.CASED, (form,)):
            return vocabulary.cased(form)
        case _:
            return vocabulary.wild(lexeme.values[0])


def _either(one: Types, other: Types) -> Types:
    """The types of both, each once; most words have no more types by their norm than by their lemma."""
    if not len(one) or not len(other):
        return one if len(one) else other
    return distinct(np.sort(np.concatenate([one, other])))
