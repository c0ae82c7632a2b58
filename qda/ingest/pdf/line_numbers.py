"""Numbers in a margin that count the lines of a page, as lawyers and conversation analysts print them."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from qda.ingest.pdf.pieces import Piece, rows_of

_AT_LEAST = 5
_AT_LEAST_STEPS = 3
"""The same for numbers that count by fives or the like: no three stand so by chance."""
_STEADY = 0.8
_COVERED = 0.6
_APART = 3.0
"""How far from each other the edges of line numbers can be, in points."""

_NUMBER = re.compile(r"(?:(?P<page>[0-9]{1,4})\.)?(?P<line>[0-9]{1,5})")
"""A line's number, in proofs behind the page's: `2.15`."""
_LEADING = (0.8, 2.5)
"""The distance of lines, in letter sizes."""

_Rows = Sequence[Sequence[Piece]]
_Found = Sequence[tuple[int, Piece]]
"""Numbers, each with that of its row."""


class _Margin(NamedTuple):
    """Where the numbers of a page stand: on which side (0 or -1), their edges, and by how much they count."""

    side: int
    left: float
    right: float
    step: int


def line_numbers(pages: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """The pieces of each page that number its lines; none where the numbers are part of the text.

    They stand beyond the text, below each other, and grow as fast as the lines do: 1, 2, 3 or 5, 10, 15. Of a
    page that has too few of them to tell, those that stand where they do on other pages.
    """
    rows = [rows_of(pieces) for pieces in pages]
    found = [_on_page(own, pieces) for own, pieces in zip(rows, pages, strict=True)]
    margins = [_margin(numbers, side) for side, numbers in found if numbers]
    return [
        [piece for _, piece in numbers] or _where_others_are(own, margins)
        for own, (_, numbers) in zip(rows, found, strict=True)
    ]


def _on_page(rows: _Rows, pieces: Sequence[Piece]) -> tuple[int, _Found]:
    """On which side the numbers of a page stand, and which they are."""
    for side in (0, -1):
        found = _aligned([(index, row[side]) for index, row in enumerate(rows) if _is_number(row[side].text)])
        least = _AT_LEAST if len(found) > 1 and _step(found) == 1 else _AT_LEAST_STEPS
        if len(found) >= least and _counts(found, len(rows)) and _beyond(found, pieces, side):
            return side, found
    return 0, []


def _aligned(found: _Found) -> _Found:
    """Those of the numbers that stand where most do: a page's own number at its foot does not."""
    margin = _margin(found, 0) if len(found) > 1 else None
    return [one for one in found if margin is None or _is_in(one[1], margin)]


def _where_others_are(rows: _Rows, margins: Sequence[_Margin]) -> list[Piece]:
    """The numbers beside text that stand in one of the margins, and may be that margin's next ones."""
    for margin in margins:
        beside = [row[margin.side] for row in rows if len(row) > 1]
        found = [one for one in beside if _is_number(one.text) and _is_in(one, margin)]
        values = [_value(one) for one in found]
        if found and all(value % margin.step == 0 for value in values) and values == sorted(set(values)):
            return found
    return []


def _is_in(piece: Piece, margin: _Margin) -> bool:
    return min(abs(piece.left - margin.left), abs(piece.right - margin.right)) <= _APART


def _margin(found: _Found, side: int) -> _Margin:
    left, right = median(one.left for _, one in found), median(one.right for _, one in found)
    return _Margin(side, left, right, _step(found))


def _step(found: _Found) -> int:
    """By how much numbers mostly grow from one to the next; at least 1."""
    values = (_value(piece) for _, piece in found)
    return max(1, round(median(after - before for before, after in pairwise(values))))


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


def _value(piece: Piece) -> int:
    return int(piece.text.rpartition(".")[2])


def _counts(found: _Found, rows: int) -> bool:
    steps = [
        _value(after) - _value(before) == there - here or _are_evenly_set(before, after)
        for (here, before), (there, after) in pairwise(found)
    ]
    covered = found[-1][0] - found[0][0] + _step(found)
    return sum(steps) >= _STEADY * len(steps) and covered >= _COVERED * rows


def _are_evenly_set(before: Piece, after: Piece) -> bool:
    """Whether the numbers of a proof are as far apart as the lines that they count, whatever is set there."""
    lines = _value(after) - _value(before)
    pages = [found and found["page"] for found in map(_NUMBER.fullmatch, (before.text, after.text))]
    if lines <= 0 or pages[0] is None or pages[0] != pages[1]:
        return False
    shortest, longest = _LEADING
    return shortest * after.size <= (before.base - after.base) / lines <= longest * after.size


def _beyond(found: _Found, pieces: Sequence[Piece], side: int) -> bool:
    numbers = {id(piece) for _, piece in found}
    rights = [piece.right for _, piece in found]
    lefts = [piece.left for _, piece in found]
    aligned = min(_spread(rights), _spread(lefts)) <= _APART
    text = [piece for piece in pieces if id(piece) not in numbers]
    if side == 0:
        inside = sum(piece.left < median(rights) for piece in text)
    else:
        inside = sum(piece.right > median(lefts) for piece in text)
    return aligned and inside <= 0.1 * len(text)


def _spread(edges: Sequence[float]) -> float:
    middle = median(edges)
    return median(abs(edge - middle) for edge in edges)
