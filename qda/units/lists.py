"""Headings of lists in what somebody says, which look like labels: `1. Money:` above `- rent`, `- fees`."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from qda.model.span import Span
from qda.units.labels import Label, count_labels

_NUMBERED = re.compile(r"\s*\d{1,3}[.)]\s")
_ITEM = re.compile(r"\s*[-*•–]\s+\S")
_HALF = 0.5


def without_headings(text: str, filled: Sequence[Span], labels: Mapping[int, Label]) -> dict[int, Label]:
    """Labels without those that stand once, behind a number and with nothing on their line, above an item.

    Where half of the labels have numbers it is the turns that are counted. `filled` are the lines with text.
    """
    numbered = {start for start, one in labels.items() if _NUMBERED.match(text, *one.line)}
    if not numbered or len(numbered) >= _HALF * len(labels):
        return dict(labels)
    counts = count_labels(labels.values())
    listed = {one.start for one, two in pairwise(filled) if one.start in numbered and _ITEM.match(text, *two)}
    return {
        start: one
        for start, one in labels.items()
        if start not in listed or counts[one.key] > 1 or text[one.speech : one.line.end].strip()
    }
