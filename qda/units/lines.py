"""The lines of a document's body, each with its place in the text."""

from collections.abc import Iterable, Iterator

from qda.model.span import Span


def lines_of(text: str, body: Span) -> Iterator[Span]:
    """The lines of the body without their line ends, empty ones included."""
    start = body.start
    for line in body.of(text).split("\n"):
        end = start + len(line)
        yield Span(start, end)
        start = end + 1


def filled_of(text: str, lines: Iterable[Span]) -> list[Span]:
    """Those of the lines that have text."""
    return [
        line
        for line in lines
        if line[0] < line[1] and not (text[line[0]].isspace() and line.of(text).isspace())
    ]


def trimmed(text: str, span: Span) -> Span:
    """The span without the white space around it; an empty one stays where the span begins."""
    start, end = span
    if start < end and not (text[start].isspace() or text[end - 1].isspace()):
        return span
    passage = span.of(text)
    start = span.start + len(passage) - len(passage.lstrip())
    return Span(start, start + len(passage.strip())) if passage.strip() else Span(span.start, span.start)
