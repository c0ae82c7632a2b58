"""Text to pattern, with errors that show the place and say what to do."""

import re
from functools import lru_cache
from importlib.resources import files

from lark import Lark, Token, Transformer, UnexpectedCharacters, UnexpectedInput, UnexpectedToken
from lark.exceptions import VisitError

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
    parts,
    walk,
)
from qda.errors import PatternError, Place

_OPERATOR_IN_SMALL = re.compile(r"(near|before|after)/\d+", re.IGNORECASE)
_OPERATOR_WITHOUT_DISTANCE = re.compile(r"NEAR|BEFORE|AFTER")
_MISPLACED = "An operator needs a word on each side; 'or' is written |; quotation marks make it a word."
_MAX_LENGTH = 20_000
_MAX_BRACKETS = 60


def parse(text: str, *, place: Place | None = None) -> Pattern:
    """Parse one pattern. `place` is where its first character stands.

    Raises PatternError with file, line, column, the pattern with a mark under the spot, and a remedy.
    """
    _refuse_hopeless(text, place)
    try:
        pattern: Pattern = _ToPattern().transform(_grammar().parse(text))
    except UnexpectedInput as error:
        raise _explained(text, error, place) from error
    except VisitError as error:
        if isinstance(error.orig_exc, _Slip):
            slip = error.orig_exc
            raise _error(text, slip.at, str(slip), place, slip.remedy) from slip
        raise
    if may_be_empty(pattern) or any(_lacks_a_side(part) for part in walk(pattern)):
        problem = "a part of this pattern has only optional words, so it would match everywhere"
        raise _error(text, 0, problem, place, "Leave at least one word outside square brackets.")
    return pattern


class _Slip(Exception):
    """Something that the grammar lets through and a reader would not mean."""

    def __init__(self, problem: str, at: int, remedy: str) -> None:
        super().__init__(problem)
        self.at = at
        self.remedy = remedy


@lru_cache(maxsize=1)
def _grammar() -> Lark:
    text = files("qda.coding").joinpath("grammar.lark").read_text(encoding="utf-8")
    return Lark(text, parser="lalr", maybe_placeholders=False)


class _ToPattern(Transformer[Token, Pattern]):
    """Lark calls one method for each rule of the grammar, under the rule's name."""

    def start(self, children: list[Pattern]) -> Pattern:
        return children[0]

    def either(self, children: list[Pattern]) -> Pattern:
        options = [
            inner for one in children for inner in (one.options if isinstance(one, Either) else (one,))
        ]
        return Either(tuple(options))

    def sequence(self, children: list[Pattern]) -> Pattern:
        return Sequence(tuple(children))

    def maybe(self, children: list[Pattern]) -> Pattern:
        return Maybe(children[0])

    def both(self, children: list[Pattern]) -> Pattern:
        return Both(children[0], children[1])

    def without(self, children: list[Pattern]) -> Pattern:
        return Without(children[0], children[1])

    def near(self, children: list[Pattern | Token]) -> Pattern:
        left, operator, right = children
        name, distance = str(operator).split("/")
        at = operator.start_pos if isinstance(operator, Token) and operator.start_pos is not None else 0
        if int(distance) < 1:
            raise _Slip(f"{operator} can never match", at, f"The smallest distance is 1: {name}/1.")
        return Near(left, right, int(distance), Order(name))  # type: ignore[arg-type]

    def word(self, children: list[Token]) -> Pattern:
        text, at = str(children[0]), children[0].start_pos or 0
        if text in {"AND", "NOT", "OR"} or re.fullmatch(r"(NEAR|BEFORE|AFTER)/\d+", text):
            raise _Slip(f"{text} stands where a word is expected", at, _MISPLACED)
        if _OPERATOR_IN_SMALL.fullmatch(text):
            raise _Slip(f"{text} is not an operator", at, f"Write operators in capitals: {text.upper()}.")
        if _OPERATOR_WITHOUT_DISTANCE.fullmatch(text):
            raise _Slip(
                f"{text} needs a distance", at, f"Write how many words may lie apart, as in {text}/5."
            )
        if not re.search(r"[^\W_]", text):
            raise _Slip(f"{text} has no letter or digit, so it can never match", at,
                        "Give at least one letter beside wildcards and punctuation.")  # fmt: skip
        return Word(text)

    def phrase(self, children: list[Token]) -> Pattern:
        return self._exact(children[0], cased=False, text=children[0][1:-1])

    def cased_phrase(self, children: list[Token]) -> Pattern:
        return self._exact(children[0], cased=True, text=children[0][2:-1])

    def cased(self, children: list[Token]) -> Pattern:
        return self._exact(children[0], cased=True, text=children[0][1:])

    def terms(self, children: list[Token]) -> Pattern:
        return Terms(children[0][1:])

    def code(self, children: list[Token]) -> Pattern:
        return CodeReference(children[0][1:])

    def _exact(self, token: Token, *, cased: bool, text: str) -> Pattern:
        if not re.search(r"[^\W_]", text):
            raise _Slip("there is no word between these quotation marks", token.start_pos or 0,
                        "Write the words to find, or remove the marks.")  # fmt: skip
        return Exact(" ".join(text.split()), cased)


def _refuse_hopeless(text: str, place: Place | None) -> None:
    if not text.strip():
        raise PatternError("the pattern is empty", place=place, remedy="Write at least one word.")
    if len(text) > _MAX_LENGTH:
        problem = f"the pattern has {len(text):,} characters, more than {_MAX_LENGTH:,}"
        raise PatternError(problem, place=place, remedy="Split it into several entries.")
    depth = 0
    for at, character in enumerate(text):
        depth += (character in "([") - (character in ")]")
        if depth > _MAX_BRACKETS:
            raise _error(text, at, f"brackets are nested more than {_MAX_BRACKETS} deep", place,
                         "Give the inner part a name under 'terms'.")  # fmt: skip


def _explained(text: str, error: UnexpectedInput, place: Place | None) -> PatternError:
    opened, closed = text.count("(") + text.count("["), text.count(")") + text.count("]")
    if isinstance(error, UnexpectedCharacters):
        at = error.pos_in_stream or 0
        if text[at] == '"':
            return _error(text, at, "a quotation mark is never closed", place, 'Close it with another ".')
        return _error(text, at, f"{text[at]!r} has no meaning here", place, "Remove it or write a word.")
    if not isinstance(error, UnexpectedToken):
        return _error(
            text, len(text), "the pattern ends too early", place, "Finish it, or remove what is too much."
        )
    token = error.token
    if token.type == "$END":
        if opened > closed:
            return _error(text, len(text), "a bracket is never closed", place, "Close it with ) or ].")
        return _error(
            text, len(text), "the pattern ends too early", place, "Write what comes after the last sign."
        )
    at = token.start_pos or 0
    if token in {")", "]"}:
        if opened == closed or opened > closed:
            return _error(text, at, f"{token} closes nothing, or a bracket is empty", place,
                          "Write a word inside the brackets, and close ( with ) and [ with ].")  # fmt: skip
        return _error(
            text, at, f"{token} closes a bracket that was never opened", place, f"Remove the {token}."
        )
    return _error(text, at, f"{token} stands where a word is expected", place, _MISPLACED)


def _error(text: str, at: int, problem: str, place: Place | None, remedy: str) -> PatternError:
    line_start = text.rfind("\n", 0, at) + 1
    line = text[line_start:].split("\n", 1)[0]
    from_start = max(0, at - line_start - 60)
    shown = line[from_start : from_start + 90]
    mark = " " * (at - line_start - from_start) + "^"
    spot = None
    if place is not None:
        column = None if place.column is None else place.column + at
        spot = Place(place.file, place.line, column)
    return PatternError(problem, place=spot, remedy=f"{shown}\n  {mark}\n  {remedy}")


def may_be_empty(pattern: Pattern) -> bool:
    """Whether all words of a part of a sequence are optional."""
    match pattern:
        case Maybe():
            return True
        case Sequence(inner):
            return all(may_be_empty(part) for part in inner)
        case Either(options):
            return any(may_be_empty(option) for option in options)
        case _:
            return False


def _lacks_a_side(pattern: Pattern) -> bool:
    return isinstance(pattern, Near | Both | Without) and any(map(may_be_empty, parts(pattern)))


def names(pattern: Pattern) -> tuple[set[str], set[str]]:
    """The lists ($) and the codes (#) that a pattern speaks of."""
    everything = walk(pattern)
    lists = {one.name for one in everything if isinstance(one, Terms)}
    codes = {one.code for one in everything if isinstance(one, CodeReference)}
    return lists, codes
