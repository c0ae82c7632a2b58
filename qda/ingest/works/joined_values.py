"""Values of BibTeX that are joined of several, author = "Fox, A." # and # doe, as the text they come to."""

import re
from collections.abc import Iterable, Iterator, Mapping

from bibtexparser.model import Entry, String

_PART = re.compile(r'\s*(?:"(?P<quoted>.*)"|\{(?P<braced>.*)\}|(?P<bare>[^\s"{}#]+))\s*', re.DOTALL)
MONTHS = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
"""Names that every style of BibTeX knows."""


def join_values(entries: Iterable[Entry], strings: Iterable[String]) -> None:
    """Put the text in the place of each joined value of which all parts are known: in quotation marks or
    braces, a number, a month, or an @string. Others stay as they stand, to be told."""
    known = {one.key.lower(): str(one.value) for one in strings}
    for entry in entries:
        removed = entry.parser_metadata.get("removed_enclosing", {})
        for field in entry.fields:
            value = str(field.value)
            if removed.get(field.key) != "no-enclosing" or "#" not in value:
                continue
            parts = [_text(part, known) for part in _parts(value)]
            if None not in parts:
                field.value = "".join(part for part in parts if part is not None)
                removed[field.key] = "joined"


def _parts(value: str) -> Iterator[str]:
    """What stands between the signs that join, which mean nothing within braces and quotation marks."""
    start = depth = 0
    quoted = False
    for at, sign in enumerate(value):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if sign == '"' and depth == 0:
            quoted = not quoted
        elif sign == "#" and depth == 0 and not quoted:
            yield value[start:at]
            start = at + 1
    yield value[start:]


def _text(part: str, known: Mapping[str, str]) -> str | None:
    found = _PART.fullmatch(part)
    if found is None:
        return None
    bare = found["bare"]
    if bare is None:
        return found["quoted"] if found["quoted"] is not None else found["braced"]
    return known.get(bare.lower(), bare if bare.isdecimal() or bare.lower() in MONTHS else None)
