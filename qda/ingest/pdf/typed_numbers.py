"""Numbers of lines that are typed as part of them, and not set in a margin."""

from collections.abc import Sequence
from dataclasses import replace

from qda.ingest.numbered_lines import LineNumbers, line_numbers
from qda.ingest.pdf.columns import Column, Line


def without_typed_numbers(columns: Sequence[Column]) -> tuple[list[Column], LineNumbers | None]:
    """The columns without the numbers before their lines, if these are numbered all through, and what they
    are."""
    lines = [line for column in columns for line in column.lines]
    numbers = line_numbers([line.text for line in lines]) if lines else None
    if numbers is None or numbers.called != "before":
        return list(columns), None
    ends = [numbers.spans[at].end if at in numbers.spans else 0 for at in range(len(lines))]
    bare = iter([_without(line, end) for line, end in zip(lines, ends, strict=True)])
    whole = [replace(column, lines=tuple(next(bare) for _ in column.lines)) for column in columns]
    filled = [replace(one, lines=tuple(line for line in one.lines if line.text)) for one in whole]
    return [one for one in filled if one.lines], numbers


def _without(line: Line, end: int) -> Line:
    """A line without its first characters, which are about as wide as the others."""
    if not end:
        return line
    text = line.text[end:]
    wide = (line.right - line.left) / len(line.text)
    first = wide * len(text.split(" ", 1)[0])
    left = line.left + wide * end
    return replace(line, text=text, cells=(text,), lefts=(left,), left=left, first=first, pieces=())
