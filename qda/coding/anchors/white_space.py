"""Where a quotation stands in a text that another program has with other white space.

One program puts a line between paragraphs where another one has two, and blanks where a table had columns:
the words are the same ones in the same place.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from qda.coding.anchors.nearest import nearest, same_words
from qda.coding.anchors.reanchor import reanchor
from qda.model.coding import Anchor, anchor
from qda.model.document import Document
from qda.model.span import Span

_RUN = re.compile(r"\s+|\S+")


def find_words(old: Anchor, old_text: str, document: Document) -> Anchor | None:
    """Where a quotation of `old_text` stands in a document, whatever white space and marks it has there.

    None when its words are not there, or in several places of which none is the one for sure.
    """
    before, now = _squeezed(old_text), _squeezed(document.text)
    place = anchor(old.document, old.text_hash, before.text, before.span_of(old.span))
    found = reanchor(place, before.text, now.text, document.text_hash)
    if found.fate.found:
        return anchor(document.name, document.text_hash, document.text, now.original(found.anchor.span))
    same = [
        one
        for one in nearest(old, old_text, document.text, document.body)
        if same_words(old.quote, one.span.of(document.text))
    ]
    if len(same) != 1 or not same[0].known:
        return None
    return anchor(document.name, document.text_hash, document.text, same[0].span)


@dataclass(frozen=True, slots=True)
class _Squeezed:
    """A text with one blank or line end for each run of white space; `starts` has where each character of it
    begins in the original, and the original's end."""

    text: str
    starts: Sequence[int]

    def span_of(self, span: Span) -> Span:
        return Span(bisect_right(self.starts, span.start) - 1, bisect_left(self.starts, span.end))

    def original(self, span: Span) -> Span:
        return Span(self.starts[span.start], self.starts[span.end])


@lru_cache(maxsize=2)
def _squeezed(text: str) -> _Squeezed:
    pieces, starts = [], array("I")
    for run in _RUN.finditer(text):
        if run[0].isspace():
            pieces.append("\n" if "\n" in run[0] else " ")
            starts.append(run.start())
        else:
            pieces.append(run[0])
            starts.extend(range(*run.span()))
    starts.append(len(text))
    return _Squeezed("".join(pieces), starts)
