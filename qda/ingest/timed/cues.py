"""The cues of .vtt, .srt and .sbv files, with the lines that they stand on.

The three differ in how a cue's times are written, and are read as leniently as players read them: commas or
dots, hours or none, a forgotten blank line, blank lines within a cue. No line is lost in silence: what is
no cue is counted, and times that cannot be, lines that should be times and are none, and words above a
line of times are told with their line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from qda.errors import InputError, Place
from qda.ingest.notice import Notice
from qda.ingest.timed.broken_times import broken_times, is_last_counter
from qda.ingest.timed.lines_above import are_names, is_head, listed, told_above
from qda.ingest.timed.times import seconds_of

_TIME = r"-?\d[\d:.,]*"
_ARROW = re.compile(rf"\s*(?P<start>{_TIME})?\s*-->\s*(?P<end>{_TIME})?(?:\s.*)?", re.ASCII)
_THIN_ARROW = re.compile(rf"\s*(?P<start>{_TIME})\s*[-–—=]{{1,2}}>\s*(?P<end>{_TIME})\s*", re.ASCII)
_COMMA = re.compile(r"\s*(?P<start>\d+:\d[\d:.]*)\s*,\s*(?P<end>\d+:\d[\d:.]*)\s*", re.ASCII)
_COUNTER = re.compile(r"\s*\d+\s*", re.ASCII)
_ASIDE = re.compile(r"(?P<kind>NOTE|STYLE|REGION)(?:[ \t].*)?")
_MACHINE_NOTE = re.compile(r"NOTE\s+(?:confidence|duration|language|recognizability)\b.*", re.IGNORECASE)
_SHOWN = 5
_LONGEST = 400
"""Characters of a line with times, and with all that WebVTT may say of where the cue stands."""


class Form(StrEnum):
    """How a format writes the times of a cue."""

    VTT = "vtt"
    SRT = "srt"
    SBV = "sbv"


@dataclass(slots=True)
class Cue:
    """What stands on the screen from when to when; `line` is that of its times, `name` what stands above."""

    line: int
    start: float | None
    end: float | None
    name: str = ""
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Collected:
    """What is found on the way down the file."""

    cues: list[Cue] = field(default_factory=list)
    asides: dict[str, int] = field(default_factory=dict)
    bad_times: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    above: list[int] = field(default_factory=list)
    """Lines above the first cue that are left out."""
    kept: list[int] = field(default_factory=list)
    """Lines right above a cue's times that are words of the cue before."""


def read_cues(text: str, form: Form, path: Path) -> tuple[list[Cue], list[Notice]]:
    """The cues of a file in its order. InputError when there is none."""
    lines = text.split("\n")
    found = _Collected()
    aside = ""
    for number, line in enumerate(lines):
        blank_before = number == 0 or not lines[number - 1].strip()
        timing = _timing(line, form)
        heading = _ASIDE.fullmatch(line) if form is Form.VTT and blank_before else None
        broken = None if timing or aside or len(line) > _LONGEST else broken_times(lines, number, form)
        if timing:
            found.cues.append(_begin(found, lines, number, timing))
            aside = ""
        elif broken:
            found.broken.append(number + 1)
            found.cues.append(Cue(number + 1, *broken, _name(found, lines, number)))
        elif heading and (heading["kind"] == "NOTE" or not found.cues):
            aside = "" if _MACHINE_NOTE.fullmatch(line) else heading["kind"]
            found.asides[aside] = found.asides.get(aside, 0) + 1
            aside = heading["kind"]
        elif aside:
            aside = aside if line.strip() else ""
        elif found.cues:
            found.cues[-1].lines.append(line)
        elif not is_head(line):
            found.above.append(number + 1)
    if not any(cue.lines or cue.line not in found.broken for cue in found.cues):
        raise _no_cue(form, path)
    _without_last_counter(found, lines)
    _give_back_words(found, form)
    return found.cues, list(_notices(found, lines, path))


def _without_last_counter(found: _Collected, lines: list[str]) -> None:
    """Take out the number of a cue at whose beginning the file was cut off."""
    last = max(number for number, line in enumerate(lines) if line.strip())
    cue = found.cues[-1]
    if cue.line < last and is_last_counter(lines, last, cue.name):
        del cue.lines[last - cue.line :]
        found.broken.append(last + 1)


def _give_back_words(found: _Collected, form: Form) -> None:
    """Lines above times that name no cue go back to the cue before; above the first one they are left out."""
    names = are_names([cue.name for cue in found.cues], free=form is Form.VTT)
    for before, cue, is_name in zip((None, *found.cues), found.cues, names, strict=False):
        if is_name:
            continue
        if before:
            before.lines.append(cue.name)
            found.kept.append(cue.line - 1)
        else:
            found.above.append(cue.line - 1)
        cue.name = ""


def _timing(line: str, form: Form) -> re.Match[str] | None:
    """The times of a cue, if the line has any; an arrow within speech has no time beside it."""
    if len(line) > _LONGEST:
        return None
    if form is Form.SBV:
        return _COMMA.fullmatch(line) if "," in line else None
    if ">" not in line:
        return None
    found = _ARROW.fullmatch(line) if "-->" in line else None
    if found and not any(":" in (time or "") for time in found.groups()):
        return None
    return found or (_THIN_ARROW.fullmatch(line) if form is Form.SRT else None)


def _begin(found: _Collected, lines: list[str], number: int, timing: re.Match[str]) -> Cue:
    start, end = (seconds_of(timing[name] or "") for name in ("start", "end"))
    if start is None or end is None or end < start:
        found.bad_times.append(number + 1)
        end = end if start is None or (end is not None and end >= start) else None
    return Cue(number + 1, start, end, _name(found, lines, number))


def _name(found: _Collected, lines: list[str], number: int) -> str:
    """The line above the times, if it is a counter, or does not belong to the cue before."""
    if number == 0 or not lines[number - 1].strip():
        return ""
    above = lines[number - 1]
    first = number == 1 or not lines[number - 2].strip()
    if not (first or _COUNTER.fullmatch(above)) or _ASIDE.fullmatch(above):
        return ""
    if not found.cues and is_head(above):
        return ""
    if found.above and found.above[-1] == number:
        found.above.pop()
    if found.cues and found.cues[-1].lines and found.cues[-1].line < number:
        found.cues[-1].lines.pop()
    return above.strip()


def _notices(found: _Collected, lines: list[str], path: Path) -> Iterator[Notice]:
    where = str(path)
    yield from told_above(found.above, found.kept, lines, path)
    if found.broken:
        yield Notice(
            f"a cue begins without times that can be read ({listed(found.broken, lines)}); that is left out, "
            "and the words below are kept",
            where,
            "Correct the line in the file, or see that the file is not cut off.",
        )
    named = [f"{count} {kind}" for kind, count in found.asides.items() if kind]
    if named:
        yield Notice(f"blocks that are no speech are left out: {', '.join(named)}", where)
    if found.bad_times:
        yield Notice(
            f"{_many(found.bad_times)} a time that is missing, negative or before its start; it is left out",
            where,
            "The words are kept. Correct the times in the file if they matter.",
        )
    late = [
        cue.line
        for before, cue in zip(found.cues, found.cues[1:], strict=False)
        if before.start is not None and cue.start is not None and cue.start < before.start
    ]
    if late:
        yield Notice(f"{_many(late)} a time before that of the cue above; the file's order is kept", where)


def _many(lines: list[int]) -> str:
    listed = ", ".join(map(str, lines[:_SHOWN])) + (", ..." if len(lines) > _SHOWN else "")
    return f"{len(lines)} cues have (line {listed})" if len(lines) > 1 else f"line {listed}: a cue has"


def _no_cue(form: Form, path: Path) -> InputError:
    example = "0:00:01.000,0:00:04.000" if form is Form.SBV else "00:00:01.000 --> 00:00:04.000"
    return InputError(
        "there is no cue: no line with a start and an end time",
        place=Place(path),
        remedy=f"A .{form} file has lines such as {example} above the words. Save other texts as .txt.",
    )
