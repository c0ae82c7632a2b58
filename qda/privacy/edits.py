"""The edits that replace the words of a key in the text of a document.

In its front matter a replacement must be read as it is: `[Name 2]` would be a list there, and `Linz: a town`
a key.
"""

import re
from collections.abc import Iterator, Sequence

from qda.files.front_matter import front_matter_in
from qda.files.yaml_texts import quoted, texts_in
from qda.model.edit import Edit
from qda.privacy.replace import Replacer

_PLAIN = re.compile(r"\w[\w ./()-]*")
"""What needs no quotation marks in YAML, and no look at those that it has."""


def edits_of(text: str, replacer: Replacer) -> tuple[Edit, ...]:
    """The edits that replace every form of the key in a document's text, in order."""
    edits = replacer.edits(text)
    head = front_matter_in(text)
    if head is None or not edits or edits[0].start >= head.end:
        return edits
    whole = list(_whole_texts(text[: head.end], head.start, edits, replacer))
    left = (one for one in edits if not any(_is_within(one, each) for each in whole))
    return tuple(sorted((*whole, *left)))


def _whole_texts(head: str, start: int, edits: Sequence[Edit], replacer: Replacer) -> Iterator[Edit]:
    """Texts of the YAML from `start` on that have to be written in quotation marks, as a whole."""
    for written in texts_in(head[start:]):
        place = Edit(start + written.start, start + written.end, "")
        touched = [one for one in edits if one.start < place.end and place.start < one.end]
        if touched and all(_is_within(one, place) for one in touched):
            value = replacer.replaced(written.value)
            if not _PLAIN.fullmatch(value):
                yield place._replace(new=quoted(value))


def _is_within(edit: Edit, other: Edit) -> bool:
    return other.start <= edit.start and edit.end <= other.end
