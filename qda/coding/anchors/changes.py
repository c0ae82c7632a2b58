"""What was changed between two versions of a text: first its sentences, then the words of these."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from qda.coding.anchors.alignment import Gap, gaps
from qda.model.span import Span, places_of

_END = re.compile(r"\n+|(?<=[.!?…])[ \t]+|(?<=[.!?…][\"'”’»)\]])[ \t]+")
_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_ISLAND = 16
"""Characters below which words that two changes have between them may be there by chance."""
_MANY = 50
"""Changes above which it is faster to look through the whole text than through each of them."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A stretch of the old text and what stands in its place in the new one; either may be empty."""

    old: Span
    new: Span


@lru_cache(maxsize=4)
def changes(old: str, new: str) -> tuple[Changed, ...]:
    """The changed stretches in order; what stands between them is the same in both texts."""
    if old == new:
        return ()
    by_sentence = _compared(_pieces(old), _pieces(new), Changed(Span(0, len(old)), Span(0, len(new))))
    by_word = (
        finer
        for one in by_sentence
        for finer in _compared(_WORD.findall(one.old.of(old)), _WORD.findall(one.new.of(new)), one)
    )
    return tuple(_at_the_end(_without_islands(by_word), old, new))


def kept_at(span: Span, changed: Sequence[Changed]) -> int | None:
    """Where a stretch of the old text begins in the new one, or None when a change touches it."""
    if _touched(span, [one.old for one in _near(span, changed)]):
        return None
    earlier = bisect_right(changed, span.start, key=lambda one: one.old.end)
    if not earlier:
        return span.start
    last = changed[earlier - 1]
    return span.start - last.old.end + last.new.end


def mapped(span: Span, changed: Sequence[Changed]) -> Span:
    """What stands now where a stretch of the old text stood: a change that cuts into it counts with it."""
    inside = [one for one in _near(span, changed) if _touched(span, [one.old])]
    first = inside[0] if inside and inside[0].old.start <= span.start else None
    last = inside[-1] if inside and inside[-1].old.end >= span.end else None
    start = first.new.start if first else _moved(span.start, changed, before=True)
    end = last.new.end if last else _moved(span.end, changed, before=False)
    return Span(start, max(start, end))


def new_places(
    words: str, text: str, changed: Sequence[Changed], before: str = "", after: str = ""
) -> Iterator[int]:
    """Where words stand in the new text that did not stand there in the old one, in order.

    With `before` and `after`, only places that have these beside the words.
    """
    whole, skip = before + words + after, len(before)
    width = len(whole)
    for stretch in _to_search(width, text, changed):
        for at in places_of(whole, text, stretch):
            if _is_new(Span(at + skip, at + skip + len(words)), changed):
                yield at + skip


def _to_search(width: int, text: str, changed: Sequence[Changed]) -> Iterator[Span]:
    """Where something of `width` characters can touch a change; the whole text where much was changed."""
    if len(changed) > _MANY:
        yield Span(0, len(text))
        return
    done = 0
    for one in changed:
        start, end = max(done, one.new.start - width + 1), min(len(text), one.new.end + width - 1)
        if start < end:
            yield Span(start, end)
            done = end - width + 1


def _is_new(span: Span, changed: Sequence[Changed]) -> bool:
    first = bisect_left(changed, span.start, key=lambda one: one.new.end)
    last = bisect_right(changed, span.end, key=lambda one: one.new.start)
    return _touched(span, [one.new for one in changed[first:last]])


def _near(span: Span, changed: Sequence[Changed]) -> Sequence[Changed]:
    """The changes that may touch a stretch of the old text."""
    first = bisect_left(changed, span.start, key=lambda one: one.old.end)
    return changed[first : bisect_right(changed, span.end, key=lambda one: one.old.start)]


def _touched(span: Span, stretches: Iterable[Span]) -> bool:
    return any(not (span.end <= one.start or one.end <= span.start) for one in stretches)


def _moved(at: int, changed: Sequence[Changed], *, before: bool) -> int:
    """A border of the old text in the new one; text put in exactly there comes `before` it or after."""
    sides = bisect_right if before else bisect_left
    earlier = sides(changed, at, key=lambda one: one.old.end)
    return at if not earlier else at - changed[earlier - 1].old.end + changed[earlier - 1].new.end


def _pieces(text: str) -> list[str]:
    """The text cut behind every sentence and line."""
    ends = [found.end() for found in _END.finditer(text)]
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True) if start < end]


def _compared(old: Sequence[str], new: Sequence[str], within: Changed) -> Iterator[Changed]:
    old_at = list(accumulate(map(len, old), initial=within.old.start))
    new_at = list(accumulate(map(len, new), initial=within.new.start))
    for gap in gaps(old, new):
        yield _changed(gap, old_at, new_at)


def _changed(gap: Gap, old_at: Sequence[int], new_at: Sequence[int]) -> Changed:
    return Changed(Span(old_at[gap.old], old_at[gap.old_end]), Span(new_at[gap.new], new_at[gap.new_end]))


def _without_islands(found: Iterable[Changed]) -> list[Changed]:
    """The changes, those run together that have fewer words between them than were changed beside these."""
    joined: list[Changed] = []
    for one in found:
        joined.append(one)
        while len(joined) > 1 and _by_chance(joined[-2], joined[-1]):
            last, before = joined.pop(), joined.pop()
            old, new = Span(before.old.start, last.old.end), Span(before.new.start, last.new.end)
            joined.append(Changed(old, new))
    return joined


def _at_the_end(found: list[Changed], old: str, new: str) -> list[Changed]:
    """The changes, the last one behind the text's last words where it may as well stand before them.

    Who goes on with a text, and says its last words once more, has put nothing in before them.
    """
    if not found or min(len(range(*found[-1].old)), len(range(*found[-1].new))) > 0:
        return found
    last = found[-1]
    text, put = max((new, last.new), (old, last.old), key=lambda side: len(range(*side[1])))
    rest = old[last.old.end :]
    if not text.startswith(rest, put.start):
        return found
    return [*found[:-1], Changed(_later(last.old, len(rest)), _later(last.new, len(rest)))]


def _later(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _by_chance(one: Changed, following: Changed) -> bool:
    between = following.old.start - one.old.end
    beside = max(len(range(*span)) for change in (one, following) for span in (change.old, change.new))
    return between < _ISLAND and between <= beside
