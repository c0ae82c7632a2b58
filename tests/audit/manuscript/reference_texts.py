"""Manuscripts that end in a list of references."""

from qda.audit.manuscript.references.audit import reference_items
from qda.model.span import Span

FILLER = "\n".join(["This line says nothing of any work."] * 20)


def found_in(said: str, *entries: str) -> list[str]:
    """The verdicts on a text with these entries."""
    text = "\n\n".join([FILLER, said, "References", *entries])
    return [one.verdict for one in reference_items(text, Span(0, len(text)))[0]]
