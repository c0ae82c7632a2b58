"""Who asks, where no label, legend or setting says it: one who mostly asks, and says less than the other.

The words of an interviewer are neither coded nor counted, so a wrong guess loses data. The evidence has to be
clear, and what was taken is said and kept.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from qda.language.characters.unspaced import spaced
from qda.model.unit import Role, Turn
from qda.units.roles import Roles

_QUESTIONS = ("?", "؟", "？", "⁇")
_OTHER_QUESTIONS = re.compile("[\u037e՞፧]|(?<=[\u0370-\u03ff\u1f00-\u1fff]);|か。")
"""Greek, Armenian, Ethiopic and Japanese."""
_SENTENCE_END = re.compile(r"(?<=[.?!…؟？。])\s*(?=\S)")
_MANY_TURNS, _SHARE = 4, 0.05
"""Turns of one of the main speakers, and their share of all turns of whoever asks."""
_MOSTLY = 0.5
_OFTEN = 0.4
_TWICE = 2.0
_SEVERAL = 3
_CLOSE = 0.15


@dataclass(frozen=True)
class Voice:
    """What one speaker says, turn by turn, and the share of turns with a question."""

    label: str
    role: Role
    said: tuple[str, ...] = field(repr=False)
    asking: float

    @property
    def turns(self) -> int:
        """How many turns."""
        return len(self.said)

    @property
    def characters(self) -> int:
        """How many characters, white space among them."""
        return sum(map(len, self.said))

    @cached_property
    def words(self) -> int:
        """How many words; counted when asked for, which takes longer than all else here."""
        return sum(map(words_in, self.said))


_MARKS_ALONE = re.compile(r"(?<!\S)(?:[^\w\s]|_)+(?!\S)")


@dataclass(frozen=True, slots=True)
class Taken:
    """The label that is taken for an interviewer's, or None, and in words why."""

    label: str | None
    why: str


def voices_of(text: str, turns: Iterable[Turn]) -> tuple[Voice, ...]:
    """The speakers of a document in the order in which they begin; turns without a label are left out."""
    said: dict[str, list[Turn]] = {}
    for turn in turns:
        if turn.speaker:
            said.setdefault(turn.speaker, []).append(turn)
    return tuple(_voice(text, label, own) for label, own in said.items())


def _voice(text: str, label: str, turns: Sequence[Turn]) -> Voice:
    said = tuple(turn.span.of(text) for turn in turns)
    asks = sum(map(has_question, said))
    return Voice(label, turns[0].role, said, asks / len(said))


def has_question(text: str) -> bool:
    """Whether there is a question in a text."""
    return any(mark in text for mark in _QUESTIONS) or (
        not text.isascii() and _OTHER_QUESTIONS.search(text) is not None
    )


def words_in(text: str) -> int:
    """How many words stand between white space; in scripts that write none, each sign is one."""
    words = spaced(text)
    return len(words.split()) - len(_MARKS_ALONE.findall(words))


def who_asks(voices: Sequence[Voice], roles: Roles) -> Taken:
    """The speaker that is taken for the interviewer, when nothing tells one and the evidence is clear."""
    known = [one for one in voices if one.role is Role.INTERVIEWER]
    if roles.only or any(one.asking or one.turns > 1 for one in known):
        return Taken(None, "")
    others = [one for one in voices if one not in known]
    taken = _by_evidence(others, roles)
    return Taken(None, _untold(known, others)) if known and taken.label is None else taken


def _untold(known: Sequence[Voice], others: Sequence[Voice]) -> str:
    """What to say where whoever asks by the label has one turn, and somebody else asks in most of theirs."""
    main = [one for one in others if one.turns >= _MANY_TURNS]
    if len(main) < 2:
        return ""
    first, second = sorted(main, key=lambda one: -one.asking)[:2]
    if first.asking < max(_MOSTLY, _TWICE * second.asking):
        return ""
    return (
        f"nobody but {known[0].label!r}, who has one turn, is taken for an interviewer: {first.label!r} "
        f"asks in {first.asking:.0%} of the turns, others in at most {second.asking:.0%}"
    )


def _by_evidence(voices: Sequence[Voice], roles: Roles) -> Taken:
    """The speaker that asks clearly more than the others, and says less or has only such beside them whose
    labels say that they answer."""
    main = [one for one in voices if one.turns >= _MANY_TURNS]
    if len(main) < 2:
        return Taken(None, "nobody is taken for an interviewer: too few turns to tell")
    first, second = sorted(main, key=lambda one: -one.asking)[:2]
    others = [one for one in main if one is not first]
    answering = all(roles.answering_word(one.label) for one in others)
    enough = _OFTEN if answering else _MOSTLY
    clear = first.asking >= enough and first.asking >= _TWICE * second.asking
    clear = clear and first.turns >= _SHARE * sum(one.turns for one in voices)
    if clear and not roles.answering_word(first.label):
        why = f"asks in {first.asking:.0%} of the turns, others in at most {second.asking:.0%}"
        if _says_less(first, others):
            return Taken(first.label, f"{why}, and says less")
        if answering and first.asking >= _MOSTLY:
            return Taken(first.label, f"{why}, whose labels say that they answer")
    return Taken(
        None, "nobody is taken for an interviewer: nobody asks much more and says less than the others"
    )


def _says_less(voice: Voice, others: Sequence[Voice]) -> bool:
    """Whether somebody says less than the others on average, in characters: words take longer to count."""
    return voice.characters < sum(one.characters for one in others) / len(others)


def asks_often(lines: Iterable[str]) -> bool:
    """Whether lines hold several questions, as those of a conversation do, however long its answers are.

    Of a conversation on one line, or on hardly more, its sentences are what lines are elsewhere.
    """
    lines = list(lines)
    if len(lines) < _SEVERAL:
        lines = [sentence for line in lines for sentence in _SENTENCE_END.split(line)]
    return sum(map(has_question, lines)) >= _SEVERAL


def doubt_of(voices: Sequence[Voice], roles: Roles) -> str:
    """What to say when a label of the settings, or a letter, asks nothing and somebody else does; else ""."""
    asking = [one for one in voices if _may_be_wrong(one.label, roles) and one.turns >= _MANY_TURNS]
    others = [one for one in voices if one.role is not Role.INTERVIEWER and one.turns >= _MANY_TURNS]
    if not asking or not others or max(one.asking for one in asking) > _CLOSE:
        return ""
    most = max(others, key=lambda one: one.asking)
    if most.asking < _MOSTLY:
        return ""
    labels = " and ".join(repr(one.label) for one in asking)
    return f"{labels} is an interviewer's label, but {most.label!r} asks most of the questions"


def _may_be_wrong(label: str, roles: Roles) -> bool:
    """Whether nobody said of this document that a label asks, and the label could be somebody's initial."""
    why = roles.why(label)
    return why == "settings" or (why == "word" and len(label) == 1)
