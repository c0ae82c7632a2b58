"""Signs that keyboards and word processors put for an apostrophe: don´t, It`s, l‘argent, пʼять.

Between letters of Latin, Greek or Cyrillic they are one; elsewhere they may be quotation marks, accents or
minutes, and ‘ opens what is quoted in Chinese, which has no blank before it. What is a letter in its own
right, as ʻ in Hawaiian, is none of them.
"""

import re

from qda.language.characters.kinds import Signs
from qda.model.signs import APOSTROPHES

LATIN = "a-zA-Z\u00c0-\u052f\u1e00-\u1fff"
"""Letters of Latin, Greek and Cyrillic, and what stands on them."""
STRAIGHT = "'"
UNKNOWN = APOSTROPHES.replace("’", "")
"""All that may be one but ’, which needs no second look: the rules of all languages know it."""
_SIGNS = Signs(UNKNOWN)
_BETWEEN = re.compile(f"[{UNKNOWN}](?<=[{LATIN}].)(?=[{LATIN}])")
"""It begins with the sign: to look behind at every place takes long."""


def misses(text: str) -> bool:
    """Whether a text has one that is not written as the rules of languages know it."""
    return _SIGNS.are_in(text) and _BETWEEN.search(text) is not None


def straight(text: str) -> str:
    """A text of the same length with ' for what is an apostrophe between letters."""
    return _BETWEEN.sub(STRAIGHT, text) if _SIGNS.are_in(text) else text
