"""Voices without a label, where only one side of a conversation has one.

Many transcripts mark nothing but the questions (`Interviewer: Why?`, and the answer below it), or nothing but
the answers. What has no label is no part of the turn above it then.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from qda.model.span import Span
from qda.units.known import LabelWords
from qda.units.passage import Passage, unnamed
from qda.units.stamps import UNTIMED, stamp_line

_MOST = 0.8
_HALF = 0.5
_ENOUGH = 2
_QUESTIONS = ("?", "؟", "？")
_ENDS = (*_QUESTIONS, ".", "!", "…", "۔", "।", "。", "！")
_CLOSING = "\"'“”’»)]*_"


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
