"""A table to its documents: a transcript when its columns say so, else a document for each row."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from qda.errors import InputError, Place
from qda.ingest.entities import decoded
from qda.ingest.notice import Notice
from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.tables.beside import with_beside
from qda.ingest.tables.codings import coding_rows
from qda.ingest.tables.column_names import END, SPOKEN, START
from qda.ingest.tables.columns import find_columns, numbers_with_a_point, plain_name, unused_names
from qda.ingest.tables.header import refuse_headless, sentences_as_names
from qda.ingest.tables.responses import responses
from qda.ingest.tables.row import Row
from qda.ingest.tables.sheet import Sheet
from qda.ingest.tables.spoken import find_spoken, utterances
from qda.ingest.timed.captions import as_webvtt
from qda.ingest.timed.cues import Form
from qda.ingest.timed.subtitles import read_subtitles
from qda.ingest.timed.turns import transcript
from qda.model.counted import many


def documents_of(sheet: Sheet, options: Options, path: Path, notices: list[Notice]) -> Sequence[Reading]:
    """The documents. A person who says which column names rows or people wants one for each row."""
    asked = options.text_columns
    codings = coding_rows(sheet)
    if not codings:  # these quote texts as they are
        sheet = _without_entities(sheet, path, notices)
    by_row = options.id_column or options.participant_column or len(asked) > 1 or codings
    spoken = None if by_row else find_spoken(sheet, asked[0] if asked else None)
    if spoken:
        notices.append(Notice(f"each row is read as what {spoken.speaker!r} says: one transcript", str(path)))
        said = transcript(list(utterances(sheet, spoken)), path, notices)
        return [with_beside(said, sheet, spoken, str(path))]
    captions = None if by_row or asked else _captions(sheet)
    if captions:
        what = "the rows are captions with their times; they are read as those of one transcript"
        readings = read_subtitles(captions.encode(), path, AS_IT_IS, Form.VTT)
        return [replace(one, notices=(*notices, Notice(what, str(path)), *one.notices)) for one in readings]
    refuse_headless(sheet, path)
    columns = find_columns(sheet, options, path)
    notices.extend(sentences_as_names(columns.texts, path, alone=len(sheet.columns) == 1 and not asked))
    readings, more = responses(sheet, columns, path)
    if not readings:
        raise InputError(
            f"no row has text in {', '.join(map(repr, columns.texts))}",
            place=Place(path),
            remedy="Say which column holds the text: --text-column NAME",
        )
    unclear = (*unused_names(sheet, columns, path), *numbers_with_a_point(sheet, columns, path))
    return [
        replace(readings[0], notices=(*notices, *unclear, *more)),
        *readings[1:],
    ]


def _captions(sheet: Sheet) -> str | None:
    """The captions of a table that has columns for start, end and words, and none for anything else."""
    kinds = (START, END, SPOKEN)
    called = [[one for one in sheet.columns if plain_name(one) in kind] for kind in kinds]
    if len(sheet.columns) != len(kinds) or any(len(names) != 1 for names in called):
        return None
    return as_webvtt(*(list(sheet.cells(name)) for (name,) in called))


def _without_entities(sheet: Sheet, path: Path, notices: list[Notice]) -> Sheet:
    """The cells with the characters that entities of HTML stand for, as in `wait&#8212;no`."""
    rows = tuple(Row(row.number, tuple(map(decoded, row.cells))) for row in sheet.rows)
    changed = sum(
        one != other
        for row, new in zip(sheet.rows, rows, strict=True)
        for one, other in zip(row.cells, new.cells, strict=True)
    )
    if not changed:
        return sheet
    stand = "entities of HTML, such as &amp; or &#8212;, are read as the characters that they stand for"
    what = f"{stand}: in {many(changed, 'cell')}"
    notices.append(Notice(what, str(path)))
    return Sheet(sheet.columns, rows)
