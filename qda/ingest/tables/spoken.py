"""A transcript as a table: each row is what somebody says, with the speaker and perhaps the times."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qda.ingest.tables.column_names import END, PERHAPS_SPEAKER, SPAN, SPEAKER, SPOKEN, START
from qda.ingest.tables.columns import column_called, plain_name
from qda.ingest.tables.sheet import Sheet
from qda.ingest.timed.times import seconds_of
from qda.ingest.timed.utterance import Utterance, folded
from qda.language.data import FALLBACK
from qda.language.speakers import speaker_words_of

_LONGEST = 100
"""Characters of two times with what stands between."""
_BETWEEN = re.compile(r"\s*(?:-->|[-–—])\s*")


@dataclass(frozen=True, slots=True)
class SpokenColumns:
    """The columns of a table of speech; times where it has them."""

    speaker: str
    text: str
    start: str | None = None
    end: str | None = None
    span: str | None = None


def find_spoken(sheet: Sheet, text_column: str | None = None) -> SpokenColumns | None:
    """The columns, if the table is a transcript: speakers who come again, beside what they say.

    `text_column` is what a person says holds the words.

    A column `speaker` or `who` tells; `name` or `participant` only beside times, or beside one time where
    somebody asks, for a survey has names too.
    """
    text = column_called(sheet, text_column) if text_column else _first(sheet, SPOKEN)
    start, end, span = (_first(sheet, names) for names in (START, END, SPAN))
    timed = (start is not None and end is not None) or span is not None
    perhaps = _first(sheet, PERHAPS_SPEAKER)
    speaker = _first(sheet, SPEAKER) or (perhaps if timed or _asks(sheet, perhaps, start) else None)
    if text is None or speaker is None or not (timed or _comes_again(sheet, speaker)):
        return None
    return SpokenColumns(speaker, text, start, end, span)


def _first(sheet: Sheet, names: frozenset[str]) -> str | None:
    return next((one for one in sheet.columns if plain_name(one) in names), None)


def _asks(sheet: Sheet, column: str | None, start: str | None) -> bool:
    """Whether one of the people in a column is called an interviewer, and a column has times."""
    if column is None or start is None:
        return False
    asking = speaker_words_of(FALLBACK).asking
    return any(folded(cell).casefold() in asking for cell in sheet.cells(column))


def _comes_again(sheet: Sheet, column: str) -> bool:
    named = [cell for cell in sheet.cells(column) if cell.strip()]
    return len(set(named)) < len(named)


def utterances(sheet: Sheet, columns: SpokenColumns) -> Iterator[Utterance]:
    """What each row says; a row without a speaker goes on with the one above, as in tables made by hand."""
    speaker = ""
    for row in sheet.rows:
        cells = dict(zip(sheet.columns, row.cells, strict=True))
        speaker = folded(cells[columns.speaker]).rstrip(":").strip() or speaker
        start, end = _times(cells, columns)
        yield Utterance(folded(cells[columns.text]), speaker, start, end, place=f"row {row.number}")


def _times(cells: dict[str, str], columns: SpokenColumns) -> tuple[float | None, float | None]:
    if columns.span is not None:
        parts = _BETWEEN.split(cells[columns.span].strip()[:_LONGEST], maxsplit=1)
        return seconds_of(parts[0]), seconds_of(parts[1]) if len(parts) > 1 else None
    return _time(cells, columns.start), _time(cells, columns.end)


def _time(cells: dict[str, str], column: str | None) -> float | None:
    if column is None:
        return None
    seconds = seconds_of(cells[column].strip("[]() "))
    thousandths = seconds is not None and plain_name(column).endswith(" ms") and ":" not in cells[column]
    return seconds / 1000 if seconds is not None and thousandths else seconds
