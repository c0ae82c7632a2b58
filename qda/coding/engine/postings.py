"""Where the words stand that a codebook asks about."""

from collections.abc import Collection, Iterable

import numpy as np
from numpy.typing import NDArray

from qda.coding.engine.ragged import ranges
from qda.coding.lexeme import lemmas_among
from qda.coding.pattern import How, Lexeme
from qda.language.corpus import Corpus
from qda.language.vocabulary import Types, Vocabulary

_FEW = 100
"""Types whose words are put together one by one; those of more, as of `*s`, all at once."""
RARE = 4_000
"""Words that are put together sooner than they are searched type by type."""

Within = NDArray[np.integer]
"""Words that matter, in order, each once."""


class Postings:
    """The words of each lexeme, in order; only words that may be coded are looked at."""

    def __init__(self, corpus: Corpus, out: NDArray[np.bool_] | None) -> None:
        """`out` (W,) are the words that may not be coded, None when all may."""
        self._corpus, self._out = corpus, out
        self._first = corpus.type_first.data
        self._types: dict[Lexeme, list[int]] = {}
        self._counts: dict[Lexeme, int] = {}
        self._known: dict[Lexeme, NDArray[np.int32]] = {}
        self._held = 0

    def knows(self, lexeme: Lexeme) -> bool:
        """Whether the corpus has a word that the lexeme means."""
        return bool(self._types_of(lexeme))

    def words(self, lexeme: Lexeme, within: Within | None = None) -> NDArray[np.int32]:
        """The words that a lexeme means, in order, at least those `within`; remembered when they are all, for
        some come up again and again."""
        known = self._known.get(lexeme)
        if known is None and within is not None:
            return self.words_of_any([lexeme], within)
        if known is None:
            known = self._known[lexeme] = self.words_of_any([lexeme])
            self._held += len(known)
        return known

    def words_of_any(self, lexemes: Iterable[Lexeme], within: Within | None = None) -> NDArray[np.int32]:
        """The words that any of the lexemes means, in order, each once; only those `within`."""
        types = {one for lexeme in lexemes for one in self._types_of(lexeme)}
        found = self._all_of(types) if within is None else self._those_of(types, within)
        return found if self._out is None else found[~self._out[found]]

    def _all_of(self, types: Collection[int]) -> NDArray[np.int32]:
        """All words of some types."""
        words, first = self._corpus.words_by_type, self._first
        if len(types) > _FEW:
            rows = np.fromiter(types, np.int64, len(types))
            begun = self._corpus.type_first[rows]
            found = words[ranges(begun, self._corpus.type_first[rows + 1] - begun)]
        else:
            found = np.concatenate([words[:0], *(words[first[one] : first[one + 1]] for one in types)])
        if len(types) > 1:
            found.sort()
        return found

    def _those_of(self, types: Collection[int], within: Within) -> NDArray[np.int32]:
        """Those of some words that are of some types."""
        sought = np.zeros(len(self._first) - 1, dtype=np.bool_)
        sought[np.fromiter(types, np.int64, len(types))] = True
        found: NDArray[np.int32] = within[sought[self._corpus.word_type[within]]].astype(np.int32)
        return found

    def count(self, lexeme: Lexeme) -> int:
        """How many words a lexeme means at most, those that may not be coded included."""
        if lexeme not in self._counts:
            first = self._first
            self._counts[lexeme] = sum(first[one + 1] - first[one] for one in self._types_of(lexeme))
        return self._counts[lexeme]

    def among(self, lexeme: Lexeme, sought: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Which of some words, in order, the lexeme means; words that may not be coded may be among them.

        The words of frequent types are searched where they lie, for to put them together takes longer.
        """
        types = self._types_of(lexeme)
        if lexeme in self._known or self.count(lexeme) < max(RARE, len(types) * len(sought)):
            return _are_among(sought, self.words(lexeme))
        words, first = self._corpus.words_by_type, self._first
        there = np.zeros(len(sought), dtype=np.bool_)
        for one in types:
            there |= _are_among(sought, words[first[one] : first[one + 1]])
        return there

    def forget(self) -> None:
        """Let go of what was found when it is more than all words of the corpus, which is much memory."""
        if self._held > len(self._corpus.words_by_type):
            self._known.clear()
            self._held = 0

    def _types_of(self, lexeme: Lexeme) -> list[int]:
        known = self._types.get(lexeme)
        if known is None:
            found = types_of(lexeme, self._corpus.vocabulary)
            known = self._types[lexeme] = [one for types in found for one in types.tolist()]
        return known


def _are_among(sought: NDArray[np.int32], places: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which of some words are among others; both stand in order."""
    if not len(places):
        return np.zeros(len(sought), dtype=np.bool_)
    rows = np.minimum(places.searchsorted(sought), len(places) - 1)
    there: NDArray[np.bool_] = places[rows] == sought
    return there


def types_of(lexeme: Lexeme, vocabulary: Vocabulary) -> tuple[Types, ...]:
    """The vocabulary that a lexeme means; a type may be told twice."""
    match lexeme:
        case Lexeme(How.LEMMA, values):
            lemmas = (vocabulary.of_lemma(lemma) for lemma in lemmas_among(values))
            return (*lemmas, *(vocabulary.of_norm(norm) for norm in dict.fromkeys(values)))
        case Lexeme(How.FORM, (norm,)):
            return (vocabulary.of_norm(norm),)
        case Lexeme(How.CASED, (form,)):
            return (vocabulary.cased(form),)
        case _:
            return (vocabulary.wild(lexeme.values[0]),)
