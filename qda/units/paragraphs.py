"""Paragraphs: which lines belong together.

A blank line ends a paragraph; a heading, a list item and a timestamp begin one. Page numbers and the like are
in none. A single line break means either of two things. In a text that was wrapped by hand or by a program,
lines end where the next word no longer fitted, mostly within a sentence: there lines are joined. Else every
line is a paragraph, as in transcripts with an utterance on each line.

Two things tell a wrapped text, each of them alone. Its lines are nearly as long as each other; but narrow
columns are ragged, and verse is as even. Or its sentences run over the line breaks: most lines end within a
sentence, the next one beginning with a small letter, and more sentences end within a line than with one.
Those of verse, lists and utterances end with their lines, or nothing marks where they end.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from qda.model.span import Span
from qda.units.asides import LONGEST as _LONGEST_ASIDE
from qda.units.asides import is_aside
from qda.units.lines import filled_of, trimmed
from qda.units.stamps import after_timestamp, before_timestamp, stamp_line

_HEADING = re.compile(r"\s{0,3}#{1,6}\s")
_LIST_ITEM = re.compile(r"\s*(?:[-*+•‣▪◦–]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)])\s+\S")
_SENTENCE_ENDS = tuple(".!?…:。！？؟۔।")
_CLOSING = "\"'“”’»)]*_"
_AFTER_ITEM = frozenset({"", ".", ")"})
"""What follows the letter of a list item; other lines that begin with a letter are not looked at further."""
_NARROWEST, _NARROW = 26, 34
"""Characters below which no line of prose is full, and below which nothing may speak against it: lines of
verse are short, and nearly as long as each other."""
_SLACK = 0.85
"""A line is full at this share of the width: letters are not of one width, nor are words."""
_WITHIN = re.compile(r"[.!?…][\"'“”’»)\]*_]*\s+[\"'“„«(\[¿¡]*([^\W\d_])")
"""A sentence's end within a line, and the letter that begins the next one."""
_SEVERAL = 6
_MOST = 0.8
"""The share of breaks after full lines that makes a text a wrapped one."""


class _Shape(NamedTuple):
    """What a line with text looks like.

    `width` counts its characters, its label included, `word` those of its first word. It `opens` when nothing
    before it can be of its paragraph, and `closes` when nothing behind it can; `ended` says whether a
    sentence ends with it, `small` whether it begins with a small letter.
    A `stamp` is nothing but a timestamp, or another line that is nobody's words.
    """

    line: Span
    width: int
    word: int
    opens: bool
    closes: bool
    ended: bool
    small: bool
    stamp: bool


class Wrapping:
    """How a document uses single line breaks; `width` is 0 when each line is a paragraph."""

    def __init__(self, text: str, passages: Iterable[Sequence[Span]]) -> None:
        """Judge all breaks within a passage between two lines with text, of which neither stands alone."""
        self._text, self._shapes = text, dict[Span, _Shape | None]()
        breaks = [
            (first, second)
            for lines in passages
            for before, behind in pairwise(lines)
            if before.start < before.end and behind.start < behind.end
            if (first := self.shape(before)) and (second := self.shape(behind)) and not _apart(first, second)
        ]
        widths = sorted(first.width for first, _ in breaks)
        width = _SLACK * widths[int(0.9 * (len(widths) - 1))] if widths else 0.0
        full = sum(_is_full(first, second, width) for first, second in breaks)
        ended = sum(first.ended for first, _ in breaks)
        wrapped = full >= _MOST * len(breaks) and ended <= len(breaks) / 2
        if width < _NARROW and wrapped:
            full = sum(_is_full(first, second, widths[-1]) for first, second in breaks)
            wrapped = len(breaks) >= _SEVERAL and full == len(breaks) and ended <= len(breaks) / 4
        even = wrapped and width >= _NARROWEST
        self.width = width if even or _runs_on(text, breaks, ended) else 0.0

    def shape(self, line: Span) -> _Shape | None:
        """The shape of a line, or None when it has no text. Each is looked at once."""
        if line not in self._shapes:
            self._shapes[line] = _shape(self._text, line)
        return self._shapes[line]

    def joins(self, first: _Shape, second: _Shape) -> bool:
        """Whether two lines that follow one another are of one paragraph."""
        if not self.width or _apart(first, second):
            return False
        return _is_full(first, second, self.width) or not first.ended


def _shape(text: str, line: Span) -> _Shape | None:
    start, end = line
    words = text[start:end].split(maxsplit=1)
    if not words:
        return None
    passage = text[text.rfind("\n", 0, start) + 1 : end].rstrip()
    opens = closes = stamp = False
    if not (words[0][0].isalpha() and words[0][1:2] not in _AFTER_ITEM):
        heading = _HEADING.match(text, start, end) is not None
        stamp = stamp_line(text, line) is not None
        closes = heading or stamp
        opens = bool(heading or _LIST_ITEM.match(text, start, end)) or after_timestamp(text, line) > start
    if is_aside(text, line):
        closes = stamp = True
    ended = text[start:end].rstrip().rstrip(_CLOSING).endswith(_SENTENCE_ENDS)
    small = words[0][0].islower()
    return _Shape(line, len(passage), len(words[0]), opens, closes, ended, small, stamp)


def _runs_on(text: str, breaks: Sequence[tuple[_Shape, _Shape]], ended: int) -> bool:
    """Whether sentences run over most breaks, and more lines have an end of one within than are `ended`."""
    small = sum(second.small and not first.ended for first, second in breaks)
    if small <= len(breaks) / 2:
        return False
    lines = {shape.line for pair in breaks for shape in pair}
    within = sum(any(mark[1].isupper() for mark in _WITHIN.finditer(text, *line)) for line in lines)
    return within > ended


def _is_full(first: _Shape, second: _Shape, width: float) -> bool:
    """Whether the first word of the second line no longer fitted on the first."""
    return first.width + 1 + second.word > width


def _apart(first: _Shape, second: _Shape) -> bool:
    """Whether one of two lines is a heading, or the second begins a list item or has a timestamp."""
    return first.closes or second.opens


def paragraphs_of(text: str, lines: Sequence[Span], wrapping: Wrapping) -> Iterator[Span]:
    """The paragraphs that some lines in a row make up, without timestamps and the white space around."""
    if wrapping.width:
        yield from _joined(text, lines, wrapping)
    else:
        for line in filled_of(text, lines):
            if _is_plain(text, line):
                yield line
            elif not _is_silent(text, line):
                yield _spoken(text, line, line)


def _joined(text: str, lines: Sequence[Span], wrapping: Wrapping) -> Iterator[Span]:
    held: list[Span] = []
    last: _Shape | None = None
    for line in lines:
        shape = wrapping.shape(line)
        if shape and shape.stamp:
            shape = None
        if last and not (shape and wrapping.joins(last, shape)):
            yield _spoken(text, held[0], held[-1])
            held = []
        if shape:
            held.append(line)
        last = shape
    if held:
        yield _spoken(text, held[0], held[-1])


def _is_plain(text: str, line: Span) -> bool:
    """Whether a line is speech from end to end, as most are: long, a letter first, a sentence's mark last."""
    start, end = line
    return end - start > _LONGEST_ASIDE and text[start].isalpha() and text[end - 1] in _SENTENCE_ENDS


def _is_silent(text: str, line: Span) -> bool:
    """Whether a line with text is nothing but a timestamp, or another one that is nobody's words."""
    return stamp_line(text, line) is not None or is_aside(text, line)


def _spoken(text: str, first: Span, last: Span) -> Span:
    """What the lines from one to another say, without a timestamp before and behind it."""
    start, end = after_timestamp(text, first), before_timestamp(text, last)
    span = trimmed(text, Span(start, end if end > start else last.end))
    row, bar = text.rfind("\n", 0, first.start) + 1, span.end - 1
    if row < bar and text[row] == text[bar] == "|":
        span = trimmed(text, Span(span.start, bar))  # the row of a table in Markdown
    return span
