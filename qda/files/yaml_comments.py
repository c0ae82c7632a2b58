"""Words that YAML takes for a comment although they were meant: `- money #b` would be the rule `money`.

A comment is known by the blank after its #. Without one, what follows a value may be a code (`#b`), a colour
or a number, and nothing else would tell that it is gone.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

_SIGN = re.compile(r"##*")  # a plain character first, for which a text is searched much more quickly
_BEFORE = frozenset("]},")
_QUOTES = frozenset("\"'")

Stretch = tuple[int, int]
"""Where a text begins and ends."""


def may_be_cut(text: str) -> bool:
    """Whether there is a # at all that `cut_off` has to look at."""
    return next(_suspects(text), None) is not None


def cut_off(text: str, values: Sequence[Stretch]) -> int | None:
    """Where the first comment begins that may be meant as text; `values` are the texts in their order."""
    begins = [begin for begin, _ in values]

    def in_a_value(at: int) -> bool:
        number = bisect_right(begins, at) - 1
        return number >= 0 and at < values[number][1]

    for sign in _suspects(text):
        line = text.rfind("\n", 0, sign) + 1
        before = [one.start() for one in _SIGN.finditer(text, line, sign)]
        commented = any(_may_begin(text, at) and not in_a_value(at) for at in before)
        if not commented and not in_a_value(sign):
            return sign
    return None


def cut_off_before(text: str, values: Sequence[Stretch], end: int) -> int | None:
    """The same where YAML stopped reading at `end`, before which it may not have told all the texts yet.

    So nothing is said about a line with quotation marks: the # may stand within them.
    """
    sign = cut_off(text[:end], values)
    if sign is None or re.search("[\"']", text[text.rfind("\n", 0, sign) + 1 : sign]):
        return None
    return sign


def _suspects(text: str) -> Iterator[int]:
    """Each # without a blank behind it that follows something on its line."""
    for found in _SIGN.finditer(text):
        at, end = found.span()
        wordy = end < len(text) and not text[end].isspace()
        if wordy and _may_begin(text, at) and text[text.rfind("\n", 0, at) + 1 : at].strip():
            yield at


def _may_begin(text: str, at: int) -> bool:
    """Whether a # begins a comment, if it stands in no text.

    It may follow a closing quotation mark; an opening one has a blank, a bracket or another mark before it.
    """
    before = text[at - 1] if at else " "
    if before in _QUOTES:
        return at > 1 and not text[at - 2].isspace() and text[at - 2] not in "[{"
    return before.isspace() or before in _BEFORE
