"""Rows of a table with each cell in its column, also where cells go over several."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from qda.ingest.word.blocks import Paragraph, Row
from qda.ingest.word.entries import place_of, tidied
from qda.ingest.word.times import TIME, time_of

_DIGITS = 10
_APART = r"(?:[\s,;:]+|(?=[\[(])|(?<=[\])]))"
_NAME_AND_TIME = re.compile(rf"(?P<name>.*?\S){_APART}(?P<time>[\[(]?{TIME}[\])]?)", re.DOTALL)
_TIME_AND_NAME = re.compile(rf"(?P<time>[\[(]?{TIME}[\])]?){_APART}(?P<name>\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row: for each column its paragraphs and their words. `wide` are the columns that a cell which goes
    over several covers, its first one included."""

    cells: tuple[tuple[Paragraph, ...], ...]
    texts: tuple[str, ...]
    wide: frozenset[int]
    place: str

    @property
    def filled(self) -> list[int]:
        """The columns with words."""
        return [number for number, text in enumerate(self.texts) if text]

    def text(self, column: int) -> str:
        """The words of a column, "" where the row ends before it."""
        return self.texts[column] if column < len(self.texts) else ""

    def paragraphs(self, column: int) -> list[Paragraph]:
        """The paragraphs of a column that have words."""
        cell = self.cells[column] if column < len(self.cells) else ()
        return [one for one in cell if one.text.strip()]


def laid(row: Row) -> LaidRow:
    """A row's cells in their columns. A cell without columns of its own is one that another covers."""
    cells: list[tuple[Paragraph, ...]] = []
    wide: set[int] = set()
    spans = row.spans or (1,) * len(row.cells)
    for number, (cell, span) in enumerate(zip(row.cells, spans, strict=True)):
        if row.columns:
            cells += [()] * (row.columns[number] - len(cells))
        if span > 1:
            wide |= set(range(len(cells), len(cells) + span))
        if span or any(one.text.strip() for one in cell):
            cells += [cell, *[()] * (span - 1)]
    texts = tuple(tidied("\n".join(one.text for one in cell if one.text.strip())) for cell in cells)
    return LaidRow(tuple(cells), texts, frozenset(wide), place_of(row))


def name_and_time(cell: str) -> tuple[str, str]:
    """Who speaks and when, where both stand in one cell (`INT`, and `00:01:10` below it).

    What is not there is "".
    """
    if alone := time_of(cell):
        return "", alone
    for shape in (_NAME_AND_TIME, _TIME_AND_NAME):
        if found := shape.fullmatch(cell):
            return label(found["name"]), time_of(found["time"]) or ""
    return label(cell), ""


def label(text: str) -> str:
    """A speaker's name as a label: on one line, without the colon behind it."""
    return " ".join(text.split()).rstrip(":： ").strip("[]() ")


def counts(texts: Sequence[str]) -> bool:
    """Whether the filled cells of a column count its rows: numbers of which each is greater than the last."""
    numbers = [text.strip(".) ") for text in texts if text]
    if not numbers or not all(one.isdecimal() and len(one) < _DIGITS for one in numbers):
        return False
    return all(int(one) < int(following) for one, following in pairwise(numbers))
