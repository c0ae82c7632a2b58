"""Plain text (.txt), with front matter if it begins with a line `---`; other formats saved as text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from qda.errors import InputError
from qda.ingest import json_file
from qda.ingest.front_matter import read_front_matter
from qda.ingest.notice import Notice
from qda.ingest.numbered_lines import without_line_numbers
from qda.ingest.printed_pages import without_page_edges
from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.tables.column_names import SPOKEN
from qda.ingest.tables.columns import plain_name
from qda.ingest.tables.delimited import rows_of
from qda.ingest.tables.documents import documents_of
from qda.ingest.tables.sheet import sheet_of
from qda.ingest.tables.spoken import find_spoken
from qda.ingest.text_file import decode_text
from qda.ingest.timed.captions import captions_of_text
from qda.ingest.timed.cues import Form
from qda.ingest.timed.subtitles import read_subtitles
from qda.ingest.timed.turns import transcript
from qda.ingest.timed.voiced_lines import pieces_of

_FORMS = (
    (Form.VTT, re.compile(r"\ufeff?WEBVTT(?:[ \t][^\n]*)?\n(?s:.{0,2000}?)-->")),
    (Form.SRT, re.compile(r"\ufeff?\s*\d+[ \t]*\n\d{1,2}:\d\d:\d\d,\d{3} --> \d{1,2}:\d\d:\d\d,\d{3}")),
)
"""How subtitles begin, which Zoom and others offer for saving as text."""

_SIGNS = "\t;,"
"""What stands between the cells of a table that was saved as text."""


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:
    """Read plain text. InputError when it is JSON of no known kind."""
    text = decode_text(content, path, options.encoding)
    if value := _json_in(text, path):
        what = "this is JSON saved as .txt; it is read as such"
        return _told(json_file.readings_of(value, path, options), what, path)
    if spoken := _spoken_table(text, path, options):
        return spoken
    if captions := captions_of_text(text):
        what = "each line is a caption with its times; they are read as those of one transcript"
        return _told(read_subtitles(captions.encode(), path, AS_IT_IS, Form.VTT), what, path)
    if pieces := pieces_of(text):
        what = "each line is a piece of what one voice says; those of one voice in a row are put together"
        return _told([transcript(pieces, path)], what, path)
    form = next((form for form, shape in _FORMS if shape.match(text)), None)
    if form is None:
        return [without_line_numbers(without_page_edges(read_front_matter(text, path), path), path)]
    what = f"this is a .{form} file saved as .txt; its times and speakers are read as such"
    return _told(read_subtitles(content, path, options, form), what, path)


def _told(readings: Sequence[Reading], what: str, path: Path) -> Sequence[Reading]:
    """The readings of a file, the first of them with a note on what the file is."""
    first = [replace(one, notices=(*one.notices, Notice(what, str(path)))) for one in readings[:1]]
    return [*first, *readings[1:]]


def _json_in(text: str, path: Path) -> Any:
    """The object or objects that a text is in JSON, or None; `[...]` alone may be a remark."""
    if not text.lstrip().startswith(("{", "[")):
        return None
    try:
        value = json_file.parse_json(text, path)
    except InputError:
        return json_file.parse_lines(text, path)
    return value if value and isinstance(value[0] if isinstance(value, list) else value, dict) else None


def _spoken_table(text: str, path: Path, options: Options) -> Sequence[Reading]:
    """The transcript of a table whose first line names its columns, as NVivo saves it; else nothing."""
    first = text.partition("\n")[0]
    sign = next((one for one in _SIGNS if one in first), None)
    if sign is None or not any(plain_name(cell.strip('"')) in SPOKEN for cell in first.split(sign)):
        return []
    notices = [Notice("this is a table of speech saved as .txt; it is read as one", str(path))]
    try:
        sheet = sheet_of(rows_of(text, path, delimiter=sign), path, notices)
    except InputError:
        return []
    return documents_of(sheet, options, path, notices) if find_spoken(sheet) else []
