"""Voices without a label, where only one side of a conversation has one.

Many transcripts mark nothing but the questions (`Interviewer: Why?`, and the answer below it), or nothing but
the answers. What has no label is no part of the turn above it then. Numbered questions stand so between the
answers of several people, too.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from qda.model.span import Span
from qda.units.asking import has_question
from qda.units.known import LabelWords
from qda.units.passage import Passage, unnamed
from qda.units.stamps import UNTIMED, stamp_line

_MOST = 0.8
_HALF = 0.5
_ENOUGH = 2
_QUESTIONS = ("?", "؟", "？")
_ENDS = (*_QUESTIONS, ".", "!", "…", "۔", "।", "。", "！")
_CLOSING = "\"'“”’»)]*_"
_NUMBER = re.compile(r"[\s*_]*(?P<number>\d{1,3})(?:\\?[.)]|、)[*_]*\s*(?=\D)")
_SEVERAL = 3
"""Numbered questions at least, and what they count up to: one or two may be in what somebody says."""


def with_unlabelled(text: str, passages: list[Passage], known: LabelWords) -> list[Passage]:
    """The passages, with answers or questions that have no label apart from the turns that have one."""
    keys = [one.label.key for one in passages if one.label]
    if len(keys) < _ENOUGH:
        return passages
    asking = {known.roles.asks(name) for name in {one.label.name for one in passages if one.label}}
    if asking == {True}:
        return _apart(text, passages, _answer, _HALF)
    one_answers = len(set(keys)) == 1 and len(keys) > _ENOUGH
    parted = _apart(text, passages, _question, _MOST) if one_answers else passages
    parted = _numbered_apart(text, passages, known) if parted is passages else parted
    if parted is passages or parted[0].label:
        return parted
    return [*_first_question(text, parted[0]), *parted[1:]]


def _apart(
    text: str, passages: list[Passage], cut: Callable[[str, Sequence[Span]], int | None], share: float
) -> list[Passage]:
    """The passages cut where another voice begins, if at least a share of those with a label can be.

    The last turn has a question below it only where the transcript breaks off.
    """
    cuts = [cut(text, one.lines) if one.label else None for one in passages]
    labelled = sum(one.label is not None for one in passages)
    found = sum(one is not None for one in cuts)
    if found < max(1, share * (labelled - (cut is _question))):
        return passages
    parted: list[Passage] = []
    for passage, place in zip(passages, cuts, strict=True):
        if cut is _answer and _goes_on(passage):
            parted.append(Passage(unnamed(passage.lines[0]), UNTIMED, passage.lines))
            continue
        if place is None:
            parted.append(passage)
            continue
        rest = passage.lines[place:]
        voice = unnamed(rest[0]) if cut is _answer else None
        parted += [
            Passage(passage.label, passage.times, passage.lines[:place]),
            Passage(voice, UNTIMED, rest, asks=cut is _question),
        ]
    return parted


def _first_question(text: str, head: Passage) -> list[Passage]:
    """What stands above the first answer: its last paragraph, if that asks, and titles that are nobody's."""
    lines, filled = head.lines, _filled(text, head.lines)
    if not filled or not _ends(text, lines[filled[-1]], _QUESTIONS):
        return [head]
    place = next((two for one, two in reversed([*pairwise(filled)]) if one + 1 < two), 0)
    question = Passage(None, UNTIMED, lines[place:], asks=True)
    return [Passage(None, UNTIMED, lines[:place]), question] if place else [question]


def _numbered_apart(text: str, passages: list[Passage], known: LabelWords) -> list[Passage]:
    """The passages without the numbered questions at their ends, below which the next to answer begins.

    Numbers count on, or begin again with 1 as below a heading; nearly all of the paragraphs ask.
    """
    answering = [one.label is None or not known.roles.asks(one.label.name) for one in passages]
    ends = {
        at: found
        for at, following in enumerate(passages[1:])
        if following.label
        and answering[at]
        and answering[at + 1]
        and (found := _numbered(text, passages[at]))
    }
    numbers = [number for _, number in ends.values()]
    asked = sum(has_question(_words(text, passages[at].lines[place:])) for at, (place, _) in ends.items())
    counted = all(one < two or two == 1 for one, two in pairwise(numbers))
    if not counted or min(len(numbers), max(numbers, default=0)) < _SEVERAL or asked < _MOST * len(numbers):
        return passages
    parted: list[Passage] = []
    for at, passage in enumerate(passages):
        place, _ = ends.get(at, (len(passage.lines), 0))
        parted += [replace(passage, lines=passage.lines[:place])] if place else []
        parted += [Passage(None, UNTIMED, passage.lines[place:], asks=True)] if at in ends else []
    return parted


def _numbered(text: str, passage: Passage) -> tuple[int, int] | None:
    """Where the first line with a number stands in the last paragraph of a passage, and the number."""
    filled = _filled(text, passage.lines)
    if passage.label and not _goes_on(passage):
        filled = filled[1:]
    opens = [two for one, two in pairwise(filled) if one + 1 < two]
    for place in filled[filled.index(opens[-1]) if opens else 0 :]:
        if number := _NUMBER.match(text, *passage.lines[place]):
            return place, int(number["number"])
    return None


def _words(text: str, lines: Sequence[Span]) -> str:
    return text[lines[0].start : lines[-1].end]


def _goes_on(passage: Passage) -> bool:
    """Whether a heading stands between the label and these lines."""
    return passage.label is not None and passage.lines[0].start > passage.label.line.end


def _answer(text: str, lines: Sequence[Span]) -> int | None:
    """Where the answer begins below a question: after the sentence, or the paragraph, that asks."""
    filled = _filled(text, lines)
    for number, following in pairwise(filled):
        if following > number + 1 or _ends(text, lines[number], _ENDS):
            return following
    return None


def _question(text: str, lines: Sequence[Span]) -> int | None:
    """Where the paragraph begins that asks, at the end of an answer and not in its first line."""
    filled = _filled(text, lines)
    if len(filled) < _ENOUGH or not _ends(text, lines[filled[-1]], _QUESTIONS):
        return None
    openings = [number for before, number in pairwise(filled) if before + 1 < number]
    return openings[-1] if openings else filled[-1]


def _filled(text: str, lines: Sequence[Span]) -> list[int]:
    """The numbers of the lines that have words."""
    return [
        number for number, line in enumerate(lines) if line.of(text).strip() and not stamp_line(text, line)
    ]


def _ends(text: str, line: Span, marks: tuple[str, ...]) -> bool:
    return line.of(text).rstrip().rstrip(_CLOSING).rstrip().endswith(marks)
