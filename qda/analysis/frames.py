"""A project's values as the frames that measures count."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from qda.analysis.coded import Coded
from qda.language.index import Index
from qda.language.word_tokens import word_tokens
from qda.model.codebook import Codebook
from qda.model.coding import Coding, Status
from qda.model.document import Document
from qda.model.unit import Role, Turn

_WHO = ["participant", "voice", "speaker", "role"]
_DOCUMENTS = ["document", "kind", "participant", "source", "text_hash", "words"]
_UNITS = ["document", "kind", *_WHO, "sentence_number", "paragraph_number", "turn_number", "words"]
_CODINGS = [
    *("id", "document", "kind", *_WHO, "code", "theme", "start", "end", "quote", "before", "after"),
    *("sentence", "sentence_number", "sentence_last", "paragraph_number", "turn_number"),
    *(
        "word_start",
        "word_end",
        "assertion",
        "cue",
        "rule",
        "coder",
        "status",
        "score",
        "memo",
        "at",
        "locator",
    ),
]


def coded_of(
    codebook: Codebook,
    documents: Sequence[Document],
    indexes: Mapping[str, Index],
    codings: Iterable[Coding],
    memos: Mapping[str, str],
    people: Mapping[str, Mapping[str, str]],
) -> Coded:
    """The frames of a project.

    `memos` holds the text of the memos on a coding by its id, `people` the attributes of participants by
    name; a document's own attributes join those of its voice.
    """
    placed = {one.name: _Placed(one, indexes[one.name]) for one in documents}
    themes = {code.code: codebook.theme(code.code) for code in codebook}
    rows = [_coding_row(one, placed.get(one.anchor.document), themes, memos) for one in codings]
    return Coded(
        codebook=codebook,
        codings=pd.DataFrame(rows, columns=_CODINGS),
        units=pd.DataFrame([row for one in placed.values() for row in one.unit_rows()], columns=_UNITS),
        documents=pd.DataFrame([one.document_row() for one in placed.values()], columns=_DOCUMENTS),
        attributes=_attributes(placed.values(), people),
    )


@dataclass(frozen=True, eq=False)
class _Placed:
    """A document with its index, ready to say where a passage stands."""

    document: Document
    index: Index

    @cached_property
    def words_before(self) -> NDArray[np.int64]:
        """How many words stand before each token, (T + 1,)."""
        return np.concatenate([[0], np.cumsum(word_tokens(self.index))])

    @cached_property
    def first_tokens(self) -> NDArray[np.int64]:
        """The first token of each sentence."""
        return np.array([one.first_token for one in self.index.sentences], dtype=np.int64)

    @cached_property
    def line_ends(self) -> list[int]:
        """Where each line of the text ends."""
        return [at for at, character in enumerate(self.document.text) if character == "\n"]

    def participant(self, turn: Turn) -> str | None:
        """Who a turn speaks for; nobody in particular in an interviewer's."""
        return None if turn.role is Role.INTERVIEWER else turn.participant or self.document.participant

    def voice(self, turn: Turn) -> str:
        """The participant, or the document when nobody in particular speaks."""
        return self.participant(turn) or self.document.name

    def words(self, first: int, last: int) -> int:
        """How many words stand in some tokens."""
        return int(self.words_before[last] - self.words_before[first])

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that a passage touches, half-open."""
        first = int(np.searchsorted(self.index.ends, start, side="right"))
        return first, max(first, int(np.searchsorted(self.index.starts, end, side="left")))

    def sentence(self, token: int) -> int:
        """The sentence of a token."""
        return int(np.searchsorted(self.first_tokens, token, side="right")) - 1

    def locator(self, turn: Turn, start: int) -> str:
        """Where a passage stands in the original: as the document says, by time, or by line."""
        parts = [part for part in (self.document.locator(start), turn.timestamp) if part]
        return "; ".join(parts) or self.line(start)

    def line(self, start: int) -> str:
        """The line of the text that a passage begins on."""
        return f"line {bisect_left(self.line_ends, start) + 1}"

    def unit_rows(self) -> list[tuple[object, ...]]:
        """One row for each sentence."""
        rows: list[tuple[object, ...]] = []
        for number, one in enumerate(self.index.sentences):
            turn = self.index.turns[one.turn]
            words = self.words(one.first_token, one.last_token)
            who = (self.participant(turn), self.voice(turn), turn.speaker, str(turn.role))
            rows.append(
                (self.document.name, self.document.kind, *who, number, one.paragraph, one.turn, words)
            )
        return rows

    def document_row(self) -> tuple[object, ...]:
        """The row of the document."""
        one = self.document
        words = int(self.words_before[-1])
        return (one.name, one.kind, one.participant, one.source, one.text_hash, words)


def _coding_row(
    coding: Coding, placed: _Placed | None, themes: Mapping[str, str], memos: Mapping[str, str]
) -> tuple[object, ...]:
    place = coding.anchor
    where = _where(coding, placed)
    return (
        coding.id,
        place.document,
        placed.document.kind if placed else "",
        *where[:4],
        coding.code,
        themes.get(coding.code, coding.code),
        place.start,
        place.end,
        place.quote,
        place.before,
        place.after,
        *where[4:-1],
        str(coding.assertion),
        coding.cue,
        coding.rule,
        coding.coder,
        str(coding.status),
        coding.score,
        memos.get(coding.id),
        coding.at,
        where[-1],
    )


def _where(coding: Coding, placed: _Placed | None) -> tuple[object, ...]:
    """Participant, voice, speaker and role; sentence, its numbers and the words; the locator.

    A stale coding stands in a text that is no longer the document's, so it has no unit; nor has one that
    stands between the sentences, such as in a speaker's label.
    """
    place = coding.anchor
    first, last, locator = 0, 0, "in an earlier version"
    if placed is not None and coding.status is not Status.STALE:
        first, last = placed.tokens(place.start, place.end)
        locator = placed.line(place.start)
    if placed is None or first == last:
        who = placed.document.participant if placed else None
        return (
            who,
            who or place.document,
            None,
            None,
            "",
            None,
            None,
            None,
            None,
            0,
            0,
            locator,
        )
    opening, closing = placed.sentence(first), placed.sentence(last - 1)
    begin, end = placed.index.sentences[opening], placed.index.sentences[closing]
    turn = placed.index.turns[begin.turn]
    return (
        placed.participant(turn),
        placed.voice(turn),
        turn.speaker,
        str(turn.role),
        placed.document.text[begin.span.start : end.span.end],
        opening,
        closing,
        begin.paragraph,
        begin.turn,
        int(placed.words_before[first]),
        int(placed.words_before[last]),
        placed.locator(turn, place.start),
    )


def _attributes(placed: Iterable[_Placed], people: Mapping[str, Mapping[str, str]]) -> pd.DataFrame:
    """One row per voice, one column per attribute, in the order in which they are first met."""
    known: dict[str, dict[str, str]] = {}
    for one in placed:
        voices = dict.fromkeys(
            one.voice(turn) for turn in one.index.turns if turn.role is not Role.INTERVIEWER
        )
        for voice in voices or [one.document.participant or one.document.name]:
            own = known.setdefault(voice, {})
            own.update({key: value for key, value in people.get(voice, {}).items() if value})
            own.update({key: value for key, value in one.document.attributes.items() if value})
    names = list(dict.fromkeys(name for values in known.values() for name in values))
    rows = [[voice, *(values.get(name, "") for name in names)] for voice, values in known.items()]
    return pd.DataFrame(rows, columns=["voice", *names])
