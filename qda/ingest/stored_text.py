"""What every stored text must be, whichever reader it comes from, and what can deceive whoever reads it."""

import re
from collections.abc import Iterator
from pathlib import Path

from qda.errors import InputError, Place
from qda.ingest.notice import Notice
from qda.ingest.reader import Reading
from qda.model.span import line_of

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_OVERRIDES = "\u202d\u202e"


def refuse_unstorable(reading: Reading, path: Path) -> None:
    """Raise InputError for a text with NUL or with halves of characters, which no file or database holds."""
    found = None if _is_storable(reading.text) else _UNSTORABLE.search(reading.text)
    if found is None:
        return
    what = "a NUL character" if found[0] == "\0" else "half a character (a lone surrogate)"
    where = f" ({reading.member})" if reading.member else ""
    raise InputError(
        f"the text holds {what}{where}, which cannot be stored",
        place=Place(path, line_of(reading.text, found.start())),
        remedy="Remove it in the program that made the file, or save the text anew.",
    )


def _is_storable(text: str) -> bool:
    """The same, found without looking at each character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def turned_round(reading: Reading, path: Path) -> Iterator[Notice]:
    """A notice when a text holds characters that make letters appear in another order than they stand in."""
    found = sum(reading.text.count(one) for one in _OVERRIDES)
    if not found:
        return
    first = min(place for one in _OVERRIDES if (place := reading.text.find(one)) >= 0)
    line = line_of(reading.text, first)
    where = f"{path} > {reading.member}" if reading.member else str(path)
    yield Notice(
        f"characters that turn the direction of the letters stand in it ({found}, the first in line "
        f"{line}); it may read otherwise than it is stored and coded",
        where,
        "They are kept. If nobody put them there on purpose, remove them (U+202D, U+202E).",
    )
