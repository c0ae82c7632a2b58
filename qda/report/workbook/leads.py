"""Where the cells of each sheet lead."""

import re
from collections.abc import Sequence

from qda.model.table import Table, Value
from qda.report.workbook.book import Book
from qda.report.workbook.links import Link, PairRows, SegmentRows, position

CODES = ("code", "a", "b")
"""The keys of columns that hold the names of codes."""

_BETWEEN = re.compile("[,;] ")


class Leads:
    """The ways from the cells of one book to their codings.

    Each method takes a table, a row and the number of a column. A zero leads nowhere: nothing is there.
    """

    def __init__(self, book: Book) -> None:
        self._segments = SegmentRows(book.segments)
        self._pairs = PairRows(book.cooccurrence_pairs)

    def nowhere(self, _table: Table, _row: Sequence[Value], _column: int) -> Link | None:
        """For Segments, where the codings stand."""
        return None

    def code(self, table: Table, row: Sequence[Value], column: int) -> Link | None:
        """From a code's name to its codings."""
        key = table.columns[column].key
        return self._segments.code(row[column]) if key in CODES else None

    def document(self, table: Table, row: Sequence[Value], column: int) -> Link | None:
        """From a code in a document to its codings."""
        names = _names(table, row, column)
        return self._segments.document(*names) if names else self.code(table, row, column)

    def participant(self, table: Table, row: Sequence[Value], column: int) -> Link | None:
        """From a code with a participant to its codings."""
        names = _names(table, row, column)
        return self._segments.participant(*names) if names else self.code(table, row, column)

    def pair(self, table: Table, row: Sequence[Value], column: int) -> Link | None:
        """From two codes to all measures of the pair, and from a code with itself to its codings."""
        names = _names(table, row, column)
        if names is None:
            return self.code(table, row, column)
        code, other = names
        return self._segments.code(code) if code == other else self._pairs.pair(code, other)

    def finding(self, table: Table, row: Sequence[Value], column: int) -> Link | None:
        """From a document that bears on a finding to its first codings under one of the finding's codes."""
        document, codes = position(table, "document"), position(table, "codes")
        if column != document or codes is None or row[codes] is None:
            return self.code(table, row, column)
        named = _BETWEEN.split(str(row[codes]))
        links = (self._segments.document(code, row[document]) for code in named)
        return next((link for link in links if link), None)


def _names(table: Table, row: Sequence[Value], column: int) -> tuple[str, str] | None:
    """The code of a cell and the document, participant or code that it stands against, when the cell holds a
    number that is not zero. Where no column has codes, they stand above."""
    value, heading = row[column], table.columns[column].heading
    if not value or not isinstance(value, (int, float)):
        return None
    at = position(table, "code")
    return (heading, str(row[0])) if at is None else (str(row[at]), heading)
