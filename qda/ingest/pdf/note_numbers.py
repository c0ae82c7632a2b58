"""Which of the numbers that begin lines of small type are the marks of footnotes.

A note holds other numbers; lines can begin with one: `vol.` / `24 (2nd edn)`, `Berlin,` / `13 Feb. 1945`.
Marks count up through the document, or begin again at 1; beside a translation each column counts its own. So
they are the numbers that make up the best such count: each one adds to it, most of all those that are printed
small and raised, and a leap takes from it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_RAISED, _NAMED, _PLAIN = 2.5, 1.5, 1.0
_WITHIN_SENTENCE = 0.5
_SKIPPED = 0.1
"""What each number takes that was not found between two marks; in scans, some are not."""
_SKIPPED_AT_MOST = 10
_AGAIN, _LEAP = 0.3, 1.5
_BACK = 60
"""How many candidates before one the mark before it is looked for."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number that begins a line.

    `raised`: whether it is printed so; `named`: whether it is so elsewhere on the page; `apart`: whether the
    line before it ends like a sentence; `first`: whether it is the first one of its column.
    """

    number: int
    raised: bool
    named: bool
    apart: bool
    first: bool

    @property
    def weight(self) -> float:
        """How much speaks for its being a mark."""
        own = _RAISED if self.raised else _NAMED if self.named else _PLAIN
        return own if self.apart or self.raised else _WITHIN_SENTENCE * own


def counting(candidates: Sequence[Candidate]) -> set[int]:
    """The positions of the candidates that are marks; candidates are in the order of the document."""
    scores: list[float] = []
    before: list[int | None] = []
    for at, one in enumerate(candidates):
        start: tuple[float, int | None] = (-_taken(0, one), None)
        earlier = range(max(0, at - _BACK), at)
        score, last = max(
            [start, *((scores[there] - _taken(candidates[there].number, one), there) for there in earlier)],
            key=lambda found: found[0],
        )
        scores.append(one.weight + score)
        before.append(last)
    best = max(range(len(scores)), key=scores.__getitem__, default=None)
    if best is None or scores[best] <= 0:
        return set()
    found = set[int]()
    at_last: int | None = best
    while at_last is not None:
        found.add(at_last)
        at_last = before[at_last]
    return found


def _taken(last: int, one: Candidate) -> float:
    """What the step from one mark to the next takes."""
    skipped = one.number - last - 1
    if 0 <= skipped <= _SKIPPED_AT_MOST:
        return _SKIPPED * skipped
    again = one.first and (one.number == 1 or one.named)
    return _AGAIN if again else _LEAP
