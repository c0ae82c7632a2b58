"""Whether the codings reproduce a study: which documents carry each finding, against those it rests on.

A document carries a finding when a passage of it stands under any of the finding's codes. Evidence that
supports needs a passage that is not negated. Evidence that qualifies or contradicts is found when the
document has a passage under the codes, negated or not, or when its quotation stands in the document: what
speaks against a claim need not be an instance of its codes. A document that the finding does not name is
additional when it carries every one of the finding's codes.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

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


def reproduce(
    findings: Sequence[Finding], codings: Iterable[Coding], documents: Sequence[Document]
) -> tuple[Cell, ...]:
    """Every expected cell in the order of the findings file, and after each finding what is additional."""
    by_document: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        if coding.status not in {Status.REJECTED, Status.STALE}:
            by_document[coding.anchor.document].append(coding)
    known = {document.name: document for document in documents}
    return tuple(cell for finding in findings for cell in _cells(finding, by_document, known))


def _cells(
    finding: Finding, by_document: Mapping[str, list[Coding]], documents: Mapping[str, Document]
) -> list[Cell]:
    cells = [_expected(finding, one, by_document, documents[one.document]) for one in finding.evidence]
    named = {one.document for one in finding.evidence}
    for name, document in documents.items():
        carried = _carried(finding, by_document.get(name, []), negated=False)
        if name not in named and {coding.code for coding in carried} == set(finding.codes):
            cells.append(Cell(finding, name, document.kind, None, Outcome.ADDITIONAL, carried))
    return cells


def _expected(
    finding: Finding, evidence: Evidence, by_document: Mapping[str, list[Coding]], document: Document
) -> Cell:
    supports = evidence.role is EvidenceRole.SUPPORTS
    carried = _carried(finding, by_document.get(document.name, []), negated=not supports)
    outcome = Outcome.REPRODUCED if supports else Outcome.CONTRADICTING
    reason = "" if carried else f"no passage under {', '.join(finding.codes)}"
    if evidence.quote is not None and evidence.quote not in " ".join(document.body.of(document.text).split()):
        outcome, reason = Outcome.MISSING, "the quotation does not stand in the document"
    elif not carried and (supports or evidence.quote is None):
        outcome = Outcome.MISSING
    return Cell(finding, document.name, document.kind, evidence.role, outcome, carried, reason)


def _carried(finding: Finding, codings: list[Coding], *, negated: bool) -> tuple[Coding, ...]:
    return tuple(
        coding
        for coding in codings
        if coding.code in finding.codes and (negated or coding.assertion is not Assertion.NEGATED)
    )
