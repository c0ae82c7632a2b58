"""Entries of a legend: a label and what is said of it, one or several in a line.

I: Interviewer, M: Mand, K: Kvinde
P1 = nurse, 45; P2 = teacher, 50
Anna Smith (interviewer)
Anna Smith (AS): interviewer
"""

import re
from itertools import takewhile
from typing import NamedTuple

_ENTRY = re.compile(
    r"\s*[-•*]?\s*[*_]*(?P<key>[^\W\d_][^:：=\n(){}\[\]?!;,]{0,30}?)[*_]*\s*(?:[:：=]|\s[-–—]\s|\t)[*_]*\s*(?P<value>[^\s:：=].*?)[*_]*\s*"
)
_IN_BRACKETS = re.compile(
    r"\s*[-•*]?\s*(?P<key>[^\W\d_][^:：=\n(){}\[\]?!;]{0,40}?)\s*[(\[](?P<value>[^()\[\]\n]{1,40})[)\]]\s*"
)
_BEFORE_ALIAS = re.compile(
    r"(?P<key>\s*[-•*]?\s*[*_]*[^\W\d_][^:：=\n(){}\[\]?!;,]{0,30}?)\s*"
    r"(?P<alias>[(\[][^\W\d_]{1,3}\d{0,2}[)\]])(?=[*_]*\s*(?:[:：=]|[-–—]\s))"
)
"""What stands before a value, with somebody's initials or other short label in brackets."""
_LEAD = re.compile(r"\s*[^\W\d_][^:：=\n]{0,30}[:：]\s+(?=\S+\s*[:：=])")
_BEGINNING = re.compile(
    r"\s*[-•*]?\s*[*_]*[^\W\d_][^:：=\n(){}\[\]?!;]{0,40}?[*_]*\s*(?:[:：=(\[\t]|\s[-–—]\s)|\s*[;,|\t/]"
)
"""How a line begins whose first part is an entry, or is empty; most lines of prose do not."""
_BETWEEN = re.compile(r"\s*[;,|]\s+|\s*\t\s*|\s+/\s+"), re.compile(r"\s*[;|]\s+|\s*\t\s*|\s+/\s+")
"""What parts entries; with commas within them: `P1 = nurse, 45; P2 = teacher, 50`."""
_ALIAS = re.compile(r"[(\[“\"]\s*([^()\[\]“”\"]{1,25}?)\s*[)\]”\"]")
_LONGEST_ENTRY = 300
"""Characters of the longest line that is one entry: what is said in it has a few words."""


class Entry(NamedTuple):
    """A label and what is said of it."""

    key: str
    value: str


def entries_of(line: str) -> list[Entry]:
    """The entries of a line of a legend; none when it is no such line."""
    lead = _LEAD.match(line)
    if not lead and not _BEGINNING.match(line):
        return []
    for words in ([line[lead.end() :]] if lead else []) + [line]:
        if several := _several(words):
            return several
    one = _entry(line) if len(line) <= _LONGEST_ENTRY else None
    return [one] if one else []


def _several(words: str) -> list[Entry]:
    """The entries of a line with more than one; the first part already tells most lines to be none."""
    for between in _BETWEEN:
        mark = between.search(words)
        if mark is None or (words[: mark.start()].strip() and not _entry(words[: mark.start()])):
            return []
        parts = [part for part in between.split(words) if part.strip()]
        found = [entry for entry in takewhile(bool, map(_entry, parts)) if entry]
        if len(found) == len(parts) > 1:
            return found
    return []


def _entry(part: str) -> Entry | None:
    if short := _BEFORE_ALIAS.match(part):
        part = f"{short['key']} {part[short.end() :].lstrip()} {short['alias']}"
    found = _ENTRY.fullmatch(part) or _IN_BRACKETS.fullmatch(part)
    return Entry(found["key"], found["value"]) if found else None


def aliases_in(value: str) -> list[str]:
    """What stands in brackets or quotation marks behind a name: `A` in `Anna (A)`."""
    return _ALIAS.findall(value)


def without_aliases(value: str) -> str:
    """A value without them."""
    return _ALIAS.sub("", value)
