"""Counts in words."""


def many(count: int, what: str) -> str:
    """A count with its noun: 1 document, 2 documents."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"
