"""When each paragraph was: a long turn may tell it again for those within."""

from bisect import bisect_right
from collections.abc import Sequence

from qda.model.span import Span
from qda.model.unit import Turn
from qda.units.stamps import UNTIMED, Times, leading_times


def times_of_paragraphs(
    text: str,
    turns: Sequence[Turn],
    paragraphs: Sequence[Span],
    owners: Sequence[int],
    stamped: Sequence[Span],
) -> list[Times]:
    """The times (P) of paragraphs, each that of the last line with a time in its turn, else the turn's.

    `owners` (P) are the numbers of their turns, `stamped` the lines that begin with a timestamp, in order.
    """
    own = [Times(turn.timestamp, turn.until) for turn in turns]
    if not stamped:
        return [own[owner] for owner in owners]
    begins = [text.rfind("\n", 0, turn.span.start) + 1 for turn in turns]
    told = [leading_times(text, line) or UNTIMED for line in stamped]
    starts = [line.start for line in stamped]
    last = (bisect_right(starts, span.start) - 1 for span in paragraphs)
    return [
        told[line] if line >= 0 and starts[line] >= begins[owner] else own[owner]
        for line, owner in zip(last, owners, strict=True)
    ]
