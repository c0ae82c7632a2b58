"""The numbers that pages bear: in print, in the file, and as locators."""

import re
from collections.abc import Mapping, Sequence

_ROMAN = r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
NUMBER = re.compile(rf"(?<![\w.,:])(?:\d{{1,6}}|{_ROMAN})(?!\w|[.,:]\d)", re.IGNORECASE)
"""A number that can be a page's: no part of a time, a date or a decimal."""
_ALONE = re.compile(
    rf"\W*(?:[^\W\d_]{{1,9}}\.?\s+)?(?P<number>\d{{1,6}}|{_ROMAN})(?:\s*(?:/|[^\W\d_]{{1,4}})\s*\d{{1,6}})?\W*",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"(?P<number>\d{1,6})\s?/\s?(?P<count>\d{1,6})")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_TOLD = 0.5
"""The part of the pages that must print a number before the numbers of all are believed."""


def value_of(text: str) -> int | None:
    """The value of an arabic or roman number; None when it is neither."""
    if text.isdecimal():
        return int(text)
    letters = [_VALUES.get(letter) for letter in text.lower()]
    values = [value for value in letters if value is not None]
    if not values or len(values) < len(letters):
        return None
    after = [*values[1:], 0]
    return sum(-one if one < other else one for one, other in zip(values, after, strict=True))


def is_page_number(text: str) -> int | None:
    """The number of a row that is nothing but a page's number: `3`, `- 3 -`, `iv`, `Page 3 of 12`, `3/12`."""
    found = _ALONE.fullmatch(text)
    return value_of(found["number"]) if found else None


def page_of(text: str, count: int) -> int | None:
    """The number of a page that is told together with the count of all: `1/3`."""
    found = _OF_ALL.fullmatch(text.strip())
    return int(found["number"]) if found and int(found["count"]) == count else None


def _roman(number: int) -> str:
    parts = (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    )
    written = ""
    for value, letters in parts:
        while number >= value:
            written, number = written + letters, number - value
    return written


def printed_numbers(
    count: int, offsets: Mapping[int, int], roman: set[int], labels: Sequence[str]
) -> tuple[str, ...]:
    """The number that each of `count` pages bears, or () when none can be told or all count from 1.

    What the pages print goes before the labels of the file. A page without a number, such as the first of an
    article, has the one that the next numbered page implies, or else the last one.
    """
    if len(offsets) >= 2 and len(offsets) >= _TOLD * count:
        printed = [_implied(page, offsets, roman) for page in range(count)]
    else:
        printed = list(labels)
    counted = [str(page + 1) for page in range(count)]
    return () if printed == counted or not any(printed) else tuple(printed)


def _implied(page: int, offsets: Mapping[int, int], roman: set[int]) -> str:
    told = next((one for one in range(page, page + 3) if one in offsets), None)
    if told is None or page + offsets[told] < 1:
        told = next((one for one in range(page, -1, -1) if one in offsets), told)
    if told is None or page + offsets[told] < 1:
        return ""
    number = page + offsets[told]
    return _roman(number) if told in roman else str(number)


def locator(first: int, last: int, printed: Sequence[str]) -> str:
    """Where a paragraph stands: `page 3`, `pages 3-4`, and with other numbers in print `page 3 (p. 345)`."""
    if first == last:
        where = f"page {first + 1}"
        return f"{where} (p. {printed[first]})" if _differs(first, printed) else where
    where = f"pages {first + 1}-{last + 1}"
    if _differs(first, printed) and _differs(last, printed):
        return f"{where} (pp. {printed[first]}-{printed[last]})"
    return where


def _differs(page: int, printed: Sequence[str]) -> bool:
    return bool(printed) and printed[page] not in ("", str(page + 1))
