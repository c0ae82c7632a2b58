"""Times that stand alone between a label and the words.

Anna: 00:00:16          Anna
It was cold.            00:00:16
                        It was cold.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from qda.model.span import Span
from qda.units.labels import Label
from qda.units.stamps import Times, stamp_line


class _Alone(NamedTuple):
    times: Times
    line: Span
    """The line that the times end."""


def with_times(text: str, labels: Mapping[int, Label], filled: Sequence[Span]) -> dict[int, Label]:
    """The labels with the times that stand alone behind or below most of them; `filled` are lines with text.

    Where a label follows, or hardly any is so, a time is what somebody says.
    """
    behind = {one.start: two for one, two in pairwise(filled)}
    alone = {
        start: own
        for start, one in labels.items()
        if not one.timestamp
        and (own := _alone(text, one, behind.get(start)))
        and _start(behind.get(own.line.start)) not in labels
    }
    if 2 * len(alone) <= len(labels):
        return dict(labels)
    return {
        start: one._replace(timestamp=own.times.start, until=own.times.end, speech=own.line.end)
        if (own := alone.get(start))
        else one
        for start, one in labels.items()
    }


def _alone(text: str, label: Label, below: Span | None) -> _Alone | None:
    """The times that are all that stands behind a label, or on the line below one with nothing behind it."""
    line = label.line
    if times := stamp_line(text, Span(label.speech, line.end)):
        return _Alone(times, line)
    if below is None or text[label.speech : line.end].strip():
        return None
    times = stamp_line(text, below)
    return _Alone(times, below) if times else None


def _start(line: Span | None) -> int | None:
    return line.start if line else None
