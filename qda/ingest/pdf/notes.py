"""Footnotes: lines in smaller type at the foot of a column, the first of which begins with a mark."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from qda.ingest.pdf.columns import Column, Line
from qda.ingest.pdf.words import LOWERED, RAISED

_SMALLER = 0.93
_RAISED_NUMBER = re.compile(rf"{RAISED}(\d+){LOWERED}")
_MARK = re.compile(
    rf"(?P<raised>{RAISED})?(?P<mark>\d{{1,3}}|[*†‡§¶]{{1,3}}){LOWERED}?(?P<dot>\.?)\s*(?=[^\W\d_]|[“\"'(‘«])"
)


def raised_numbers(lines: Iterable[str]) -> set[str]:
    """The small raised numbers of some lines."""
    return {number for line in lines for number in _RAISED_NUMBER.findall(line)}


def set_notes_aside(column: Column, body: float, raised: set[str]) -> tuple[Column, list[list[Line]]]:
    """A column without its footnotes, and the lines of each; `body` is the usual size of letters."""
    lines = column.lines
    start = len(lines)
    while start and lines[start - 1].size <= _SMALLER * body:
        start -= 1
    start = next((at for at in range(start, len(lines)) if _mark(lines[at], raised)), len(lines))
    if start == len(lines):
        return column, []
    notes: list[list[Line]] = []
    for line in lines[start:]:
        if _mark(line, raised):
            notes.append([line])
        else:
            notes[-1].append(line)
    return replace(column, lines=lines[:start]), notes


def _mark(line: Line, raised: set[str]) -> str | None:
    found = _MARK.match(line.text)
    if found is None or (found["dot"] and found["mark"] not in raised):
        return None
    return found["mark"]


def marks_of(notes: Iterable[Sequence[Line]]) -> set[str]:
    """The marks of footnotes."""
    return {found["mark"] for note in notes if (found := _MARK.match(note[0].text))}


def with_mark(text: str) -> str:
    """A footnote's text with its mark as `[1] `."""
    found = _MARK.match(text)
    return f"[{found['mark']}] {text[found.end() :]}" if found else text


def settled(text: str, marks: set[str]) -> str:
    """A line in which raised numbers that are the marks of a footnote read `[1]`, and others are plain."""
    if RAISED not in text:
        return text
    return _RAISED_NUMBER.sub(lambda found: f"[{found[1]}]" if found[1] in marks else found[1], text)
