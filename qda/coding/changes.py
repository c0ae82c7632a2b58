"""What was changed between two versions of a text: lines are compared, each change is trimmed to words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate

from qda.model.span import Span

_LINE = re.compile(r"[^\n]*\n+|[^\n]+")


@dataclass(frozen=True, slots=True)
class Changed:
    """A stretch of the old text and what stands in its place in the new one; either may be empty."""

    old: Span
    new: Span


@lru_cache(maxsize=4)
def changes(old: str, new: str) -> tuple[Changed, ...]:
    """The changed stretches in order; what stands between them is the same in both texts."""
    old_lines, new_lines = _LINE.findall(old), _LINE.findall(new)
    first = shared(old_lines, new_lines)
    rest = shared(old_lines[first:][::-1], new_lines[first:][::-1])
    middle = old_lines[first : len(old_lines) - rest], new_lines[first : len(new_lines) - rest]
    old_starts = list(accumulate(map(len, old_lines), initial=0))
    new_starts = list(accumulate(map(len, new_lines), initial=0))
    blocks = SequenceMatcher(None, *middle).get_opcodes()
    return tuple(
        _trimmed(
            old,
            new,
            Span(old_starts[first + old_from], old_starts[first + old_to]),
            Span(new_starts[first + new_from], new_starts[first + new_to]),
        )
        for kind, old_from, old_to, new_from, new_to in blocks
        if kind != "equal"
    )


def kept_at(span: Span, changed: Sequence[Changed]) -> int | None:
    """Where a stretch of the old text begins in the new one, or None when a change touches it."""
    if any(_touches(span, one.old) for one in changed):
        return None
    earlier = (one for one in changed if one.old.end <= span.start)
    return span.start + sum(len(range(*one.new)) - len(range(*one.old)) for one in earlier)


def is_new(span: Span, changed: Sequence[Changed]) -> bool:
    """Whether a stretch of the new text was not in the old one as it stands."""
    return any(_touches(span, one.new) for one in changed)


def shared(one: Sequence[object], other: Sequence[object]) -> int:
    """How many items two texts or lists have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


def _shared_words(one: str, other: str) -> int:
    """How many characters two texts share at their beginning, without a word that goes on differently."""
    end = shared(one, other)
    following = {text[end].isalnum() for text in (one, other) if end < len(text)}
    while end and True in following and one[end - 1].isalnum():
        end -= 1
    return end


def _trimmed(old: str, new: str, before: Span, after: Span) -> Changed:
    first = _shared_words(before.of(old), after.of(new))
    rest = _shared_words(before.of(old)[first:][::-1], after.of(new)[first:][::-1])
    return Changed(Span(before.start + first, before.end - rest), Span(after.start + first, after.end - rest))


def _touches(span: Span, changed: Span) -> bool:
    return not (span.end <= changed.start or changed.end <= span.start)
