"""A pattern as values: what a rule asks of a text.

As it is written, its leaves are words, exact forms, lists and codes; `str(pattern)` writes it in its own
language with all brackets that it needs, so that `parse(str(pattern)) == pattern`. Compiled for a
language, its leaves are lexemes, token rules and codes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Any

from qda.model.codebook import TokenPattern


class Order(StrEnum):
    """Which way round two parts must stand."""

    NEAR = "NEAR"
    BEFORE = "BEFORE"
    AFTER = "AFTER"


@dataclass(frozen=True, slots=True)
class Word:
    """A word by its lemma, or with `*` and `?` a wildcard over its form; case does not matter."""

    text: str

    @property
    def wild(self) -> bool:
        """Whether it has wildcards."""
        return "*" in self.text or "?" in self.text

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Exact:
    """Words in exactly these forms; with `cased` in exactly this case too."""

    text: str
    cased: bool = False

    def __str__(self) -> str:
        return f'{"=" if self.cased else ""}"{self.text}"'


@dataclass(frozen=True, slots=True)
class Terms:
    """A named list of the codebook."""

    name: str

    def __str__(self) -> str:
        return f"${self.name}"


class How(StrEnum):
    """By which side of a word a lexeme recognises it."""

    LEMMA = "lemma"
    FORM = "form"
    CASED = "cased"
    WILD = "wild"


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One word, ready to be looked up; `values` are its lemma, regular forms of it that a lemma table may not
    know, and its normal form; or its form; or the wildcard."""

    how: How
    values: tuple[str, ...]

    def __str__(self) -> str:
        return self.values[-1]


@dataclass(frozen=True, slots=True)
class Tailed:
    """A word, compiled, with a possessive or clipped 's behind it."""

    word: "Pattern"

    def __str__(self) -> str:
        return f"{self.word}'s"


@dataclass(frozen=True, slots=True)
class TokenRule:
    """A spaCy token pattern, under the name of its rule."""

    name: str
    tokens: TokenPattern

    def __str__(self) -> str:
        return f"token pattern {self.name}"


@dataclass(frozen=True, slots=True)
class CodeReference:
    """Wherever that code, or a code below it, was found."""

    code: str

    def __str__(self) -> str:
        return f"#{self.code}"


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts side by side, in this order."""

    parts: tuple["Pattern", ...]

    def __str__(self) -> str:
        return " ".join(_tight(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Maybe:
    """A part of a sequence that may be missing."""

    part: "Pattern"

    def __str__(self) -> str:
        return f"[{self.part}]"


@dataclass(frozen=True, slots=True)
class Either:
    """Any one of the options."""

    options: tuple["Pattern", ...]

    def __str__(self) -> str:
        return " | ".join(_within(option, Either) for option in self.options)


@dataclass(frozen=True, slots=True)
class Near:
    """Two parts with fewer than `distance` words, and no end of a sentence, between them.

    Side by side is a distance of 1, so NEAR/5 lets four words stand between.
    """

    left: "Pattern"
    right: "Pattern"
    distance: int
    order: Order = Order.NEAR

    def __str__(self) -> str:
        left = _within(self.left, Either, Both, Without)
        return f"{left} {self.order}/{self.distance} {_within(self.right, Either, Both, Without, Near)}"


@dataclass(frozen=True, slots=True)
class Both:
    """Both parts in the same scope: the passage runs from each left part to the nearest right part.

    A right part that shares a word with the left one is nearest; of two equally near, the earlier counts.
    """

    left: "Pattern"
    right: "Pattern"

    def __str__(self) -> str:
        return f"{_within(self.left, Either)} AND {_within(self.right, Either, Both, Without)}"


@dataclass(frozen=True, slots=True)
class Without:
    """The left part where the right part does not occur in the same scope."""

    left: "Pattern"
    right: "Pattern"

    def __str__(self) -> str:
        return f"{_within(self.left, Either)} NOT {_within(self.right, Either, Both, Without)}"


Pattern = (
    Word
    | Exact
    | Terms
    | Lexeme
    | Tailed
    | TokenRule
    | CodeReference
    | Sequence
    | Maybe
    | Either
    | Near
    | Both
    | Without
)


def _within(pattern: Pattern, *looser: type) -> str:
    """A part as text, in brackets when it binds more loosely than its surroundings."""
    return f"({pattern})" if isinstance(pattern, looser) else str(pattern)


def _tight(pattern: Pattern) -> str:
    return _within(pattern, Either, Near, Both, Without, Sequence)


_PARTS: dict[type, Callable[[Pattern], tuple[Pattern, ...]]] = {
    Sequence: attrgetter("parts"),
    Either: attrgetter("options"),
    Maybe: lambda maybe: (maybe.part,),  # type: ignore[union-attr]
    Tailed: lambda tailed: (tailed.word,),  # type: ignore[union-attr]
    **dict.fromkeys((Near, Both, Without), attrgetter("left", "right")),
}


def parts(pattern: Pattern) -> tuple[Pattern, ...]:
    """The patterns directly inside a pattern."""
    inside = _PARTS.get(type(pattern))
    return inside(pattern) if inside else ()


def walk(pattern: Pattern) -> list[Pattern]:
    """The pattern and everything inside it, outermost first, from left to right."""
    found: list[Pattern] = []
    waiting = [pattern]
    while waiting:
        found.append(waiting.pop())
        waiting.extend(reversed(parts(found[-1])))
    return found


def names(pattern: Pattern) -> tuple[set[str], set[str]]:
    """The lists ($) and the codes (#) that a pattern speaks of."""
    everything = walk(pattern)
    lists = {one.name for one in everything if isinstance(one, Terms)}
    codes = {one.code for one in everything if isinstance(one, CodeReference)}
    return lists, codes


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


def matches_everywhere(pattern: Pattern) -> bool:
    """Whether all words of it, or of one side of an operator in it, are optional."""
    return may_be_empty(pattern) or any(_lacks_a_side(part) for part in walk(pattern))


def _lacks_a_side(pattern: Pattern) -> bool:
    return isinstance(pattern, Near | Both | Without) and any(map(may_be_empty, parts(pattern)))


def takes_itself_away(pattern: Pattern) -> bool:
    """Whether it is something without the same, or without one of several of which it is one."""
    if not isinstance(pattern, Without):
        return False
    away = pattern.right.options if isinstance(pattern.right, Either) else (pattern.right,)
    return pattern.left in (pattern.right, *away)


def depth(pattern: Pattern) -> int:
    """How many patterns stand within each other, the pattern itself among them."""
    deep, level = 0, [pattern]
    while level:
        deep, level = deep + 1, [part for one in level for part in parts(one)]
    return deep


_REMADE: dict[type, Callable[[Any, tuple[Pattern, ...]], Pattern]] = {
    Sequence: lambda _, inside: Sequence(inside),
    Either: lambda _, inside: Either(inside),
    Maybe: lambda _, inside: Maybe(*inside),
    Tailed: lambda _, inside: Tailed(*inside),
    Near: lambda near, inside: Near(inside[0], inside[1], near.distance, near.order),
    Both: lambda _, inside: Both(*inside),
    Without: lambda _, inside: Without(*inside),
}


def rebuilt(pattern: Pattern, leaf: Callable[[Pattern], Pattern]) -> Pattern:
    """The pattern with every leaf replaced by what `leaf` makes of it."""
    if type(pattern) not in _REMADE:
        return leaf(pattern)
    return with_parts(pattern, tuple([rebuilt(part, leaf) for part in parts(pattern)]))


def with_parts(pattern: Pattern, inside: tuple[Pattern, ...]) -> Pattern:
    """A pattern that has parts, with others in their places."""
    return _REMADE[type(pattern)](pattern, inside)
