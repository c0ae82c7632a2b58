"""Captions that roll up show each line twice: new at the bottom, then at the top of the next cue.

00:00:01.000 --> 00:00:03.000        00:00:03.000 --> 00:00:05.000
so we went                           so we went
                                     to the market

The second may begin before the first one ends.
"""

from collections.abc import Sequence

from qda.ingest.timed.cues import Cue

_NEAR = 0.1
"""Seconds that may lie between a cue and one that repeats it, or that a cue lasts which only repeats."""
_ROLLING = 0.5
"""The share of cues that repeat a line before captions roll; who says "yes" twice repeats one too."""


def without_repeats(cues: Sequence[Cue], lines: Sequence[Sequence[str]]) -> tuple[list[list[str]], int]:
    """The lines of each cue without those that only roll up, and how many those were.

    `lines` are the filled lines of each cue, without tags.
    """
    rolled = [False] + [
        _repeats(cues[at - 1], cues[at], lines[at - 1], lines[at]) for at in range(1, len(cues))
    ]
    following = sum(1 for one in lines[1:] if one)
    grown = any(repeats and len(one) > 1 for one, repeats in zip(lines, rolled, strict=True))
    if not grown or sum(rolled) < max(2, _ROLLING * following):
        return [list(one) for one in lines], 0
    kept = [list(one[1:]) if repeats else list(one) for one, repeats in zip(lines, rolled, strict=True)]
    return kept, sum(rolled)


def _repeats(before: Cue, cue: Cue, lines_before: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether a cue begins with the last line before it, and adds one or is too short to be read."""
    if not (lines_before and lines and lines[0] == lines_before[-1]):
        return False
    if len(lines) == 1 and (cue.end is None or cue.start is None or cue.end - cue.start > _NEAR):
        return False
    if before.end is None or cue.start is None:
        return False
    earliest = before.end - _NEAR if before.start is None else min(before.start, before.end - _NEAR)
    return earliest <= cue.start <= before.end + _NEAR
