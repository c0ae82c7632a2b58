"""Line numbers beside the lines of a plain text, as transcripts are printed for close reading.

    1  I: Could you tell me about your training?
    2  P: Yes. I trained in Leeds, at the
    3  General. It took three years.

They are no words: left in, they would part sentences and stand between the words of a phrase. Numbers may
also stand behind the lines, and at every fifth or tenth line only.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from pathlib import Path

from qda.ingest.notice import Notice
from qda.ingest.reader import Reading
from qda.model.span import Span

_FEWEST = 8
_FIRST = 60
"""Lines that tell whether the others are worth a look."""
_WORTH = 0.05
"""The share of them that have a number, from which on the others are."""
_NEARLY_ALL = 0.9
_RUNNING_ON = 0.15
"""The share of lines in small letters from which on lines are parts of sentences, not items of a list."""
_STEPS = (5, 10)
_SEVERAL = 3
"""Numbers in a row that count by a step; by chance no three stand at their distance."""


@dataclass(frozen=True, slots=True)
class _Side:
    """Where the numbers stand, and how they are parted from the words: a whole line may be a number."""

    called: str
    number: re.Pattern[str]
    last: int | None = None
    """Characters at the end of a line among which the number is; None for its beginning."""

    def numbers(self, lines: Sequence[str]) -> dict[int, re.Match[str]]:
        """What may be a number beside each line, by the line."""
        found = ((place, self.number.search(line, self._from(line))) for place, line in enumerate(lines))
        return {place: one for place, one in found if one}

    def _from(self, line: str) -> int:
        return 0 if self.last is None else max(0, len(line) - self.last)


_SIDES = (
    _Side("before", re.compile(r"\A[ \t]*[(\[]?(?P<number>\d{1,4})[.:)\]]?(?:[ \t]+|\Z)")),
    _Side("behind", re.compile(r"(?:(?:[ ]{2,}|[ ]*\t[ \t]*)|\A)(?P<number>\d{1,4})[ \t]*\Z"), last=60),
)


@dataclass(frozen=True, slots=True)
class LineNumbers:
    """The numbers of lines: by the line, counted from 0, the number and where it stands in its line."""

    called: str
    spans: Mapping[int, Span]
    values: Mapping[int, int]

    def notice(self, path: Path) -> Notice:
        """What is left out."""
        values = self.values.values()
        return Notice(
            f"the numbers {self.called} the lines ({min(values)} to {max(values)}) are left out",
            path.name,
            "They are no words of anybody. The file itself stays as it is.",
        )


def line_numbers(lines: Sequence[str]) -> LineNumbers | None:
    """The numbers of some lines; None unless these are numbered all through."""
    for side in _SIDES:
        if taken := _taken(lines, side):
            return LineNumbers(
                side.called,
                {place: Span(*one.span()) for place, one in taken.items()},
                {place: _value(one) for place, one in taken.items()},
            )
    return None


def without_line_numbers(reading: Reading, path: Path) -> Reading:
    """The reading without the numbers of its lines, if these are numbered all through; this is told."""
    lines = reading.body.of(reading.text).split("\n")
    numbers = line_numbers(lines)
    return _without(reading, lines, numbers, path) if numbers else reading


def _taken(lines: Sequence[str], side: _Side) -> dict[int, re.Match[str]]:
    """The numbers of the lines on one side of them; none where there are no such numbers."""
    above = [line for line in lines[:_FIRST] if line.strip()]
    if len(side.numbers(above)) < _WORTH * len(above):
        return {}
    numbers = side.numbers(lines)
    if _number_all(numbers, lines):
        return numbers
    filled = list(accumulate(bool(line.strip()) for line in lines))
    ways = [(counted, step) for counted in (range(len(lines)), filled) for step in _STEPS]
    return next((own for way in ways if (own := _by_steps(numbers, *way))), {})


def _number_all(numbers: Mapping[int, re.Match[str]], lines: Sequence[str]) -> bool:
    """Whether numbers count the lines, beginning anew at most on new pages, and lines run on."""
    if len(numbers) < _FEWEST or len(numbers) < _NEARLY_ALL * sum(bool(line.strip()) for line in lines):
        return False
    counting = all(after in (before + 1, 1) for before, after in pairwise(map(_value, numbers.values())))
    running_on = sum(_rest(lines[place], one)[:1].islower() for place, one in numbers.items())
    return counting and running_on >= _RUNNING_ON * len(numbers)


def _by_steps(
    numbers: Mapping[int, re.Match[str]], counted: Sequence[int], step: int
) -> dict[int, re.Match[str]]:
    """The numbers that count by a step, in runs that begin anew on new pages, over nearly all of the text.

    `counted` is the count of each line. In a run each number grows as the count of the lines does.
    """
    runs: dict[int, list[int]] = defaultdict(list)
    for place, one in numbers.items():
        if _value(one) % step == 0 and _value(one):
            runs[_value(one) - counted[place]].append(place)
    whole = [run for run in runs.values() if _is_run([_value(numbers[place]) for place in run], step)]
    longer = [run for run in whole if len(run) >= _SEVERAL]
    covered = step * sum(map(len, longer))
    if covered < _NEARLY_ALL * (counted[-1] - counted[0] + 1) - 2 * step * max(1, len(longer)):
        return {}
    taken: dict[int, re.Match[str]] = {}
    last = 0
    for run in sorted(whole):
        anew = _value(numbers[run[0]]) == step and step <= counted[run[0]] - last < 2 * step
        if len(run) >= _SEVERAL or (taken and anew):
            taken |= {place: numbers[place] for place in run}
            last = counted[run[-1]]
    return taken if 2 * len(numbers) < step * len(taken) else {}  # items of a list have numbers in between


def _is_run(values: Sequence[int], step: int) -> bool:
    return all(after - before == step for before, after in pairwise(values))


def _without(reading: Reading, lines: Sequence[str], numbers: LineNumbers, path: Path) -> Reading:
    plain = "\n".join(_cut(line, numbers.spans.get(place)) for place, line in enumerate(lines))
    start, end = reading.body
    text = reading.text[:start] + plain + reading.text[end:]
    return replace(
        reading,
        text=text,
        body=Span(start, start + len(plain)),
        notices=(*reading.notices, numbers.notice(path)),
    )


def _cut(line: str, span: Span | None) -> str:
    return line[: span.start] + line[span.end :] if span else line


def _value(number: re.Match[str]) -> int:
    return int(number["number"])


def _rest(line: str, number: re.Match[str]) -> str:
    """A line without its number."""
    return _cut(line, Span(*number.span()))
