"""Transcripts set as a table of three columns: when, who, and what is said.

The time begins a row, so a name that goes on below it belongs to the same row, as every line of words does.
Where the columns of times and names are narrow, the gaps between them are those between words.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from qda.ingest.pdf.columns import Column, Line
from qda.ingest.pdf.openings import is_time_alone

_TURNS = 4
_SHARE = 0.8
_LONGEST = 30
_WORDS = 4
_SAID = 3
_REACH = 3.0
"""How far from the edge of its column a cell begins at most, in points."""


@dataclass(frozen=True, slots=True)
class _Edges:
    """Where the names and the words begin."""

    name: float
    said: float


def with_timed_labels(columns: Sequence[Column]) -> list[Column]:
    """The columns; the rows of a table of times, names and words as `00:03 Anna: ...`.

    The names are at least two, most of them come again, and the words stand below each other. The lines
    of the words have the edges of their own column then, so that paragraphs are told by these.
    """
    parted = [replace(column, lines=tuple(map(_with_time_apart, column.lines))) for column in columns]
    rows = [line for column in parted for line in column.lines if _is_row(line)]
    if len(rows) < _TURNS or median(len(line.cells[2].split()) for line in rows) < _SAID:
        return list(columns)
    edges = _Edges(median(line.lefts[1] for line in rows), median(line.lefts[2] for line in rows))
    even = sum(abs(line.lefts[2] - edges.said) <= _REACH for line in rows)
    counts = Counter(line.cells[1].casefold() for line in rows)
    again = sum(count for count in counts.values() if count > 1)
    if len(counts) < 2 or min(even, again) < _SHARE * len(rows):
        return list(columns)
    return [replace(column, lines=tuple(_labelled(column.lines, edges))) for column in parted]


def _with_time_apart(line: Line) -> Line:
    """A line of a time, a name and words that stand apart, with a cell for each, however narrow the gaps."""
    parts = line.pieces
    if len(line.cells) > 2 or len(parts) != 3 or not is_time_alone(parts[0].text):
        return line
    return replace(line, cells=tuple(one.text for one in parts), lefts=tuple(one.left for one in parts))


def _is_row(line: Line) -> bool:
    if len(line.cells) != 3 or not is_time_alone(line.cells[0]):
        return False
    name = line.cells[1]
    return name[0].isalpha() and len(name) <= _LONGEST and len(name.split()) <= _WORDS


def _labelled(lines: Sequence[Line], edges: _Edges) -> Iterator[Line]:
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        if not _is_row(line) or abs(line.lefts[2] - edges.said) > _REACH:
            inside = len(line.cells) == 1 and abs(line.left - edges.said) <= _REACH
            yield _beside(line, line.text, edges) if inside else line
            continue
        time, name, said = line.cells
        rest = []
        while index < len(lines) and _goes_on(lines[index], edges):
            part, *words = lines[index].cells
            name += f" {part}"
            rest += [_beside(lines[index], words[0], edges)] if words else []
            index += 1
        yield _beside(line, f"{time} {name}: {said}", edges)
        yield from rest


def _goes_on(line: Line, edges: _Edges) -> bool:
    """Whether a line goes on with the name of the line above."""
    starts = (edges.name, edges.said)[: len(line.cells)]
    return len(line.cells) <= 2 and all(
        abs(left - start) <= _REACH for left, start in zip(line.lefts, starts, strict=True)
    )


def _beside(line: Line, text: str, edges: _Edges) -> Line:
    """A line of the words, in a column of their own."""
    return replace(line, text=text, cells=(text,), lefts=(edges.said,), left=edges.said, pieces=(),
                   edges=(edges.said, max(line.edges[1], edges.said)))  # fmt: skip
