"""Labels that somebody told: the file's own format, or a person by a regular expression."""

import re
import time
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import regex

from qda.errors import PatternError
from qda.model.span import Span
from qda.units.labels import Label, labelled
from qda.units.stamps import BIDI, EARLY, STAMP, Times, times_of

_SECONDS = 10.0
"""What a person's expression may take for one document."""
_GROUPS = "Write the label as a group: (?P<speaker>...), as in --speakers '(?P<speaker>[A-Z]+\\d*) - '"


def told_labels(text: str, lines: Iterable[Span], names: Sequence[str]) -> dict[int, Label]:
    """The lines that begin with one of some labels, letter for letter, and a colon; by their position."""
    shape = _shape(tuple(names))
    found = ((line, shape.match(text, *line)) for line in lines if text.find(":", *line) >= 0)
    return {line.start: _told(line, one) for line, one in found if one}


def _told(line: Span, found: re.Match[str]) -> Label:
    times = times_of(found["early"] or found["late"] or "")
    return Label(line, found["name"], found.end(), times.start, True, times.end)


@lru_cache(maxsize=8)
def _shape(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name.strip())
    return re.compile(
        rf"""\s* [{BIDI}]* [*_]{{0,3}} (?: (?P<early> {EARLY} ) \s* [*_]{{0,3}} )?
        (?P<name> {longest_first or "(?!)"} ) \s* (?: (?P<late> {STAMP} ) \s* )?
        [*_]{{0,3}} : [*_]{{0,3}} \s*""",
        re.VERBOSE,
    )


def pattern_labels(text: str, lines: Iterable[Span], pattern: str) -> dict[int, Label]:
    """The lines that a person's expression matches at their beginning, by position.

    The group `speaker`, or else the first group, is the label; `start` and `end` are times. Raises
    PatternError when the expression is none, has no group, or takes too long.
    """
    shape = speaker_pattern(pattern)
    until = time.monotonic() + _SECONDS
    found = ((line, _match(shape, text, line, until)) for line in lines if line.end > line.start)
    return {line.start: label for line, one in found if one and (label := _labelled(line, one))}


@lru_cache(maxsize=8)
def speaker_pattern(pattern: str) -> "regex.Pattern[str]":
    """A person's expression for labels; raises PatternError in words."""
    try:
        shape = regex.compile(pattern)
    except regex.error as error:
        raise PatternError(
            f"the expression for speakers, {pattern!r}, is not a regular expression: {error}",
            remedy=_GROUPS,
        ) from error
    if not shape.groups:
        raise PatternError(
            f"the expression for speakers, {pattern!r}, does not say what is the label", remedy=_GROUPS
        )
    return shape


def _match(shape: "regex.Pattern[str]", text: str, line: Span, until: float) -> "regex.Match[str] | None":
    try:
        return shape.match(text, line.start, line.end, timeout=max(0.001, until - time.monotonic()))
    except TimeoutError as error:
        raise PatternError(
            f"the expression for speakers, {shape.pattern!r}, takes more than {_SECONDS:.0f} seconds",
            remedy="Avoid repetitions within repetitions, such as (a+)+.",
        ) from error


def _labelled(line: Span, found: "regex.Match[str]") -> Label | None:
    names: Mapping[str, str | None] = found.groupdict()
    name = names["speaker"] if "speaker" in names else found[1]
    if not name or not name.strip():
        return None
    start, end = (names.get(key) or None for key in ("start", "end"))
    return labelled(line, name, found.end(), Times(start, end))
