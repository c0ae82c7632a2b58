"""Replacements in a text whose places are known, so that what stands in it can be moved exactly."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from qda.model.span import Span


class Edit(NamedTuple):
    """`text[start:end]` becomes `new`. The edits of a text stand in order and do not overlap."""

    start: int
    end: int
    new: str


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text with its edits made."""
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*parts, text[at:]])


class Moves:
    """Where spans of a text stand when some edits were made."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._starts = [edit.start for edit in edits]
        self._ends = [edit.end for edit in edits]
        self._shifts = [0, *accumulate(len(one.new) - (one.end - one.start) for one in edits)]

    def of(self, span: Span) -> Span:
        """The span in the edited text; a replacement that it touches it holds as a whole.

        >>> Moves([Edit(5, 9, "X")]).of(Span(6, 12))
        Span(start=5, end=9)
        """
        before = bisect_right(self._ends, span.start)
        start = span.start
        if before < len(self._starts) and self._starts[before] < span.start:
            start = self._starts[before]
        after = bisect_left(self._starts, span.end)
        end = max(span.end, self._ends[after - 1]) if after else span.end
        return Span(start + self._shifts[before], end + self._shifts[after])
