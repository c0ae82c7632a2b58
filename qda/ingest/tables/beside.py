"""What stands in a table of speech beside the speech: it becomes comments, attributes, or is told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

from qda.ingest.names import is_name, tidy
from qda.ingest.notice import Notice
from qda.ingest.reader import Comment, Reading
from qda.ingest.tables.column_names import PARTICIPANT
from qda.ingest.tables.columns import plain_name
from qda.ingest.tables.sheet import Sheet, listed
from qda.ingest.tables.spoken import SpokenColumns, nameless, speaker_of, speakers_of, unread_times
from qda.ingest.timed.utterance import folded

_NUMBER = re.compile(r"[-+]?[\d.,:%\s]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Others:
    """Columns beside the speech: with words that differ, with one value throughout, with numbers."""

    words: list[str]
    same: dict[str, str]
    numbers: list[str]


def with_beside(reading: Reading, sheet: Sheet, columns: SpokenColumns, path: str) -> Reading:
    """The transcript with all that its table holds beside the speech."""
    others = _others(sheet, columns)
    comments = tuple(_comments(sheet, columns, others.words))
    named = [name for name in others.same if plain_name(name) in PARTICIPANT and is_name(others.same[name])]
    attributes = {tidy(name): value for name, value in others.same.items() if name not in named[:1]}
    metadata = replace(
        reading.metadata,
        participant=others.same[named[0]] if named else None,
        attributes=MappingProxyType(attributes),
    )
    notices = _notices(sheet, columns, others, path, comments=bool(comments))
    return replace(reading, metadata=metadata, comments=comments, notices=(*reading.notices, *notices))


def _others(sheet: Sheet, columns: SpokenColumns) -> _Others:
    found = _Others([], {}, [])
    for name in sheet.columns:
        cells = [folded(tidy(cell)) for cell in sheet.cells(name)]
        if name in columns.used or not any(cells):
            continue
        if all(_NUMBER.fullmatch(cell) for cell in cells if cell):
            found.numbers.append(name)
        elif len(cells) > 1 and len(set(cells)) == 1:
            found.same[name] = cells[0]
        else:
            found.words.append(name)
    return found


def _comments(sheet: Sheet, columns: SpokenColumns, words: list[str]) -> Iterator[Comment]:
    """What stands in columns of words, times that are none, and who or what is named where nobody speaks."""
    names = speakers_of(sheet, columns)
    for row in sheet.rows:
        cells = sheet.by_column(row)
        said = folded(cells[columns.text])
        kept = [name for name in words if cells[name].strip()]
        kept += unread_times(cells, columns)
        if not said and (speaker := speaker_of(cells, columns)) and speaker not in names:
            kept.append(columns.speaker)
        yield from (Comment("", said, f"{name}: {folded(cells[name])}") for name in kept)


def _notices(
    sheet: Sheet, columns: SpokenColumns, others: _Others, path: str, *, comments: bool
) -> Iterator[Notice]:
    if comments:
        titles = ", ".join(repr(name) for name in others.words) or "rows in which nobody speaks"
        yield Notice(
            f"the table has words beside the speech ({titles}); they are kept as comments, not in the "
            "document's text",
            path,
        )
    if others.numbers:
        yield Notice(f"columns of numbers are left out: {', '.join(map(repr, others.numbers))}", path)
    if rows := nameless(sheet, columns):
        what = f"no speaker stands in {listed(rows)}; the words are taken for those of the speaker above"
        yield Notice(what, path)
