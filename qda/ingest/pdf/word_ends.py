"""Where words end: blanks that only fill the room of a ligature, and gaps for which a file has no blank."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median_low

Box = tuple[float, float, float, float]
"""Left, bottom, right, top of a character, in points."""
NOTHING = 0x2060
"""The code of a character that is no letter and no blank."""
_SPACE = 0x20
_F, _AFTER_F = ord("f"), frozenset(map(ord, "fil"))
_GAP = 0.1
"""The gap that ends a word, in letter sizes; letters that are only kerned apart are nearer."""
_CLOSE = 0.05


def without_filling(codes: Sequence[int], box: Callable[[int], Box | None]) -> list[int]:
    """The codes of a page's characters without the blanks that stand within a ligature.

    Some programs write a ligature (`fi`, `fl`) in the width of one letter, and fill its room with a blank.
    """
    found = list(codes)
    for index in range(2, len(found) - 1):
        if found[index] == _SPACE and found[index - 1] in _AFTER_F and found[index - 2] == _F:
            boxes = (box(index - 2), box(index - 1), box(index), box(index + 1))
            if _is_filling(*boxes):
                found[index] = NOTHING
    return found


def _is_filling(first: Box | None, second: Box | None, blank: Box | None, after: Box | None) -> bool:
    if not (first and second and blank and after) or first != second:
        return False
    middle = (second[0] + second[2]) / 2
    return middle - 1 <= blank[0] < second[2] and blank[0] < after[0] <= second[2] + _CLOSE * (
        second[3] - second[1]
    )


def parted(start: int, end: int, size: float, box: Callable[[int], Box | None]) -> list[tuple[int, int]]:
    """The parts of a word between which there is room for a blank, as numbers of its characters.

    Type that is spaced evenly, as of headings, has no such place.
    """
    boxes = [box(index) for index in range(start, end)]
    gaps = [after[0] - before[2] if before and after else 0.0 for before, after in pairwise(boxes)]
    if len(gaps) < 2 or median_low(gaps) > _CLOSE * size:
        return [(start, end)]
    cuts = [start, *(start + 1 + at for at, gap in enumerate(gaps) if gap >= _GAP * size), end]
    return list(pairwise(cuts))
