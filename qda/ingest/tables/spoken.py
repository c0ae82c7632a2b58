"""A transcript as a table: each row is what somebody says, with the speaker and perhaps the times."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qda.ingest.tables.column_names import END, PERHAPS_SPEAKER, SPAN, SPEAKER, SPOKEN, START
from qda.ingest.tables.columns import column_called, plain_name
from qda.ingest.tables.sheet import Sheet
from qda.ingest.timed.times import seconds_of
from qda.ingest.timed.utterance import Utterance, folded
from qda.language.data import FALLBACK
from qda.language.speakers import speaker_words_of
from qda.model.label import key_of

_LONGEST = 100
"""Characters of two times with what stands between."""
_REMARK = re.compile(r"[(\[{<*].*")
_BETWEEN = re.compile(r"\s*(?:-->|[-–—])\s*")


@dataclass(frozen=True, slots=True)
class SpokenColumns:
    """The columns of a table of speech; times where it has them."""

    speaker: str
    text: str
    start: str | None = None
    end: str | None = None
    span: str | None = None

    @property
    def used(self) -> frozenset[str]:
        """The columns that are read: speaker, words and times; of a start and a span the span."""
        times = (self.span,) if self.span else (self.start, self.end)
        return frozenset(name for name in (self.speaker, self.text, *times) if name)


def find_spoken(sheet: Sheet, text_column: str | None = None) -> SpokenColumns | None:
    """The columns, if the table is a transcript: speakers who come again, beside what they say.

    `text_column` is what a person says holds the words.

    A column `speaker` or `who` tells; `name` or `participant` only beside times, or beside one time where
    somebody asks, for a survey has names too.
    """
    text = column_called(sheet, text_column) if text_column else _spoken(sheet)
    start, end, span = (_first(sheet, names) for names in (START, END, SPAN))
    timed = (start is not None and end is not None) or span is not None
    perhaps = _first(sheet, PERHAPS_SPEAKER)
    speaker = _first(sheet, SPEAKER) or (perhaps if timed or _asks(sheet, perhaps, start) else None)
    if text is None or speaker is None or not (timed or _comes_again(sheet, speaker)):
        return None
    return SpokenColumns(speaker, text, start, end, span)


def _spoken(sheet: Sheet) -> str | None:
    """The first column called like words that holds some: a column `turn` may count them."""
    called = (one for one in sheet.columns if plain_name(one) in SPOKEN)
    return next((one for one in called if any(map(_has_letter, sheet.cells(one)))), None)


def _has_letter(cell: str) -> bool:
    return any(map(str.isalpha, cell))


def _first(sheet: Sheet, names: frozenset[str]) -> str | None:
    return next((one for one in sheet.columns if plain_name(one) in names), None)


def _asks(sheet: Sheet, column: str | None, start: str | None) -> bool:
    """Whether one of the people in a column is called an interviewer, and a column has times."""
    if column is None or start is None:
        return False
    asking = speaker_words_of(FALLBACK).asking
    return any(key_of(cell) in asking for cell in sheet.cells(column))


def _comes_again(sheet: Sheet, column: str) -> bool:
    named = [cell for cell in sheet.cells(column) if cell.strip()]
    return len(set(named)) < len(named)


def utterances(sheet: Sheet, columns: SpokenColumns) -> Iterator[Utterance]:
    """What each row says; a row without a speaker goes on with the one above, as in tables made by hand."""
    names = speakers_of(sheet, columns)
    speaker = ""
    for row in sheet.rows:
        cells = sheet.by_column(row)
        named, words = speaker_of(cells, columns), folded(cells[columns.text])
        speaker = named if named and (words or named in names) else speaker
        start, end = _start_and_end(cells, columns)
        yield Utterance(words, speaker, start, end, place=f"row {row.number}")


def speakers_of(sheet: Sheet, columns: SpokenColumns) -> frozenset[str]:
    """Who speaks: who stands beside words, or comes again above them. What stands in brackets is a remark."""
    beside: set[str] = set()
    alone = Counter[str]()
    for row in sheet.rows:
        cells = sheet.by_column(row)
        name = speaker_of(cells, columns)
        if cells[columns.text].strip():
            beside.add(name)
        elif not _REMARK.fullmatch(name):
            alone[name] += 1
    return frozenset(beside | {name for name, times in alone.items() if times > 1}) - {""}


def nameless(sheet: Sheet, columns: SpokenColumns) -> list[int]:
    """The numbers of the rows with words that name no speaker, below the first one that does."""
    rows = [(row.number, sheet.by_column(row)) for row in sheet.rows]
    said = [(number, speaker_of(cells, columns)) for number, cells in rows if cells[columns.text].strip()]
    first = next((at for at, (_, name) in enumerate(said) if name), len(said))
    return [number for number, name in said[first:] if not name]


def speaker_of(cells: Mapping[str, str], columns: SpokenColumns) -> str:
    """Who a row names."""
    return folded(cells[columns.speaker]).rstrip(":").strip()


def unread_times(cells: Mapping[str, str], columns: SpokenColumns) -> list[str]:
    """The columns of times in which a row has something else."""
    times = _start_and_end(cells, columns)
    if columns.span is not None:
        return [columns.span] if cells[columns.span].strip() and times[0] is None else []
    given = zip((columns.start, columns.end), times, strict=True)
    return [name for name, time in given if name and cells[name].strip() and time is None]


def _start_and_end(cells: Mapping[str, str], columns: SpokenColumns) -> tuple[float | None, float | None]:
    if columns.span is not None:
        parts = _BETWEEN.split(cells[columns.span].strip()[:_LONGEST], maxsplit=1)
        return seconds_of(parts[0]), seconds_of(parts[1]) if len(parts) > 1 else None
    return _time(cells, columns.start), _time(cells, columns.end)


def _time(cells: Mapping[str, str], column: str | None) -> float | None:
    if column is None:
        return None
    seconds = seconds_of(cells[column].strip("[]() "))
    thousandths = seconds is not None and plain_name(column).endswith(" ms") and ":" not in cells[column]
    return seconds / 1000 if seconds is not None and thousandths else seconds
