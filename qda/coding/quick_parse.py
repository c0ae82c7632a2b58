"""Patterns without a fault, read in one go; `parse` gives others to the grammar, which tells what is wrong.

A codebook has hundreds of patterns, and the grammar takes as long for one as this takes for ten.
"""

import re
from collections.abc import Callable

from qda.coding.pattern import (
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
)

_INSIDE = r'[^\s()\[\]|"]'
_TOKEN = re.compile(
    rf"""\s*(?: (?P<near> (?:NEAR|BEFORE|AFTER)/[1-9][0-9]? (?!{_INSIDE}) )
    | (?P<exact> ="[^"]*" | "[^"]*" | ={_INSIDE}+ )
    | (?P<terms> \${_INSIDE}+ )
    | (?P<code> \#{_INSIDE}+ )
    | (?P<sign> [()\[\]|] )
    | (?P<word> (?:(?![$\#=]){_INSIDE}) {_INSIDE}* )
    | (?P<end> \Z ) )""",
    re.VERBOSE,
)
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_OPERATOR = re.compile(r"AND|NOT|OR|(?:NEAR|BEFORE|AFTER)(?:/.*)?|(?i:near|before|after)/\d+", re.DOTALL)
_SIDES: dict[str, Callable[[Pattern, Pattern], Pattern]] = {"AND": Both, "NOT": Without}
_LEAVES = frozenset({"word", "exact", "terms", "code"})
_CLOSING = {"(": ")", "[": "]"}


class Doubt(Exception):
    """Something that only the grammar should judge."""


def quick_parse(text: str) -> Pattern:
    """The pattern that a text is; raises Doubt for whatever is not plainly right."""
    reader = _Reader(text)
    pattern = reader.either()
    if reader.kind != "end":
        raise Doubt
    return pattern


class _Reader:
    """Stands before one piece of the text: its `kind`, and its `piece`."""

    def __init__(self, text: str) -> None:
        self._text, self._at, self.kind, self.piece = text, 0, "", ""
        self._next()

    def _next(self) -> str:
        """The piece stood before; stands before the next one then."""
        piece, found = self.piece, _TOKEN.match(self._text, self._at)
        if found is None or found.lastgroup is None:
            raise Doubt
        self.kind, self.piece, self._at = found.lastgroup, found[found.lastgroup], found.end()
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
        while self.kind == "word" and self.piece in _SIDES:
            left = _SIDES[self._next()](left, self._near())
        return left

    def _near(self) -> Pattern:
        left = self._sequence()
        while self.kind == "near":
            order, distance = self._next().split("/")
            left = Near(left, self._sequence(), int(distance), Order(order))
        return left

    def _sequence(self) -> Pattern:
        parts = [self._part()]
        while self.kind in _LEAVES or self.piece in _CLOSING:
            if self.piece in _SIDES:
                break
            parts.append(self._part())
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _part(self) -> Pattern:
        kind, piece = self.kind, self._next()
        if piece in _CLOSING:
            return self._bracketed(piece)
        if kind == "terms":
            return Terms(piece[1:])
        if kind == "code":
            return CodeReference(piece[1:])
        if kind not in _LEAVES or not _LETTER_OR_DIGIT.search(piece) or _OPERATOR.fullmatch(piece):
            raise Doubt
        return Word(piece) if kind == "word" else _exact(piece)

    def _bracketed(self, opening: str) -> Pattern:
        pattern = self.either()
        if self.piece != _CLOSING[opening]:
            raise Doubt
        self._next()
        return Maybe(pattern) if opening == "[" else pattern


def _exact(piece: str) -> Exact:
    cased = piece.startswith("=")
    text = piece[1:] if cased else piece
    words = text[1:-1] if text.startswith('"') else text
    return Exact(" ".join(words.split()), cased)


def _options(pattern: Pattern) -> tuple[Pattern, ...]:
    return pattern.options if isinstance(pattern, Either) else (pattern,)
