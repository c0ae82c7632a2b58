"""Where the quotation of a row of a table of codings stands in a document."""

from collections.abc import Iterator

from qda.ingest.tables.codings import CodingRow
from qda.model.document import Document
from qda.model.span import Span
from qda.project.decisions.quote_places import quote_places


def place_of(row: CodingRow, document: Document) -> Span | str:
    """Where the quotation stands: at the row's numbers, else where it stands just once, or just once between
    the same surroundings; else why it has no place."""
    text, span = document.text, row.span
    if span is not None and span.of(text) == row.quote:
        return span
    found = list(_stands(row.quote, text, document.body)) or quote_places(row.quote, text, document.body)
    between = [one for one in found if _surrounded(one, row, text)]
    chosen = between if row.before or row.after else found
    if len(chosen) == 1 or len(found) == 1:
        return (chosen if len(chosen) == 1 else found)[0]
    return "its quotation stands there several times" if found else "its quotation does not stand there"


def _stands(quote: str, text: str, body: Span) -> Iterator[Span]:
    at = text.find(quote, body.start, body.end)
    while at != -1:
        yield Span(at, at + len(quote))
        at = text.find(quote, at + 1, body.end)


def _surrounded(span: Span, row: CodingRow, text: str) -> bool:
    return text.endswith(row.before, 0, span.start) and text.startswith(row.after, span.end)
