"""Who answers with a label that stands once, behind a question.

Where only those who ask were found: in a narrative interview pages of an answer follow one question, so that
the label of whoever answers never comes again. An interview in which nobody answers is far less likely than
such a label. And in a group, where every other question has a labelled answer right below it, or where those
who ask never speak twice in a row but around such a label.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from qda.model.span import Span
from qda.units.asides import is_aside
from qda.units.asking import has_question
from qda.units.known import LabelWords
from qda.units.labels import Label, count_labels
from qda.units.speakers import Ground

_HALF = 0.5
_NEARLY_ALL = 0.9
_ENOUGH = 2
_QUESTIONS = ("?", "؟", "？")
_CLOSING = " \t\n\"'“”’»)]*_"


def who_answers(
    text: str, labels: Sequence[Label], found: Collection[str], ground: Ground, known: LabelWords
) -> frozenset[str]:
    """The keys of labels that stand once and are speakers, beside the keys that were `found`.

    Between a question's label and the next one it is the first label that has the shape of a name: what has
    one further down, `Kabul: that was home`, is within the answer. It is none where a question has an answer
    without a label: then no answer has one, and what looks like a label may stand within any of them.
    """
    asking = [one for one in labels if one.key in found]
    if not _all_ask(text, asking, known):
        return frozenset()
    times = count_labels(labels)
    once = [one for one in labels if times[one.key] == 1 and one.key not in found and _may_be(one, known)]
    below = _below(text, asking, ground)
    answering: set[str] = set()
    for start, end in pairwise([*(one.line.start for one in asking), len(text)]):
        first = next((one.key for one in once if start < one.line.start < end), None)
        if first is not None:
            answering.add(first)
        elif bisect_left(below, end) > bisect_right(below, start):
            return frozenset()
    return frozenset(answering)


def who_answers_once(
    text: str, labels: Sequence[Label], found: Collection[str], ground: Ground, known: LabelWords
) -> frozenset[str]:
    """The keys of labels that stand once, each right below a question, beside the keys that were `found`.

    The question is the whole paragraph of somebody who asks, nearly all such paragraphs have a label right
    below them, and the answer is no question. Of two in a row, `Plan A:` and `Plan B:`, neither is a speaker.
    """
    once = _once(labels, found, known)
    if not once:
        return frozenset()
    voices = {one.line.start: one for one in labels if one.key in found}
    openings = ground.of(tuple(voices.values()))
    begins = sorted({*openings, *voices, *once})
    asked = {start for start, end in pairwise([*begins, len(text)]) if _is_question(text[start:end])}
    asking = _who_asks(voices, asked, known)
    right_below = _right_below(openings, voices, once, asked, asking)
    return right_below | _between(begins, voices, once, asked, asking)


def _once(labels: Sequence[Label], found: Collection[str], known: LabelWords) -> dict[int, str]:
    """The keys of labels that stand once, were not found and may be somebody's, by where they begin."""
    times = count_labels(labels)
    return {
        one.line.start: one.key
        for one in labels
        if times[one.key] == 1 and may_be_missed(without_role(one), found, known)
    }


def may_be_missed(label: Label, found: Collection[str], known: LabelWords) -> bool:
    """Whether a label beside those that were `found` looks like a speaker's."""
    return label.key not in found and label.spaced and (known.is_known(label) or known.is_name(label))


def without_role(label: Label) -> Label:
    """A label without what stands behind a comma: `Roe` of `Roe, Minister of Finance`."""
    return label._replace(name=label.name.partition(",")[0])


def _right_below(
    openings: Collection[int],
    voices: Mapping[int, Label],
    once: Mapping[int, str],
    asked: Collection[int],
    asking: Collection[int],
) -> frozenset[str]:
    """The labels that begin a paragraph right below a question, where nearly all questions have such ones."""
    begins = sorted({*openings, *voices})
    below = [two for one, two in pairwise(begins) if one in asked and one in asking]
    answered = sum(start in voices for start in below)
    lone = [start for start in below if start in once]
    if answered < _ENOUGH or answered + len(lone) < _NEARLY_ALL * len(below):
        return frozenset()
    behind = dict(pairwise(begins))
    return frozenset(once[start] for start in lone if start not in asked and behind.get(start) not in once)


def _between(
    begins: Sequence[int],
    voices: Mapping[int, Label],
    once: Mapping[int, str],
    asked: Collection[int],
    asking: Collection[int],
) -> frozenset[str]:
    """The labels each of which alone stands between two turns of those who ask, and parts all such turns.

    I: And you?
    Dr. Ek: I was at the desk.
    I: How was it on the ward?

    What stands above it, from its own label on, is one line or paragraph, or ends in a question.
    """
    turns = [(one, two) for one, two in pairwise(sorted(voices)) if one in asking]
    answered = sum(two not in asking for _, two in turns)
    found: set[str] = set()
    for one, two in turns:
        lone = [start for start in once if one < start < two]
        above = begins[bisect_left(begins, lone[0]) - 1] if lone else one
        if two in asking and len(lone) == 1 and (above == one or above in asked) and lone[0] not in asked:
            found.add(once[lone[0]])
    enough = answered >= _ENOUGH and answered + len(found) >= _NEARLY_ALL * len(turns)
    return frozenset(found) if enough else frozenset()


def _who_asks(voices: Mapping[int, Label], asked: Collection[int], known: LabelWords) -> frozenset[int]:
    """Where those of the labels stand that ask: by their words, or by questions in most of their turns."""
    times = Counter(one.key for one in voices.values())
    questions = Counter(one.key for start, one in voices.items() if start in asked)
    mostly = {key for key, count in questions.items() if count > _HALF * times[key]}
    return frozenset(
        start for start, one in voices.items() if one.key in mostly or known.roles.asks(one.name)
    )


def _is_question(text: str) -> bool:
    return text.rstrip(_CLOSING).endswith(_QUESTIONS)


def _all_ask(text: str, voices: Sequence[Label], known: LabelWords) -> bool:
    """Whether all that were found ask: by their labels, or the only one by questions in most of its turns."""
    if all(known.roles.asks(one.name) for one in voices):
        return True
    questions = sum(has_question(text[one.speech : one.line.end]) for one in voices)
    return len({one.key for one in voices}) == 1 and questions > _HALF * len(voices)


def _may_be(label: Label, known: LabelWords) -> bool:
    named = known.is_known(label) or known.is_name(label)
    return named and "," not in label.name


def _below(text: str, asking: Sequence[Label], ground: Ground) -> list[int]:
    """Where paragraphs begin that somebody may say, but for what stands below a label alone on its line."""
    lines = sorted(ground.filled)
    alone = [bisect_right(lines, one.line.start) for one in asking if one.speech == one.line.end]
    own = {lines[number] for number in alone if number < len(lines)}
    openings = sorted(ground.of(asking) - own)
    return [start for start in openings if not is_aside(text, Span(start, _line_end(text, start)))]


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
