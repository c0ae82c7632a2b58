"""Numbers in a margin that count the lines of a page, as lawyers and conversation analysts print them."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from qda.ingest.pdf.pieces import Piece, rows_of

_AT_LEAST = 5
_STEADY = 0.8
_COVERED = 0.6
_APART = 3.0
"""How far from each other the edges of line numbers can be, in points."""


def line_numbers(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a page that number its lines; none when the numbers are part of the text.

    They stand beyond the text, below each other, and grow as fast as the lines do: 1, 2, 3 or 5, 10, 15.
    """
    rows = rows_of(pieces)
    for side in (0, -1):
        found = [(index, row[side]) for index, row in enumerate(rows) if _is_number(row[side].text)]
        if len(found) >= _AT_LEAST and _counts(found, len(rows)) and _beyond(found, pieces, side):
            return [piece for _, piece in found]
    return []


def _is_number(text: str) -> bool:
    return text.isdecimal() and text.isascii() and len(text) <= 5


def _counts(found: Sequence[tuple[int, Piece]], rows: int) -> bool:
    steps = [
        int(after.text) - int(before.text) == there - here
        for (here, before), (there, after) in pairwise(found)
    ]
    covered = found[-1][0] - found[0][0] + 1
    return sum(steps) >= _STEADY * len(steps) and covered >= _COVERED * rows


def _beyond(found: Sequence[tuple[int, Piece]], pieces: Sequence[Piece], side: int) -> bool:
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
