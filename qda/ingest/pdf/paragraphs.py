"""Lines to paragraphs within a column: where one begins is told by what lines look like beside each other."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from qda.ingest.pdf.columns import Column, Line
from qda.ingest.pdf.openings import (
    Openings,
    begins_caption,
    begins_item,
    begins_numbered,
    is_label_alone,
    leads,
)
from qda.ingest.pdf.pieces import is_leftward

_GAP = 1.3
_OTHER_SIZE = 0.08
_HEADING = 1.15
_INDENT = 0.6
_SPACE = 0.3
_SHORT = 0.5
_MANY = 5
_NEARLY_ALL = 0.9
_FINISHED = re.compile(r"(?:[.!?…:;。！？؟]|--|[–—])[\"'”’»)\]\ufdd1\d]*$")
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\w+$")


class Kind(Enum):
    """What the lines of a paragraph are."""

    TEXT = "text"
    TABLE = "table"
    NOTE = "note"


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; `first` and `last` say whether it begins or ends its column."""

    kind: Kind
    lines: list[Line]
    first: bool = False
    last: bool = False

    @property
    def pages(self) -> tuple[int, int]:
        """The pages on which it begins and ends, from 0."""
        return self.lines[0].page, self.lines[-1].page


def is_finished(text: str) -> bool:
    """Whether a line ends like a sentence."""
    return bool(_FINISHED.search(text))


def has_room(line: Line, following: Line) -> bool:
    """Whether the next line's first word would have had room on a line, which was ended on purpose then."""
    room = line.left - line.edges[0] if is_leftward(line.text) else line.edges[1] - line.right
    return room > following.first + _SPACE * line.size


_DASH_WITHIN = re.compile(r"[–—]\s+[a-zà-ÿ]")


def is_broken(text: str) -> bool:
    """Whether a line ends within a word."""
    return text[-1:] in "-\u2010\u00ad" and text[-2:-1].isalpha()


def _is_short(line: Line) -> bool:
    """Whether a line is so short that even an unfinished sentence ends there, as in a list."""
    return line.right - line.left < _SHORT * (line.edges[1] - line.edges[0])


def start_of(line: Line) -> float:
    """How far a line is indented in its column, in points."""
    return line.edges[1] - line.right if is_leftward(line.text) else line.left - line.edges[0]


def same_type(line: Line, other: Line) -> bool:
    """Whether two lines have letters of one size; a larger word within a line makes it no heading."""
    return line.small <= (1 + _OTHER_SIZE) * other.size and other.small <= (1 + _OTHER_SIZE) * line.size


class Builder:
    """Builds the paragraphs of a document; knows its usual distances and what recurs in it."""

    def __init__(self, columns: Iterable[Column], *, quotations: bool = False) -> None:
        columns = list(columns)
        self._quotations = quotations
        self.openings = Openings(line.text for column in columns for line in column.lines)
        self.body = usual_size(columns)
        self._leadings = _leadings(columns)
        self._spaced_turns = self._are_turns_spaced(columns)

    def paragraphs(self, column: Column) -> list[Paragraph]:
        """The paragraphs of a column in order."""
        tabular = _rows_of_tables(column.lines)
        found: list[Paragraph] = []
        for index, line in enumerate(column.lines):
            kind = Kind.TABLE if index in tabular else Kind.TEXT
            after = column.lines[index + 1] if index + 1 < len(column.lines) else None
            if found and found[-1].kind is kind and not self._begins(found[-1], line, after):
                found[-1].lines.append(line)
            else:
                found.append(Paragraph(kind, [line]))
        if found:
            found[0].first = found[-1].last = not column.cell
        return found

    def _begins(self, paragraph: Paragraph, line: Line, after: Line | None) -> bool:
        previous = paragraph.lines[-1]
        step = previous.base - line.base
        far = not 0 <= step <= _GAP * self._leading(line)
        if paragraph.kind is Kind.TABLE:
            return step - previous.depth > 3 * self._leading(line)
        if previous.aside != line.aside:
            return True
        if self.openings.begins_turn(line.text):
            return True
        if len(paragraph.lines) == 1 and is_label_alone(previous.text):
            return not self.openings.begins_turn(previous.text)
        item = begins_item(line.text) and not self._is_dash_within(paragraph, line)
        if far or not same_type(previous, line) or item or _LEADERS.search(previous.text):
            return not (self._is_heading(previous, line) and step <= 1.6 * line.size)
        if self._is_heading(previous, line):
            return False
        return self._looks_new(paragraph, line, after)

    def _is_dash_within(self, paragraph: Paragraph, line: Line) -> bool:
        """Whether a line begins with a dash that stands within a sentence: `— and my wife did too`."""
        previous = paragraph.lines[-1]
        return (
            _DASH_WITHIN.match(line.text) is not None
            and not is_finished(previous.text)
            and not _is_short(previous)
            and not begins_item(paragraph.lines[0].text)
            and abs(start_of(line) - start_of(previous)) <= _INDENT * line.size
        )

    def _goes_on(self, previous: Line, line: Line, after: Line | None) -> bool:
        """Whether both are lines of a quotation that is indented on both sides, with an edge of its own."""
        if not self._quotations or start_of(previous) < line.size or after is None:
            return False
        own = [
            one for one in (previous, line, after) if abs(start_of(one) - start_of(line)) < _SPACE * line.size
        ]
        edge = max(one.right for one in own)
        return len(own) > 1 and previous in own and edge - previous.right <= line.first + _SPACE * line.size

    def _looks_new(self, paragraph: Paragraph, line: Line, after: Line | None) -> bool:
        previous = paragraph.lines[-1]
        finished = is_finished(previous.text)
        if not finished and line.text[:1].islower() and (is_broken(previous.text) or not _is_short(previous)):
            return False
        if self._spaced_turns and self.openings.begins_turn(paragraph.lines[0].text):
            return False
        if (has_room(previous, line) and not self._goes_on(previous, line, after)) or (
            finished and (begins_numbered(line.text) or begins_caption(line.text))
        ):
            return True
        if previous.bold != line.bold and finished and not line.text[:1].islower():
            return True
        indent = start_of(line) - start_of(previous)
        if abs(indent) <= _INDENT * line.size:
            return False
        if len(paragraph.lines) > 1:
            return True
        return (
            indent > 0
            and after is not None
            and abs(start_of(after) - start_of(previous)) <= _INDENT * line.size
        )

    def _is_heading(self, previous: Line, line: Line) -> bool:
        """Whether two lines are those of one heading."""
        return line.small > _HEADING * self.body and same_type(previous, line)

    def _are_turns_spaced(self, columns: Iterable[Column]) -> bool:
        """Whether space stands before the turns, so that a line that is ended early ends no turn."""
        spaced = [
            above.base - below.base > _GAP * self._leading(below)
            for column in columns
            for above, below in pairwise(column.lines)
            if self.openings.begins_turn(below.text)
        ]
        return len(spaced) >= _MANY and sum(spaced) >= _NEARLY_ALL * len(spaced)

    def _leading(self, line: Line) -> float:
        return self._leadings.get(round(line.size), 1.25 * line.size)


def usual_size(columns: Iterable[Column]) -> float:
    """The size in which most letters are printed."""
    letters: Counter[float] = Counter()
    for column in columns:
        for line in column.lines:
            letters[round(line.size, 1)] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 10.0


def _leadings(columns: Iterable[Column]) -> dict[int, float]:
    """The usual distance of base lines, for each size of letters."""
    steps: dict[int, list[float]] = defaultdict(list)
    for column in columns:
        for above, below in pairwise(column.lines):
            step = above.base - below.base
            if same_type(above, below) and 0.8 * below.size <= step <= 3 * below.size:
                steps[round(below.size)].append(step)
    return {size: sorted(found)[len(found) // 5] for size, found in steps.items() if len(found) >= 5}


def _rows_of_tables(lines: Sequence[Line]) -> set[int]:
    """The positions of lines that are rows of a table: several cells, beside other such lines."""
    rows = {index for index, line in enumerate(lines) if len(line.cells) > 1 and not leads(line.cells)}
    return {
        index
        for index, line in enumerate(lines)
        if line.whole or (index in rows and (index - 1 in rows or index + 1 in rows or len(line.cells) > 2))
    }
