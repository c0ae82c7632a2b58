"""Plain text (.txt), with front matter if it begins with a line `---`; also subtitles saved as text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from qda.ingest.front_matter import read_front_matter
from qda.ingest.notice import Notice
from qda.ingest.numbered_lines import without_line_numbers
from qda.ingest.printed_pages import without_page_edges
from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.text_file import decode_text
from qda.ingest.timed.cues import Form
from qda.ingest.timed.subtitles import read_subtitles

_FORMS = (
    (Form.VTT, re.compile(r"\ufeff?WEBVTT(?:[ \t][^\n]*)?\n(?s:.{0,2000}?)-->")),
    (Form.SRT, re.compile(r"\ufeff?\s*\d+[ \t]*\n\d{1,2}:\d\d:\d\d,\d{3} --> \d{1,2}:\d\d:\d\d,\d{3}")),
)
"""How subtitles begin, which Zoom and others offer for saving as text."""


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:
    """Read plain text."""
    text = decode_text(content, path, options.encoding)
    form = next((form for form, shape in _FORMS if shape.match(text)), None)
    if form is None:
        return [without_line_numbers(without_page_edges(read_front_matter(text, path), path), path)]
    notice = Notice(
        f"this is a .{form} file saved as .txt; its times and speakers are read as such", str(path)
    )
    readings = read_subtitles(content, path, options, form)
    return [replace(one, notices=(*one.notices, notice)) for one in readings]
