"""Times of a recording: seconds from its beginning, and the clock times that stand for them."""

import math
import re

_CLOCK = re.compile(
    r"(?:(?P<h>\d{1,4}):)?(?P<m>\d{1,3}):(?P<s>\d{1,2})(?:(?P<mark>[.,:;])(?P<f>\d{1,9}))?", re.ASCII
)
"""Hours are optional; behind a dot or a comma stand decimals, behind a colon a film frame."""
_SECONDS = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?", re.ASCII)
_MOST = 999 * 3600.0
"""Seconds in the longest recording whose hours are written with three digits."""


def seconds_of(written: str) -> float | None:
    """The seconds of `1:02:03.5`, `02:03,500` or `123.5`; None when it is no time of a recording."""
    stripped = written.strip()
    found = _CLOCK.fullmatch(stripped)
    if found is None:
        plain = _SECONDS.fullmatch(stripped)
        return sound(float(plain[0].replace(",", "."))) if plain else None
    minutes, seconds = int(found["m"]), int(found["s"])
    if seconds > 59 or (found["h"] and minutes > 59):
        return None
    fraction = float(f"0.{found['f']}") if found["f"] and found["mark"] in ".," else 0.0
    return sound(int(found["h"] or 0) * 3600 + minutes * 60 + seconds + fraction)


def sound(seconds: float) -> float | None:
    """The seconds, unless no recording has such a time."""
    return seconds if math.isfinite(seconds) and 0 <= seconds < _MOST else None


def clock(seconds: float) -> str:
    """`hh:mm:ss`, as players show it: the second that has begun."""
    whole = int(seconds + 1e-6)  # a time such as 0.1 + 0.2 is not quite what was written
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def stamp(start: float | None, end: float | None) -> str:
    """`[start - end]` of a paragraph, or `[start]`, or nothing when no start is known."""
    if start is None:
        return ""
    return f"[{clock(start)}]" if end is None or end < start else f"[{clock(start)} - {clock(end)}]"
