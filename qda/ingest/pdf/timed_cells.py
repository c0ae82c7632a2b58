"""Transcripts set as a table of two columns: when, and what is said.

Where a time stands in the middle of its cell, it stands beside any line of the words, or between two. The gap
between two cells is wider than that between two lines, so it tells which words a time belongs to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from qda.ingest.pdf.columns import Column, Line
from qda.ingest.pdf.openings import is_time_alone

_TIMES = 4
"""Times that are enough to tell."""
_SHARE = 0.8
"""The share of lines that begin where the words of the table do."""
_REACH = 3.0
"""How far from the edge of its column a line begins at most, in points."""
_APART = 20.0
"""How far the words begin from the times at least, in points."""
_WIDE = 1.25
"""The gap between cells, in gaps between lines."""


def with_times_first(columns: Sequence[Column]) -> list[Column]:
    """The columns; in a table of times and words each time stands above the words of its cell."""
    table = [line for column in columns if any(map(_time, column.lines)) for line in column.lines]
    times = [line.left for line in table if _time(line)]
    words = [line.lefts[-1] for line in table if _words(line)]
    if len(times) < _TIMES or not words:
        return list(columns)
    edge = median(words)
    even = sum(abs(left - edge) <= _REACH for left in words)
    if even < _SHARE * len(words) or max(times) > edge - _APART:
        return list(columns)
    return [replace(column, lines=tuple(_in_order(column.lines, edge))) for column in columns]


def _in_order(lines: Sequence[Line], edge: float) -> Iterator[Line]:
    """The lines of a column; what is no cell of words with one time stays as it is."""
    for cell in _cells(lines):
        times = [time for line in cell if (time := _time(line))]
        words = [line for line in cell if _words(line)]
        if len(times) != 1 or not words or any(abs(line.lefts[-1] - edge) > _REACH for line in words):
            yield from cell
            continue
        yield replace(_beside(words[0], times[0], edge), bold=False)
        yield from (_beside(line, _words(line), edge) for line in words)


def _cells(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each cell, from the top."""
    words = [line for line in lines if _words(line)]
    usual = median(above.base - below.base for above, below in pairwise(words)) if len(words) > 1 else 0.0
    cells: list[list[Line]] = []
    for line in words:
        if not cells or cells[-1][-1].base - line.base > _WIDE * usual:
            cells.append([])
        cells[-1].append(line)
    for line in lines:
        if not _words(line):
            half = usual / 2
            beside = [one for one in cells if one[0].base + half >= line.base >= one[-1].base - half]
            if beside:
                beside[0].append(line)
            else:
                cells.append([line])
    whole = [sorted(cell, key=lambda line: -line.base) for cell in cells]
    return sorted(whole, key=lambda cell: -cell[0].base)


def _time(line: Line) -> str:
    """The time in the first of one or two cells of a row; "" when there is none."""
    first = line.cells[0]
    is_time = len(line.cells) <= 2 and is_time_alone(first) and not any(map(str.isalpha, first))
    return first if is_time else ""


def _words(line: Line) -> str:
    """What is said in a row; "" in one with a time alone."""
    if not _time(line):
        return line.text
    return line.cells[1] if len(line.cells) == 2 else ""


def _beside(line: Line, text: str, edge: float) -> Line:
    """A line of the words, in a column of their own."""
    return replace(
        line, text=text, cells=(text,), lefts=(edge,), left=edge, edges=(edge, max(line.edges[1], edge))
    )
