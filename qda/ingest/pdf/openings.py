"""Lines that begin something: a speaker's turn, an item of a list, a caption.

Only the shape is judged, and whether it recurs. It decides where paragraphs begin, not who speaks: a
paragraph too many does no harm, but two turns in one paragraph would.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_TIME = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_STAMP = rf"[\[(<{{#]\s*{_TIME}(?:\s*[-–>]+\s*{_TIME})?(?:[-–]\d+)?\s*[\])>}}#]"
_STAMPED = re.compile(rf"(?:{_STAMP}|\*\d+:\d+\s*=?)\s*\S")
_ONLY_STAMP = re.compile(rf"\s*(?:{_STAMP}|{_TIME}(?:\s*[-–>]+\s*{_TIME})?)\s*")
_LABEL = re.compile(
    rf"""(?: \d{{1,4}}[.)]? \s+ )?
    (?: (?:{_STAMP}|{_TIME}) \s* )?
    (?P<name> [^\W\d_] [^:：\[\](){{}}<>*?!;,"“”«»|=\n]{{0,39}}? ) \s*
    (?: (?:{_STAMP}|{_TIME}(?!\d)) \s* | \([^()\n]{{1,40}}\) \s* ){{0,2}}
    [:：] (?P<after> \s* {_STAMP} )? (?: \s | $ )""",
    re.VERBOSE,
)
_NAME_AND_TIME = re.compile(rf"(?P<name>[^\W\d_][^:\n]{{0,39}}?)\s+(?:{_STAMP}|{_TIME})\s*$")
_IDENTIFIER = re.compile(r"[^\W\d_]{1,3}[ -]?\d{0,3}")
_ITEM = re.compile(r"[•▪➢✓❖‣◦●○■□◆·∙⁃]\s|[-–—*o]\s(?=\S)")
_NUMBERED = re.compile(r"(?:\d{1,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivx]{1,5}[.)]|\[\d{1,3}\])\s+\S")
_CAPTION = re.compile(
    r"(?:figure|fig\.|table|box|chart|abbildung|abb\.|tabelle|tab\.|figur|tabel)\s*\d+", re.IGNORECASE
)
_WORDS = 5


def begins_turn(text: str) -> bool:
    """Whether a line is shaped like a turn's beginning: `P1: ...`, `[03:40] ANNA: ...`, `Anna Berg  0:03`."""
    return _name(text) is not None or bool(_STAMPED.match(text)) or bool(_ONLY_STAMP.fullmatch(text))


def begins_item(text: str) -> bool:
    """Whether a line begins with a bullet."""
    return bool(_ITEM.match(text))


def begins_numbered(text: str) -> bool:
    """Whether a line begins with the number of an item: `2. `, `b) `, `[12] `."""
    return bool(_NUMBERED.match(text))


def begins_caption(text: str) -> bool:
    """Whether a line begins like the caption of a figure or a table."""
    return bool(_CAPTION.match(text))


def is_label_alone(text: str) -> bool:
    """Whether a line holds a turn's label and nothing else, so that the words follow below it."""
    found = _LABEL.match(text)
    return bool(found and found.end() == len(text)) or is_time_alone(text)


def is_time_alone(text: str) -> bool:
    """Whether a line is a time, or a name and a time without a colon."""
    return bool(_ONLY_STAMP.fullmatch(text) or _NAME_AND_TIME.match(text))


class Openings:
    """Judges the lines of a document by what recurs in it."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._counts = Counter(name.casefold() for line in lines if (name := _name(line)))

    def begins_turn(self, text: str) -> bool:
        """Whether a line begins a turn: it has a time in brackets, or a label that recurs or numbers."""
        if _STAMPED.match(text) or _ONLY_STAMP.fullmatch(text):
            return True
        name = _name(text)
        if name is None:
            return False
        recurs, proper = self._counts[name.casefold()], _is_proper(name)
        return recurs >= (2 if proper else 3) or (name.isupper() and bool(_IDENTIFIER.fullmatch(name)))


def label_of(text: str) -> str | None:
    """The label that a line begins with, whatever its capitals; None when it has none."""
    name = _name(text)
    return name.casefold() if name else None


def _name(text: str) -> str | None:
    found = _LABEL.match(text) or _NAME_AND_TIME.match(text)
    if found is None:
        return None
    name = " ".join(found["name"].split())
    return name if len(name.split()) <= _WORDS else None


def _is_proper(name: str) -> bool:
    return all(not word[0].islower() for word in name.split())


def leads(cells: Sequence[str]) -> bool:
    """Whether the first of two cells leads in the other: a label, a bullet, the number of an item."""
    return len(cells) == 2 and (
        is_label_alone(cells[0])
        or begins_item(f"{cells[0]} ")
        or begins_numbered(f"{cells[0]} x")
        or len(cells[0]) < 3
    )
