"""Times as programs write them, in the one way that the stored text has them."""

import re

_CLOCK = r"\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,6})?"
_STRICT = re.compile(r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?")
TIME = rf"{_CLOCK}(?:\s*(?:-->|-|–|—|to)\s*{_CLOCK})?"
"""A regular expression of a time, or of a start and an end."""
_WHOLE = re.compile(rf"[\[(]?\s*({_CLOCK})(?:\s*(?:-->|-|–|—|to)\s*({_CLOCK}))?\s*[\])]?")


def time_of(text: str) -> str | None:
    """A time as stored, "0:03" or "0:03 - 0:09"; None when the text is something else.

    Times stay as they were written, except those with one digit where two belong ("0:0:3.5").
    """
    found = _WHOLE.fullmatch(text.strip())
    if found is None:
        return None
    return " - ".join(_strict(part) for part in found.groups() if part)


def _strict(clock: str) -> str:
    if _STRICT.fullmatch(clock):
        return clock
    whole, mark, fraction = re.fullmatch(r"([\d:]+)([.,]?)(\d*)", clock).groups()  # type: ignore[union-attr]
    parts = [part.zfill(2) for part in whole.split(":")]
    return ":".join(parts) + (f".{fraction[:3]}" if mark else "")
