"""Where the words stand that a codebook asks about."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from qda.coding.engine.ragged import Ints, distinct, offsets_of, ranges
from qda.coding.pattern import How, Lexeme, Pattern, parts
from qda.language.corpus import Corpus
from qda.language.vocabulary import Types, Vocabulary


class Postings:
    """The words of each lexeme, in order; only words that may be coded are looked at.

    One pass over the corpus finds the places of all types that any of the lexemes means.
    """

    def __init__(self, corpus: Corpus, words: NDArray[np.bool_] | None, lexemes: Iterable[Lexeme]) -> None:
        """`words` (W,) are those that may be coded, None for all of them."""
        self._types = {lexeme: types_of(lexeme, corpus.vocabulary) for lexeme in lexemes}
        size = len(corpus.vocabulary.forms)
        asked = np.zeros(size, dtype=np.bool_)
        for types in self._types.values():
            asked[types] = True
        there = asked[corpus.word_type]
        if words is not None:
            there &= words
        places = np.flatnonzero(there)
        types_there = corpus.word_type[places]
        by_type = np.argsort(types_there, kind="stable")
        self._places = places[by_type].astype(np.int32)  # which sort in half the time of long ones
        self._offsets = offsets_of(np.bincount(types_there, minlength=size))

    def knows(self, lexeme: Lexeme) -> bool:
        """Whether the corpus has a word that the lexeme means."""
        return len(self._types[lexeme]) > 0

    def words(self, *lexemes: Lexeme) -> Ints:
        """The words that any of the lexemes means, in order, each once."""
        if not lexemes:
            return np.zeros(0, np.int64)
        types = np.concatenate([self._types[lexeme] for lexeme in lexemes])
        types = distinct(np.sort(types)) if len(lexemes) > 1 else types
        begin = self._offsets[types]
        lengths = self._offsets[types + 1] - begin
        found = self._places[ranges(begin, lengths)]
        return (np.sort(found) if np.count_nonzero(lengths) > 1 else found).astype(np.int64)


def lexemes_of(patterns: Iterable[Pattern]) -> set[Lexeme]:
    """The words that patterns ask for; a list that several share is gone through once."""
    seen: set[int] = set()
    lexemes: set[Lexeme] = set()
    waiting = list(patterns)
    while waiting:
        one = waiting.pop()
        if isinstance(one, Lexeme):
            lexemes.add(one)
        elif id(one) not in seen:
            seen.add(id(one))
            waiting.extend(parts(one))
    return lexemes


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
