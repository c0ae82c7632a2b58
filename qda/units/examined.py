"""Examinations in court: questions and answers under letters without a colon, between people who have one.

    THE COURT:  Mr. Jones.
    Q.   When did you leave?
    A.   In May. It was
    early.

Lines are as narrow as the page and hardly ever parted by blank ones, so that few of them begin with a letter,
and any line can begin with `A`. So questions and answers take turns, and there is no `B`, as below the
questions of a form.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from qda.model.span import Span
from qda.units.labels import Label, labelled
from qda.units.stamps import UNTIMED

_BEHIND = r"(?:[.][ \t\u00a0]+|[ \u00a0]{2,}|[ ]?\t[ \t]*)(?=\S)"
_LETTER = re.compile(rf"\s*(?P<name>[QAB]){_BEHIND}")
_FIRST = frozenset("QAB \t\u00a0")
_MARKS = frozenset(". \t\u00a0")
_ENOUGH = 3
_MOST = 0.75


def examined(text: str, filled: Sequence[Span]) -> dict[int, Label]:
    """The labels of questions and answers, where nearly all questions have an answer below; else none."""
    if not _may_ask(text):
        return {}
    near = (line for line in filled if text[line.start] in _FIRST)
    found = ((line, _LETTER.match(text, *line)) for line in near)
    labels = {line.start: labelled(line, one["name"], one.end(), UNTIMED) for line, one in found if one}
    turns = [one.name for one in labels.values()]
    answered = sum(pair == ("Q", "A") for pair in pairwise(turns))
    enough = answered >= max(_ENOUGH, _MOST * max(turns.count("Q"), turns.count("A")))
    return labels if enough and "B" not in turns else {}


def _may_ask(text: str) -> bool:
    """Whether the letter of questions stands in a text often enough, as in most it does not: a quick look."""
    place, found = text.find("Q"), 0
    while place >= 0 and found < _ENOUGH:
        found += text[place + 1 : place + 2] in _MARKS
        place = text.find("Q", place + 1)
    return found >= _ENOUGH
