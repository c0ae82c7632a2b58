"""Which items of two lists belong together: landmarks first, then the longest common list between them.

Items that stand once in both lists are landmarks (Bram Cohen's patience diff): what people moved around them
does not lead to another copy of a common line. Where nothing stands once, the longest common subsequence
counts, found with bits (rapidfuzz), so that a megabyte takes no longer than a moment.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_MOST = 400_000_000
"""Pairs of items above which two lists without landmarks count as wholly different: half a second's work."""
_DEEPEST = 60
_SMALL = 4
"""Items on a side below which nothing is gained by looking for landmarks."""


class Gap(NamedTuple):
    """Items `[old, old_end)` of one list that stand where `[new, new_end)` stand in the other."""

    old: int
    old_end: int
    new: int
    new_end: int


def gaps(old: Sequence[str], new: Sequence[str]) -> list[Gap]:
    """Where two lists differ, in order; what stands between the gaps is the same in both."""
    found: list[Gap] = []
    waiting = [(Gap(0, len(old), 0, len(new)), 0)]
    while waiting:
        whole, depth = waiting.pop()
        gap = _trimmed(old, new, whole)
        marks = _landmarks(old, new, gap) if _is_wide(gap) and depth < _DEEPEST else []
        if marks:
            waiting += [(part, depth + 1) for part in _between(gap, marks)]
        else:
            found += _compared(old, new, gap) if _both(gap) else [gap]
    return sorted(gap for gap in found if gap.old < gap.old_end or gap.new < gap.new_end)


def shared(one: Sequence[object], other: Sequence[object]) -> int:
    """How many items two texts or lists have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


def _is_wide(gap: Gap) -> bool:
    return min(gap.old_end - gap.old, gap.new_end - gap.new) > _SMALL


def _both(gap: Gap) -> bool:
    return gap.old < gap.old_end and gap.new < gap.new_end


def _trimmed(old: Sequence[str], new: Sequence[str], gap: Gap) -> Gap:
    """The gap without what its two sides have in common at their beginning and end."""

    before, after = old[gap.old : gap.old_end], new[gap.new : gap.new_end]
    first = shared(before, after)
    rest = shared(before[first:][::-1], after[first:][::-1])
    return Gap(gap.old + first, gap.old_end - rest, gap.new + first, gap.new_end - rest)


def _landmarks(old: Sequence[str], new: Sequence[str], gap: Gap) -> list[tuple[int, int]]:
    """Items that stand once on each side, as many of them as follow one another in both."""
    before, after = Counter(old[gap.old : gap.old_end]), Counter(new[gap.new : gap.new_end])
    place = {new[at]: at for at in range(gap.new, gap.new_end) if after[new[at]] == 1}
    pairs = [
        (at, place[old[at]])
        for at in range(gap.old, gap.old_end)
        if old[at] in place and before[old[at]] == 1
    ]
    return _rising(pairs)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest list of pairs whose second numbers rise as the first ones do."""
    tops: list[int] = []
    owners: list[int] = []
    below: list[int] = []
    for number, (_, at) in enumerate(pairs):
        pile = bisect_left(tops, at)
        below.append(owners[pile - 1] if pile else -1)
        tops[pile : pile + 1], owners[pile : pile + 1] = [at], [number]
    chosen: list[tuple[int, int]] = []
    number = owners[-1] if owners else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = below[number]
    return chosen[::-1]


def _between(gap: Gap, marks: Sequence[tuple[int, int]]) -> Iterator[Gap]:
    at_old, at_new = gap.old, gap.new
    for old, new in (*marks, (gap.old_end, gap.new_end)):
        yield Gap(at_old, old, at_new, new)
        at_old, at_new = old + 1, new + 1


def _compared(old: Sequence[str], new: Sequence[str], gap: Gap) -> list[Gap]:
    from rapidfuzz.distance import Indel  # few texts change

    before, after = old[gap.old : gap.old_end], new[gap.new : gap.new_end]
    if len(before) * len(after) > _MOST:
        return [gap]
    same = [block for block in Indel.opcodes(before, after) if block.tag == "equal"]
    edges = [(0, 0, 0, 0), *((one.src_start, one.src_end, one.dest_start, one.dest_end) for one in same)]
    ends = [*edges[1:], (len(before), 0, len(after), 0)]
    return [
        Gap(gap.old + last[1], gap.old + following[0], gap.new + last[3], gap.new + following[2])
        for last, following in zip(edges, ends, strict=True)
    ]
