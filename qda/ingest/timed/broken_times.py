"""Lines that stand where the times of a cue stand and are none: typed wrong, or cut off with the file."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from qda.ingest.timed.times import seconds_of

_ANY_ARROW = re.compile(r"\s*(?P<start>.*?)\s*-->\s*(?P<end>\S*).*")
_ARROW = re.compile(r"\s*(?P<start>\S*?)\s*-->\s*(?P<end>\S*)(?:\s.*)?")
_THIN_ARROW = re.compile(r"\s*(?P<start>\d\S*:\S*)\s*[-–—=]{1,2}>\s*(?P<end>\d\S*:\S*)\s*", re.ASCII)
_COMMA = re.compile(r"\s*(?P<start>\d\S*:\S*?)\s*,\s*(?P<end>\d\S*:\S*)\s*", re.ASCII)
_ALONE = re.compile(r"\s*\d+:[\d:.,]*\s*(?:-{1,2}>?)?\s*", re.ASCII)
_LIKE_A_TIME = re.compile(r"-?\d|\w+:\w")
_COUNTER = re.compile(r"\s*\d+\s*", re.ASCII)


class Broken(NamedTuple):
    """What a broken line still tells, in seconds."""

    start: float | None = None
    end: float | None = None


def broken_times(lines: Sequence[str], number: int, form: str) -> Broken | None:
    """What a line without sound times tells, if it stands where they stand; None when it is speech.

    In WebVTT no words have an arrow `-->`; in the other forms it is speech unless a time, or what resembles
    one, stands beside it. Half a line of times stands below a cue's number, or at the end of the file.
    """
    line = lines[number]
    found = _with_sign(line, form)
    if found:
        start, end = _seconds(found["start"]), _seconds(found["end"])
        return Broken(start, None if start is not None and end is not None and end < start else end)
    return Broken() if _ALONE.fullmatch(line) and _begins_cue(lines, number) else None


def is_last_counter(lines: Sequence[str], number: int, name: str) -> bool:
    """Whether a line ends the file with the number behind that of the last cue, whose `name` it is."""
    counts = _COUNTER.fullmatch(lines[number]) and _COUNTER.fullmatch(name)
    return bool(counts) and _is_blank(lines, number - 1) and int(lines[number]) == int(name) + 1


def _with_sign(line: str, form: str) -> re.Match[str] | None:
    if form == "sbv":
        return _COMMA.fullmatch(line)
    if "-->" not in line:
        return _THIN_ARROW.fullmatch(line) if form == "srt" and ">" in line else None
    if form == "vtt":
        return _ANY_ARROW.fullmatch(line)
    found = _ARROW.fullmatch(line)
    beside = [word for word in found.groups() if word] if found else []
    return found if not beside or any(map(_LIKE_A_TIME.match, beside)) else None


def _seconds(written: str) -> float | None:
    return seconds_of(written) if ":" in written else None


def _begins_cue(lines: Sequence[str], number: int) -> bool:
    """Whether the line above is a cue's number, or an empty one while no words follow."""
    if number and _COUNTER.fullmatch(lines[number - 1]):
        return _is_blank(lines, number - 2)
    return _is_blank(lines, number - 1) and not any(map(str.strip, lines[number + 1 :]))


def _is_blank(lines: Sequence[str], number: int) -> bool:
    return number < 0 or not lines[number].strip()
