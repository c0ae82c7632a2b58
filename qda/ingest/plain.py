"""Plain text (.txt), with front matter if it begins with a line `---`; subtitles and tables saved as text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from qda.errors import InputError
from qda.ingest.front_matter import read_front_matter
from qda.ingest.notice import Notice
from qda.ingest.numbered_lines import without_line_numbers
from qda.ingest.printed_pages import without_page_edges
from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.tables.delimited import rows_of
from qda.ingest.tables.documents import documents_of
from qda.ingest.tables.sheet import sheet_of
from qda.ingest.tables.spoken import find_spoken
from qda.ingest.text_file import decode_text
from qda.ingest.timed.cues import Form
from qda.ingest.timed.subtitles import read_subtitles

_FORMS = (
    (Form.VTT, re.compile(r"\ufeff?WEBVTT(?:[ \t][^\n]*)?\n(?s:.{0,2000}?)-->")),
    (Form.SRT, re.compile(r"\ufeff?\s*\d+[ \t]*\n\d{1,2}:\d\d:\d\d,\d{3} --> \d{1,2}:\d\d:\d\d,\d{3}")),
)
"""How subtitles begin, which Zoom and others offer for saving as text."""

_TABS = 1
"""Tabs in the first line of a table, at least: it has a speaker and words."""


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:
    """Read plain text."""
    text = decode_text(content, path, options.encoding)
    if spoken := _spoken_table(text, path, options):
        return spoken
    form = next((form for form, shape in _FORMS if shape.match(text)), None)
    if form is None:
        return [without_line_numbers(without_page_edges(read_front_matter(text, path), path), path)]
    notice = Notice(
        f"this is a .{form} file saved as .txt; its times and speakers are read as such", str(path)
    )
    readings = read_subtitles(content, path, options, form)
    return [replace(one, notices=(*one.notices, notice)) for one in readings]


def _spoken_table(text: str, path: Path, options: Options) -> Sequence[Reading]:
    """The transcript of a table with tabs between its cells, as NVivo saves it; empty for any other text."""
    if text.partition("\n")[0].count("\t") < _TABS:
        return []
    notices = [Notice("this is a table of speech saved as .txt; it is read as one", str(path))]
    try:
        sheet = sheet_of(rows_of(text, path, delimiter="\t"), path, notices)
    except InputError:
        return []
    return documents_of(sheet, options, path, notices) if find_spoken(sheet) else []
