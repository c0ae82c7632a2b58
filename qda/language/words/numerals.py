"""Numbers as a text says them, in digits and in words: which numbers a run of words holds."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise, takewhile
from typing import Any

from qda.language.data import base_of

_IN_DIGITS = re.compile(r"(?<!\d)-?\.?\d+(?:[.,:/'’]\d+)*")
_APOSTROPHES = "'’"
"""Between the thousands of a number in any language."""
_HUNDRED = 100
_LARGE = 1_000_000
"""From here on a word counts what stands before it: "two million"."""

_SYMBOLS = ("kg", "g", "mg", "μg mcg", "l", "ml", "km", "m", "cm", "mm", "h", "min")
"""Units in languages without data."""
_LONGEST_UNIT = 2
"""Words of which a unit may be written: "per cent" is "percent"."""
_SOME = ""
"""In a way to say a number: any number."""

Number = int | str
"""A whole number, or another as it is written: "1.5", "9/11"."""


@dataclass(frozen=True, slots=True)
class Numerals:
    """The words for numbers of a language, in lower case.

    `values` are the parts of numbers, `joints` stand between them. `ones_first`: the ones are said before the
    tens ("einunddreißig"); `scores`: twenties count ("quatre-vingt-dix"). `thousands` is a number in digits
    whose thousands are set apart ("1,200"). `ways` are those to make another number of one, in which `_SOME`
    stands for any: "half a" before it, "and a half" behind it, "point" before its decimals. `units` has for
    each way to write a unit the first one. `ones` are words for one before a hundred ("a hundred").
    """

    values: Mapping[str, int]
    joints: frozenset[str]
    thousands: re.Pattern[str]
    whole: re.Pattern[str]
    part: re.Pattern[str]
    ones_first: bool
    scores: bool
    ways: tuple[tuple[str, ...], ...]
    units: Mapping[str, str]
    ones: frozenset[str]


def numbers_in(words: Sequence[str], code: str) -> tuple[Number, ...]:
    """The numbers that words say, in order: "thirty", "one" are 31, "1,200" is 1200. Words are in lower case.

    A language without data has those in digits.
    """
    numerals = _numerals(base_of(code))
    found: list[Number] = []
    parts = [part for word in words for part in _parts(word, numerals)]
    run: list[str] = []
    for part in [*parts, ""]:
        if part in numerals.values or (part in numerals.joints and run):
            run.append(part)
            continue
        found += _numbers_of(run, numerals)
        run = []
        if part:
            found += [_in_digits(digits, numerals) for digits in _IN_DIGITS.findall(part)]
    return tuple(found)


def _in_digits(written: str, numerals: Numerals) -> Number:
    """The number that is written so; a point, a comma and a colon within it are one: 1.5 and 1,5, 9.30 and
    9:30."""
    if numerals.thousands.fullmatch(written):
        return int(re.sub(r"[^\d-]", "", written))
    return int(written) if written.lstrip("-").isdecimal() else re.sub("[,:]", ".", written)


def same_amount(some: Sequence[str], others: Sequence[str], code: str) -> bool:
    """Whether two runs of words are nothing but the same number, with the same unit or without any: "31",
    "thirty-one"; "20%", "twenty per cent"; "£18", "eighteen pounds"; or the same unit: "percent", "per cent".
    """
    (one, unit), (other, its) = (_without_unit(words, code) for words in (some, others))
    if not _same_unit(unit, its, code):
        return False
    if not one and not other:
        return unit != ""
    both = all(_is_number(words, code, whole=not unit) for words in (one, other))
    return both and numbers_in(one, code) == numbers_in(other, code)


def _same_unit(one: str, other: str, code: str) -> bool:
    """Whether two ways to write a unit are one: the same word, or a sign and a word; not
    "years" and "year"."""
    units = _numerals(base_of(code)).units
    signs = not (one.isalpha() and other.isalpha())
    return one == other or (signs and "" not in (one, other) and units[one] == units[other])


def _without_unit(words: Sequence[str], code: str) -> tuple[Sequence[str], str]:
    """The words without the unit that they end in, or whose sign they begin with, and this unit as one word;
    "" without any."""
    units = _numerals(base_of(code)).units
    if words and words[0] in units and not words[0].isalpha():
        return words[1:], words[0]
    for size in (_LONGEST_UNIT, 1):
        unit = "".join(words[-size:]) if len(words) >= size else ""
        if unit in units:
            return words[:-size], unit
    return words, ""


def units_in(words: Sequence[str], code: str) -> tuple[str, ...]:
    """The units that stand right behind a number, in order, each in one way of writing it."""
    numerals = _numerals(base_of(code))
    return tuple(
        numerals.units[unit]
        for number, unit in pairwise(words)
        if unit in numerals.units and number not in numerals.joints and _run([number], numerals)
    )


def goes_on(before: Sequence[str], behind: Sequence[str], code: str) -> bool:
    """Whether a place between two runs of words lies within a number: of "fifty", "two"; of "two", "million".

    "One" alone belongs to no other number, for it is an article or a pronoun as often.
    """
    numerals = _numerals(base_of(code))
    left, right = _run(before[::-1], numerals)[::-1], _run(behind, numerals)
    if left and right:
        apart = (*numbers_in(left, code), *numbers_in(right, code))
        if numbers_in([*left, *right], code) != apart or _touch(left[-1], right[0], numerals):
            return True
    return _halved(before, behind, numerals)


def _run(words: Sequence[str], numerals: Numerals) -> list[str]:
    """The first words that may be parts of a number."""
    return list(takewhile(lambda one: _IN_DIGITS.fullmatch(one) or numerals.whole.fullmatch(one), words))


def _touch(one: str, other: str, numerals: Numerals) -> bool:
    """Whether two words side by side are parts of one number, though no sum: "1" and "200", "2" and
    "million", "nineteen" and "eighty"."""
    if _IN_DIGITS.fullmatch(other):
        return re.fullmatch(r"-?\d{1,3}", one) is not None and re.fullmatch(r"\d{3}", other) is not None
    ahead, behind = (numerals.values.get(_parts(word, numerals)[at]) for word, at in ((one, -1), (other, 0)))
    if behind is None or (ahead is None and not _IN_DIGITS.fullmatch(one)):
        return False
    return behind >= 100 or (ahead is not None and 1 not in (ahead, behind))


def _halved(before: Sequence[str], behind: Sequence[str], numerals: Numerals) -> bool:
    """Whether a place lies between a number and what makes another of it, or within that."""
    words, at = (*before, *behind), len(before)
    return any(
        _stands(words[at - cut : at - cut + len(way)], way, numerals)
        for way in numerals.ways
        for cut in range(1, len(way))
        if cut <= at
    )


def _stands(words: Sequence[str], way: Sequence[str], numerals: Numerals) -> bool:
    """Whether words are those of a way to say a number, where `_SOME` is any."""
    if len(words) != len(way) or any(one not in (_SOME, word) for word, one in zip(words, way, strict=True)):
        return False
    numbers = (word for word, one in zip(words, way, strict=True) if one is _SOME)
    return all(word not in numerals.joints and _run([word], numerals) for word in numbers)


def _is_number(words: Sequence[str], code: str, *, whole: bool) -> bool:
    """Whether words are one number and nothing else, a `whole` one or any."""
    numerals = _numerals(base_of(code))
    if len(words) > 1 and words[0] in numerals.ones and numerals.values.get(words[1], 0) >= _HUNDRED:
        words = words[1:]
    said = all(_IN_DIGITS.fullmatch(word) or numerals.whole.fullmatch(word) for word in words)
    joined = bool(words) and not numerals.joints.isdisjoint((words[0], words[-1]))
    numbers = numbers_in(words, code)
    return said and not joined and len(numbers) == 1 and (isinstance(numbers[0], int) or not whole)


def _parts(word: str, numerals: Numerals) -> list[str]:
    """The parts of a compound ("ein", "und", "dreissig"), or the word itself."""
    return numerals.part.findall(word) if numerals.whole.fullmatch(word) else [word]


def _numbers_of(run: Sequence[str], numerals: Numerals) -> list[int]:
    """The numbers of a run of parts: each as long as the next part can still belong to it."""
    found: list[int] = []
    number: _Sum | None = None
    joined = False
    for part in run:
        if part in numerals.joints:
            joined = True
            continue
        value = numerals.values[part]
        grown = number.with_part(value, joined, numerals) if number else None
        if grown is None and number is not None:
            found.append(number.value)
        number, joined = grown or _Sum(0, value), False
    return [*found, number.value] if number else found


@dataclass(frozen=True, slots=True)
class _Sum:
    """A number as far as it has been said: whole thousands, and what stands behind them."""

    thousands: int
    rest: int

    @property
    def value(self) -> int:
        return self.thousands + self.rest

    def with_part(self, value: int, joined: bool, numerals: Numerals) -> "_Sum | None":
        """The number with one part more; None where that begins another number."""
        rest = self.rest
        if max(value, rest) >= _LARGE:
            return None
        if value == 1000:
            return _Sum(max(1, rest) * 1000, 0) if not self.thousands else None
        if value == 100 and 0 < rest < 20:
            return _Sum(self.thousands, rest * 100)
        if numerals.scores and value == 20 and rest % 100 == 4:
            return _Sum(self.thousands, rest + 76)
        if numerals.ones_first and joined and 0 < rest % 100 < 10 and 20 <= value < 100:
            return _Sum(self.thousands, rest + value)
        room = 10 if value < 10 else 100 if value < 100 else 1000
        if numerals.scores and value < 20 and rest % 100 in {60, 80}:
            room = 20
        fits = rest % room == 0 and (rest or self.thousands)
        return _Sum(self.thousands, rest + value) if fits else None


@lru_cache
def _numerals(base: str) -> Numerals:
    """The data of a language; words of none are known where it has no file."""
    path = files("qda.language").joinpath(base, "numerals.toml")
    table = tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
    values = {word: number for number, word in enumerate(table.get("counting", "").split())}
    values |= {word: 10 * number for number, word in enumerate(table.get("tens", "").split(), 2)}
    values = {word.casefold(): number for word, number in (values | table.get("more", {})).items()}
    joints = frozenset(table.get("joints", "").split())
    parts = "|".join(map(re.escape, sorted([*values, *joints], key=len, reverse=True))) or "(?!)"
    endings = "|".join(table.get("endings", "").split()) or "(?!)"
    whole = re.compile(rf"(?:{parts})+(?:{endings})?")
    return Numerals(
        values,
        joints,
        re.compile(rf"-?\d{{1,3}}(?:[{_APOSTROPHES}{re.escape(table.get('thousands', ''))}]\d{{3}})+"),
        whole,
        re.compile(parts),
        bool(table.get("ones_first")),
        bool(table.get("scores")),
        _ways(table),
        {way: ways.split()[0] for ways in table.get("units", _SYMBOLS) for way in ways.split()},
        frozenset(table.get("ones", "").split()),
    )


def _ways(table: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    """The ways to make another number of one, as the data of a language lists them."""
    return (
        *((*one.split(), _SOME) for one in table.get("ahead", ())),
        *((_SOME, *one.split()) for one in table.get("after", ())),
        *((_SOME, one, _SOME) for one in [table.get("point")] if one),
    )
