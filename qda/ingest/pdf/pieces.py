"""Words to pieces of lines. A piece never goes over a wide gap, so it lies in one column or one cell.

Words that follow each other in the file and on the page belong together; that keeps text that is read from
right to left, and small raised numbers, where they belong.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from qda.ingest.pdf.spaced_type import closed_up
from qda.ingest.pdf.words import LOWERED, RAISED, Word

_WIDE = 1.0
"""The widest gap between the words of a piece, in letter sizes; a gutter is wider."""
_WIDE_ELSEWHERE = 0.6
"""The same for words that do not follow each other in the file."""
_AFTER_NUMBER = 0.45
_OVERLAP = 0.4
_RAISED = 0.5
_LIFTED = 0.15
_NEAR = 0.3
_ADJOINING = 0.12
_LEVEL = 0.25
"""How far apart the base lines of one line can be, in letter sizes; of raised letters, `_RAISED`."""
_BOLD_SHARE = 0.9
_HYPHENS = ("-", "\u2010", "\u00ad")
"""Some programs write the hyphens of a page's line ends after all of its lines."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row. `first` is the width of the first word, `bold` the number of letters in bold type.

    `size` is that of the largest letters, `small` that of the smallest which are not raised.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    small: float
    first: float
    bold: int

    @property
    def is_bold(self) -> bool:
        """Whether it is printed in bold."""
        return self.bold > _BOLD_SHARE * len(self.text.replace(" ", ""))


def pieces_of(words: Iterable[Word]) -> list[Piece]:
    """The pieces of a page, from top to bottom."""
    found: list[Piece] = []
    for word in closed_up(words):
        piece = Piece(
            word.text, word.left, word.right, word.base, word.size, word.size,
            word.right - word.left, len(word.text) if word.bold else 0,
        )  # fmt: skip
        if found and _continues(found[-1], piece, _WIDE):
            found[-1] = _joined(found[-1], piece)
        else:
            found.append(piece)
    return [one for row in rows_of(found) for one in _closed(row)]


def rows_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces by base line, from top to bottom; within a row from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: -one.base):
        row = rows[-1] if rows else None
        if row and _level(row[0], piece):
            row.append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _level(one: Piece, other: Piece) -> bool:
    larger, smaller = max(one.size, other.size), min(one.size, other.size)
    reach = _RAISED if smaller < 0.85 * larger else _LEVEL
    return abs(one.base - other.base) <= reach * larger


def _continues(one: Piece, other: Piece, wide: float) -> bool:
    if not _level(one, other):
        return False
    size = max(one.size, other.size)
    gap = one.left - other.right if is_leftward(one.text + other.text) else other.left - one.right
    if one.text.isdecimal() and " " not in one.text:
        wide = _AFTER_NUMBER
    return -_OVERLAP * size <= gap <= wide * size


def _joined(one: Piece, other: Piece) -> Piece:
    larger, smaller = (one, other) if one.size >= other.size else (other, one)
    raised = smaller.base - larger.base > _LIFTED * larger.size
    mark = (
        raised and smaller is other and other.text.isdecimal() and other.left - one.right < _NEAR * one.size
    )
    adjoins = abs(other.left - one.right) < _ADJOINING * larger.size
    space = "" if adjoins and (raised or other.text in _HYPHENS) else " "
    return replace(
        one,
        text=f"{one.text}{RAISED}{other.text}{LOWERED}" if mark else f"{one.text}{space}{other.text}",
        left=min(one.left, other.left),
        right=max(one.right, other.right),
        base=larger.base,
        size=larger.size,
        small=larger.small if raised else min(one.small, other.small),
        bold=one.bold + other.bold,
    )


def _closed(row: Sequence[Piece]) -> list[Piece]:
    """The pieces of a row, those that adjoin each other as one."""
    found: list[Piece] = []
    for piece in row:
        if found and not is_leftward(piece.text) and _continues(found[-1], piece, _WIDE_ELSEWHERE):
            found[-1] = _joined(found[-1], piece)
        else:
            found.append(piece)
    return found


def is_leftward(text: str) -> bool:
    """Whether most letters of a text are read from right to left."""
    if text.isascii():
        return False
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    return 2 * sum(kind in ("R", "AL") for kind in kinds) > sum(kind in ("L", "R", "AL") for kind in kinds)
