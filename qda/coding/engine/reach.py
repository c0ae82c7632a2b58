"""Which matches of frequent words can belong to a phrase: those that stand near its rarest word."""

from collections.abc import Sequence as Several

import numpy as np

from qda.coding.engine.found import Found
from qda.coding.engine.ragged import ranges
from qda.coding.pattern import Either, Lexeme, Maybe, Pattern, Sequence, may_be_empty

_PAIR = 2
_MANY = 2
"""How many times as often a part must stand as the rarest for looking around that to pay."""


def within_reach(parts: Several[Pattern], found: Several[Found]) -> list[Found]:
    """What was found for each part of a phrase; of frequent ones only what is near the rarest needed part.

    "He always said" is looked for around each "said", not from every "he" on. Of two parts the rarer is
    begun from anyway.
    """
    if len(parts) == _PAIR:
        return list(found)
    widths = [longest(part) for part in parts]
    needed = [one for part, one in zip(parts, found, strict=True) if not may_be_empty(part)]
    rarest = min(needed, key=lambda one: len(one.start), default=None)
    if rarest is None or any(width is None for width in widths):
        return list(found)
    reach = sum(width or 0 for width in widths)
    many = _MANY * len(rarest.start)
    return [one if len(one.start) <= many else _around(one, rarest, reach) for one in found]


def longest(pattern: Pattern) -> int | None:
    """How many words a match has at most; None where any number may stand between those that are named."""
    match pattern:
        case Lexeme():
            return 1
        case Maybe(part):
            return longest(part)
        case Either(several) | Sequence(several):
            widths = [longest(part) for part in several]
            known = [width for width in widths if width is not None]
            if len(known) < len(widths):
                return None
            return sum(known) if isinstance(pattern, Sequence) else max(known, default=0)
        case _:
            return None


def _around(found: Found, rarest: Found, reach: int) -> Found:
    """Matches that begin within `reach` words of one of the rarest, which stand in order."""
    low = np.searchsorted(found.start, rarest.start - reach, "left")
    high = np.searchsorted(found.start, rarest.start + reach, "right")
    low[1:] = np.maximum(low[1:], high[:-1])
    return found.take(ranges(low, high - low))
