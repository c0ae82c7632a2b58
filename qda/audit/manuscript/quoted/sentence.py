"""Sentences and paragraphs of a manuscript, whose lines may be broken within a sentence."""

from collections.abc import Iterator

import regex as re

from qda.model.span import Span

_NEW_LINE = r"\n(?!\p{Ll}|\(\p{Ll})"
"""The end of a line, unless the next goes on in small letters."""
_PARAGRAPH = re.compile(rf"{_NEW_LINE}+")
_END = re.compile(rf"[.!?](?=\s)|{_NEW_LINE}")
_NEAR = 1500
_MOST_SHOWN = 200


def paragraphs(text: str, prose: Span) -> Iterator[Span]:
    """Stretches in which sentences stand, in the order of the text."""
    start = prose.start
    for one in _PARAGRAPH.finditer(text, prose.start, prose.end):
        yield Span(start, one.start())
        start = one.end()
    yield Span(start, prose.end)


def sentence_at(text: str, prose: Span, place: Span) -> Span:
    """From behind the end of the sentence before to behind its own mark."""
    start = max(prose.start, place.start - _NEAR)
    for one in _END.finditer(text, start, place.start):
        start = one.end()
    end = _END.search(text, place.end, prose.end)
    return Span(start, end.end() if end else prose.end)


def around(text: str, prose: Span, place: Span) -> str:
    """The sentence around a passage, or as much of it as can be shown."""
    return " ".join(sentence_at(text, prose, place).of(text).split())[:_MOST_SHOWN]
