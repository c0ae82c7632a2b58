"""What stands side by side in a column: cells of several lines in the rows of a table, notes in a margin,
labels of a figure. The lines of each are put together, so that none runs into what is printed beside it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby, pairwise
from statistics import median

from qda.ingest.pdf.columns import CELLS_APART, Column, Line, line_of
from qda.ingest.pdf.openings import leads
from qda.ingest.pdf.pieces import Piece, is_leftward

_WHITE = 0.6
"""The narrowest white between two cells, in letter sizes."""
_FAR = 3.0
"""The step to the next line, in letter sizes, that ends what stands side by side."""
_NEAR = 1.6
_SPACED = 1.75
"""The widest step between the lines of a cell, in letter sizes."""
_GAP = 1.25
_ASCENT, _DESCENT = 0.75, 0.25
_OVERLAP = 0.3
_FEWEST = 2
_MOSTLY = 0.6
_PROSE = 28
"""Letters that half of the lines of running text have at least, beside notes."""
_PADDING = 1.2
"""The room around the words of a cell, in letter sizes, at its right and at the left of the next one."""
_LONG = 14
"""Letters that half of the lines have at least in a column whose longest line tells its width."""
_BLANK = 0.3
_PARTNERED = 0.8
_SAME_TOP = 3.0


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of one cell or note: for each its pieces."""

    column: int
    lines: tuple[tuple[Piece, ...], ...]
    wraps: tuple[bool, ...]
    """Of each line, whether its first word had no room on the line above."""

    @property
    def top(self) -> float:
        """Where its letters begin."""
        return self.lines[0][0].base + _ASCENT * self.lines[0][0].size

    @property
    def bottom(self) -> float:
        """Where its letters end."""
        return self.lines[-1][0].base - _DESCENT * self.lines[-1][0].size

    @property
    def texts(self) -> list[str]:
        """Its lines as texts."""
        return [" ".join(one.text for one in line) for line in self.lines]


def side_by_side(columns: Iterable[Column]) -> list[Column]:
    """The columns; where lines stand beside each other, those of each cell of a row are in one line, and
    those of each note follow the paragraph that it stands beside."""
    return [replace(column, lines=tuple(_parted(column.lines))) for column in columns]


def _parted(lines: Sequence[Line]) -> Iterator[Line]:
    done = 0
    for index, line in enumerate(lines):
        if index < done or not _is_seed(line):
            continue
        for kept in _Kept:
            start, end, gutters = _region(lines, index, kept)
            found = _read(lines[start:end], gutters, kept) if start >= done else []
            if found:
                yield from (*lines[done:start], *found)
                done = end
                break
    yield from lines[done:]


_Gutter = tuple[float, float]


class _Kept(Enum):
    """What is kept of a gutter in which something stands: notes and labels begin here and there."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


def _region(lines: Sequence[Line], index: int, kept: _Kept) -> tuple[int, int, list[_Gutter]]:
    """What stands side by side around a line: from which line to which, and the white between."""
    line = lines[index]
    gutters: list[_Gutter] = [
        (before.right, one.left)
        for before, one in pairwise(line.pieces)
        if one.left - before.right > CELLS_APART * line.size
    ]
    start, end = index, index + 1
    while end < len(lines) and _follows(lines[end - 1], lines[end], _FAR):
        narrower = _narrowed(gutters, lines[end], kept)
        if narrower is None:
            break
        gutters, end = narrower, end + 1
    while not _is_seed(lines[end - 1]) and not _follows(lines[end - 2], lines[end - 1], _NEAR):
        end -= 1
    above = gutters
    while start and _follows(lines[start - 1], lines[start], _NEAR):
        narrower = _narrowed(above, lines[start - 1], kept)
        if narrower is None or len(narrower) > len(gutters):
            break
        above, start = narrower, start - 1
    if start and _follows(lines[start - 1], lines[start], _NEAR):
        return index, end, gutters  # the lines above are the last ones of a paragraph
    return start, end, above


def _is_seed(line: Line) -> bool:
    """Whether a line has cells, of which the first is none that leads in what follows (`1.`, `P1:`)."""
    return len(line.cells) > 1 and bool(line.pieces) and not leads(line.cells) and not is_leftward(line.text)


def _follows(above: Line, below: Line, reach: float) -> bool:
    size = max(above.size, below.size)
    return bool(below.pieces and above.pieces) and 0 <= above.base - below.base <= reach * size


def _narrowed(gutters: Sequence[_Gutter], line: Line, kept: _Kept) -> list[_Gutter] | None:
    """The white that a line leaves of each gutter; None when it stands over one."""
    found: list[_Gutter] = []
    for gutter in gutters:
        parts = [gutter]
        for piece in line.pieces:
            parts = [rest for one in parts for rest in _without(one, piece)]
        parts = [one for one in parts if one[1] - one[0] >= _WHITE * line.size]
        if not parts:
            return None
        found += {_Kept.LEFT: parts[:1], _Kept.RIGHT: parts[-1:], _Kept.BOTH: parts}[kept]
    return found


def _without(gutter: _Gutter, piece: Piece) -> list[_Gutter]:
    left, right = gutter
    if piece.right <= left or piece.left >= right:
        return [gutter]
    return [(left, min(right, piece.left)), (max(left, piece.right), right)]


def _read(lines: Sequence[Line], gutters: Sequence[_Gutter], kept: _Kept) -> list[Line]:
    """The lines of a region as text with notes beside it, or as rows of a table; nothing if it is neither."""
    blocks = _blocks(lines, [sum(gutter) / 2 for gutter in gutters])
    groups = _groups(blocks)
    if kept is _Kept.BOTH:
        rows = [row for group in groups for row in _rows(group)]
        return [_row(row, lines[0]) for row in rows] if _is_table(rows) else []
    body = max((0, 1), key=lambda column: _letters(blocks, column))
    notes = len(gutters) == 1 and _has_notes(blocks, groups, body)
    return list(_with_notes(blocks, body, lines[0])) if notes else []


def _blocks(lines: Sequence[Line], parts: Sequence[float]) -> list[_Block]:
    """The cells, from top to bottom: lines of a column that are no further apart than in running text."""
    columns = [
        [row for line in lines if (row := tuple(one for one in line.pieces if _column(one, parts) == column))]
        for column in range(len(parts) + 1)
    ]
    lefts = [min((row[0].left for row in column), default=0.0) for column in columns]
    found: list[_Block] = []
    for number, column in enumerate(columns):
        following = lefts[number + 1] if number + 1 < len(columns) else None
        wraps = _wraps(column, following, lines[0].edges[1])
        steps = [above[0].base - below[0].base for above, below in pairwise(column)]
        size = median(row[0].size for row in column) if column else 1.0
        least = min((step for step in steps if step >= size * 0.8), default=0.0)
        leading = least if 0 < least <= _SPACED * size else 1.2 * size
        breaks = [at for at, step in enumerate(steps, 1) if step > _GAP * leading]
        for start, end in pairwise([0, *breaks, len(column)]):
            if end > start:
                found.append(_Block(number, tuple(column[start:end]), (False, *wraps[start + 1 : end])))
    return sorted(found, key=lambda one: (-one.top, one.column))


def _column(piece: Piece, parts: Sequence[float]) -> int:
    return sum(piece.left > part for part in parts)


def _wraps(column: Sequence[Sequence[Piece]], following: float | None, edge: float) -> list[bool]:
    """Of each line of a column, whether its first word had no room on the line above: before the column that
    follows, else before the end of the longest line, or the edge of the page's text where all are short.

    A column of single words, such as names or numbers, wraps none.
    """
    if not column:
        return []
    size = median(row[0].size for row in column)
    texts = [" ".join(one.text for one in row) for row in column]
    if not any(" " in text for text in texts):
        return [False] * len(column)
    long = median(map(len, texts)) >= _LONG
    bound = following - _PADDING * size if following is not None else edge
    if following is None and long:
        bound = max(row[-1].right for row in column)
    ends = (above[-1].right + below[0].first + _BLANK * size for above, below in pairwise(column))
    return [False, *(end > bound for end in ends)]


def _groups(blocks: Sequence[_Block]) -> list[list[_Block]]:
    """The blocks that stand beside each other, from top to bottom."""
    rows: list[list[_Block]] = []
    bottom = 0.0
    for one in blocks:
        shared = min(one.top - bottom, one.top - one.bottom)
        if rows and shared > _OVERLAP * (one.lines[0][0].size):
            rows[-1].append(one)
            bottom = min(bottom, one.bottom)
        else:
            rows.append([one])
            bottom = one.bottom
    return rows


def _rows(group: Sequence[_Block]) -> Iterator[list[_Block]]:
    """The rows of blocks beside each other: without room between two of them, the lower one begins where the
    first column has a line, and most lines do not go on from those above."""
    rest = list(group)
    first = min(one.column for one in group)
    for base in sorted({line[0].base for one in group for line in one.lines}, reverse=True)[1:]:
        level = [
            (one.column, wraps)
            for one in rest
            for line, wraps in zip(one.lines, one.wraps, strict=True)
            if abs(line[0].base - base) <= _DESCENT * line[0].size
        ]
        anew = sum(not wraps for _, wraps in level)
        above = any(one.column == first and one.lines[0][0].base > base for one in rest)
        if above and len(level) > 1 and (first, False) in level and 2 * anew >= len(level):
            upper = [part for one in rest if (part := _cut(one, base, above=True))]
            rest = [part for one in rest if (part := _cut(one, base, above=False))]
            if upper:
                yield upper
    yield rest


def _cut(block: _Block, base: float, *, above: bool) -> _Block | None:
    """The lines of a block above a base line, or those from it on."""
    level = base + _DESCENT * block.lines[0][0].size
    kept = [
        (line, wraps)
        for line, wraps in zip(block.lines, block.wraps, strict=True)
        if (line[0].base > level) is above
    ]
    if not kept:
        return None
    return _Block(block.column, tuple(line for line, _ in kept), tuple(wraps for _, wraps in kept))


def _letters(blocks: Sequence[_Block], column: int) -> int:
    return sum(len(text) for one in blocks if one.column == column for text in one.texts)


def _has_notes(blocks: Sequence[_Block], rows: Sequence[Sequence[_Block]], body: int) -> bool:
    """Whether one of two columns is running text and the other one has notes beside some of it only."""
    texts = [text for one in blocks if one.column == body for text in one.texts]
    beside = [one for one in blocks if one.column != body]
    words = any(any(map(str.isalpha, text)) for one in beside for text in one.texts)
    counts = [sum(one.column != body for one in row) for row in rows]
    loose = len(rows) == 1 or any(count != 1 for count in counts)
    main = [one for one in blocks if one.column == body]
    even = sum(any(abs(one.top - other.top) <= _SAME_TOP for other in beside) for one in main)
    running = median(map(len, texts)) >= _PROSE and any(text[:1].islower() for text in texts)
    return words and running and loose and even < _PARTNERED * len(main)


def _with_notes(blocks: Sequence[_Block], body: int, like: Line) -> Iterator[Line]:
    """The running text, and after each of its paragraphs the notes that begin beside it."""
    texts = [one for one in blocks if one.column == body]
    notes = [one for one in blocks if one.column != body]
    edges = [_edges([one for one in blocks if one.column == column]) for column in (0, 1)]
    count = 0
    for number, text in enumerate(texts):
        yield from (line_of(line, like.page, edges[body]) for line in text.lines)
        last = number == len(texts) - 1
        while notes and (last or notes[0].top > text.bottom):
            note = notes.pop(0)
            count += 1
            yield from (
                replace(line_of(line, like.page, edges[note.column]), aside=count) for line in note.lines
            )


def _edges(blocks: Sequence[_Block]) -> tuple[float, float]:
    lines = [line for one in blocks for line in one.lines]
    return min(line[0].left for line in lines), max(line[-1].right for line in lines)


def _is_table(rows: Sequence[Sequence[_Block]]) -> bool:
    """Whether blocks are the cells of rows, some of them of several lines, which go on in their cell.

    Rows of single lines that only stand in groups are not: there each line of a group has all cells.
    """
    several = [row for row in rows if len({one.column for one in row}) > 1]
    long = [row for row in rows if any(len(one.lines) > 1 for one in row)]
    grouped = sum(len({len(one.lines) for one in row}) == 1 and not _runs_on(row) for row in long)
    return (
        len(several) >= _FEWEST
        and len(several) >= _MOSTLY * len(rows)
        and bool(long)
        and 2 * grouped < len(long)
        and any(map(_runs_on, long))
    )


def _runs_on(row: Sequence[_Block]) -> bool:
    """Whether a line of a cell goes on in small letters from the one above."""
    return any(text[:1].islower() for one in row for text in one.texts[1:])


def _row(row: Sequence[_Block], like: Line) -> Line:
    """A row as one line; the lines within its cells are parted by line ends."""
    ordered = sorted(row, key=lambda one: (one.column, -one.top))
    cells = [
        "\n".join(text for one in group for text in one.texts)
        for _, group in groupby(ordered, key=lambda one: one.column)
    ]
    pieces = [piece for one in ordered for line in one.lines for piece in line]
    base = max(one.base for one in pieces)
    lefts = [one.left for one in pieces]
    return Line(
        " ".join(cells).replace("\n", " "), tuple(cells), tuple(lefts[:1] * len(cells)),
        min(lefts), max(one.right for one in pieces), base, max(one.size for one in pieces),
        min(one.small for one in pieces), pieces[0].first, all(one.is_bold for one in pieces), like.page,
        like.edges, whole=True, depth=base - min(one.base for one in pieces),
    )  # fmt: skip
