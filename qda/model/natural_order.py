"""The order in which people expect names with numbers in them: P2 before P10."""

import re
from functools import lru_cache

NaturalOrder = tuple[tuple[int, int, str], ...]

_DIGITS = "0123456789"
_AT_HAND = 10_000


@lru_cache(maxsize=_AT_HAND)
def natural_order(name: str) -> NaturalOrder:
    """A sort key in which numbers within names count as numbers and capitals do not matter."""
    parts = re.findall(r"[0-9]+|[^0-9]+", name)
    return tuple((0, int(part), "") if part[0] in _DIGITS else (1, 0, part.casefold()) for part in parts)
