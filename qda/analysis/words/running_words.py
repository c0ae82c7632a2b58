"""The words of a selection one after the other, as numbers: what word lists, phrases and collocates count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from qda.analysis.frames.coded import Coded
from qda.analysis.frames.placed import Places
from qda.language.arrays import Ints
from qda.language.corpus.corpus import JOINED, Corpus
from qda.language.corpus.vocabulary import Vocabulary

StopWords = Mapping[str, frozenset[str]]
"""The stop words of each document, by its name: those of its language, for a word may say much in another."""
NOTHING: StopWords = MappingProxyType({})
_NO_WORDS: frozenset[str] = frozenset()

FORM, LEMMA = "form", "lemma"


@dataclass(frozen=True, slots=True, eq=False)
class RunningWords:
    """N words in the order of a selection's sentences.

    names: the different words. word (N,): a position in `names`. unit (N,): the row of the sentence in the
    selection's units. place (N,): the number of the word in its document, from 0. joined (N,): whether it
    runs on from the word before it, in the same sentence, with nothing between that parts a phrase.
    """

    names: tuple[str, ...]
    word: Ints
    unit: Ints
    place: Ints
    joined: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.word)

    def stopped(self, units: pd.DataFrame, stop: StopWords) -> NDArray[np.bool_]:
        """(N,) whether each word is one of the stop words of its own document."""
        documents, names = pd.factorize(units["document"])
        own = [stop.get(str(name), _NO_WORDS) for name in names]
        stopped = np.zeros(len(self), dtype=np.bool_)
        for words in {*own} - {_NO_WORDS}:  # one list for each language
            having = np.array([one == words for one in own], dtype=np.bool_)
            listed = np.array([name in words for name in self.names], dtype=np.bool_)
            stopped |= having[documents[self.unit]] & listed[self.word]
        return stopped

    def within(self, codings: pd.DataFrame, units: pd.DataFrame) -> NDArray[np.bool_]:
        """(N,) whether each word is one of those that some codings cover."""
        documents = pd.Index(units["document"].unique())
        of_unit = documents.get_indexer(pd.Index(units["document"]))
        width = int(max(self.place.max(initial=0), codings["word_end"].max() if len(codings) else 0)) + 2
        placed = codings[codings["document"].isin(documents) & codings["sentence_number"].notna()]
        begin = documents.get_indexer(pd.Index(placed["document"])) * width
        steps = np.zeros(len(documents) * width + 1, dtype=np.int64)
        np.add.at(steps, begin + placed["word_start"].to_numpy(np.int64), 1)
        np.add.at(steps, begin + placed["word_end"].to_numpy(np.int64), -1)
        covered: NDArray[np.bool_] = np.cumsum(steps)[of_unit[self.unit] * width + self.place] > 0
        return covered


def running_words(coded: Coded, places: Places, *, level: str = FORM) -> RunningWords:
    """The words of a selection by their forms (case and the ways to write accents do not matter), or by their
    lemmas where the language has a table of them."""
    units = coded.units
    known: dict[str, int] = {}
    parts = [
        _of_corpus(corpus, units, rows, numbers, known, level)
        for corpus, rows, numbers in _shared(units, places)
    ]
    word, unit, place, joined = (
        np.concatenate([np.zeros(0, dtype=np.int64), *(part[i] for part in parts)]) for i in range(4)
    )
    order = np.lexsort((place, unit))
    return RunningWords(tuple(known), word[order], unit[order], place[order], joined[order].astype(np.bool_))


def _shared(units: pd.DataFrame, places: Places) -> list[tuple[Corpus, Ints, Ints]]:
    """Each corpus, with the rows of its sentences and the numbers of their documents in it."""
    names = [str(name) for name in units["document"].unique()]
    corpora = {id(places[name][0]): places[name][0] for name in names}
    of_row = pd.Index(names).get_indexer(pd.Index(units["document"]))
    corpus_of = np.array([id(places[name][0]) for name in names], dtype=np.int64)
    number = np.array([places[name][1] for name in names], dtype=np.int64)
    shared = []
    for key, corpus in corpora.items():
        rows = np.flatnonzero(corpus_of[of_row] == key)
        shared.append((corpus, rows, number[of_row[rows]]))
    return shared


def _of_corpus(
    corpus: Corpus, units: pd.DataFrame, rows: Ints, numbers: Ints, known: dict[str, int], level: str
) -> tuple[Ints, Ints, Ints, Ints]:
    """Word, unit, place and joined of the words of some sentences of a corpus."""
    sentence = corpus.document_sentence[numbers] + units["sentence_number"].to_numpy(np.int64)[rows]
    first = corpus.sentence_word[sentence]
    many = corpus.sentence_word[sentence + 1] - first
    ends = np.cumsum(many)
    own = np.arange(int(many.sum())) + np.repeat(first - ends + many, many)
    begins = np.zeros(len(own), dtype=np.bool_)
    begins[(ends - many)[many > 0]] = True
    names = _names(corpus.vocabulary, level)
    used, word = np.unique(corpus.word_type[own], return_inverse=True)
    ids = np.array([known.setdefault(names[kind], len(known)) for kind in used.tolist()], dtype=np.int64)
    joined = ((corpus.word_flags[own] & JOINED) > 0) & ~begins
    place = own - np.repeat(corpus.document_word[numbers], many)
    return (
        ids[word],
        np.repeat(rows, many),
        place,
        joined.astype(np.int64),
    )


def _names(vocabulary: Vocabulary, level: str) -> Sequence[str]:
    """The norm or the lemma of each type."""
    by_name = (
        (vocabulary.lemmas, vocabulary.lemma_types)
        if level == LEMMA
        else (vocabulary.norms, vocabulary.norm_types)
    )
    names = [""] * len(vocabulary.forms)
    for name, kind in zip(by_name[0], by_name[1].tolist(), strict=True):
        names[kind] = name
    return names
