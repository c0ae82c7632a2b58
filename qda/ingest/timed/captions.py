"""Captions that are written otherwise than subtitles: a table of them, what Whisper shows, lines with a time.

start  end    text                        Whisper's .tsv counts thousandths of a second
[00:48.350 --> 00:54.570]  words          what Whisper shows while it works
[48.35s -> 54.57s] words                  faster-whisper's the same
0:48 words                                what players show; `clocked_lines` tells it from a day's programme
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from qda.ingest.timed.clocked_lines import clocked_lines
from qda.ingest.timed.times import seconds_of
from qda.ingest.timed.utterance import folded

_LINE = re.compile(r"\[(?P<start>\d[\d:.,]*)s? -{1,2}> (?P<end>\d[\d:.,]*)s?\][ \t]*(?P<words>.*)", re.ASCII)
_FEW = 3
"""Captions that are enough to tell."""
_GAP = 120.0
"""Seconds that captions of a recording rarely lie apart; people who answer come and go."""
_DIGITS = 12
"""No time has so many."""
_THOUSANDTHS = 100.0
"""Nobody reads a caption for so many seconds."""


def captions_of_text(text: str) -> str | None:
    """The captions of a text all of whose lines begin with their times, as WebVTT; None for other texts."""
    lines = [line.strip() for line in text.removeprefix("\ufeff").split("\n") if line.strip()]
    if clocked := clocked_lines(lines):
        starts = [one.start for one in clocked]
        return as_webvtt(starts, [*starts[1:], starts[-1]], [one.words for one in clocked])
    if not lines or not _LINE.fullmatch(lines[0]):
        return None
    said = [found for line in lines if (found := _LINE.fullmatch(line))]
    if len(said) < len(lines):
        return None
    return as_webvtt(*([one[name] for one in said] for name in ("start", "end", "words")))


def as_webvtt(starts: Sequence[str], ends: Sequence[str], words: Sequence[str]) -> str | None:
    """Captions as WebVTT, by times as they are written; None when these are not those of a recording."""
    if all(one.isdecimal() and len(one) < _DIGITS for one in (*starts, *ends)):
        found = _plain_numbers(list(map(int, starts)), list(map(int, ends)))
    else:
        times = zip(map(seconds_of, starts), map(seconds_of, ends), strict=True)
        found = [(a, b) for a, b in times if a is not None and b is not None]
    if len(found) < max(len(starts), _FEW) or any(end < start for start, end in found):
        return None
    gaps = [after - before for (before, _), (after, _) in pairwise(found)]
    if min(gaps) < 0 or median(gaps) > _GAP:
        return None
    cues = (
        f"{_clock(a)} --> {_clock(b)}\n{folded(said)}\n" for (a, b), said in zip(found, words, strict=True)
    )
    return "\n".join(("WEBVTT\n", *cues))


def _plain_numbers(starts: Sequence[int], ends: Sequence[int]) -> list[tuple[float, float]]:
    """Times that are whole numbers: seconds, or thousandths where captions would stand too long."""
    long = [end - start for start, end in zip(starts, ends, strict=True)]
    unit = 1000 if long and median(long) >= _THOUSANDTHS else 1
    return [(start / unit, end / unit) for start, end in zip(starts, ends, strict=True)]


def _clock(seconds: float) -> str:
    whole = round(seconds * 1000)
    return f"{whole // 3_600_000:02d}:{whole // 60_000 % 60:02d}:{whole // 1000 % 60:02d}.{whole % 1000:03d}"
