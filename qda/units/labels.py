"""Lines that begin like a turn: a name, perhaps a timestamp, a colon.

Only the shape is judged here; whether a label is a speaker is for `speakers` to decide.
"""

import re
from dataclasses import dataclass

from qda.model.span import Span

_TIME = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_BRACKETED = rf"[\[(<{{]\s*{_TIME}(?:\s*[-–]\s*{_TIME})?\s*[\])>}}]"
_STAMP = rf"(?:{_BRACKETED}|{_TIME}(?!\d))"
_LABEL = re.compile(
    rf"""\s* [*_]{{0,3}} \s*
    (?: (?P<early> {_STAMP} ) \s* [*_]{{0,3}} \s* )?
    (?P<name> [^\W\d_] [^:：\[\](){{}}<>*?!;,"“”«»|=\\\n]{{0,39}}? ) \s*
    (?: (?P<late> {_STAMP} ) \s* | \( [^()\n]{{1,40}} \) \s* ){{0,2}}
    [*_]{{0,3}} \s* [:：] [*_]{{0,3}}
    (?P<space> \s* )
    (?: (?P<after> {_BRACKETED} ) \s* )?""",
    re.VERBOSE,
)
_STAMP_LINE = re.compile(rf"\s*(?:[\[(<{{]\s*)?(?P<time>{_TIME})(?:\s*[-–]\s*{_TIME})?\s*[\])>}}]?\s*$")
_STAMPED = re.compile(rf"\s*{_BRACKETED}\s*")
_DIGITS = re.compile(_TIME)


@dataclass(frozen=True, slots=True)
class Label:
    """A line's label: the name as written with its white space folded, and where the speech begins.

    `spaced` says whether white space or the line's end follows the colon, as in most transcripts.
    """

    line: Span
    name: str
    speech: int
    timestamp: str | None
    spaced: bool

    @property
    def key(self) -> str:
        """What two spellings of one label share."""
        return self.name.casefold()


def label_of(text: str, line: Span) -> Label | None:
    """The label that a line begins with, if it begins like one; `http://` and `At 10:30` do not."""
    if not _has_colon(text, line, ":："):
        return None
    found = _LABEL.match(text, line.start, line.end)
    if found is None:
        return None
    spaced = bool(found["space"]) or found.end() == line.end
    if not (spaced or text[found.end()].isalpha() or found["after"]):
        return None
    stamp = found["early"] or found["late"] or found["after"]
    times = _DIGITS.findall(stamp) if stamp else []
    name = " ".join(found["name"].split()).rstrip("_ ")
    return Label(line, name, found.end(), times[0] if times else None, spaced)


def timestamp_line(text: str, line: Span) -> str | None:
    """The time, if the line is nothing but a timestamp."""
    found = _STAMP_LINE.match(text, line.start, line.end) if _has_colon(text, line, ":") else None
    return found["time"] if found else None


def after_timestamp(text: str, line: Span) -> int:
    """Where a line's speech begins: after a timestamp in brackets, if it has one."""
    found = _STAMPED.match(text, line.start, line.end) if _has_colon(text, line, ":") else None
    return found.end() if found else line.start


def _has_colon(text: str, line: Span, colons: str) -> bool:
    """Whether a line can have a label or a time at all; most cannot, and this look is cheap."""
    start, end = line
    return text.find(colons[0], start, end) >= 0 or (
        len(colons) > 1 and text.find(colons[1], start, end) >= 0
    )
