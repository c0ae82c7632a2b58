"""Where the quotation of a row of a table of codings stands in a document."""

from qda.ingest.tables.codings import CodingRow
from qda.model.document import Document
from qda.model.span import Span, places_of
from qda.project.decisions.quote_places import quote_places


def place_of(row: CodingRow, document: Document) -> Span | str:
    """Where the quotation stands: at the row's numbers, else where it stands just once, or just once between
    the same surroundings; else why it has no place."""
    text, span = document.text, row.span
    if span is not None and span.of(text) == row.quote:
        return span
    exact = [Span(at, at + len(row.quote)) for at in places_of(row.quote, text, document.body)]
    found = exact or quote_places(row.quote, text, document.body)
    for places in ([one for one in found if _surrounded(one, row, text)], found):
        if len(places) == 1:
            return places[0]
    return "its quotation stands there several times" if found else "its quotation does not stand there"


def _surrounded(span: Span, row: CodingRow, text: str) -> bool:
    return text.endswith(row.before, 0, span.start) and text.startswith(row.after, span.end)
