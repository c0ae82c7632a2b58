"""Timestamps as people write them: `[00:10]`, `(1.04.46)`, `#00:12:31-5#`, `*1:40 =`, `0:03 --> 0:09`."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from qda.model.span import Span

BIDI = "\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
"""Marks without a glyph, as the inside of a character class."""
_CLOCK = (
    r"(?: \d{1,3} : \d{2} (?: : \d{2} ){0,2} (?: [.,] \d{1,7} )? | \d{1,2} : \d{1,2} : \d{1,2} \. \d{1,7} )"
    r"(?: [\ \u00a0\u202f]? [AaPp] \.? [Mm] (?!\w) \.? )?"
)
_DOTTED = r"(?: \d{1,2} \. \d{2} \. \d{2} | \d{2} \. \d{2} )"
_LOOSE = r"\d{1,2} [:.] \d{1,2} (?: [:.] \d{2} )?"
_DATE = r"\d{1,4} [./-] \d{1,2} [./-] \d{1,4} ,? [\ T] \ ?"
_TO = r"(?: \s* (?: --> | → | [-–—] ) \s* | \t+ )"
_SPAN = rf"(?: {_DATE} )? {_CLOCK} (?: {_TO} {_CLOCK} )?"
BRACKETED = rf"""(?: \\? [\[(<{{（【] \s*
        (?: {_SPAN} | {_DOTTED} (?: {_TO} {_DOTTED} )? ) \s* \\? [\])>}}）】]
    | \\? \# \s* {_CLOCK} (?: -\d )? \s* \\? \# )"""
STAMP = rf"(?: {BRACKETED} | {_SPAN} (?!\d) )"
EARLY = rf"""(?: {BRACKETED} (?: \s* [-–—=|:] (?=\s) )?
    | (?:\\?\*)? {_LOOSE} \s* =
    | (?:\\?\*)? {_SPAN} (?!\d) (?: \s* [-–—=|,] (?=\s) )?
    | (?:\\?\*)? \d{{1,2}} \. \d{{2}} \. \d{{2}} (?![\d.]) )"""
_STAMP_LINE = re.compile(
    rf"\s* [{BIDI}*_]* (?: (?P<time> {BRACKETED} | (?:\\?\*)? {_SPAN} ) ) \s* [{BIDI}*_]* $", re.VERBOSE
)
_STAMPED = re.compile(rf"\s* {BRACKETED} \s*", re.VERBOSE)
_MARKS = re.compile(r":\d"), re.compile(r"\.\d")
"""Two expressions, each of which begins with a letter to look for; that of both at once is slower by far."""
_AMONG_WORDS = rf"""(?: \\? [\[{{【] \s* {_SPAN} \s* \\? [\]}}】]
    | \\? \# \s* {_CLOCK} (?: -\d )? \s* \\? \#
    | \( \s* \d{{1,2}} : \d{{2}} : \d{{2}} \s* \) )"""
"""What is a timestamp among words too: `(10:30)` may be a train's. Markdown may escape it: `\\[10:30\\]`."""
_ENDING = re.compile(rf"\s* {_AMONG_WORDS} \s* $", re.VERBOSE)
_WITHIN = re.compile(_AMONG_WORDS, re.VERBOSE)
_BULLET = re.compile("\x15\\d{1,9}_\\d{1,9}\x15")
"""How CHAT says, in thousandths of a second, when words were spoken; editors show it as a bullet."""
_TIME = re.compile(rf"(?: (?<![\d:.]) {_CLOCK} | (?<![\d:.]) (?: {_DOTTED} | {_LOOSE} ) )", re.VERBOSE)
_DAY = re.compile(rf"{_DATE} (?= {_CLOCK} )", re.VERBOSE)
_OPENING, _CLOSING = "[({【#", frozenset("])}】#")
_LONGEST = 60
_START = attrgetter("start")


class Times(NamedTuple):
    """When something begins and ends, as written; None where nothing is told."""

    start: str | None = None
    end: str | None = None


UNTIMED = Times()


def times_of(stamp: str) -> Times:
    """The times within a timestamp; a day stays with the first."""
    if not stamp:
        return UNTIMED
    day = _DAY.search(stamp)
    found = _TIME.findall(stamp, day.end()) if day else _TIME.findall(stamp)
    first = f"{day[0].strip(' T')} {found[0]}" if day and found else (found[0] if found else None)
    return Times(first, found[1] if len(found) > 1 else None)


def stamp_line(text: str, line: Span) -> Times | None:
    """The times, if the line is nothing but a timestamp."""
    start, end = line
    if end == start or end - start > _LONGEST or text[start].isalpha() or not _has_digit_mark(text, line):
        return None
    found = _STAMP_LINE.match(text, line.start, line.end)
    return times_of(found["time"]) if found else None


def after_timestamp(text: str, line: Span) -> int:
    """Where a line's speech begins: after a timestamp in brackets, if it has one."""
    found = _leading(text, line)
    return found.end() if found else line.start


def clocks(text: str, body: Span) -> list[int]:
    """Where a colon or a full stop stands between two digits, as one does in each timestamp; in order."""
    marks = (found.start() for mark in _MARKS for found in mark.finditer(text, *body))
    return sorted(place for place in marks if place > body.start and text[place - 1].isdecimal())


def stamped_lines(text: str, lines: Sequence[Span], places: Iterable[int]) -> list[Span]:
    """Those of the lines that begin with a timestamp in brackets; `places` are the text's `clocks`."""
    holding = {bisect_right(lines, place, key=_START) - 1 for place in places}
    return [lines[number] for number in sorted(holding) if _leading(text, lines[number])]


def leading_times(text: str, line: Span) -> Times | None:
    """The times of a timestamp in brackets that a line begins with."""
    found = _leading(text, line)
    return times_of(found[0]) if found else None


def before_timestamp(text: str, line: Span) -> int:
    """Where a line's speech ends: before a timestamp in brackets, if one ends it."""
    found = _ending(text, line)
    return found.start() if found else line.end


def ending_time(text: str, line: Span) -> str | None:
    """The time of a timestamp in brackets that a line ends with."""
    found = _ending(text, line)
    return times_of(found[0]).start if found else None


def without_times(text: str, lines: Sequence[Span], places: Iterable[int]) -> str:
    """The text with blanks for timestamps in brackets, on lines of their own and of CHAT; all else stays
    in its place.

    `places` are the text's `clocks`.
    """
    parts, end = list[str](), 0
    for place in places:
        line = lines[bisect_right(lines, place, key=_START) - 1]
        found = line if stamp_line(text, line) else _around(text, end, place)
        if found and found.end > place and found.start >= end:
            parts += text[end : found.start], " " * (found.end - found.start)
            end = found.end
    seen = "".join((*parts, text[end:])) if parts else text
    return _BULLET.sub(lambda bullet: " " * len(bullet[0]), seen) if "\x15" in seen else seen


def _around(text: str, start: int, place: int) -> Span | None:
    """The timestamp in brackets around a place, if one begins behind the start."""
    opening = _opening(text, max(start, place - _LONGEST), place)
    found = _WITHIN.match(text, opening) if opening >= 0 else None
    return Span(*found.span()) if found else None


def _opening(text: str, start: int, end: int) -> int:
    """Where a passage's last opening bracket or hash stands, or what escapes it; below 0 if none does."""
    opening = max(text.rfind(mark, start, end) for mark in _OPENING)
    return opening - (opening > start and text[opening - 1] == "\\")


def has_colon(text: str, line: Span, colons: str) -> bool:
    """Whether a line can have a label or a time at all; most cannot, and this look is cheap."""
    start, end = line
    return text.find(colons[0], start, end) >= 0 or (
        len(colons) > 1 and text.find(colons[1], start, end) >= 0
    )


def _has_digit_mark(text: str, line: Span) -> bool:
    return has_colon(text, line, ":.")


def _leading(text: str, line: Span) -> re.Match[str] | None:
    start, end = line
    if start == end or text[start].isalpha():
        return None
    near = Span(start, min(end, start + _LONGEST))
    return _STAMPED.match(text, start, end) if _has_digit_mark(text, near) else None


def _ending(text: str, line: Span) -> re.Match[str] | None:
    start, end = line
    while end > start and text[end - 1].isspace():
        end -= 1
    if end == start or text[end - 1] not in _CLOSING:
        return None
    opening = _opening(text, max(start, end - _LONGEST), end - 1)
    if opening < 0:
        return None
    while opening > start and text[opening - 1].isspace():
        opening -= 1
    return _ENDING.match(text, opening, line.end)
