"""Counts and lists in words."""

from collections.abc import Sequence

_NAMED = 8


def many(count: int, what: str) -> str:
    """A count with its noun: 1 document, 2 documents."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def some(names: Sequence[str]) -> str:
    """The first of some names, and how many there are beyond them."""
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more:,} more" if more > 0 else "")
