"""E-mail addresses, telephone numbers and other long numbers, by their form alone."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from qda.privacy.reading import Found, found_as_read

EMAIL, PHONE, NUMBER = "e-mail", "phone", "number"

_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
WEB_OR_MAIL = re.compile(rf"{_EMAIL.pattern}|\b(?:https?://|www\.)\S+", re.IGNORECASE)
"""E-mail and web addresses, whose words are written as addresses are and not as words."""
_DIGITS = re.compile(r"(?<![\w.,/:#-])(?:\+|\()?\d(?:[ ()./-]{0,3}\d){5,17}(?![\w-]|[.,:/]\d)")
_DATE = re.compile(r"\d{4}[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ](?:\d{2}|\d{4})")
_YEARS = re.compile(r"(?:1[89]|20)\d\d\s?[-/ ]\s?(?:1[89]|20)\d\d")
_DECIMAL = re.compile(r"\d\.\d+")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_PERSONAL = re.compile(r"\d{6}[- ]\d{4}|\d{3}-\d{2}-\d{4}")

_MOST_DIGITS = 15
"""Digits that a telephone number has at most (ITU-T E.164); ids of this program have 16 or more."""


class Match(NamedTuple):
    """`text[start:end]`, and what it looks like."""

    kind: str
    start: int
    end: int


def patterns(text: str) -> Iterator[Match]:
    """Everything in a text that has the form of an e-mail address, a telephone or a personal number."""
    return (Match(kind, start, end) for start, end, kind in found_as_read(text, _patterns))


def _patterns(text: str) -> Iterator[Found[str]]:
    addresses = [found.span() for found in _EMAIL.finditer(text)]
    for start, end in addresses:
        yield start, end, EMAIL
    for found in _DIGITS.finditer(text):
        kind = _kind_of(found[0])
        if kind and not any(start < found.end() and found.start() < end for start, end in addresses):
            yield *found.span(), kind


def _kind_of(number: str) -> str | None:
    digits = sum(character.isdigit() for character in number)
    if all(_YEAR.fullmatch(part) for part in re.findall(r"\d+", number)):
        return None
    if _DECIMAL.fullmatch(number) or _DATE.fullmatch(number) or _YEARS.fullmatch(number):
        return None
    if _PERSONAL.fullmatch(number):
        return NUMBER
    if number.isdigit() and digits > _MOST_DIGITS:
        return NUMBER
    if number.startswith(("+", "00", "(")) and digits >= 7:
        return PHONE
    if number.isdigit() and not number.startswith("0"):
        return PHONE if 8 <= digits <= 11 else NUMBER
    return PHONE if digits >= 7 else None
