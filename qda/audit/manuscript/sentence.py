"""The sentence of a manuscript in which something stands."""

from qda.model.span import Span

_ENDS = (". ", "! ", "? ", "\n")


def sentence_at(text: str, prose: Span, place: Span) -> Span:
    """From behind the mark that ends the sentence before, or the line's beginning, to behind its own mark."""
    before = [at + len(mark) for mark in _ENDS if (at := text.rfind(mark, prose.start, place.start)) >= 0]
    behind = [at + 1 for mark in _ENDS if (at := text.find(mark, place.end, prose.end)) >= 0]
    return Span(max(before, default=prose.start), min(behind, default=prose.end))
