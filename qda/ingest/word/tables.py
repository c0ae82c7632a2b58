"""Tables that are transcripts: one row for each turn, one column for who speaks, perhaps one for when."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from qda.ingest.word.blocks import Row
from qda.ingest.word.entries import Entry, as_heading, entries_in, opens_with, tidied
from qda.ingest.word.laid_rows import LaidRow, laid, name_and_time
from qda.ingest.word.table_columns import Columns, columns_of, counting
from qda.ingest.word.times import time_of

_BLANK = re.compile(r"\n\s*\n")


@dataclass(slots=True)
class TableRead:
    """The paragraphs of a transcript table, and what stands beside them: (name of the column, words, text).

    `labels` are those who speak. `columns` and the row `head` that names them hold for the tables that go on
    with it. `goes_on` says whether rows with words name no speaker, `put_in` whether the labels are not in
    the file.
    """

    entries: list[Entry] = field(default_factory=list)
    beside: list[tuple[str, str, str]] = field(default_factory=list)
    columns: Columns | None = None
    head: tuple[str, ...] = ()
    goes_on: bool = False
    labels: set[str] = field(default_factory=set)
    put_in: bool = False

    @property
    def told(self) -> bool:
        """Whether the table itself says who speaks, and not only labels in its words."""
        return any(one.speaker for one in self.entries)

    def put_beside(self, row: LaidRow, columns: Collection[int], words: str) -> None:
        """Keep what stands in some columns of a row beside some words."""
        for number in sorted(set(columns) & set(row.filled)):
            title = self.head[number] if number < len(self.head) else ""
            self.beside.append((title or f"column {number + 1}", words, row.text(number)))


def transcript(given: Sequence[Row], wanted: str = "") -> TableRead | None:
    """What one table says; None when it is no transcript. `wanted` names the column of the words."""
    rows = [laid(row) for row in given]
    columns = columns_of(rows, wanted)
    if columns is None:
        return None
    head = next(row.texts for row in rows if len(row.filled) > 1) if columns.head else ()
    return _read(rows, TableRead(columns=columns, head=head), columns)


def continued(given: Sequence[Row], above: TableRead, labels: Collection[str]) -> TableRead | None:
    """What a table says that goes on with one above it: its columns are the same, and so are its speakers."""
    if above.columns is None:
        return None
    rows = [laid(row) for row in given]
    found = _read(rows, TableRead(columns=above.columns, head=above.head), above.columns)
    return found if found.labels and found.labels <= set(labels) else None


def _read(rows: Sequence[LaidRow], found: TableRead, columns: Columns) -> TableRead:
    body = [row for row in rows if row.texts != found.head]
    turns = [[] if _is_across(row, columns) else list(_turn(row, columns)) for row in body]
    said = [row for row, turn in zip(body, turns, strict=True) if turn]
    found.labels = {turn[0].speaker for turn in turns if turn} - {""}
    found.goes_on = any(not turn[0].speaker for turn in turns if turn)
    used = {columns.speaker, columns.words, *columns.times}
    rest = {number for row in said for number in row.filled} - used
    rest -= counting(said, rest)
    for row, turn in zip(body, turns, strict=True):
        beside = {number for number in columns.times if turn and _is_no_time(row.text(number))} | rest
        if not turn:
            beside -= row.wide
        found.entries += turn or loose(row, beside, found.labels)
        found.put_beside(row, beside, turn[0].text if turn else "")
    return found


def _is_no_time(text: str) -> bool:
    return bool(text) and time_of(text) is None


def _is_across(row: LaidRow, columns: Columns) -> bool:
    """Whether one cell stands below both the speaker and the words."""
    return {columns.speaker, columns.words} <= row.wide and len(row.filled) == 1


def _turn(row: LaidRow, columns: Columns) -> Iterator[Entry]:
    """The paragraphs of a row's speech; the first says who speaks and when."""
    speaker, own_time = name_and_time(row.text(columns.speaker))
    time = " - ".join(time for number in columns.times if (time := time_of(row.text(number))))
    words = "\n\n".join(tidied(one.text) for one in row.paragraphs(columns.words))
    paragraphs = [part for part in _BLANK.split(words) if part]
    if paragraphs:
        yield Entry(paragraphs[0], row.place, speaker, time or own_time)
    yield from (Entry(part, row.place) for part in paragraphs[1:])


def loose(row: LaidRow, beside: Collection[int], labels: Collection[str]) -> Iterator[Entry]:
    """What stands in a row in which nobody speaks, but not `beside` the speech, as nobody's paragraphs.

    A name, a time or a number alone says nothing. What begins with a speaker's label is said by them.
    """
    for number in row.filled:
        name = name_and_time(row.text(number))[0]
        if number in beside or name in {"", *labels} or name.strip(".) ").isdecimal():
            continue
        for paragraph in row.paragraphs(number):
            for entry in entries_in(paragraph, row.place):
                yield entry if opens_with(entry, labels) else as_heading(entry)
