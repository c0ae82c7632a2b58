"""Footnotes: lines in smaller type at the foot of a column, the first of which begins with a mark."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from qda.ingest.pdf.columns import Column, Line
from qda.ingest.pdf.note_numbers import Candidate, counting
from qda.ingest.pdf.paragraphs import has_room, is_finished
from qda.ingest.pdf.words import LOWERED, RAISED

_SMALLER = 0.93
_HIGH = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED_NUMBER = re.compile(rf"{RAISED}(\d+){LOWERED}")
_BEHIND_WORD = re.compile(r"(?:[^\W\d_]{3}|[.,;:!?…”’»\"')])$")
_ROOM_BEHIND = re.compile(rf"{LOWERED} (?=[.,)])")
"""A small number leaves some room before the full stop behind it."""
_MARK = re.compile(
    rf"(?P<raised>{RAISED})?(?P<mark>\d{{1,3}}|[*†‡§¶]{{1,3}}){LOWERED}?(?P<dot>\.?)\s*(?=[^\W\d_]|[“\"'(‘«])"
)


def set_notes_aside(columns: Sequence[Column], body: float) -> list[tuple[Column, list[list[Line]]]]:
    """Each column without its footnotes, and the lines of each; `body` is the usual size of letters."""
    raised = defaultdict[int, set[str]](set)
    for column in columns:
        raised[column.page] |= {
            number for line in column.lines for number in _RAISED_NUMBER.findall(line.text)
        }
    starts = _starts([_marked(column, body, raised[column.page]) for column in columns])
    return [_parted(column, own) for column, own in zip(columns, starts, strict=True)]


def _marked(column: Column, body: float, raised: set[str]) -> dict[int, Candidate | None]:
    """The lines of small type at a column's foot that begin with a mark; None for one that is no number."""
    lines = column.lines
    start = len(lines)
    while start and lines[start - 1].size <= _SMALLER * body:
        start -= 1
    found: dict[int, Candidate | None] = {}
    for at in range(start, len(lines)):
        mark = _MARK.match(lines[at].text)
        if mark is None or (mark["dot"] and mark["mark"] not in raised):
            continue
        found[at] = None
        if mark["mark"].isdigit():
            apart = at == start or is_finished(lines[at - 1].text) or has_room(lines[at - 1], lines[at])
            named = mark["mark"] in raised
            found[at] = Candidate(
                int(mark["mark"]), bool(mark["raised"]), named, apart, first=not any(found.values())
            )
    return found


def _starts(columns: Sequence[dict[int, Candidate | None]]) -> list[list[int]]:
    """The lines of each column that begin footnotes: those with signs, and with numbers that count up."""
    places = [(number, at) for number, own in enumerate(columns) for at, one in own.items() if one]
    counted = counting([one for own in columns for one in own.values() if one])
    marks = {place for position, place in enumerate(places) if position in counted}
    return [
        [at for at, one in own.items() if one is None or (number, at) in marks]
        for number, own in enumerate(columns)
    ]


def _parted(column: Column, starts: Sequence[int]) -> tuple[Column, list[list[Line]]]:
    if not starts:
        return column, []
    ends = [*starts[1:], len(column.lines)]
    notes = [list(column.lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    return replace(column, lines=column.lines[: starts[0]]), notes


def marks_of(notes: Iterable[Sequence[Line]]) -> set[str]:
    """The marks of footnotes."""
    return {found["mark"] for note in notes if (found := _MARK.match(note[0].text))}


def with_mark(text: str, *, manuscript: bool = False) -> str:
    """A footnote's text with its mark as `[1] `, in a manuscript as `[^1]: `."""
    found = _MARK.match(text)
    if found is None:
        return text
    mark = f"[^{found['mark']}]:" if manuscript else f"[{found['mark']}]"
    return f"{mark} {text[found.end() :]}"


def settled(text: str, marks: set[str], *, manuscript: bool = False) -> str:
    """A line in which raised numbers that are the marks of a footnote read `[1]`, and others are plain.

    Behind a digit these stay raised: `10²` is not 102. In a manuscript, where `[1]` can cite a work or be an
    author's remark within a quotation, marks read `[^1]`, and others stay raised behind a word: they may be
    marks of notes that stand at its end.
    """
    if RAISED not in text:
        return text
    return _RAISED_NUMBER.sub(
        lambda found: _settled(found, marks, manuscript=manuscript), _ROOM_BEHIND.sub(LOWERED, text)
    )


def _settled(found: re.Match[str], marks: set[str], *, manuscript: bool) -> str:
    if found[1] in marks:
        return f"[^{found[1]}]" if manuscript else f"[{found[1]}]"
    before = found.string[: found.start()].rstrip(")]%")
    high = before[-1:].isdigit() or (manuscript and _BEHIND_WORD.search(found.string[: found.start()]))
    return found[1].translate(_HIGH) if high else found[1]
