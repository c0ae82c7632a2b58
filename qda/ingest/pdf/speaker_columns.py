"""Transcripts set as a table: who speaks in a narrow column, what is said beside it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from qda.ingest.pdf.columns import Column, Line

_TURNS = 4
_LONGEST = 30
_WORDS = 4
_SAID = 3
"""Words that half of the cells beside the names have at least; those of a table of figures have fewer."""


_APART = 3.0
"""How far from the others' a cell can begin, in points."""


def with_labels(columns: Sequence[Column]) -> list[Column]:
    """The columns; a name in a column of speakers gets the colon that makes it a label.

    Such a column holds at least two names, each of which comes again, and few that do not. These are somebody
    who speaks once, if they stand where the others do, below the first of them, and words stand beside them.
    """
    pairs = [line for column in columns for line in column.lines if _is_pair(line)]
    counts = Counter(line.cells[0].casefold() for line in pairs)
    names = {name for name, count in counts.items() if count > 1}
    turns = [line for line in pairs if line.cells[0].casefold() in names]
    many = len(turns) >= _TURNS and len(names) > 1 and len(turns) >= 0.8 * len(pairs)
    if not many or median(len(line.cells[1].split()) for line in turns) < _SAID:
        return list(columns)
    places = [median(line.lefts[cell] for line in turns) for cell in (0, 1)]
    once = {
        line.cells[0].casefold()
        for line in pairs[pairs.index(turns[0]) :]
        if len(line.cells[1].split()) >= _SAID
        and all(abs(left - place) <= _APART for left, place in zip(line.lefts, places, strict=True))
    }
    return [replace(column, lines=tuple(_labelled(column.lines, names | once))) for column in columns]


def _is_pair(line: Line) -> bool:
    if len(line.cells) != 2:
        return False
    name = line.cells[0]
    return name[0].isalpha() and name[-1].isalnum() and len(name) <= _LONGEST and len(name.split()) <= _WORDS


def _labelled(lines: Iterable[Line], names: set[str]) -> Iterable[Line]:
    for line in lines:
        if _is_pair(line) and line.cells[0].casefold() in names:
            text = f"{line.cells[0]}: {line.cells[1]}"
            yield replace(line, text=text, cells=(text,), lefts=line.lefts[:1], pieces=())
        else:
            yield line
