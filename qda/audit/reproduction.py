"""Whether the codings reproduce a study: which documents carry each finding, against those it rests on.

A document carries a finding when a passage of it stands under any of the finding's codes. Evidence that
supports needs a passage that is not negated. Evidence that qualifies or contradicts is found when the
document has a passage under the codes, negated or not, or when its quotation stands in the document: what
speaks against a claim need not be an instance of its codes. A document that the finding does not name is
additional when it carries every one of the finding's codes. A theme among the codes means all codes below it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qda.model.codebook import Codebook
from qda.model.coding import Assertion, Coding, Status
from qda.model.document import Document
from qda.model.finding import Evidence, EvidenceRole, Finding


class Outcome(StrEnum):
    """What became of a cell of the study."""

    REPRODUCED = "reproduced"
    CONTRADICTING = "contradicting"
    MISSING = "missing"
    ADDITIONAL = "additional"


@dataclass(frozen=True, slots=True)
class Cell:
    """A finding and a document. `role` is None for a document that the finding does not name."""

    finding: Finding
    document: str
    kind: str
    role: EvidenceRole | None
    outcome: Outcome
    codings: tuple[Coding, ...]
    reason: str = ""

    @property
    def expected(self) -> bool:
        """Whether the study names this cell."""
        return self.role is not None


def meant(finding: Finding, codebook: Codebook) -> dict[str, tuple[str, ...]]:
    """The codes that each of a finding's codes means: a theme means all below it, any other itself."""
    themes = {code.code for code in codebook.children(None)}
    return {one: codebook.within(one) if one in themes else (one,) for one in finding.codes}


def reproduce(
    findings: Sequence[Finding],
    codings: Iterable[Coding],
    documents: Sequence[Document],
    codebook: Codebook,
) -> tuple[Cell, ...]:
    """Every expected cell in the order of the findings file, and after each finding what is additional.

    Rejected and stale codings carry nothing. None of an interviewer's words may be among `codings`.
    """
    by_document: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        if coding.status not in {Status.REJECTED, Status.STALE}:
            by_document[coding.anchor.document].append(coding)
    known = {document.name: document for document in documents}
    return tuple(
        cell
        for finding in findings
        for cell in _Cells(finding, by_document, meant(finding, codebook)).of(known)
    )


class _Cells:
    """The cells of one finding."""

    def __init__(
        self,
        finding: Finding,
        by_document: Mapping[str, list[Coding]],
        meant: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._finding, self._by_document, self._meant = finding, by_document, meant
        self._codes = frozenset(code for codes in meant.values() for code in codes)

    def of(self, documents: Mapping[str, Document]) -> list[Cell]:
        """Those that the study names, then what is additional."""
        finding = self._finding
        cells = [self._expected(one, documents[one.document]) for one in finding.evidence]
        named = {one.document for one in finding.evidence}
        for name, document in documents.items():
            carried = self._carried(name, negated=False)
            codes = {coding.code for coding in carried}
            if name not in named and all(codes.intersection(one) for one in self._meant.values()):
                cells.append(Cell(finding, name, document.kind, None, Outcome.ADDITIONAL, carried))
        return cells

    def _expected(self, evidence: Evidence, document: Document) -> Cell:
        supports = evidence.role is EvidenceRole.SUPPORTS
        carried = self._carried(document.name, negated=not supports)
        outcome = Outcome.REPRODUCED if supports else Outcome.CONTRADICTING
        reason = "" if carried else f"no passage under {', '.join(self._finding.codes)}"
        if evidence.quote is not None and not _stands_in(document, evidence.quote):
            outcome, reason = Outcome.MISSING, "the quotation does not stand in the document"
        elif not carried and (supports or evidence.quote is None):
            outcome = Outcome.MISSING
        return Cell(self._finding, document.name, document.kind, evidence.role, outcome, carried, reason)

    def _carried(self, document: str, *, negated: bool) -> tuple[Coding, ...]:
        return tuple(
            coding
            for coding in self._by_document.get(document, ())
            if coding.code in self._codes and (negated or coding.assertion is not Assertion.NEGATED)
        )


def _stands_in(document: Document, quote: str) -> bool:
    return quote in " ".join(document.body.of(document.text).split())
