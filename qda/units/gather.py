"""The indexes of some documents as one corpus."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qda.language.corpus import JOINED, ROLES, Corpus
from qda.language.gaps import gap_flags
from qda.language.index import Index, TokenType
from qda.language.vocabulary import vocabulary_of
from qda.language.word_tokens import word_tokens
from qda.model.unit import Turn

Ints = NDArray[np.int64]


class Indexed(NamedTuple):
    """A document's index with its text, and the hash of what it was indexed from."""

    key: str
    indexed: Index
    text: str


def gather(documents: Iterable[Indexed]) -> Corpus:
    """The words and units of indexed documents; they are asked for one after the other."""
    gathered = _Gathered()
    for one in documents:
        gathered.add(one)
    return gathered.corpus()


class _Gathered:
    """The columns of the documents so far."""

    def __init__(self) -> None:
        self.types: dict[TokenType, int] = {}
        self.names: dict[str | None, int] = {None: -1}
        self.times: dict[str | None, int] = {None: -1}
        self.keys: list[str] = []
        self.documents: list[str] = []
        self.words: list[_Words] = []
        self.sentences: list[Ints] = []
        self.turns: list[Ints] = []
        self.paragraphs: list[Ints] = []

    def add(self, one: Indexed) -> None:
        index = one.indexed
        self.keys.append(one.key)
        self.documents.append(index.document)
        self.words.append(_words(index, one.text, self.types))
        self.turns.append(np.array([self._turn(turn) for turn in index.turns], np.int64).reshape(-1, 4))
        self.paragraphs.append(np.array([paragraph.turn for paragraph in index.paragraphs], np.int64))
        rows = [(*sentence.span, sentence.paragraph) for sentence in index.sentences]
        self.sentences.append(np.array(rows, np.int64).reshape(-1, 3))

    def _turn(self, turn: Turn) -> tuple[int, int, int, int]:
        names, times = self.names, self.times
        return (
            ROLES.index(turn.role),
            names.setdefault(turn.speaker, len(names) - 1),
            names.setdefault(turn.participant, len(names) - 1),
            times.setdefault(turn.timestamp, len(times) - 1),
        )

    def corpus(self) -> Corpus:
        """All columns, one document after the other."""
        words = _Words(*map(_joined, zip(*self.words, strict=True))) if self.words else _NO_WORDS
        turns, sentences = _joined(self.turns, 4), _joined(self.sentences, 3)
        sentence_word = _firsts(words.per_sentence)
        flags = words.flags.astype(np.uint8)
        flags[sentence_word[:-1][words.per_sentence > 0]] &= ~np.uint8(
            JOINED
        )  # a phrase stays in its sentence
        document_turn, document_paragraph = _firsts_of(self.turns), _firsts_of(self.paragraphs)
        paragraphs = _joined(self.paragraphs) + np.repeat(document_turn[:-1], np.diff(document_paragraph))
        document_sentence = _firsts_of(self.sentences)
        paragraph = sentences[:, 2] + np.repeat(document_paragraph[:-1], np.diff(document_sentence))
        starts = np.repeat(sentences[:, 0], words.per_sentence)
        return Corpus(
            keys=tuple(self.keys),
            documents=tuple(self.documents),
            vocabulary=vocabulary_of(self.types),
            word_type=words.types.astype(np.int32),
            word_offset=(words.starts - starts).astype(np.int32),
            word_flags=flags,
            sentence_word=sentence_word,
            sentence_start=sentences[:, 0],
            sentence_end=sentences[:, 1],
            sentence_paragraph=paragraph,
            paragraph_turn=paragraphs,
            turn_role=turns[:, 0],
            turn_speaker=turns[:, 1],
            turn_participant=turns[:, 2],
            turn_time=turns[:, 3],
            names=tuple(name for name in self.names if name is not None),
            times=tuple(time for time in self.times if time is not None),
            document_turn=document_turn,
            document_paragraph=document_paragraph,
            document_sentence=document_sentence,
        )


class _Words(NamedTuple):
    """Types, starts and flags (W,) of a document's words, and how many each sentence has (S,)."""

    types: Ints
    starts: Ints
    flags: Ints
    per_sentence: Ints


_NO_WORDS = _Words(*[np.zeros(0, np.int64)] * 4)


def _words(index: Index, text: str, types: dict[TokenType, int]) -> _Words:
    is_word = word_tokens(index)
    starts, ends, kinds = index.starts[is_word], index.ends[is_word], index.type_ids[is_word]
    number = np.zeros(len(index.types), np.int64)
    used = np.flatnonzero(np.bincount(kinds, minlength=len(number)))
    number[used] = [types.setdefault(index.types[kind], len(types)) for kind in used.tolist()]
    before = np.concatenate([[0], np.cumsum(is_word)])
    edges = np.array([(one.first_token, one.last_token) for one in index.sentences], np.int64).reshape(-1, 2)
    flags = gap_flags(text, starts, ends).astype(np.int64)
    return _Words(number[kinds], starts.astype(np.int64), flags, before[edges[:, 1]] - before[edges[:, 0]])


def _joined(parts: Sequence[Ints], width: int | None = None) -> Ints:
    empty = np.zeros(0 if width is None else (0, width), np.int64)
    return np.concatenate([empty, *parts])


def _firsts(lengths: Ints) -> Ints:
    return np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])


def _firsts_of(parts: Sequence[Ints]) -> Ints:
    return _firsts(np.array([len(part) for part in parts], np.int64))
