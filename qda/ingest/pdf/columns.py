"""The pieces of a page in reading order: columns from left to right, and what stands over several of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from qda.ingest.pdf.openings import begins_turn
from qda.ingest.pdf.pieces import Piece, is_leftward, rows_of

_DEEPEST = 3
_ROWS = 4
"""Rows that a column has at least."""
_FILLED = 0.6
_LETTERS = 14
"""Letters that half of a column's rows have at least; the cells of a table have fewer."""
_NARROWEST = 8.0
"""The narrowest column, in letter sizes."""
_SHARE = 0.2
_SAME_PLACE = 12.0
_NEAR_GUTTER = 3.0
"""How far behind its gutter a column begins at most, in letter sizes."""
_BIN = 2.0
_MANY_BINS = 2000
_GRID_ROWS = 3
_GRID_SHARE = 0.8
_SAME_HEIGHT = 3.0
_ASKED = 0.6
"""The share of cells that ask, from which on a column is one of questions."""
_WHITE = 2.0
_LINES = 6
_SMALL_LETTERS = 0.3
_FLUSH = 2.0
_EVEN = 0.15
CELLS_APART = 1.8
"""The gap that sets off cells, in letter sizes; words of a justified line are nearer."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column: its text, its place, and the edges of its column.

    `cells` are the parts of a row of a table, one for prose, and `lefts` where they begin; `first` is the
    width of the first word. `pieces` are what it is made of, none where its text was altered. A `whole` line
    is a row of a table whose cells may have several lines, with line ends between, down to `depth` below
    `base`. `aside` numbers what stands beside the running text.
    """

    text: str
    cells: tuple[str, ...]
    lefts: tuple[float, ...]
    left: float
    right: float
    base: float
    size: float
    small: float
    first: float
    bold: bool
    page: int
    edges: tuple[float, float]
    pieces: tuple[Piece, ...] = ()
    whole: bool = False
    depth: float = 0.0
    aside: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """Lines below each other on a page; a `cell` of a table with much text does not go on in the next one."""

    page: int
    lines: tuple[Line, ...]
    cell: bool = False


class _Cell(list[Piece]):
    """The pieces of a cell of a table with much text."""


def columns_of(pages: Sequence[Sequence[Piece]]) -> list[Column]:
    """The columns of all pages in the order of reading; pages count from 0.

    A page with too few rows to show its columns, as the last one, is parted where the others are.
    """
    gutters = [_gutter(pieces) for pieces in pages]
    usual = _usual(gutters)
    found: list[Column] = []
    for page, (pieces, own) in enumerate(zip(pages, gutters, strict=True)):
        gutter = usual if own is None and usual is not None and _parts(pieces, usual) else own
        parts = _by_bands(pieces) if gutter is None else _parted(pieces, gutter, _DEEPEST)
        found += [Column(page, _lines(part, page), isinstance(part, _Cell)) for part in parts if part]
    return found


def _by_bands(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """A page without a gutter, from top to bottom.

    White may set off columns of running text from a figure or a table above or below them.
    """
    found: list[list[Piece]] = [[]]
    for band in _bands(pieces):
        gutter = _gutter(band)
        if gutter is not None and all(map(_runs_on, _sides(band, gutter))):
            found += [*_parted(band, gutter, _DEEPEST), []]
        else:
            found[-1] += band
    return [part for part in found if part]


def _bands(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of a page between wide horizontal stretches of white."""
    rows = rows_of(pieces)
    steps = [above[0].base - below[0].base for above, below in pairwise(rows)]
    usual = median(steps) if steps else 0.0
    found: list[list[Piece]] = [list(rows[0])] if rows else []
    for row, step in zip(rows[1:], steps, strict=True):
        if step > _WHITE * usual:
            found.append([])
        found[-1] += row
    return found


def _runs_on(side: Sequence[Piece]) -> bool:
    """Whether the rows of a side are lines of sentences, many of which begin with a small letter."""
    rows = rows_of(side)
    small = sum(row[0].text[:1].islower() for row in rows)
    return len(rows) >= _LINES and small >= _SMALL_LETTERS * len(rows)


def _usual(gutters: Sequence[float | None]) -> float | None:
    """Where most pages are parted, if they are at least two; None when none or each elsewhere."""
    places = [one for one in gutters if one is not None]
    if len(places) < 2:
        return None
    usual = median(places)
    near = sum(abs(one - usual) <= _SAME_PLACE for one in places)
    return usual if near >= 2 and 2 * near > len(gutters) else None


def _parts(pieces: Sequence[Piece], gutter: float) -> bool:
    """Whether a place parts the few rows of a page into columns of prose."""
    left, right = _sides(pieces, gutter)
    if not left or not right or len(pieces) - len(left) - len(right) > len(left):
        return False
    size = median(one.size for one in pieces)
    begins = median(row[0].left for row in rows_of(right)) - gutter
    return begins <= _NEAR_GUTTER * size and all(
        _is_prose(side, _NARROWEST * size, 1) for side in (left, right)
    )


def _ordered(pieces: Sequence[Piece], deeper: int) -> list[list[Piece]]:
    return _parted(pieces, _gutter(pieces) if deeper else None, deeper)


def _parted(pieces: Sequence[Piece], gutter: float | None, deeper: int) -> list[list[Piece]]:
    """The columns left and right of a gutter, and what stands over them."""
    if gutter is None:
        return [list(pieces)]
    starts = _shared_starts(*_sides(pieces, gutter))
    if starts:
        return _blocks(pieces, gutter, starts)
    found: list[list[Piece]] = []
    left: list[Piece] = []
    right: list[Piece] = []
    over: list[Piece] = []
    leftward = is_leftward("".join(piece.text for piece in pieces))
    for row in rows_of(pieces):
        if any(piece.left < gutter < piece.right for piece in row):
            _close(found, (right, left) if leftward else (left, right), deeper)
            over.extend(row)
        else:
            if over:
                found.append(list(over))
                over.clear()
            left += [piece for piece in row if piece.right <= gutter]
            right += [piece for piece in row if piece.left >= gutter]
    _close(found, (right, left) if leftward else (left, right), deeper)
    return [*found, over] if over else found


def _close(found: list[list[Piece]], sides: tuple[list[Piece], list[Piece]], deeper: int) -> None:
    for side in sides:
        if side:
            found.extend(_ordered(side, deeper - 1))
            side.clear()


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Where the fewest pieces stand, if what is left and right of it are columns of prose."""
    if len(pieces) < 2 * _ROWS:
        return None
    start, end = min(one.left for one in pieces), max(one.right for one in pieces)
    size = median(one.size for one in pieces)
    if end - start < 2 * _NARROWEST * size:
        return None
    place = _emptiest(pieces, start, end)
    sides = _sides(pieces, place)
    wide = max(_NARROWEST * size, _SHARE * (end - start))
    over = len(pieces) - len(sides[0]) - len(sides[1])
    prose = all(_is_prose(side, wide) for side in sides)
    return place if prose and over <= min(len(side) for side in sides) else None


def _sides(pieces: Sequence[Piece], gutter: float) -> tuple[list[Piece], list[Piece]]:
    return [one for one in pieces if one.right <= gutter], [one for one in pieces if one.left >= gutter]


def _emptiest(pieces: Sequence[Piece], start: float, end: float) -> float:
    """The middle of the widest stretch, away from the edges, over which the fewest pieces stand."""
    bins = int(min(_MANY_BINS, (end - start) / _BIN)) + 1
    scale = bins / (end - start)
    steps = [0] * (bins + 2)
    for one in pieces:
        steps[int((one.left - start) * scale)] += 1
        steps[int((one.right - start) * scale) + 1] -= 1
    covers, total = [], 0
    for step in steps[:bins]:
        total += step
        covers.append(total)
    inner = range(int(bins * _SHARE), int(bins * (1 - _SHARE)) + 1)
    fewest = min(covers[index] for index in inner)
    best, run = (0, 0), 0
    for index in (*inner, bins):
        if index < bins and covers[index] == fewest:
            run += 1
        else:
            best, run = max(best, (run, index)), 0
    length, after = best
    return start + (after - length / 2) / scale


def _is_prose(side: Sequence[Piece], wide: float, fewest: int = _ROWS) -> bool:
    rows = rows_of(side)
    if len(rows) < fewest:
        return False
    lefts, rights = sorted(row[0].left for row in rows), sorted(row[-1].right for row in rows)
    width = rights[int(0.9 * (len(rights) - 1))] - lefts[int(0.1 * (len(lefts) - 1))]
    if width < wide:
        return False
    filled = median(sum(one.right - one.left for one in row) for row in rows) / width
    letters = median(sum(len(one.text) for one in row) for row in rows)
    labels = sum(begins_turn(row[0].text) and len(rows) > 1 for row in rows)
    only_labels = labels > 0.5 * len(rows) and letters < 2 * _LETTERS
    return filled >= _FILLED and letters >= _LETTERS and not only_labels


def _shared_starts(left: Sequence[Piece], right: Sequence[Piece]) -> list[float]:
    """The heights at which blocks begin on both sides, as the rows of a table with much text do; else ().

    A line that ends a paragraph over both sides, and is short, stands on one of them only.
    """
    if not left or not right:
        return []
    upper = min(max(one.base for one in side) for side in (left, right)) + _SAME_HEIGHT
    lower = max(min(one.base for one in side) for side in (left, right)) - _SAME_HEIGHT
    sides = [[one for one in side if lower <= one.base <= upper] for side in (left, right)]
    return _shared(*map(_block_starts, sides)) or _questions(*sides)


def _shared(one: Sequence[float], other: Sequence[float]) -> list[float]:
    """The heights that both have, if they are nearly all of each."""
    if min(len(one), len(other)) < _GRID_ROWS:
        return []
    shared = [height for height in one if _is_near(height, other)]
    return shared if len(shared) >= _GRID_SHARE * max(len(one), len(other)) else []


def _questions(left: Sequence[Piece], right: Sequence[Piece]) -> list[float]:
    """The heights at which questions begin beside answers, though there is no more room between these than
    between lines: where the line above had room for the first word."""
    size = median(one.size for one in left) if left else 0.0
    first = min((one.left for one in right), default=0.0) - size
    last = max((one.right for one in right), default=0.0)
    asking, answering = _ended_starts(left, first), _ended_starts(right, last)
    asked = sum(row[-1].text.endswith("?") for row in rows_of(left))
    full = [one for one in asking if not _is_near(one, answering) and _begins_sentence(right, one)]
    return _shared(asking, sorted([*answering, *full])) if asked >= _ASKED * len(asking) else []


def _is_near(height: float, others: Sequence[float]) -> bool:
    return any(abs(height - other) <= _SAME_HEIGHT for other in others)


def _begins_sentence(side: Sequence[Piece], height: float) -> bool:
    """Whether the line at a height may begin a sentence: the one above ends one, and fills its line."""
    return any(
        above[-1].text.endswith((".", "?", "!")) and not below[0].text[:1].islower()
        for above, below in pairwise(rows_of(side))
        if abs(below[0].base - height) <= _SAME_HEIGHT
    )


def _ended_starts(side: Sequence[Piece], edge: float) -> list[float]:
    rows = rows_of(side)
    return [row[0].base for row in rows[:1]] + [
        below[0].base
        for above, below in pairwise(rows)
        if above[-1].right + below[0].first + _SMALL_LETTERS * below[0].size < edge
        or above[-1].text.endswith("?")
    ]


def _blocks(pieces: Sequence[Piece], gutter: float, starts: Sequence[float]) -> list[list[Piece]]:
    """The cells of a table with much text, row by row, and what stands over its columns between or below."""
    over = [one.base for one in pieces if one.left < gutter < one.right and one.base < starts[-1]]
    bounds = [*(start + 2 * _SAME_HEIGHT for start in starts), max(over, default=float("-inf"))]
    found: list[list[Piece]] = [[one for one in pieces if one.base > bounds[0]]]
    for upper, lower in pairwise(bounds):
        row = [one for one in pieces if lower < one.base <= upper]
        found += [*map(_Cell, _sides(row, gutter)), [one for one in row if one.left < gutter < one.right]]
    return [*found, [one for one in pieces if one.base <= bounds[-1]]]


def _block_starts(side: Sequence[Piece]) -> list[float]:
    bases = [row[0].base for row in rows_of(side)]
    steps = [above - below for above, below in pairwise(bases)]
    usual = median(steps) if steps else 0.0
    return bases[:1] + [below for below, step in zip(bases[1:], steps, strict=True) if step > 1.25 * usual]


def _lines(pieces: Sequence[Piece], page: int) -> tuple[Line, ...]:
    rows = rows_of(pieces)
    rights = sorted(row[-1].right for row in rows)
    edges = (
        min(row[0].left for row in rows),
        rights[-1] if len(rights) < 10 else rights[int(0.97 * len(rights))],
    )
    return tuple(line_of(row, page, edges) for row in rows)


def line_of(row: Sequence[Piece], page: int, edges: tuple[float, float]) -> Line:
    """The line that pieces beside each other make."""
    ordered = list(reversed(row)) if is_leftward("".join(one.text for one in row)) else list(row)
    largest = max(row, key=lambda one: len(one.text))
    cells, lefts = [ordered[0].text], [ordered[0].left]
    stretched = _is_stretched(row, edges)
    for before, one in pairwise(ordered):
        gap = max(one.left - before.right, before.left - one.right)
        if gap > CELLS_APART * largest.size and not stretched:
            cells.append(one.text)
            lefts.append(one.left)
        else:
            cells[-1] += f" {one.text}"
    return Line(
        " ".join(cells), tuple(cells), tuple(lefts), row[0].left, row[-1].right, largest.base,
        max(one.size for one in row), min(one.small for one in row),
        ordered[0].first, all(one.is_bold for one in row), page, edges, tuple(row),
    )  # fmt: skip


def _is_stretched(row: Sequence[Piece], edges: tuple[float, float]) -> bool:
    """Whether a row is a justified line of few words: it fills its column, with the same gap everywhere."""
    gaps = [after.left - before.right for before, after in pairwise(row)]
    if len(gaps) < 2 or row[0].left - edges[0] > _FLUSH or edges[1] - row[-1].right > _FLUSH:
        return False
    words = all(" " not in one.text and any(map(str.isalpha, one.text)) for one in row)
    return words and max(gaps) - min(gaps) <= _EVEN * row[0].size
