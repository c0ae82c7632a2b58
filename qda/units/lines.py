"""The lines of a document's body, each with its place in the text."""

from collections.abc import Iterator

from qda.model.span import Span


def lines_of(text: str, body: Span) -> Iterator[Span]:
    """The lines of the body without their line ends, empty ones included."""
    start = body.start
    while start <= body.end:
        end = text.find("\n", start, body.end)
        end = body.end if end < 0 else end
        yield Span(start, end)
        start = end + 1


def trimmed(text: str, span: Span) -> Span:
    """The span without the white space around it; an empty one stays where the span begins."""
    passage = span.of(text)
    start = span.start + len(passage) - len(passage.lstrip())
    return Span(start, start + len(passage.strip())) if passage.strip() else Span(span.start, span.start)
