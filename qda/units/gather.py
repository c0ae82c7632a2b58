"""Documents to one corpus: their words and units as columns."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qda.language.arrays import Ints
from qda.language.corpus.corpus import JOINED, ROLES, TAILED, Corpus
from qda.language.corpus.index import TokenType
from qda.language.corpus.vocabulary import vocabulary_of
from qda.language.gaps import gap_flags
from qda.language.growing import Growing
from qda.language.language import Language
from qda.language.tokens.word_tokens import words_among
from qda.model.document import Document
from qda.model.unit import Turn
from qda.units.segment import Outline, Sentences, outline_of, sentences_of
from qda.units.stamps import Times

_TOGETHER = 200_000
"""Characters of documents that are read as one text: many short ones must not pay for the columns of each."""


class Incoming(NamedTuple):
    """A document, its language, and the hash of everything that its units depend on."""

    key: str
    document: Document
    language: Language


def gather(documents: Iterable[Incoming], *, interviewers: Collection[str]) -> Corpus:
    """The words and units of documents; they are asked for one after the other, and their texts let go."""
    gathered = _Gathered(interviewers)
    for one in documents:
        gathered.add(one)
    return gathered.corpus()


class _Held(NamedTuple):
    """A document whose turns and paragraphs are known and whose words are not."""

    language: Language
    outline: Outline


class _Words(NamedTuple):
    """Types, starts and flags (W,) of some documents' words."""

    types: NDArray[np.int32]
    starts: NDArray[np.int32]
    flags: NDArray[np.uint8]


class _Types:
    """The types of the corpus, and the number of each by its key in the tokenizer of a language."""

    def __init__(self) -> None:
        self.types: list[TokenType] = []
        self._numbers: dict[int, Growing[np.int32]] = {}

    def numbered(self, language: Language, keys: NDArray[np.int32]) -> NDArray[np.int32]:
        """The types of keys; those that are new get numbers, in the order in which they come in the text, so
        that an index does not depend on what a process has read before."""
        known = self._numbers.setdefault(id(language), Growing(np.int32))
        known.extend([-1] * (int(keys.max(initial=-1)) + 1 - len(known)))
        numbers = known.values
        used = _used(keys, len(numbers))
        new = _as_they_come(used[numbers[used] < 0], keys, len(numbers))
        numbers[new] = np.arange(len(self.types), len(self.types) + len(new))
        self.types += map(language.type_of, new.tolist())
        return numbers.take(keys)


def _used(keys: NDArray[np.int32], size: int) -> Ints:
    """The different keys, all below `size`, ascending; a short text must not pay for a large vocabulary."""
    if 16 * len(keys) < size:
        return np.unique(keys)
    flags = np.zeros(size, dtype=np.bool_)
    flags[keys] = True
    return np.flatnonzero(flags)


def _as_they_come(some: Ints, keys: NDArray[np.int32], size: int) -> Ints:
    """Some of the keys, all below `size`, in the order of their first places."""
    first = np.empty(size, dtype=np.int32)
    first[keys[::-1]] = np.arange(len(keys) - 1, -1, -1, dtype=np.int32)
    return some[first[some].argsort()]


class _Gathered:
    """The columns of the documents so far."""

    def __init__(self, interviewers: Collection[str]) -> None:
        self.interviewers = interviewers
        self.types = _Types()
        self.names: dict[str | None, int] = {None: -1}
        self.times: dict[str | None, int] = {None: -1}
        self.keys: list[str] = []
        self.documents: list[str] = []
        self.held: list[_Held] = []
        self.size = 0
        self.words: list[_Words] = []
        self.word_counts: list[Ints] = []
        self.sentences: list[Ints] = []
        self.sentence_counts: list[Ints] = []
        self.turns: list[Ints] = []
        self.paragraphs: list[Ints] = []
        self.paragraph_times: list[Ints] = []

    def add(self, one: Incoming) -> None:
        text, language = one.document.text, one.language
        if self.held and self.held[0].language is not language:
            self._read()
        outline = outline_of(one.document, text, language, interviewers=self.interviewers)
        self.held.append(_Held(language, outline))
        self.keys.append(one.key)
        self.documents.append(one.document.name)
        turns = np.array([self._turn(turn) for turn in outline.turns], np.int64).reshape(-1, 4)
        times = turns[outline.paragraph_turn, 3]
        for number, own in outline.paragraph_times.items():
            times[number] = self._time(own)
        self.turns.append(turns)
        self.paragraphs.append(outline.paragraph_turn)
        self.paragraph_times.append(times)
        self.size += len(text)
        if self.size >= _TOGETHER:
            self._read()

    def _read(self) -> None:
        """The words and sentences of the documents that are held, read as one text."""
        held, self.held, self.size = self.held, [], 0
        texts = [one.outline.spoken for one in held]
        sizes = np.array([len(text) + 1 for text in texts], np.int64)
        begins = np.cumsum(sizes) - sizes
        spans = [one.outline.paragraphs + begin for one, begin in zip(held, begins.tolist(), strict=True)]
        of_paragraph = np.repeat(np.arange(len(held)), [len(span) for span in spans])
        text, language = "\n".join(texts) if len(texts) > 1 else texts[0], held[0].language
        found = sentences_of(text, np.concatenate(spans), language)
        document = of_paragraph[found.paragraph]
        words, counts = self._words(text, found, language, document)
        _, starts, ends = found.pieces
        first, last, begin = found.first_token[:-1], found.first_token[1:], begins[document]
        within = found.paragraph - np.searchsorted(of_paragraph, document)
        word_starts = (words.starts - np.repeat(begin, counts)).astype(np.int32)
        self.words.append(_Words(words.types, word_starts, words.flags))
        self.word_counts.append(counts)
        self.sentences.append(np.stack([starts[first] - begin, ends[last - 1] - begin, within], axis=1))
        self.sentence_counts.append(np.bincount(document, minlength=len(held)))

    def _words(
        self, text: str, sentences: Sentences, language: Language, document: Ints
    ) -> tuple[_Words, Ints]:
        """The words of a text, and how many each sentence has (S,); `document` (S,) says whose they are."""
        keys, starts, ends = sentences.pieces
        can_be, tails = language.kinds(int(keys.max(initial=-1)) + 1)
        words = words_among(can_be.take(keys), tails.take(keys), starts, ends)
        before = np.concatenate([[0], np.cumsum(words)])
        own, starts, ends = keys[words], starts[words], ends[words]
        flags = gap_flags(text, starts, ends)
        edges = before[sentences.first_token]
        counts = np.diff(edges)
        flags[edges[:-1][counts > 0]] &= ~np.uint8(JOINED)  # a phrase stays in its sentence
        flags[1:][np.diff(np.repeat(document, counts)) > 0] &= TAILED  # nor is a gap before a document
        return _Words(self.types.numbered(language, own), starts.astype(np.int32), flags), counts

    def _turn(self, turn: Turn) -> tuple[int, int, int, int]:
        names = self.names
        return (
            ROLES.index(turn.role),
            names.setdefault(turn.speaker, len(names) - 1),
            names.setdefault(turn.participant, len(names) - 1),
            self._time(Times(turn.timestamp, turn.until)),
        )

    def _time(self, one: Times) -> int:
        """The place of a time, as a locator says it."""
        told = f"{one.start}-{one.end}" if one.start and one.end else one.start
        return self.times.setdefault(told, len(self.times) - 1)

    def corpus(self) -> Corpus:
        """All columns, one document after the other."""
        if self.held:
            self._read()
        turns, sentences = _joined(self.turns, 4), _joined(self.sentences, 3)
        counts = _joined(self.word_counts)
        document_turn, document_paragraph = _firsts_of(self.turns), _firsts_of(self.paragraphs)
        document_sentence = _firsts(_joined(self.sentence_counts))
        paragraph = sentences[:, 2] + np.repeat(document_paragraph[:-1], np.diff(document_sentence))
        paragraph_turn = _joined(self.paragraphs)
        starts = np.concatenate([np.zeros(0, np.int32), *(words.starts for words in self.words)])
        return Corpus(
            keys=tuple(self.keys),
            documents=tuple(self.documents),
            vocabulary=vocabulary_of(self.types.types),
            word_type=np.concatenate([np.zeros(0, np.int32), *(words.types for words in self.words)]),
            word_offset=starts - np.repeat(sentences[:, 0].astype(np.int32), counts),
            word_flags=np.concatenate([np.zeros(0, np.uint8), *(words.flags for words in self.words)]),
            sentence_word=_firsts(counts),
            sentence_start=sentences[:, 0],
            sentence_end=sentences[:, 1],
            sentence_paragraph=paragraph,
            paragraph_turn=paragraph_turn + np.repeat(document_turn[:-1], np.diff(document_paragraph)),
            paragraph_time=_joined(self.paragraph_times),
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


def _joined(parts: Sequence[Ints], width: int | None = None) -> Ints:
    empty = np.zeros(0 if width is None else (0, width), np.int64)
    return np.concatenate([empty, *parts])


def _firsts(lengths: Ints) -> Ints:
    return np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])


def _firsts_of(parts: Sequence[Ints]) -> Ints:
    return _firsts(np.array([len(part) for part in parts], np.int64))
