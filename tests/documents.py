"""Documents of the tests' own, as they are before anything is known of them."""

from qda.model.document import INTERVIEW, NOTHING_KNOWN, Document
from qda.model.span import Span


def document(text: str, name: str, kind: str = INTERVIEW) -> Document:
    """A text without front matter, participant or source."""
    return Document(name, kind, text, Span(0, len(text)), "", "", None, {}, (), None, NOTHING_KNOWN)
