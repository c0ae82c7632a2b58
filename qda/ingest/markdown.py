"""Markdown (.md), with front matter if it begins with a line `---`; its marks stay in the text."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from qda.errors import InputError
from qda.ingest.front_matter import read_front_matter
from qda.ingest.notice import Notice
from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.tables.bars import is_table_alone, tables_in
from qda.ingest.tables.documents import documents_of
from qda.ingest.tables.row import Row
from qda.ingest.tables.sheet import Sheet, sheet_of
from qda.ingest.tables.spoken import find_spoken
from qda.ingest.text_file import decode_text


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:
    """Read Markdown as the text it is, so that spans count the characters of the file.

    A table of speech with further columns behind the speech is read as a table, if it is all that there is.
    """
    text = decode_text(content, path, options.encoding)
    notices: list[Notice] = []
    sheets = [sheet for rows in tables_in(text) if (sheet := _sheet(rows, path, notices)) and _behind(sheet)]
    if sheets and is_table_alone(text):
        return documents_of(sheets[0], options, path, notices)
    return [_told(read_front_matter(text, path), [name for one in sheets for name in _behind(one)], path)]


def _told(reading: Reading, columns: Sequence[str], path: Path) -> Reading:
    if not columns:
        return reading
    notice = Notice(
        f"columns behind what is said in a table stand among the words: {', '.join(dict.fromkeys(columns))}",
        str(path),
        "Import the table as a file of its own; they become comments then.",
    )
    return replace(reading, notices=(*reading.notices, notice))


def _sheet(rows: Sequence[Row], path: Path, notices: list[Notice]) -> Sheet | None:
    try:
        return sheet_of(rows, path, notices)
    except InputError:  # rows of unequal length
        return None


def _behind(sheet: Sheet) -> list[str]:
    """The columns behind the speech in a table of speech that are neither speaker nor times."""
    spoken = find_spoken(sheet)
    if spoken is None:
        return []
    behind = sheet.columns[sheet.columns.index(spoken.text) + 1 :]
    return [one for one in behind if one not in spoken.used]
