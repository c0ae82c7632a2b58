"""Paragraphs: which lines belong together.

A blank line ends a paragraph; a heading, a list item and a timestamp begin one. A single line break means
either of two things. In a text that was wrapped by hand or by a program, lines end where the next word no
longer fitted, mostly within a sentence: there lines are joined. Else every line is a paragraph.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from qda.model.span import Span
from qda.units.labels import after_timestamp, timestamp_line
from qda.units.lines import trimmed

_HEADING = re.compile(r"\s{0,3}#{1,6}\s")
_LIST_ITEM = re.compile(r"\s*(?:[-*+•‣▪◦–]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)])\s+\S")
_SENTENCE_END = re.compile(r"[.!?…:。！？؟۔।][\"'“”’»)\]*_]*\s*$")
_NARROWEST = 34
"""Characters below which no line of prose is full."""
_SLACK = 0.85
"""A line is full at this share of the width: letters are not of one width, nor are words."""
_MOST = 0.8
"""The share of breaks after full lines that makes a text a wrapped one."""


class Wrapping:
    """How a document uses single line breaks; `width` is 0 when each line is a paragraph."""

    def __init__(self, text: str, passages: Iterable[Sequence[Span]]) -> None:
        """Judge all breaks within a passage between two lines with text, of which neither stands alone."""
        breaks = [
            (first, second)
            for lines in passages
            for first, second in pairwise(lines)
            if first.of(text).strip() and second.of(text).strip() and not _stands_alone(text, first, second)
        ]
        widths = sorted(_width(text, first) for first, _ in breaks)
        width = _SLACK * widths[int(0.9 * (len(widths) - 1))] if widths else 0.0
        full = sum(_is_full(text, first, second, width) for first, second in breaks)
        ended = sum(bool(_SENTENCE_END.search(first.of(text))) for first, _ in breaks)
        wrapped = width >= _NARROWEST and full >= _MOST * len(breaks) and ended <= len(breaks) / 2
        self.width = width if wrapped else 0.0

    def joins(self, text: str, first: Span, second: Span) -> bool:
        """Whether two lines that follow one another are of one paragraph."""
        if not self.width or _stands_alone(text, first, second):
            return False
        return _is_full(text, first, second, self.width) or not _SENTENCE_END.search(first.of(text))


def _width(text: str, line: Span) -> int:
    """The characters of a line, its label included."""
    return len(text[text.rfind("\n", 0, line.start) + 1 : line.end].rstrip())


def _is_full(text: str, first: Span, second: Span, width: float) -> bool:
    """Whether the first word of the second line no longer fitted on the first."""
    return _width(text, first) + 1 + len(second.of(text).split(maxsplit=1)[0]) > width


def _stands_alone(text: str, first: Span, second: Span) -> bool:
    """Whether one of two lines is a heading, or the second begins a list item or has a timestamp."""
    if _HEADING.match(text, first.start, first.end) or _HEADING.match(text, second.start, second.end):
        return True
    if _LIST_ITEM.match(text, second.start, second.end):
        return True
    return bool(timestamp_line(text, first)) or after_timestamp(text, second) > second.start


def paragraphs_of(text: str, lines: Sequence[Span], wrapping: Wrapping) -> Iterator[Span]:
    """The paragraphs that some lines in a row make up, without timestamps and the white space around."""
    held: list[Span] = []
    for line in lines:
        empty = not line.of(text).strip() or timestamp_line(text, line) is not None
        if held and (empty or not wrapping.joins(text, held[-1], line)):
            yield trimmed(text, Span(after_timestamp(text, held[0]), held[-1].end))
            held = []
        if not empty:
            held.append(line)
    if held:
        yield trimmed(text, Span(after_timestamp(text, held[0]), held[-1].end))
