"""Speech each line of which tells when it begins, without brackets and without names.

00:00:04 clinic in our town and why it had to close      podcasts, and what people copy from players

0:04                                                     what YouTube shows beside a film
clinic in our town and why it had to close

Sentences run over such lines: they are captions. A programme of a day and a list of chapters look alike, but
begin later, lie further apart, or have hardly any words. Where names stand before the words, lines are turns.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from qda.ingest.timed.times import seconds_of

_CLOCK = re.compile(r"(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?)(?:\s+(?P<words>.*))?", re.ASCII)
_OPENS = re.compile(
    r"[-–—>\s]*(?P<name>[\[(<]?[^\W\d_][^:\n\t<>()\[\]]{0,40}?[\])>]?)"
    r"(?:\t|(?:\s*[:|=：]|\s[-–—]|(?<=[\])>]))(?:\s|$))"
)
"""A name or the like before words, in brackets or with a mark behind it."""
_SHORT = re.compile(r"[A-ZÀ-Þ]{2,3}\d{0,2}\s|[A-Z]\d{1,2}\s")
"""Initials before words, with nothing between."""
_LEAST = 5
"""Captions that are enough to tell."""
_WORDS = 4
"""Words that half of the captions have at least."""
_FIRST, _GAP = 60.0, 60.0
"""Seconds within which a recording begins to speak, and that captions rarely lie apart."""
_RARELY, _MOSTLY = 0.1, 0.5


class Clocked(NamedTuple):
    """What is said from a time on, as it is written, line by line."""

    start: str
    lines: list[str]

    @property
    def words(self) -> str:
        return " ".join(self.lines)


def clocked_lines(lines: Iterable[str]) -> list[Clocked]:
    """The captions that lines with text make up, all of them; none when they are something else."""
    found = _read(lines)
    if len(found) < _LEAST or not all(one.lines for one in found) or _has_names(found):
        return []
    times = [seconds for one in found if (seconds := seconds_of(one.start)) is not None]
    if len(times) < len(found) or times[0] > _FIRST:
        return []
    gaps = [after - before for before, after in pairwise(times)]
    words = median(len(one.words.split()) for one in found)
    return found if min(gaps) >= 0 and median(gaps) <= _GAP and words >= _WORDS else []


def _read(lines: Iterable[str]) -> list[Clocked]:
    """Each time with the words behind it, or else with the lines below; nothing where other lines stand."""
    found: list[Clocked] = []
    alone = False
    for line in lines:
        clock = _CLOCK.fullmatch(line)
        if clock:
            alone = not clock["words"]
            found.append(Clocked(clock["clock"], [] if alone else [clock["words"]]))
        elif alone:
            found[-1].lines.append(line)
        else:
            return []
    return found


def _has_names(found: Sequence[Clocked]) -> bool:
    """Whether names stand before the words, or on lines of their own below the times."""
    firsts = [one.lines[0] for one in found]
    marked = _again(name["name"] for one in firsts if (name := _OPENS.match(one)))
    alone = _again(one.lines[0] for one in found if len(one.lines) > 1)
    initials = sum(_SHORT.match(one) is not None for one in firsts)
    return marked >= max(2, _RARELY * len(found)) or max(alone, initials) >= _MOSTLY * len(found)


def _again(names: Iterable[str]) -> int:
    """How many stand more than once."""
    return sum(count for count in Counter(names).values() if count > 1)
