"""A passage of a text: half-open, in Unicode code points of the stored text."""

from collections.abc import Iterator
from typing import NamedTuple

CONTEXT = 32
"""Characters kept on each side of a quotation, to find it again when the text changes."""


def line_of(text: str, at: int) -> int:
    """The line of a text in which a character stands, from 1."""
    return text.count("\n", 0, at) + 1


class Span(NamedTuple):
    """`text[start:end]`, with `0 <= start <= end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The passage itself."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether at least one character belongs to both."""
        return max(self.start, other.start) < min(self.end, other.end)


def places_of(words: str, text: str, within: Span | None = None) -> Iterator[int]:
    """Where words begin in a text, or in a part of it, as they are written; places may overlap."""
    start, end = within or (0, len(text))
    at = text.find(words, start, end)
    while at >= 0:
        yield at
        at = text.find(words, at + 1, end)
