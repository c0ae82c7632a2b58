"""Where the metadata at the top of a text stand: between a first line `---` and a line `---` or `...`."""

import re
from typing import NamedTuple

_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)


class FrontMatter(NamedTuple):
    """`text[start:end]` is the YAML of the front matter; what is below begins at `below`."""

    start: int
    end: int
    below: int


def front_matter_in(text: str) -> FrontMatter | None:
    """The front matter of a text; None for a text without any, and where nothing ends it."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return None
    return FrontMatter(opening.end(), closing.start(), closing.end())
