"""People whose labels nothing else tells: they take turns.

    J: Why did you leave?
    K: For the money. ... (pages)
    J: And then?
    K: Then I came here. ... (pages)

In a long document labels open too few of the paragraphs to be speakers by that alone. A text that asks and
answers under two names in turn, or in which names take turns many times, is no list and no prose.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from qda.units.asking import has_question
from qda.units.known import LabelWords
from qda.units.labels import Label, count_labels
from qda.units.legend import is_ended
from qda.units.speakers import Ground

_TWO = 2
"""People, and the turns that each of them has at least."""
_MANY = 10
"""Turns of those who take turns many times."""
_SEVERAL = 3
_EVERY_SECOND, _TIMES = 0.4, 3
_MOSTLY, _OFTEN, _SELDOM = 0.75, 0.4, 0.2


def who_take_turns(text: str, labels: Sequence[Label], ground: Ground, known: LabelWords) -> frozenset[str]:
    """The keys of labels that recur in turn at the beginnings of paragraphs, if there are such."""
    openings = ground.of(labels)
    named = [one for one in labels if one.line.start in openings and _may_be(one, known)]
    times = count_labels(named)
    turns = [one for one in named if times[one.key] >= _TWO]
    if len({one.key for one in turns}) < _TWO:
        return frozenset()
    again = sum(one.key == two.key for one, two in pairwise(named))
    keys = _one_asks(text, turns)
    return keys if keys or again > _SELDOM * len(turns) else _many_times(text, turns, ground)


def _may_be(label: Label, known: LabelWords) -> bool:
    """Whether a label is a name; one word with a full stop, `Right.`, is said by somebody."""
    return known.is_name(label) and (" " in label.name or not label.name.endswith("."))


def _one_asks(text: str, turns: Sequence[Label]) -> frozenset[str]:
    """Two: the first one always asks, the other never on the line of the label."""
    keys = frozenset(one.key for one in turns)
    if len(keys) != _TWO or any(one.key == two.key for one, two in pairwise(turns)):
        return frozenset()
    asks = {has_question(text[one.speech : one.line.end]) for one in turns[::2]}
    answers = {has_question(text[one.speech : one.line.end]) for one in turns[1::2]}
    return keys if asks == {True} and answers == {False} else frozenset()


def _many_times(text: str, turns: Sequence[Label], ground: Ground) -> frozenset[str]:
    """Two or more, of whom one asks often, at least three times as often as the others; or several, of whom
    one has every second turn, as who chairs does. Headings of a diary, `Good Things`, take turns too.

    What stands above such a label mostly ends as sentences do, and what it says does: heads of pages stand
    in the midst of them, and facts are none.
    """
    if len(turns) < _MANY:
        return frozenset()
    lines = sorted(ground.filled)
    places = [bisect_left(lines, one.line.start) for one in turns]
    above = [text[lines[place - 1] : lines[place]] for place in places if place]
    ends = [*(one.line.start for one in turns[1:]), len(text)]
    said = [text[one.speech : end] for one, end in zip(turns, ends, strict=True)]
    if any(sum(map(is_ended, words)) < _MOSTLY * len(words) for words in (above, said)):
        return frozenset()
    times = count_labels(turns)
    if len(times) > _SEVERAL and times.most_common(1)[0][1] >= _EVERY_SECOND * len(turns):
        return frozenset(times)
    asks = Counter(one.key for one, words in zip(turns, said, strict=True) if has_question(words))
    most = max(times, key=lambda key: asks[key])
    others = (asks.total() - asks[most]) / (len(turns) - times[most])
    asking = asks[most] / times[most]
    return frozenset(times) if asking >= max(_OFTEN, _TIMES * others) else frozenset()
