"""Some documents as columns of numbers: their words with offsets, and the units that hold them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from qda.language.arrays import Ints
from qda.language.corpus.vocabulary import Vocabulary
from qda.model.unit import Role

JOINED, BREAK, CLAUSE_BREAK, COLON, SEMICOLON, QUOTED, QUOTES, TAILED = 1, 2, 4, 8, 16, 32, 64, 128
"""What stands between a word and the one before it: nothing that parts a phrase; something that ends the
reach of a cue (a semicolon, a colon, a dash); something that ends a clause (a comma too);
a colon, which opens what somebody said; a semicolon, over which no report reaches back; the end of what
is quoted (`pay!" he`); a comma or a colon behind which a quotation begins (`said, "and`). TAILED is a word
with a possessive or clipped 's behind it."""

ROLES = tuple(Role)
_HALF_BITS = 16
"""Bits that NumPy sorts by counting, many times as fast as it compares."""
_MANY = 1000
"""One in how many words is few."""


@dataclass(frozen=True, eq=False)
class Corpus:
    """D documents with T turns, P paragraphs, S sentences and W words, numbered from 0 over all documents.

    keys (D): what each document was indexed from, as a hash; documents (D): their names.
    word_type (W,): the word in the vocabulary. word_offset (W,): its first character, in code points from
        the beginning of its sentence. word_flags (W,): JOINED, BREAK, and so on.
    sentence_word (S + 1,): the first word of each sentence; sentence s has `[sentence_word[s],
        sentence_word[s + 1])`, perhaps none. sentence_start, sentence_end (S,): code points of the text.
        sentence_paragraph (S,): the paragraph that holds it.
    paragraph_turn (P,): the turn that holds a paragraph; paragraph_time (P,): its place in `times`, -1 where
        there is none.
    turn_role, turn_speaker, turn_participant, turn_time (T,): places in ROLES, `names`, `names` and
        `times`, -1 where there is none.
    document_turn, document_paragraph, document_sentence (D + 1,): the first of each document.
    """

    keys: tuple[str, ...]
    documents: tuple[str, ...]
    vocabulary: Vocabulary
    word_type: NDArray[np.integer]
    word_offset: NDArray[np.integer]
    word_flags: NDArray[np.uint8]
    sentence_word: Ints
    sentence_start: Ints
    sentence_end: Ints
    sentence_paragraph: Ints
    paragraph_turn: Ints
    paragraph_time: Ints
    turn_role: Ints
    turn_speaker: Ints
    turn_participant: Ints
    turn_time: Ints
    names: tuple[str, ...]
    times: tuple[str, ...]
    document_turn: Ints
    document_paragraph: Ints
    document_sentence: Ints

    @cached_property
    def type_first(self) -> Ints:
        """(V + 1,) where the words of each type begin in `words_by_type`."""
        many = np.bincount(self.word_type, minlength=len(self.vocabulary.forms))
        return np.concatenate([[0], many.cumsum()])

    @cached_property
    def words_by_type(self) -> NDArray[np.int32]:
        """(W,) all words by their types, those of each type in the order of the text."""
        order = self.word_type.astype(np.uint16).argsort(kind="stable")
        if len(self.vocabulary.forms) > 1 << _HALF_BITS:
            high = (self.word_type >> _HALF_BITS).astype(np.uint16)
            order = order[high[order].argsort(kind="stable")]
        return order.astype(np.int32)

    def run_on(self, words: NDArray[np.integer]) -> NDArray[np.bool_]:
        """(M,) whether a phrase may run on to each of some words from the word before it."""
        return self.flagged(words, JOINED)

    def flagged(self, words: NDArray[np.integer], flag: int) -> NDArray[np.bool_]:
        """(M,) whether each of some words has a flag."""
        has: NDArray[np.bool_] = (self.word_flags[words] & flag) > 0
        return has

    @cached_property
    def document_word(self) -> Ints:
        """(D + 1,) the first word of each document."""
        return self.sentence_word[self.document_sentence]

    @cached_property
    def document_named(self) -> NDArray[np.bool_]:
        """(D,) whether somebody's name stands before what they say in each document."""
        named = np.append(0, (self.turn_speaker >= 0).cumsum())[self.document_turn]
        is_named: NDArray[np.bool_] = named[1:] > named[:-1]
        return is_named

    def participants_in(self, documents: Iterable[int]) -> set[str]:
        """Who speaks in some of the documents."""
        return {who for _, _, who in self.voices_in(documents)}

    def labels_in(self, documents: Iterable[int]) -> set[tuple[str, str]]:
        """The labels in some of the documents, each with the participant whose it is."""
        return {(label, who) for _, label, who in self.voices_in(documents) if label is not None}

    def voices_in(self, documents: Iterable[int]) -> Iterator[tuple[int, str | None, str]]:
        """Every participant in some of the documents, with the document's number and the label, if any."""
        used = np.zeros(len(self.documents), dtype=np.bool_)
        used[list(documents)] = True
        document, labels, whose = self._voices
        there = used[document] & (whose >= 0)
        names = [*self.names, None]  # -1 is the last
        for number, label, who in zip(
            *(one[there].tolist() for one in (document, labels, whose)), strict=True
        ):
            yield number, names[label], self.names[who]

    @cached_property
    def _voices(self) -> tuple[Ints, Ints, Ints]:
        """Documents, the labels in them, and the participants whose these are, (V,) each, without repeats."""
        many = len(self.names) + 1
        document = np.arange(len(self.documents)).repeat(np.diff(self.document_turn))
        label, whose = self.turn_speaker + np.int64(1), self.turn_participant + np.int64(1)
        threes = np.sort((document * many + label) * many + whose)
        pairs, whose = np.divmod(threes[np.diff(threes, prepend=-1) > 0], many)
        document, label = np.divmod(pairs, many)
        return document, label - 1, whose - 1

    @cached_property
    def document_asked(self) -> NDArray[np.bool_]:
        """(D,) whether all that is said in each document is the interviewer's."""
        answers = np.append(0, (~self.sentence_apart).cumsum())[self.document_sentence]
        is_asked: NDArray[np.bool_] = self.document_named & (answers[1:] == answers[:-1])
        return is_asked

    @cached_property
    def sentence_turn(self) -> Ints:
        """(S,) the turn that holds each sentence."""
        return self.paragraph_turn[self.sentence_paragraph]

    @cached_property
    def sentence_asks(self) -> NDArray[np.bool_]:
        """(S,) whether each sentence is the interviewer's."""
        asks: NDArray[np.bool_] = self.turn_role == ROLES.index(Role.INTERVIEWER)
        return asks[self.sentence_turn]

    @cached_property
    def sentence_nobodys(self) -> NDArray[np.bool_]:
        """(S,) whether nobody says each sentence: titles, headings."""
        nobodys: NDArray[np.bool_] = self.turn_role == ROLES.index(Role.NOBODY)
        return nobodys[self.sentence_turn]

    @cached_property
    def sentence_apart(self) -> NDArray[np.bool_]:
        """(S,) whether each sentence is the interviewer's or nobody's, so that it is kept apart."""
        return self.sentence_asks | self.sentence_nobodys

    @cached_property
    def word_apart(self) -> NDArray[np.bool_]:
        """(W,) the same of each word."""
        return self.sentence_apart.repeat(np.diff(self.sentence_word))

    @cached_property
    def sentence_document(self) -> Ints:
        """(S,) the document that holds each sentence."""
        return np.repeat(np.arange(len(self.documents)), np.diff(self.document_sentence))

    def sentence_of(self, words: Ints) -> Ints:
        """(M,) the sentence of each of some words; of few, without asking for that of every word."""
        if len(words) * _MANY < self.sentence_word[-1] and "_sentence_of_word" not in vars(self):
            return self.sentence_word.searchsorted(words, side="right") - 1
        return self._sentence_of_word[words].astype(np.int64)

    @cached_property
    def _sentence_of_word(self) -> NDArray[np.int32]:
        many = np.diff(self.sentence_word)
        return np.arange(len(many), dtype=np.int32).repeat(many)

    def document_of(self, words: Ints) -> Ints:
        """(M,) the document of each of some words."""
        return self.document_word.searchsorted(words, side="right") - 1

    def starts(self, words: Ints) -> Ints:
        """(M,) where each of some words begins, in code points of their document's text."""
        return self.sentence_start[self.sentence_of(words)] + self.word_offset[words]

    def ends(self, words: Ints) -> Ints:
        """(M,) where they end."""
        lengths: Ints = self._lengths[self.word_type[words]]
        return self.starts(words) + lengths

    @cached_property
    def _lengths(self) -> Ints:
        forms = self.vocabulary.forms
        return np.fromiter(map(len, forms), dtype=np.int64, count=len(forms))
