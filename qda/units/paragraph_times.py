"""When paragraphs were that have a time of their own: a long turn may tell it again for those within."""

from bisect import bisect_right
from collections.abc import Sequence

from qda.model.span import Span
from qda.model.unit import Turn
from qda.units.stamps import Times, leading_times


def times_of_paragraphs(
    text: str,
    turns: Sequence[Turn],
    paragraphs: Sequence[Span],
    owners: Sequence[int],
    stamped: Sequence[Span],
) -> dict[int, Times]:
    """The times of paragraphs by number: that of the last line with a time, if one stands in their turn.

    `owners` (P) are the numbers of their turns, `stamped` the lines that begin with a timestamp, in order.
    """
    if not stamped:
        return {}
    begins = [text.rfind("\n", 0, turn.span.start) + 1 for turn in turns]
    told = [leading_times(text, line) for line in stamped]
    starts = [line.start for line in stamped]
    found: dict[int, Times] = {}
    for number, (span, owner) in enumerate(zip(paragraphs, owners, strict=True)):
        last = bisect_right(starts, span.start) - 1
        times = told[last] if last >= 0 and starts[last] >= begins[owner] else None
        if times:
            found[number] = times
    return found
