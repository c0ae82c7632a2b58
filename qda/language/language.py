"""A language: how its text falls into tokens, what their lemmas are, and where its sentences end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from qda.language.arrays import Ints
from qda.language.characters.unseen import Bare, bare, may_hold
from qda.language.corpus.index import TokenType
from qda.language.growing import Growing
from qda.language.sentences import SentenceRules
from qda.language.speakers import SpeakerWords
from qda.language.tokens.matching import Matching
from qda.language.tokens.pieces import Pieces
from qda.language.words.lemmas import Lemmatiser
from qda.language.words.norms import TAILS, composed, is_word, norm_of
from qda.model.codebook import TokenPattern
from qda.model.span import Span


class Tokenizer(Protocol):
    """What a language needs from spaCy."""

    def pieces(self, text: str, spans: Sequence[Span] | Ints) -> Pieces:
        """The tokens of passages of a text, each passage for itself; white space is none."""

    def keys(self, text: str) -> list[int]:
        """The keys of a short text's tokens, in order."""

    def form(self, key: int) -> tuple[str, str | None]:
        """The form that a key stands for, and its lemma when the tokenizer knows one."""

    def written(self, form: str, key: int) -> int:
        """The key of a form that is written with characters that nobody sees, and means what `key` does."""

    def matcher(self, patterns: Mapping[str, TokenPattern]) -> Matching:
        """A matcher of spaCy token patterns, by name; raises PatternError for one that is none."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of some passages of a text, with the vocabulary they are drawn from.

    `type_ids`, `starts` and `ends` (T,) are columns over T tokens; offsets count code points of the text.
    `types` stand in the order of their first token.
    """

    types: tuple[TokenType, ...]
    type_ids: NDArray[np.int32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]


class Parts(Protocol):
    """Reads the parts of a language."""

    def lemmatiser(self) -> Lemmatiser:
        """The lemmas."""

    def sentences(self) -> SentenceRules:
        """Where sentences end."""

    def speakers(self) -> SpeakerWords:
        """How speakers are told apart."""


@dataclass(frozen=True, eq=False)
class Language:
    """Everything that segmentation and patterns ask of a language; most of it is read when it is asked for.

    `version` names everything that a token, a lemma or a sentence depends on; an index made by another
    version is out of date. `known` has the types of short texts that were asked for before.
    """

    code: str
    model: str | None
    version: str
    tokenizer: Tokenizer
    parts: Parts
    known: dict[str, tuple[TokenType, ...]] = field(default_factory=dict, init=False, repr=False)
    _types: dict[int, TokenType] = field(default_factory=dict, init=False, repr=False)
    _words: Growing[np.bool_] = field(default_factory=lambda: Growing(np.bool_), init=False, repr=False)
    _tails: Growing[np.bool_] = field(default_factory=lambda: Growing(np.bool_), init=False, repr=False)

    @cached_property
    def lemmatiser(self) -> Lemmatiser:
        """Form to lemma."""
        return self.parts.lemmatiser()

    @cached_property
    def sentences(self) -> SentenceRules:
        """Where sentences end."""
        return self.parts.sentences()

    @cached_property
    def speakers(self) -> SpeakerWords:
        """How speakers are told apart."""
        return self.parts.speakers()

    def tokenize(self, text: str, spans: Sequence[Span] | Ints) -> Tokens:
        """The tokens of passages of a text, each passage for itself. Passages stand in order, apart.

        Passages are spans, or starts and ends as columns (P, 2).
        """
        return self.tokens(self.pieces(text, spans))

    def pieces(self, text: str, spans: Sequence[Span] | Ints) -> Pieces:
        """Keys, starts and ends of the tokens in passages, which stand in order, apart."""
        if not may_hold(text):
            return self.tokenizer.pieces(text, spans)
        seen = Bare(text)
        left = seen.spans(spans)
        return seen.pieces(
            self.tokenizer.pieces(seen.text, left[left[:, 0] < left[:, 1]]), self.tokenizer.written
        )

    def cuts(self, text: str, spans: Sequence[Span] | Ints) -> tuple[Ints, Ints]:
        """Where the sentences of paragraphs begin, and the number of the paragraph of each, (C,) each."""
        if not may_hold(text):
            return self.sentences.cuts(text, spans)
        seen = Bare(text)
        places, owners = self.sentences.cuts(seen.text, seen.spans(spans))
        return seen.places(places), owners

    def tokens(self, pieces: Pieces) -> Tokens:
        """Tokens with a vocabulary of their own, from what the tokenizer gives."""
        keys, starts, ends = pieces
        places = np.arange(len(keys), dtype=np.int32)
        rank = np.empty(int(keys.max(initial=-1)) + 1, np.int32)
        rank[keys[::-1]] = places[::-1]
        known = keys[rank[keys] == places]
        types = tuple(map(self.type_of, known.tolist()))
        rank[known] = np.arange(len(known), dtype=np.int32)
        return Tokens(types, rank[keys], starts.astype(np.int32), ends.astype(np.int32))

    def types_of(self, text: str) -> tuple[TokenType, ...]:
        """The types of a short text's tokens, in order; for words that a pattern names."""
        if text not in self.known:
            self.known[text] = tuple(map(self.type_of, self.tokenizer.keys(bare(text))))
        return self.known[text]

    @property
    def met(self) -> int:
        """How many different forms the language has met in texts and remembers."""
        return len(self._words)

    def kinds(self, size: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """By key, for keys below `size`: whether it can be a word, and whether it is a tail such as 's."""
        forms = [self.tokenizer.form(key)[0] for key in range(len(self._words), size)]
        self._words.extend([is_word(form) for form in forms])
        self._tails.extend([norm_of(form) in TAILS for form in forms])
        return self._words.values, self._tails.values

    def type_of(self, key: int) -> TokenType:
        """The type that a key of the tokenizer stands for."""
        known = self._types.get(key)
        if known is None:
            form, lemma = self.tokenizer.form(key)
            told = norm_of(lemma, self.code) if lemma else ""
            found = told or self.lemmatiser.lemma(composed(form))
            known = self._types[key] = TokenType(form, norm_of(form, self.code), found, is_word(form))
        return known
