"""Lines above the times of cues: names, lines of a file's head, and words."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from qda.ingest.notice import Notice

NAMED_CUE = re.compile(r'\d+\s+"(?P<name>[^"]+)"(?:\s+\(\d+\))?', re.ASCII)
"""How Webex names who speaks, above the times: `1 "Anna Smith" (2912)`."""
_NAME = re.compile(r"\d+[.):]?|(?=\D*\d)\S*[^\s.,:;?!…]", re.ASCII)
"""A number, or letters and digits without a blank, as programs write them."""
_HEAD = re.compile(
    r"WEBVTT.*|(?:Kind|Language|Region|Style|X-[A-Z-]+|LOCAL|MPEGTS)\s*[:=].*|::cue.*|\s*\}|##", re.IGNORECASE
)
"""What stands above the first cue of WebVTT and was never said; YouTube writes styles there."""
_SHOWN = 5
_QUOTED = 60


def is_head(line: str) -> bool:
    """Whether a line above the first cue says something of the file, or nothing."""
    return not line.strip() or _HEAD.fullmatch(line.strip()) is not None


def are_names(names: Sequence[str], *, free: bool) -> list[bool]:
    """Whether the line right above each cue's times, if any, names the cue and is no words of the one before.

    Where names are `free` to be any text, as in WebVTT, they are believed if more than half of the cues have
    one; a lone one among numbers, or among none, is more likely somebody's words whose blank line or number
    is lost.
    """
    plain = [not name or bool(_NAME.fullmatch(name) or NAMED_CUE.fullmatch(name)) for name in names]
    return [True] * len(names) if free and 2 * plain.count(False) > len(names) else plain


def told_above(
    above: Sequence[int], kept: Sequence[int], lines: Sequence[str], path: Path
) -> Iterator[Notice]:
    """What to tell of lines above the first cue, which are left out, and of words above other cues' times."""
    if above:
        yield Notice(
            f"what stands above the first cue is left out ({listed(above, lines)})",
            str(path),
            "If these are somebody's words, write a line of times above them.",
        )
    if kept:
        yield Notice(
            f"words stand right above a cue's times and are kept with the cue before ({listed(kept, lines)})",
            str(path),
            "If they belong to the cue below, move them below its times; if they only name it, delete them.",
        )


def listed(numbers: Sequence[int], lines: Sequence[str]) -> str:
    """The first of some lines, counted from 1, with what stands in them."""
    more = f"; {len(numbers) - _SHOWN} more" if len(numbers) > _SHOWN else ""
    return "; ".join(f"line {one}: {lines[one - 1].strip()[:_QUOTED]!r}" for one in numbers[:_SHOWN]) + more
