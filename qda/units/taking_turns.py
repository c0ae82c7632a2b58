"""Two people whose labels nothing else tells: they take turns, and one of them always asks.

    J: Why did you leave?
    K: For the money. ... (pages)
    J: And then?
    K: Then I came here. ... (pages)

In a narrative interview labels open too few of the paragraphs to be speakers by that alone. A text that asks
and answers under two names in turn is no list and no prose.
"""

from collections.abc import Sequence
from itertools import pairwise

from qda.units.asking import has_question
from qda.units.known import LabelWords
from qda.units.labels import Label, count_labels
from qda.units.speakers import Ground

_TWO = 2
"""People, and the turns that each of them has at least."""


def who_take_turns(text: str, labels: Sequence[Label], ground: Ground, known: LabelWords) -> frozenset[str]:
    """The keys of two labels that recur in turn at the beginnings of paragraphs, if there are such.

    The first one always asks, the other never on the line of the label.
    """
    openings = ground.of(labels)
    named = [one for one in labels if one.line.start in openings and known.is_name(one)]
    times = count_labels(named)
    turns = [one for one in named if times[one.key] >= _TWO]
    keys = frozenset(one.key for one in turns)
    if len(keys) != _TWO or any(one.key == two.key for one, two in pairwise(turns)):
        return frozenset()
    asks = {has_question(text[one.speech : one.line.end]) for one in turns[::2]}
    answers = {has_question(text[one.speech : one.line.end]) for one in turns[1::2]}
    return keys if asks == {True} and answers == {False} else frozenset()
