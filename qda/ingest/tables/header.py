"""Whether the first row of a table names its columns, or is what somebody says already."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from textwrap import shorten

from qda.errors import InputError, Place
from qda.ingest.notice import Notice
from qda.ingest.tables.column_names import KNOWN
from qda.ingest.tables.columns import plain_name
from qda.ingest.tables.sheet import Sheet
from qda.ingest.timed.times import seconds_of
from qda.ingest.timed.utterance import folded

_SENTENCE = re.compile(r"\w.*[.!…。！][\"'”’»)]*", re.DOTALL)
_ASKING, _CLOSING = ("?", "？", "؟", ":"), " \"'”’»)]*"
"""How the question of a survey ends."""
_WORDS = 4
"""Words of a sentence, at least: `No.` and `Resp. no.` are abbreviations."""
_SHOWN = 60


def refuse_headless(sheet: Sheet, path: Path) -> None:
    """Raise InputError when the first row cannot be a header.

    It has none of the names that columns go by, but a time above times, or a cell that comes again below.
    """
    if any(plain_name(one) in KNOWN for one in sheet.columns):
        return
    for column in sheet.columns:
        if why := _why_no_name(sheet, column):
            raise InputError(
                f"the first row does not name the columns: {column!r} {why}",
                place=Place(path),
                remedy="Put a row above it that does, such as: start, speaker, text",
            )


def sentences_as_names(texts: tuple[str, ...], path: Path, *, alone: bool) -> Iterator[Notice]:
    """Tells of columns of text whose name is a sentence, as a first answer without a header above it is.

    The name of a column that is `alone` in its table may be one without a full stop, unless it asks.
    """
    for one in texts:
        sentence = _SENTENCE.fullmatch(one) or (alone and not one.rstrip(_CLOSING).endswith(_ASKING))
        if len(one.split()) >= _WORDS and sentence:
            yield Notice(
                f"the first row is taken for the names of the columns and is no text: "
                f"{shorten(one, _SHOWN, placeholder=' ...')!r}",
                str(path),
                "If somebody wrote that, put a row above it that names the columns, for example: text",
            )


def _why_no_name(sheet: Sheet, column: str) -> str:
    """Why the first cell of a column is no name of it; "" when it may be. A box to tick has one value."""
    cells = Counter(folded(cell) for cell in sheet.cells(column) if cell.strip())
    if cells and all(map(_is_clock, (column, *cells))):
        return "is a time like those below it"
    return "comes again below it in the same column" if cells[column] > 1 and len(cells) > 1 else ""


def _is_clock(cell: str) -> bool:
    return ":" in cell and seconds_of(cell.strip("[]() ")) is not None
