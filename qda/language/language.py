"""A language: how its text falls into tokens, what their lemmas are, and where its sentences end."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from qda.language.index import TokenType
from qda.language.lemmas import Lemmatiser
from qda.language.norms import is_word, norm_of
from qda.language.sentences import SentenceRules
from qda.language.speakers import SpeakerWords
from qda.model.codebook import TokenPattern
from qda.model.span import Span

Pieces = tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.int64]]
"""Keys, starts and ends of the tokens of one text; white space is no token."""


class Matching(Protocol):
    """Finds token patterns in a sentence."""

    def matches(
        self, words: Sequence[str], spaces: Sequence[bool], lemmas: Sequence[str]
    ) -> list[tuple[str, int, int]]:
        """The name, first token and token after the last of each match."""


class Tokenizer(Protocol):
    """What a language needs from spaCy."""

    def pieces(self, texts: Iterable[str]) -> Iterable[Pieces]:
        """The tokens of each text, with offsets in that text."""

    def form(self, key: int) -> tuple[str, str | None]:
        """The form that a key stands for, and its lemma when the tokenizer knows one."""

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


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """Everything that segmentation and patterns ask of a language.

    `lemmatised` is false when there is no lemma table, so that a lemma is only the word in lower case.
    `version` names everything that a token, a lemma or a sentence depends on; an index made by another
    version is out of date.
    """

    code: str
    model: str | None
    version: str
    lemmatised: bool
    sentences: SentenceRules
    speakers: SpeakerWords
    tokenizer: Tokenizer
    lemmatiser: Lemmatiser
    _types: dict[int, TokenType] = field(default_factory=dict, init=False, repr=False)

    def tokenize(self, text: str, spans: Sequence[Span]) -> Tokens:
        """The tokens of passages of a text, each passage for itself. Passages stand in order, apart."""
        pieces = list(self.tokenizer.pieces(span.of(text) for span in spans))
        keys = _joined([keys for keys, _, _ in pieces], np.uint64)
        starts = _joined([s + span.start for (_, s, _), span in zip(pieces, spans, strict=True)], np.int32)
        ends = _joined([e + span.start for (_, _, e), span in zip(pieces, spans, strict=True)], np.int32)
        known, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
        order = np.argsort(first)
        rank = np.empty(len(order), np.int32)
        rank[order] = np.arange(len(order), dtype=np.int32)
        types = tuple(self._type(int(key)) for key in known[order])
        return Tokens(types, rank[inverse].astype(np.int32), starts.astype(np.int32), ends.astype(np.int32))

    def types_of(self, text: str) -> tuple[TokenType, ...]:
        """The types of a short text's tokens, in order; for words that a pattern names."""
        return tuple(self._type(int(key)) for keys, _, _ in self.tokenizer.pieces([text]) for key in keys)

    def _type(self, key: int) -> TokenType:
        if key not in self._types:
            form, lemma = self.tokenizer.form(key)
            found = norm_of(lemma) if lemma else self.lemmatiser.lemma(form)
            self._types[key] = TokenType(form, norm_of(form), found, is_word(form))
        return self._types[key]


def _joined(columns: "list[NDArray[np.uint64]] | list[NDArray[np.int64]]", kind: type) -> NDArray[np.generic]:
    return np.concatenate(columns) if columns else np.empty(0, kind)
