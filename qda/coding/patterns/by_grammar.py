"""Text to pattern by the grammar, which tells where a fault is. What is wrong is explained in `mistakes`."""

import re
from functools import lru_cache
from importlib.resources import files

from lark import Lark, Token, Transformer, UnexpectedInput
from lark.exceptions import VisitError

from qda.coding.patterns.mistakes import (
    MISPLACED,
    Slip,
    error_at,
    explained,
    misread,
    slipped,
    without_letters,
)
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
from qda.errors import PatternError, Place

_DISTANCE_OPERATOR = re.compile(r"(NEAR|BEFORE|AFTER)(/.*)?", re.DOTALL)
_WITHOUT_SLASH = re.compile(r"(NEAR|BEFORE|AFTER)(\d+)")
_OPERATOR_IN_SMALL = re.compile(r"(near|before|after)/\d+", re.IGNORECASE)
_MAX_DISTANCE = 100


def by_grammar(text: str, place: Place | None = None) -> Pattern:
    """Parse one pattern by the grammar alone."""
    try:
        pattern = _parsed(text)
    except UnexpectedInput as error:
        raise explained(text, error, place) from error
    except VisitError as error:
        if isinstance(error.orig_exc, Slip):
            raise slipped(text, error.orig_exc, place) from error
        raise
    if matches_everywhere(pattern):
        problem = "a part of this pattern has only optional words, so it would match everywhere"
        raise error_at(text, 0, problem, place, "Leave at least one word outside square brackets.")
    if never := next(filter(takes_itself_away, walk(pattern)), None):
        problem = f"{never} can never match"
        raise PatternError(problem, place=place, remedy="What stands before NOT stands behind it too.")
    return pattern


def _parsed(text: str) -> Pattern:
    """Built while it is parsed; a text with a fault is parsed again, whole, for its first syntax error."""
    try:
        pattern: Pattern = _grammar(building=True).parse(text)  # type: ignore[assignment]
    except (UnexpectedInput, VisitError, Slip):
        pattern = _ToPattern().transform(_grammar(building=False).parse(text))
    return pattern


@lru_cache(maxsize=2)
def _grammar(*, building: bool) -> Lark:
    text = files("qda.coding.patterns").joinpath("grammar.lark").read_text(encoding="utf-8")
    return Lark(text, parser="lalr", maybe_placeholders=False, transformer=_ToPattern() if building else None)


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
        digits = distance.lstrip("0")
        if not digits:
            raise Slip(f"{operator} can never match", at, f"The smallest distance is 1: {name}/1.")
        if len(digits) > 3 or int(digits) > _MAX_DISTANCE:
            remedy = f"The largest distance is {_MAX_DISTANCE}. AND finds two words anywhere in a sentence."
            raise Slip(f"{name} reaches too far", at, remedy)
        return Near(left, right, int(digits), Order(name))  # type: ignore[arg-type]

    def word(self, children: list[Token]) -> Pattern:
        text, at = str(children[0]), children[0].start_pos or 0
        if text in {"AND", "NOT", "OR"} or re.fullmatch(r"(NEAR|BEFORE|AFTER)/[0-9]+", text):
            raise Slip(f"{text} stands where a word is expected", at, MISPLACED)
        if _OPERATOR_IN_SMALL.fullmatch(text):
            raise Slip(f"{text} is not an operator", at, f"Write operators in capitals: {text.upper()}.")
        if operator := _WITHOUT_SLASH.fullmatch(text):
            remedy = f"Write {operator[1]}/{operator[2]}; quotation marks make it a word."
            raise Slip(f"{text} is not an operator", at, remedy)
        if operator := _DISTANCE_OPERATOR.fullmatch(text):
            remedy = f"Write how many words may lie apart, as in {operator[1]}/5."
            raise Slip(f"{text} needs a whole number as its distance", at, remedy)
        if not re.search(r"[^\W_]", text):
            raise Slip(f"{text} has no letter or digit, so it can never match", at, without_letters(text))
        if slip := misread(text, at):
            raise slip
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
            raise Slip("there is no word between these quotation marks", token.start_pos or 0,
                        "Write the words to find, or remove the marks.")  # fmt: skip
        return Exact(" ".join(text.split()), cased)
