"""Where the words stand that a codebook asks about."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qda.coding.engine.word_rows import WordSet
from qda.coding.patterns.lexeme import lemmas_among
from qda.coding.patterns.pattern import How, Lexeme
from qda.language.arrays import Ints
from qda.language.corpus.corpus import Corpus
from qda.language.corpus.vocabulary import Types, Vocabulary
from qda.language.ranges import ranges

_FEW = 100
"""Types whose words are put together one by one; those of more, as of `*s`, all at once."""
_MANY = 8
"""What part of all words makes a set large, if it is of many types."""
RARE = 4_000
"""Words that are put together sooner than they are searched type by type."""
PATIENCE = 1
"""How many times the words of a corpus are put together before the type of each is worked out, which takes as
long: one code that was edited is done by then."""

Within = NDArray[np.integer]
"""Words that matter, in order, each once."""


@dataclass(slots=True, eq=False)
class Posted:
    """A set of words in a corpus: its types, as an array where they are many, and how many words these have,
    those that may not be coded included; perhaps the words, too."""

    types: Collection[int] | Ints
    count: int
    words: NDArray[np.int32] | None = None


class Postings:
    """The words of sets of words, in order; only words that may be coded are looked at."""

    def __init__(self, corpus: Corpus, out: NDArray[np.bool_] | None) -> None:
        """`out` (W,) are the words that may not be coded, None when all may."""
        self._corpus, self._out = corpus, out
        self._first = corpus.type_first.data
        self._types: dict[Lexeme, Collection[int] | Ints] = {}
        self._posted: dict[int, tuple[WordSet, Posted]] = {}
        self._single: dict[Lexeme, Posted] = {}
        self._held = self._spent = 0
        self._typed = False

    def only(self, word: Lexeme) -> Posted:
        """What a single lexeme is in the corpus."""
        if word not in self._single:
            self._single[word] = self._new(self._types_of(word))
        return self._single[word]

    def any_of(self, words: WordSet) -> Posted:
        """What a set of words is in the corpus; remembered, for lists come up again and again."""
        if len(words) == 1:
            return self.only(words[0])
        if id(words) not in self._posted:
            parts = [self._types_of(word) for word in words]
            self._posted[id(words)] = words, self._new(self._united(parts))
        return self._posted[id(words)][1]

    def _new(self, types: Collection[int]) -> Posted:
        first = self._first
        if len(types) <= _FEW:
            return Posted(types, sum([first[one + 1] - first[one] for one in types]))
        rows = np.fromiter(types, np.int64, len(types))
        return Posted(rows, int((self._corpus.type_first[rows + 1] - self._corpus.type_first[rows]).sum()))

    def words(self, posted: Posted, within: Within | None = None) -> NDArray[np.int32]:
        """(N,) the words of a set, in order, each once, at least those `within`."""
        if posted.words is None and within is not None:
            return self._codable(within[self._are_of(posted, within)].astype(np.int32))
        if posted.words is not None:
            return posted.words
        words = self._codable(self._many(posted) if self._are_many(posted) else self._all_of(posted.types))
        if self._held <= len(self._corpus.words_by_type):  # more would be much memory
            posted.words, self._held = words, self._held + len(words)
        return words

    def _codable(self, words: NDArray[np.int32]) -> NDArray[np.int32]:
        return words if self._out is None else words[~self._out[words]]

    def _are_many(self, posted: Posted) -> bool:
        """Whether so many words are of a set that to sort them takes longer than to look at all there are."""
        return len(posted.types) > _FEW and posted.count > len(self._corpus.words_by_type) // _MANY

    def _many(self, posted: Posted) -> NDArray[np.int32]:
        """All words of a set, out of all there are."""
        self._typed = True
        there = self._is_type(posted).take(self._corpus.word_type)
        return np.flatnonzero(there).astype(np.int32)

    def _is_type(self, posted: Posted) -> NDArray[np.bool_]:
        """(V + 1,) whether each type is of a set."""
        is_type = np.zeros(len(self._first), dtype=np.bool_)
        is_type[_rows(posted.types)] = True
        return is_type

    def _all_of(self, types: Collection[int] | Ints) -> NDArray[np.int32]:
        """All words of some types."""
        words, first = self._corpus.words_by_type, self._first
        if len(types) > _FEW:
            rows = _rows(types)
            begun = self._corpus.type_first[rows]
            found = words[ranges(begun, self._corpus.type_first[rows + 1] - begun)]
        else:
            found = np.concatenate([words[:0], *(words[first[one] : first[one + 1]] for one in types)])
        if len(types) > 1:
            found.sort(kind="stable")  # the words of each type are in order: runs to merge
        return found

    def _are_of(self, posted: Posted, words: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Which of some words are of a set, by their types; none is from before or behind the corpus."""
        size = len(self._corpus.words_by_type)
        are: NDArray[np.bool_] = self._is_type(posted).take(self._corpus.word_type.take(words, mode="clip"))
        if len(words) and (words.min() < 0 or words.max() >= size):
            are &= (words >= 0) & (words < size)
        self._typed = True
        return are

    def knows_types(self, cost: int) -> bool:
        """Whether it is known by now of which type each word is. Otherwise it costs so many words more to do
        without, until enough is spent on that."""
        if not self._typed and self._spent <= PATIENCE * len(self._corpus.words_by_type):
            self._spent += cost
            return False
        return True

    def among(self, posted: Posted, sought: NDArray[np.integer]) -> NDArray[np.bool_]:
        """(M,) which of some words (M,) are of a set; those that may not be coded may be among them.

        The words of frequent types are searched where they lie, for to put them together takes longer.
        """
        together = posted.words is not None or posted.count < max(RARE, len(posted.types) * len(sought))
        if self.knows_types(posted.count if together else len(posted.types) * len(sought)):
            return self._are_of(posted, sought)
        if together:
            return _are_among(sought, self.words(posted))
        words, first = self._corpus.words_by_type, self._first
        there = np.zeros(len(sought), dtype=np.bool_)
        for one in posted.types:
            there |= _are_among(sought, words[first[one] : first[one + 1]])
        return there

    def forget(self) -> None:
        """Let go of what was found when it is more than all words of the corpus, which is much memory."""
        if self._held > len(self._corpus.words_by_type):
            self._posted.clear()
            self._single.clear()
            self._held = 0

    def _types_of(self, lexeme: Lexeme) -> Collection[int] | Ints:
        known = self._types.get(lexeme)
        if known is None:
            found = types_of(lexeme, self._corpus.vocabulary)
            parts = [types if len(types) > _FEW else types.tolist() for types in found]
            known = self._types[lexeme] = self._united(parts)
        return known

    def _united(self, parts: Sequence[Collection[int] | Ints]) -> Collection[int] | Ints:
        """The types of some sets, each once."""
        if sum(map(len, parts)) <= _FEW:
            return {one for part in parts for one in part}
        there = np.zeros(len(self._first), dtype=np.bool_)
        for part in parts:
            there[_rows(part)] = True
        return np.flatnonzero(there)


def _rows(types: Collection[int] | Ints) -> Ints:
    """Types as an array."""
    return types if isinstance(types, np.ndarray) else np.fromiter(types, np.int64, len(types))


def _are_among(sought: NDArray[np.integer], places: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which of some words are among others, which stand in order."""
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
        case Lexeme(How.CASED, (form, norm)):
            return (vocabulary.cased(form, norm),)
        case _:
            return (vocabulary.wild(lexeme.values[0]),)
