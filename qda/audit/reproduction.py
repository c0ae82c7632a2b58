"""Whether the codings reproduce a study: which documents carry each finding, against those it rests on.

A document carries a finding when a passage of it stands under any of the finding's codes. Evidence that
supports needs a passage that is not negated, unless the claim denies the same itself. Evidence that qualifies
or contradicts is found when the document has a passage under the codes, negated or not, or when its quotation
stands in the document: what speaks against a claim need not be an instance of its codes. A quotation of
nothing but an interviewer's words is no evidence by a participant. A document that the finding does not name
is additional when it carries every one of the finding's codes. A theme among the codes means all codes below
it.

A cell is a document in the role that the finding gives it, however many of its passages the finding quotes.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from qda.audit.look_up import Found
from qda.audit.stance import NOTHING_KNOWN, UNKNOWN, Stance
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
    """A finding and a document in a role. `role` is None for a document that the finding does not name.

    `asked` are the quotations that only an interviewer says.
    """

    finding: Finding
    document: str
    kind: str
    role: EvidenceRole | None
    outcome: Outcome
    codings: tuple[Coding, ...]
    reason: str = ""
    asked: int = 0

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
    look: Callable[[str, str], Found],
    stances: Mapping[str, Stance] = NOTHING_KNOWN,
) -> tuple[Cell, ...]:
    """Every expected cell in the order of the findings file, and after each finding what is additional.

    Rejected and stale codings carry nothing. None of an interviewer's words may be among `codings`.
    `look` looks a quotation up in the document of a name, which is given first; `stances` are what claims say
    of the codes themselves, by finding.
    """
    by_document: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        if counts(coding):
            by_document[coding.anchor.document].append(coding)
    known = {document.name: document for document in documents}
    return tuple(
        cell
        for finding in findings
        for cell in _Cells(
            finding, by_document, meant(finding, codebook), stances.get(finding.finding, UNKNOWN), look
        ).of(known)
    )


def counts(coding: Coding) -> bool:
    """Whether a coding stands in the text and nobody rejected it."""
    return coding.status not in {Status.REJECTED, Status.STALE}


def carrying(
    codings: Iterable[Coding], codes: Collection[str], role: EvidenceRole | None, stance: Stance
) -> tuple[Coding, ...]:
    """The codings under a finding's codes that can play a role; in support, and where none is given, the
    negated ones can only where the claim denies the same."""
    against = role in {EvidenceRole.QUALIFIES, EvidenceRole.CONTRADICTS}
    return tuple(
        one
        for one in codings
        if one.code in codes
        and (against or one.assertion is not Assertion.NEGATED or one.code in stance.denies)
    )


@dataclass(frozen=True)
class _Cells:
    """The cells of one finding; `meant` are what each of its codes means."""

    finding: Finding
    by_document: Mapping[str, list[Coding]]
    meant: Mapping[str, tuple[str, ...]]
    stance: Stance
    look: Callable[[str, str], Found]

    @cached_property
    def codes(self) -> frozenset[str]:
        """All codes that the finding means."""
        return frozenset(code for codes in self.meant.values() for code in codes)

    def of(self, documents: Mapping[str, Document]) -> list[Cell]:
        """Those that the study names, then what is additional."""
        named: dict[tuple[str, EvidenceRole], list[Evidence]] = defaultdict(list)
        for one in self.finding.evidence:
            named[one.document, one.role].append(one)
        cells = [self._expected(documents[name], role, own) for (name, role), own in named.items()]
        expected = {cell.document for cell in cells}
        for name, document in documents.items():
            carried = self._carried(name, None)
            codes = {coding.code for coding in carried}
            if name not in expected and all(codes.intersection(one) for one in self.meant.values()):
                cells.append(Cell(self.finding, name, document.kind, None, Outcome.ADDITIONAL, carried))
        return cells

    def _expected(self, document: Document, role: EvidenceRole, named: Sequence[Evidence]) -> Cell:
        """What became of a document in a role; a quotation of several that does not stand is told."""
        carried = self._carried(document.name, role)
        quotes = [one.quote for one in named if one.quote is not None]
        looked = [self.look(document.name, quote) for quote in quotes]
        absent, asked = sum(not one.spots for one in looked), sum(one.asked for one in looked)
        lacking = absent + asked
        reason = "" if carried else f"no passage under {', '.join(self.finding.codes)}"
        if role is EvidenceRole.SUPPORTS:
            outcome, found = Outcome.REPRODUCED, bool(carried)
        else:
            outcome, found = Outcome.CONTRADICTING, bool(carried) or lacking < len(quotes)
        if lacking:
            remarks = (_none_of(absent, len(quotes), *_ABSENT), _none_of(asked, len(quotes), *_ASKED))
            reason = "; ".join(filter(None, remarks))
        if lacking == len(named) or not found:
            outcome = Outcome.MISSING
        return Cell(self.finding, document.name, document.kind, role, outcome, carried, reason, asked=asked)

    def _carried(self, document: str, role: EvidenceRole | None) -> tuple[Coding, ...]:
        return carrying(self.by_document.get(document, ()), self.codes, role, self.stance)


_ABSENT = ("does not stand in the document", "do not stand in the document")
_ASKED = ("is the interviewer's words", "are the interviewer's words")


def _none_of(some: int, quotes: int, one: str, several: str) -> str:
    """What is at fault with some of the quotations; "" where there are none of these."""
    if not some:
        return ""
    return f"the quotation {one}" if quotes == 1 else f"{some} of {quotes} quotations {several}"
