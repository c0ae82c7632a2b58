"""Patterns without a fault, read in one go; others are for the grammar, which tells what is wrong.

A codebook has hundreds of patterns, and the grammar takes as long for one as this takes for ten.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from qda.coding.patterns.mistakes import misread
from qda.coding.patterns.pattern import (
    Both,
    CodeReference,
    Either,
    Exact,
    Maybe,
    Near,
    Order,
    Pattern,
    Sequence,
    Terms,
    Without,
    Word,
    matches_everywhere,
    takes_itself_away,
    walk,
)
from qda.coding.patterns.pieces import CODE, LIST, pieces

_NEAR = {f"{order}/{distance}": (order, distance) for order in Order for distance in range(1, 100)}
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_OPERATOR = re.compile(r"AND|NOT|OR|(?:NEAR|BEFORE|AFTER)(?:/.*|\d+)?|(?i:near|before|after)/\d+", re.DOTALL)
_SIDES: dict[str, Callable[[Pattern, Pattern], Pattern]] = {"AND": Both, "NOT": Without}
_CLOSING = {"(": ")", "[": "]"}
_ENDS = frozenset({"|", ")", "]", "", *_SIDES, *_NEAR})
"""Pieces that end a sequence; the empty one is the end of the text."""
_NAMED: dict[str, Callable[[str], Pattern]] = {LIST: Terms, CODE: CodeReference}


class Doubt(Exception):
    """Something that only the grammar should judge."""


def quick_parse(text: str) -> Pattern:
    """The pattern that a text is; raises Doubt for whatever is not plainly right."""
    found = pieces(text)
    if len(found) == 1:
        return _leaf(found[0])
    reader = _Reader(found)
    pattern = reader.either()
    if reader.piece or ("[" in text and matches_everywhere(pattern)):
        raise Doubt
    if "NOT" in text and any(map(takes_itself_away, walk(pattern))):
        raise Doubt
    return pattern


class _Reader:
    """Stands before one `piece` of the text; behind the last there is an empty one."""

    def __init__(self, pieces: list[str]) -> None:
        self._pieces: Iterator[str] = iter((*pieces, ""))
        self.piece = next(self._pieces)

    def _next(self) -> str:
        """The piece stood before; stands before the next one then."""
        piece, self.piece = self.piece, next(self._pieces, "")
        return piece

    def either(self) -> Pattern:
        """Parts of which any may stand."""
        options = [self._boolean()]
        while self.piece == "|":
            self._next()
            options.append(self._boolean())
        if len(options) == 1:
            return options[0]
        return Either(tuple(part for one in options for part in _options(one)))

    def _boolean(self) -> Pattern:
        left = self._near()
        while self.piece in _SIDES:
            left = _SIDES[self._next()](left, self._near())
        return left

    def _near(self) -> Pattern:
        left = self._sequence()
        while self.piece in _NEAR:
            order, distance = _NEAR[self._next()]
            left = Near(left, self._sequence(), distance, order)
        return left

    def _sequence(self) -> Pattern:
        parts = [self._part()]
        while self.piece not in _ENDS:
            parts.append(self._part())
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _part(self) -> Pattern:
        piece = self._next()
        return self._bracketed(piece) if piece in _CLOSING else _leaf(piece)

    def _bracketed(self, opening: str) -> Pattern:
        pattern = self.either()
        if self.piece != _CLOSING[opening]:
            raise Doubt
        self._next()
        return Maybe(pattern) if opening == "[" else pattern


@lru_cache(maxsize=65_536)
def _leaf(piece: str) -> Pattern:
    """What a piece is that is neither sign nor operator."""
    if piece[:1] in _NAMED and len(piece) > 1:
        return _NAMED[piece[0]](piece[1:])
    if not _LETTER_OR_DIGIT.search(piece) or _OPERATOR.fullmatch(piece):
        raise Doubt
    if piece[0] in '="':
        return _exact(piece)
    if misread(piece, 0):
        raise Doubt
    return Word(piece)


def _exact(piece: str) -> Exact:
    cased = piece.startswith("=")
    text = piece[1:] if cased else piece
    words = text[1:-1] if text.startswith('"') else text
    return Exact(" ".join(words.split()), cased)


def _options(pattern: Pattern) -> tuple[Pattern, ...]:
    return pattern.options if isinstance(pattern, Either) else (pattern,)
