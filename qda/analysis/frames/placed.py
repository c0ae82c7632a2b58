"""A document with its place in a corpus, ready to say where a passage stands."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np

from qda.language.arrays import Ints
from qda.language.corpus.corpus import ROLES, Corpus
from qda.model.document import LITERATURE, Document
from qda.model.label import ByLabel, first_written, key_of
from qda.model.unit import NOT_ANSWERING


class Voice(NamedTuple):
    """Who speaks in a turn. In an interviewer's turn the participant is nobody in particular; the voice is
    the participant, or the work or document when nobody in particular speaks."""

    participant: str | None
    voice: str
    speaker: str | None
    role: str


class Where(NamedTuple):
    """Sentences `first` to `last` of the document, and its words `[word_start, word_end)`."""

    first: int
    last: int
    paragraph: int
    turn: int
    word_start: int
    word_end: int


Places = Mapping[str, tuple[Corpus, int]]
"""Where each document stands, by name: its corpus and its number there."""


def names_in(documents: Sequence[Document], places: Places) -> ByLabel[str]:
    """How everybody who speaks in some documents is called, by any spelling: as in the first of them."""
    corpora = {id(corpus): corpus for corpus, _ in places.values()}.values()
    of_documents = (one.participant for one in documents if one.participant)
    every = {*of_documents, *(name for corpus in corpora for name in corpus.names)}
    if len(set(map(key_of, every))) == len(every):
        return ByLabel()  # each has one spelling
    placed = [Placed(one, *places[one.name]) for one in documents]
    told = (name for one in placed for who, _, said, _ in one.voices for name in (who, said))
    return first_written(name for name in told if name)


def called(document: Document, names: ByLabel[str]) -> Document:
    """The document, its participant called so."""
    name = names.spelling(document.participant) if document.participant else None
    return document if name == document.participant else document.changed(participant=name)


@dataclass(frozen=True, eq=False)
class Placed:
    """A document as number `number` of a corpus; sentences, turns and words count from 0 in the document.

    `names` has how people are called whose names other documents spell otherwise.
    """

    document: Document
    corpus: Corpus
    number: int
    names: ByLabel[str] = field(default_factory=ByLabel)

    @cached_property
    def sentences(self) -> tuple[int, int]:
        """The first sentence of the document in its corpus, and the one after its last."""
        first, end = self.corpus.document_sentence[self.number : self.number + 2].tolist()
        return first, end

    @cached_property
    def voices(self) -> list[Voice]:
        """Who speaks in each turn."""
        corpus = self.corpus
        first, end = corpus.document_turn[self.number : self.number + 2].tolist()
        columns = (corpus.turn_role, corpus.turn_participant, corpus.turn_speaker)
        return [
            self._voice(*turn)
            for turn in zip(*(column[first:end].tolist() for column in columns), strict=True)
        ]

    def _voice(self, role: int, participant: int, speaker: int) -> Voice:
        answers = participant >= 0 and ROLES[role] not in NOT_ANSWERING
        who = self.name(participant) if answers else None
        said = self.name(speaker)
        return Voice(who, who or self.document.work, said, str(ROLES[role]))

    def name(self, number: int) -> str | None:
        """What a name of the corpus is; nobody's below 0."""
        return self.names.spelling(self.corpus.names[number]) if number >= 0 else None

    @cached_property
    def _answering(self) -> Ints:
        """For each turn: 2 when a participant or the author of a work speaks, 1 for several people at once or
        somebody unknown, 0 for an interviewer and for words that nobody says."""
        named = [one.participant is not None or self.document.kind == LITERATURE for one in self.voices]
        heard = [one.role not in NOT_ANSWERING for one in self.voices]
        return np.array([said * (1 + name) for said, name in zip(heard, named, strict=True)], dtype=np.int64)

    def turn_of_owner(self, first: int, last: int) -> int:
        """The turn of whoever a passage over these sentences belongs to: the first participant or author
        whose words it touches. An interviewer's words are passed over where somebody answers, since people
        often code a question with its answer."""
        begin, _ = self.sentences
        paragraphs = self.corpus.sentence_paragraph[begin + first : begin + last + 1]
        turns = self.corpus.paragraph_turn[paragraphs] - self.corpus.document_turn[self.number]
        return int(turns[self._answering[turns].argmax()])

    @cached_property
    def words(self) -> int:
        """How many words the document has."""
        first, end = self.corpus.document_word[self.number : self.number + 2].tolist()
        return int(end - first)

    @property
    def is_sign_by_sign(self) -> bool:
        """Whether most words of the document are signs of scripts that are written without blanks."""
        signs = self.corpus.vocabulary.signs
        first, end = self.corpus.document_word[self.number : self.number + 2].tolist()
        return bool(signs.any() and 2 * signs[self.corpus.word_type[first:end]].sum() > end - first)

    @cached_property
    def _word_places(self) -> tuple[Ints, Ints]:
        words = np.arange(*self.corpus.document_word[self.number : self.number + 2])
        return self.corpus.starts(words), self.corpus.ends(words)

    @cached_property
    def _line_ends(self) -> list[int]:
        return [found.start() for found in re.finditer("\n", self.text)]

    def where(self, start: int, end: int) -> Where | None:
        """The units that a passage touches; None when it stands between the sentences."""
        first, behind = self.sentences
        starts, ends = self.corpus.sentence_start[first:behind], self.corpus.sentence_end[first:behind]
        opening, closing = int(ends.searchsorted(start, "right")), int(starts.searchsorted(end, "left")) - 1
        if opening > closing:
            return None
        word_starts, word_ends = self._word_places
        word = int(word_ends.searchsorted(start, "right"))
        paragraph = int(self.corpus.sentence_paragraph[first + opening])
        return Where(
            opening,
            closing,
            paragraph - int(self.corpus.document_paragraph[self.number]),
            int(self.corpus.paragraph_turn[paragraph]) - int(self.corpus.document_turn[self.number]),
            word,
            max(word, int(word_starts.searchsorted(end, "left"))),
        )

    def passage(self, first: int, last: int) -> str:
        """The text of some sentences in a row."""
        begin, _ = self.sentences
        start, end = self.corpus.sentence_start[begin + first], self.corpus.sentence_end[begin + last]
        return self.text[int(start) : int(end)]

    @cached_property
    def text(self) -> str:
        """The document's text, read once."""
        return self.document.text

    def locator(self, paragraph: int, start: int) -> str:
        """Where a passage stands in the original: as the document says, by time, or by line."""
        time = int(self.corpus.paragraph_time[self.corpus.document_paragraph[self.number] + paragraph])
        stamp = self.corpus.times[time] if time >= 0 else ""
        return "; ".join(part for part in (self.document.locator(start), stamp) if part) or self.line(start)

    def line(self, start: int) -> str:
        """The line of the text that a passage begins on."""
        return f"line {bisect_left(self._line_ends, start) + 1}"
