"""Transcripts of programs: a line with a name and a time, and below it the words (Teams, Otter and others).

Anna Smith   0:03      [Anna Smith] (0:03 - 0:09)      0:0:3.0 --> 0:0:5.5
How did it begin?      How did it begin?               Anna Smith
                                                       How did it begin?
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qda.ingest.word.entries import Entry
from qda.ingest.word.times import TIME, time_of

_NAME = r"(?:[^\W\d_][^:：\n\[\]<>?!;]{0,58}?|\+?\d[\d ]{5,18}\d)"
_NAME_THEN_TIME = re.compile(rf"(?P<name>{_NAME})(?P<gap>\s+|\s*[\[(]\s*)(?P<time>{TIME})\s*[\])]?")
_HELD_THEN_TIME = re.compile(rf"\[\s*(?P<name>{_NAME})\s*\]\s*[\[(]?\s*(?P<time>{TIME})\s*[\])]?")
_TIME_THEN_NAME = re.compile(rf"[\[(]?\s*(?P<time>{TIME})\s*[\])]?\s*[-–—]?\s+(?P<name>{_NAME})")
_TWO_TIMES = re.compile(r".*\d\s*-->\s*\d.*")
_PROGRAM = re.compile(
    r".{1,60} (?:started|stopped) transcription|Transcribed by https?://\S+"
    r"|This editable transcript was computer[- ]generated\b.*"
)
_FEWEST = 2
_SHARE = 0.1
_LONGEST = 70
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class TimedRead:
    """The turns, and the program's own lines that were left out."""

    entries: list[Entry]
    left_out: list[str]


@dataclass(slots=True)
class _Line:
    text: str
    entry: Entry
    first: bool
    """Whether the line begins a paragraph."""


def timed(given: Sequence[Entry]) -> TimedRead | None:
    """The turns by lines with name and time; None when the document has no such lines, or hardly any."""
    lines = [
        _Line(text.strip(), entry, number == 0)
        for entry in given
        for number, text in enumerate(entry.text.split("\n"))
        if text.strip()
    ]
    heads = _cues(lines) or _heads(lines)
    return _turns(lines, heads) if heads else None


def _heads(lines: Sequence[_Line]) -> dict[int, tuple[str, str, int]]:
    """Lines with a name and a time: their number -> name, time, and how many lines that takes."""
    found: dict[int, tuple[str, str, int]] = {}
    for number, line in enumerate(lines[:-1]):
        if len(line.text) > _LONGEST:
            continue
        shapes = (_NAME_THEN_TIME, _HELD_THEN_TIME, _TIME_THEN_NAME)
        match = next((one for shape in shapes if (one := shape.fullmatch(line.text))), None)
        apart = match is not None and len(match.groupdict().get("gap") or "") > 1
        if match and _is_name(match["name"], capital=not apart):
            found[number] = (match["name"].strip(" -–—,"), time_of(match["time"]) or "", 1)
    names = Counter(name for name, _, _ in found.values())
    recurring = any(times > 1 for times in names.values()) or len(found) > 3
    return found if len(found) >= max(_FEWEST, _SHARE * len(lines)) and recurring else {}


def _cues(lines: Sequence[_Line]) -> dict[int, tuple[str, str, int]]:
    """Lines with two times, an arrow between, and the name on the next line."""
    found: dict[int, tuple[str, str, int]] = {}
    for number, line in enumerate(lines):
        time = time_of(line.text) if len(line.text) <= _LONGEST and _TWO_TIMES.fullmatch(line.text) else None
        if time and number + 1 < len(lines):
            found[number] = (lines[number + 1].text, time, 2)
    if len(found) < _FEWEST:
        return {}
    if _are_names(lines, found):
        return found
    return {number: ("", time, 1) for number, (_, time, _) in found.items()}


def _are_names(lines: Sequence[_Line], found: dict[int, tuple[str, str, int]]) -> bool:
    """Whether the lines below the times are names: words follow each, and some name comes again."""
    names = Counter(name for name, _, _ in found.values())
    followed = all(number + 2 < len(lines) and number + 2 not in found for number in found)
    return followed and all(map(_is_name, names)) and len(names) <= max(1, len(found) / 2)


def _is_name(text: str, *, capital: bool = True) -> bool:
    """Whether a text has the shape of a name, or of a telephone number in its place."""
    words = text.split()
    capitals = not capital or not all(word[0].islower() for word in words)
    return 0 < len(words) <= _MOST_WORDS and capitals and not text.rstrip().endswith((".", ",", "?", "!"))


def _turns(lines: Sequence[_Line], heads: dict[int, tuple[str, str, int]]) -> TimedRead:
    """The lines as entries: one for each turn and for each further paragraph of a turn."""
    entries: list[Entry] = []
    left_out: list[str] = []
    held: tuple[str, str] | None = None
    skip = 0
    for number, line in enumerate(lines):
        if number in heads:
            name, time, skip = heads[number]
            held = (name, time)
        if skip:
            skip -= 1
        elif _PROGRAM.fullmatch(line.text):
            left_out.append(line.text)
        elif held is not None:
            entries.append(Entry(line.text, line.entry.locator, *held))
            held = None
        elif line.first or not entries:
            entries.append(replace(line.entry, text=line.text))
        else:
            entries[-1] = replace(entries[-1], text=f"{entries[-1].text}\n{line.text}")
    return TimedRead(entries, left_out)
