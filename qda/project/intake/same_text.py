"""Whether a text that comes in under a document's name is that document's text in another version."""

import re

from qda.coding.anchors.alignment import gaps
from qda.model.document import Document

_LETTERS = 12
"""Letters of a piece: two or three words, which other texts hardly ever share."""
_PIECES = 200
_SHARE = 0.15
"""The share of pieces from which on texts may be versions of one; interviews by one guide share fewer."""
_ABOUT_AS_LONG = 0.7
"""The share of the longer text that the shorter one has at least, if they may be the same."""
_NEARLY = 0.7
"""The share of words, in their order, from which on one text is the other with corrections."""


def is_a_version(one: Document, other: Document) -> bool:
    """Whether two texts have more in common than any two: pieces of the shorter one stand in the longer.

    Of texts too short to tell nothing is said against it.
    """
    if one.text_hash == other.text_hash:
        return True
    shorter, longer = sorted(("".join(words_of(one)), "".join(words_of(other))), key=len)
    step = max(1, (len(shorter) - _LETTERS) // _PIECES)
    pieces = [shorter[at : at + _LETTERS] for at in range(0, len(shorter) - _LETTERS + 1, step)]
    return sum(piece in longer for piece in pieces) >= _SHARE * len(pieces)


def is_corrected(one: Document, other: Document, share: float = _NEARLY) -> bool:
    """Whether most words of both texts are the same, in the same order: a share of the longer one's."""
    if one.text_hash == other.text_hash:
        return True
    old, new = words_of(one), words_of(other)
    same = len(old) - sum(gap.old_end - gap.old for gap in gaps(old, new))
    return same >= share * max(len(old), len(new), 1)


def are_about_as_long(one: Document, other: Document) -> bool:
    """Whether two texts may be the same by their lengths alone, for which neither has to be read."""
    shorter, longer = sorted(len(range(*each.body)) for each in (one, other))
    return shorter >= _ABOUT_AS_LONG * longer


def words_of(document: Document) -> list[str]:
    """The words of a document without capitals, in their order."""
    return words_in(document.body.of(document.text))


def words_in(text: str) -> list[str]:
    """The words of a text without capitals, in their order."""
    return re.findall(r"\w+", text.casefold())
