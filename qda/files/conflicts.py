"""Files that git could not merge: both versions stand in them, between marks that nobody wrote."""

import re
from pathlib import Path

from qda.errors import InputError, Place
from qda.model.span import line_of

_MARK = re.compile(r"^(<{7}|={7}$|>{7})(?=[ \n]|\Z)", re.MULTILINE)
_BEGINS, _PARTS, _ENDS = "<" * 7, "=" * 7, ">" * 7
_REMEDY = (
    f"Keep the version that is right, delete the other and the lines that begin with {_BEGINS}, {_PARTS} and "
    f"{_ENDS}, and repeat the command."
)


def refuse_conflict(text: str, path: Path) -> None:
    """Raise InputError with the first line of two versions. A line of one of these marks alone is the
    writer's: a rule, a heading of Markdown, a quotation in an e-mail."""
    if _BEGINS not in text or _ENDS not in text:
        return
    begun, parted = -1, False
    for mark in _MARK.finditer(text):
        if mark[1] == _BEGINS:
            begun, parted = mark.start(), False
        elif mark[1] == _PARTS:
            parted = begun >= 0
        elif parted:
            place = Place(path, line_of(text, begun))
            raise InputError("git has left two versions of the same lines here", place=place, remedy=_REMEDY)
