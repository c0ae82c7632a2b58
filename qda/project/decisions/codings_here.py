"""People's codings that the project has, to find the one that a row of a table tells of, and what differs."""

from collections.abc import Collection, Iterable

from qda.ingest.tables.codings import CodingRow
from qda.model.coding import Coding, Status, Work
from qda.model.decision import Decision, Verdict
from qda.model.document import Document
from qda.project.decisions.coding_places import place_of

_Told = tuple[str, str, str, str, int, int]
"""Document, code, coder, quotation, start and end, as a table tells them."""


class CodingsHere:
    """Finds codings by what a row tells; `decisions` are those that count."""

    def __init__(self, codings: Iterable[Coding], decisions: Collection[Decision]) -> None:
        self._works: dict[Work, Coding] = {}
        self._told: dict[_Told, Coding] = {}
        self._rejected = {one.coding.key for one in decisions if one.verdict is Verdict.REJECT}
        for coding in codings:
            self.add(coding)

    def add(self, coding: Coding) -> None:
        """Take in one more."""
        place = coding.anchor
        self._works[coding.work] = coding
        self._told[place.document, coding.code, coding.coder, place.quote, place.start, place.end] = coding

    def found(self, row: CodingRow, document: Document) -> Coding | None:
        """The coding of a row, also one that is stale, whose words do not stand in the document any more."""
        if row.span is not None:
            told = (row.document, row.code, row.coder, row.quote, row.span.start, row.span.end)
            if told in self._told:
                return self._told[told]
        span = place_of(row, document) if row.quote else ""
        if isinstance(span, str):
            return None
        return self._works.get((document.name, document.text_hash, span.start, span.end, row.code, row.coder))

    def difference(self, row: CodingRow, coding: Coding) -> str:
        """What a row says otherwise than the coding that is here, and what to do; "" when nothing."""
        if row.assertion not in ("", coding.assertion):
            return (
                f"it is here as {coding.assertion}, the table says {row.assertion}; what is here stays. If "
                f"the table is right: qda add ... --assertion {row.assertion} --coder {coding.coder!r}"
            )
        rejected = coding.key in self._rejected
        if row.status == Status.REJECTED and not rejected:
            return f"it counts here, the table says rejected; to reject it: qda reject {coding.id}"
        if row.status == Status.ACCEPTED and rejected:
            return f"it is rejected here, the table says accepted; to accept it: qda accept {coding.id}"
        return ""
