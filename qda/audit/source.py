"""A document with its turns and sentences, ready to say where a passage stands and who speaks it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from qda.audit.manuscript.compared.wording import word_starts
from qda.language.arrays import Ints
from qda.model.document import LITERATURE, Document
from qda.model.span import Span
from qda.model.unit import NOT_ANSWERING, Role, Turn


class Voice(NamedTuple):
    """A participant, or a work; a document in which nobody in particular speaks has its own name.

    Words of several at once, or of somebody unknown, beside others who are `known` are a voice too, but no
    participant.
    """

    name: str
    kind: str
    known: bool = True

    @property
    def is_work(self) -> bool:
        """Whether it is a work and not a person."""
        return self.kind == LITERATURE

    @property
    def is_participant(self) -> bool:
        """Whether it is a person, and known which."""
        return self.known and not self.is_work


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a passage begins. `line` and `turn` count from 1; `turn` is 0 before the first turn.

    `locator` is what the document says about the original (a page, a section), `time` the turn's time stamp;
    both are "" when nothing is said. `role` is None outside all turns.
    """

    document: str
    work: str
    kind: str
    span: Span
    line: int
    locator: str
    time: str
    turn: int
    role: Role | None
    speaker: str | None
    participant: str | None
    known: bool = True

    @property
    def voice(self) -> Voice:
        """Who says it."""
        return Voice(self.participant or self.work, self.kind, self.known)

    @property
    def asked(self) -> bool:
        """Whether the words are the interviewer's, or nobody's."""
        return self.role in NOT_ANSWERING

    def __str__(self) -> str:
        turn = f"turn {self.turn}" if self.role in {Role.INTERVIEWER, Role.PARTICIPANT} else ""
        return "; ".join(part for part in (self.locator, self.time, turn, f"line {self.line}") if part)


class Speech(NamedTuple):
    """The turns of a document joined: turn by turn where it starts in `text`, and where in the document."""

    text: str
    folded: str
    starts: tuple[int, ...]
    turn_starts: tuple[int, ...]

    def place(self, at: int) -> int:
        """Where in the document a character of the speech stands."""
        number = bisect_right(self.starts, at) - 1
        return self.turn_starts[number] + at - self.starts[number]


@dataclass(frozen=True, eq=False)
class Source:
    """A document, its turns and its sentences in the order of the text, and the code of its language."""

    document: Document
    turns: tuple[Turn, ...]
    sentences: tuple[Span, ...]
    language: str

    @cached_property
    def text(self) -> str:
        """The document's text, read once."""
        return self.document.text

    @cached_property
    def folded(self) -> str:
        """The text with one space for all white space between two words."""
        return _folded(self.text)

    @cached_property
    def words(self) -> Mapping[str, Ints]:
        """Where each word of the text starts, by its normal form."""
        return word_starts(self.text)

    @cached_property
    def speech(self) -> Speech:
        """What is said alone, without the labels and times between the turns."""
        said = [turn.span.of(self.text) + "\n" for turn in self.turns]
        starts = tuple(accumulate(map(len, said), initial=0))[:-1]
        text = "".join(said)
        return Speech(text, _folded(text), starts, tuple(turn.span.start for turn in self.turns))

    @cached_property
    def voices(self) -> tuple[Voice, ...]:
        """Who speaks in the document, beside the interviewer."""
        heard = [self._voice(turn) for turn in self.turns if turn.role not in NOT_ANSWERING]
        return tuple(dict.fromkeys(heard)) or (Voice(self._name, self.document.kind),)

    @cached_property
    def participants(self) -> tuple[Voice, ...]:
        """Who is named and speaks, beside the interviewer; where nobody is named, whoever speaks.

        In a focus group, words of two at once or of nobody known are no further participant's.
        """
        return tuple(one for one in self._named or self.voices if not one.is_work)

    @cached_property
    def _named(self) -> tuple[Voice, ...]:
        answers = [turn.participant for turn in self.turns if turn.role not in NOT_ANSWERING]
        return tuple(dict.fromkeys(Voice(name, self.document.kind) for name in answers if name))

    def spot(self, span: Span) -> Spot:
        """Where a passage stands."""
        number = bisect_right(self._turn_starts, span.start)
        turn = self.turns[number - 1] if number else None
        asked = turn is not None and turn.role in NOT_ANSWERING
        participant = turn.participant if turn else self.document.participant
        return Spot(
            document=self.document.name,
            work=self.document.work,
            kind=self.document.kind,
            span=span,
            line=bisect_left(self._line_ends, span.start) + 1,
            locator=self.document.locator(span.start),
            time=(turn.timestamp or "") if turn else "",
            turn=number,
            role=turn.role if turn else None,
            speaker=turn.speaker if turn else None,
            participant=None if asked else participant,
            known=participant is not None or self.document.kind == LITERATURE or not self._named,
        )

    def belonging(self, span: Span) -> Spot:
        """Where a passage stands, as the words of whoever it belongs to: the first participant or author
        whose words it touches; interviewers, several at once and somebody unknown are passed over where
        these answer (docs/counting.md)."""
        begin = self.spot(span)
        owner = max(map(self.spot, self.spoken(span)), key=_answering, default=begin)
        return replace(
            begin,
            role=owner.role,
            speaker=owner.speaker,
            participant=owner.participant,
            known=owner.known,
        )

    def asks(self, span: Span) -> bool:
        """Whether a passage is in nothing but an interviewer's words, or nobody's."""
        roles = [turn.role for turn in self._touched(span)]
        return bool(roles) and NOT_ANSWERING.issuperset(roles)

    def spoken(self, span: Span) -> tuple[Span, ...]:
        """What of a passage is speech or prose, turn by turn, and not a label or a time."""
        turns = (turn.span for turn in self._touched(span))
        return tuple(Span(max(span.start, one.start), min(span.end, one.end)) for one in turns)

    def turns_of(self, span: Span) -> Span:
        """A passage with all of the turns that it touches."""
        turns = self._touched(span)
        ends = [at for turn in turns for at in turn.span]
        return Span(min(span.start, *ends), max(span.end, *ends)) if turns else span

    def _touched(self, span: Span) -> tuple[Turn, ...]:
        first = bisect_right(self._turn_ends, span.start)
        last = bisect_left(self._turn_starts, span.end)
        return self.turns[first:last]

    def whole(self, span: Span) -> Span:
        """The passage with all of the sentences that it touches."""
        first = bisect_right(self._sentence_ends, span.start)
        last = bisect_left(self._sentence_starts, span.end) - 1
        if first > last:
            return span
        return Span(min(span.start, self.sentences[first].start), max(span.end, self.sentences[last].end))

    def _voice(self, turn: Turn) -> Voice:
        return Voice(turn.participant or self._name, self.document.kind)

    @property
    def _name(self) -> str:
        return self.document.participant or self.document.work

    @cached_property
    def _turn_starts(self) -> list[int]:
        return [turn.span.start for turn in self.turns]

    @cached_property
    def _turn_ends(self) -> list[int]:
        return [turn.span.end for turn in self.turns]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [span.start for span in self.sentences]

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [span.end for span in self.sentences]

    @cached_property
    def _line_ends(self) -> list[int]:
        return [one.start() for one in re.finditer("\n", self.text)]


def _answering(spot: Spot) -> int:
    """2 for a participant or an author, 1 for several at once or somebody unknown, 0 for an interviewer."""
    named = spot.participant is not None or spot.kind == LITERATURE
    return 0 if spot.asked else 1 + named


def _folded(text: str) -> str:
    return " ".join(text.split())
