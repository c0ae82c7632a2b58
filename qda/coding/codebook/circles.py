"""Codes that speak of each other in a circle, and lists that do: told as they are written, at a rule."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from qda.coding.patterns.mistakes import error_at
from qda.coding.patterns.parse import parse
from qda.coding.patterns.pattern import Pattern, names
from qda.errors import QdaError
from qda.model.codebook import Codebook, Rule


class _Spoken(NamedTuple):
    """A rule and the name in it, with its sign, by which it speaks of something."""

    rule: Rule
    sign: str


def circle_of_lists(circle: Sequence[str], codebook: Codebook) -> QdaError:
    """The error for lists of which each is in the one behind it, the last being the first again."""

    def spoken(holder: str, held: str) -> _Spoken:
        return _found(codebook.terms[holder], lambda lists, _: f"${held}" if held in lists else None)

    order = _from_the_first(circle, codebook.terms)
    problem = f"lists that contain each other: {' > '.join(f'${name}' for name in order)}"
    return _told(problem, spoken(*order[:2]), "Take one of the $names out.")


def circle_of_codes(circle: Sequence[str], codebook: Codebook, terms: Mapping[str, Pattern]) -> QdaError:
    """The error for codes of which each is spoken of by the one behind it, the last being the first again.

    A rule may speak of a code by one above it or by a list; both are told as they are written.
    """

    def sign(code: str, lists: set[str], codes: set[str]) -> str | None:
        if code in codes:
            return f"#{code}"
        for above in sorted(codes):
            if above in codebook and code in codebook.within(above):
                return f"#{above}"
        holding = (one for one in sorted(lists) if sign(code, *names(terms[one])) is not None)
        return next((f"${one}" for one in holding), None)

    def spoken(speaker: str, code: str) -> _Spoken:
        own = codebook[speaker]
        return _found((*own.match, *own.unless), lambda lists, codes: sign(code, lists, codes))

    order = _from_the_first(circle, [code.code for code in codebook])
    steps = [(other, spoken(one, other)) for one, other in pairwise(order)]
    written = [f"#{order[0]}", *(_with_what_it_holds(one.sign, code) for code, one in steps)]
    problem = f"codes that refer to each other in a circle: {' > '.join(written)}"
    return _told(problem, steps[0][1], "Take one of the #codes out.")


def _from_the_first(circle: Sequence[str], order: Iterable[str]) -> list[str]:
    """The circle the other way round, so that each speaks of the next, begun with the first of the file."""
    turned = list(reversed(circle))[:-1]
    first = turned.index(next(one for one in order if one in turned))
    turned = [*turned[first:], *turned[:first]]
    return [*turned, turned[0]]


def _found(rules: Iterable[Rule], sign: Callable[[set[str], set[str]], str | None]) -> _Spoken:
    """The first rule that speaks of what is looked for; in a circle there is one."""
    for rule in rules:
        if isinstance(rule.pattern, str) and (written := sign(*names(parse(rule.pattern)))):
            return _Spoken(rule, written)
    raise LookupError("no rule makes this circle")


def _with_what_it_holds(sign: str, code: str) -> str:
    return sign if sign == f"#{code}" else f"{sign} (which holds #{code})"


def _told(problem: str, spoken: _Spoken, remedy: str) -> QdaError:
    text = str(spoken.rule.pattern)
    at = re.search(re.escape(spoken.sign) + r'(?![^\s()\[\]|"])', text)
    return error_at(text, at.start() if at else 0, problem, spoken.rule.place, remedy)
