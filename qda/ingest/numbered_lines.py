"""Line numbers that stand before the lines of a plain text, as transcripts are printed for close reading.

    1  I: Could you tell me about your training?
    2  P: Yes. I trained in Leeds, at the
    3  General. It took three years.

They are no words: left in, they would part sentences and stand between the words of a phrase.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from qda.ingest.notice import Notice
from qda.ingest.reader import Reading
from qda.model.span import Span

_NUMBER = re.compile(r"[ \t]*(?P<number>\d{1,4})[.:)]?(?:[ \t]+|$)")
_FEWEST = 8
_FIRST = 60
"""Lines that tell whether the others are worth a look."""
_NEARLY_ALL = 0.9
_RUNNING_ON = 0.15
"""The share of lines in small letters from which on lines are parts of sentences, not items of a list."""


def without_line_numbers(reading: Reading, path: Path) -> Reading:
    """The reading without the numbers of its lines, if nearly all lines have one; this is told."""
    body = reading.body.of(reading.text)
    lines = body.split("\n")
    above = [line for line in lines[:_FIRST] if line.strip()]
    if 2 * sum(_NUMBER.match(line) is not None for line in above) < len(above):
        return reading
    found = [_NUMBER.match(line) for line in lines]
    numbered = [
        (int(one["number"]), line[one.end() :]) for one, line in zip(found, lines, strict=True) if one
    ]
    if not _are_line_numbers(numbered, sum(bool(line.strip()) for line in lines)):
        return reading
    plain = "\n".join(line[one.end() :] if one else line for one, line in zip(found, lines, strict=True))
    start, end = reading.body
    text = reading.text[:start] + plain + reading.text[end:]
    numbers = [number for number, _ in numbered]
    notice = Notice(
        f"the numbers before the lines ({min(numbers)} to {max(numbers)}) are left out",
        path.name,
        "They are no words of anybody. The file itself stays as it is.",
    )
    return replace(
        reading, text=text, body=Span(start, start + len(plain)), notices=(*reading.notices, notice)
    )


def _are_line_numbers(numbered: Sequence[tuple[int, str]], filled: int) -> bool:
    """Whether numbers count the lines, beginning anew at most on new pages, and lines run on."""
    if len(numbered) < _FEWEST or len(numbered) < _NEARLY_ALL * filled:
        return False
    counting = sum(after in (before + 1, 1) for (before, _), (after, _) in pairwise(numbered))
    running_on = sum(words[:1].islower() for _, words in numbered)
    return counting == len(numbered) - 1 and running_on >= _RUNNING_ON * len(numbered)
