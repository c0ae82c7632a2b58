"""A block of facts above the turns, whose labels come again below as those of speakers.

    Date: 3 May 2022
    Nurse: 43 years old, ward 5, ten years of experience

    Interviewer: How was it?
    Nurse: Hard.

No line of it is an utterance, no label stands in it twice, and it ends with a blank line. Where one stands
between all lines, it goes on as long as lines are plain facts.

The last block of a cover sheet says who asks or answers, and when. Sentences may stand above it: to whom the
text belongs, how to cite it.

    JANE HILL: An interview conducted by Mark Roe, 4 May 2013.

    This manuscript is being made available for research purposes only.

    INTERVIEWEE: Jane Hill
    DATE: 4 May 2013
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from qda.model.span import Span
from qda.units.description import is_spoken
from qda.units.known import LabelWords
from qda.units.labels import Label

_ENDS = ("?", "!", "…", ".", "؟", "？", "。", "।")
_CLOSING = "\"'“”’»)]*_"
_SHORTENED = re.compile(r"\b[^\W\d_]\.$")
_DETAILS = re.compile(r"[^,;]*\d[^,;]*[,;]|[,;].*\d")
"""A list with a number in it: `Mrs K., 43 years, teacher`."""
_DATED = re.compile(r"\b(?:\d{1,2}\W+)?(?:[^\W\d_]+\W+)?(?:19|20)\d\d\W*$")
"""What ends with a year: `4 May 2013.`"""
_MOST_WORDS = 12
_OPENING = 4
"""Words of a title, one of which says what the text is."""


def facts_above(text: str, filled: Sequence[Span], found: Mapping[int, Label], known: LabelWords) -> int:
    """How many lines with text, from the top, are titles and facts; 0 when there is no such block."""
    reader = _Facts(text, found, known)
    spread = len(filled) > 2 and all(one.end + 1 < other.start for one, other in pairwise(filled))
    lines = reader.plain(filled) if spread else max(reader.blocks(filled), reader.cover(filled))
    return lines if lines < len(filled) else 0


def is_title(label: Label, rest: str, known: LabelWords) -> bool:
    """Whether a name and what stands behind it are a title: `JANE HILL: An interview by Mark Roe, 2013`."""
    dated = _DATED.search(rest)
    if dated is None or known.is_heading(label.name) or known.roles.asks(label.name):
        return False
    opening = rest[: dated.start()].split()[:_OPENING]
    told = any(known.is_heading(word.strip(".,;:")) for word in opening)
    return told and not is_spoken(rest, known.roles.words)


class _Facts:
    """Judges lines at the top."""

    def __init__(self, text: str, found: Mapping[int, Label], known: LabelWords) -> None:
        self.text, self.found, self.known = text, found, known

    def plain(self, filled: Sequence[Span]) -> int:
        """Of lines of which each stands alone, how many are plain facts, if one of them is headed."""
        seen: set[str] = set()
        count = headed = 0
        for number, line in enumerate(filled):
            label = self.found.get(line.start)
            if label is None or label.key in seen or not self._is_plain(label):
                break
            seen.add(label.key)
            headed += self.known.is_heading(label.name)
            count = number + 1
        return count if headed else 0

    def blocks(self, filled: Sequence[Span]) -> int:
        """How many lines stand in blocks of titles and facts, the last of them a block of facts."""
        count = passed = 0
        blocks = list(_blocks(filled))
        keys = [tuple(label.key for label in self._labels(block)) for block in blocks]
        for block, own in zip(blocks, keys, strict=True):
            labels = self._labels(block)
            passed += len(block)
            if not all(self._is_short(line) for line in block):
                break
            if labels and (keys.count(own) > 1 or not self._is_told(labels)):
                break
            count = passed if labels else count
        return count

    def cover(self, filled: Sequence[Span]) -> int:
        """How many lines the sheet takes whose last block tells a role, a name and a date or the like."""
        above: list[Label] = []
        passed = 0
        for block in _blocks(filled):
            labels = [one for one in self._labels(block) if not is_title(one, self._value(one), self.known)]
            passed += len(block)
            if self._is_imprint(block, labels) and not self._is_conversation(above):
                return passed
            above += labels
        return 0

    def _is_imprint(self, block: Sequence[Span], labels: Sequence[Label]) -> bool:
        named = [one for one in labels if self.known.is_role(one.name)]
        heads = [one for one in labels if self.known.is_heading(one.name)]
        facts = len(labels) == len(block) == len({one.key for one in labels}) and not any(
            map(self._is_spoken, labels)
        )
        return bool(named and heads) and facts and all(map(self._is_short, block))

    def _is_conversation(self, labels: Sequence[Label]) -> bool:
        """Whether somebody asks, or speaks again."""
        again = len({one.key for one in labels}) < len(labels)
        return again or any(self.known.roles.asks(one.name) for one in labels)

    def _labels(self, block: Sequence[Span]) -> list[Label]:
        return [label for line in block if (label := self.found.get(line.start))]

    def _is_told(self, labels: Sequence[Label]) -> bool:
        """Whether a block has a heading such as a date, or names several people by what they do."""
        if len({label.key for label in labels}) < len(labels) or any(map(self._is_spoken, labels)):
            return False
        if any(self.known.is_heading(label.name) for label in labels):
            return True
        return len(labels) > 1 and all(
            self.known.is_role(label.name) and self._is_name(self._value(label)) for label in labels
        )

    def _is_plain(self, label: Label) -> bool:
        value = self._value(label)
        telling = self.known.is_heading(label.name) or _DETAILS.search(value) is not None
        return telling and not self._is_spoken(label) and self._is_short(Span(label.speech, label.line.end))

    def _is_spoken(self, label: Label) -> bool:
        """Whether somebody says what stands behind a label, and it is no heading such as a topic."""
        own = not self.known.is_heading(label.name)
        return own and is_spoken(self._value(label), self.known.roles.words)

    def _is_short(self, line: Span) -> bool:
        """Whether a line can be a title or a fact: it has some words, and is no sentence."""
        words = _SHORTENED.sub("", line.of(self.text).rstrip().rstrip(_CLOSING))
        return not words.endswith(_ENDS) and len(words.split()) <= _MOST_WORDS

    def _is_name(self, value: str) -> bool:
        words = value.replace(",", " ").split()
        small = self.known.roles.words.particles
        return bool(words) and all(
            (one[0].isupper() or one[0].isdecimal() or one in small) and not self.known.is_heading(one)
            for one in words
        )

    def _value(self, label: Label) -> str:
        return self.text[label.speech : label.line.end].strip()


def _blocks(filled: Sequence[Span]) -> Iterator[list[Span]]:
    """Lines between blank ones, all but the last run of them."""
    block: list[Span] = []
    for line, following in pairwise(filled):
        block.append(line)
        if line.end + 1 < following.start:
            yield block
            block = []
