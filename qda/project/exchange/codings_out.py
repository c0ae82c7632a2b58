"""Which codings of the project can be said in the standard, and which not."""

from collections.abc import Sequence

from qda.coding.decided import decided
from qda.interchange.refi.remarks import Remarks, Subject
from qda.model.codebook import Codebook
from qda.model.coding import RULES, Assertion, Coding, Status
from qda.model.decision import Decision, Verdict
from qda.model.document import Document
from qda.model.progress import Progress
from qda.project.study import load_study
from qda.project.workspace import Workspace


def codings_out(
    workspace: Workspace, codebook: Codebook | None, documents: Sequence[Document], progress: Progress
) -> tuple[Coding, ...]:
    """Every coding of the project with its status; the rules' are found when there are rules."""
    if codebook is not None and documents and any(code.match for code in codebook):
        return load_study(workspace, progress=progress).codings
    store = workspace.store
    hashes = {document.name: document.text_hash for document in documents}
    return decided((), store.codings(), store.decisions(), hashes)


def sayable(codings: Sequence[Coding], names: frozenset[str], remarks: Remarks) -> list[Coding]:
    """The codings that are written, in order: all that people hold, and what the rules found affirmed."""
    said = []
    for one in codings:
        item = f"{one.anchor.document}, {one.code}, by {one.coder}"
        if one.anchor.document not in names:
            remarks.lost("a coding in a document that is not in the study any more", item, Subject.CODINGS)
        elif one.status is Status.REJECTED:
            remarks.lost("a coding that was rejected", item, Subject.CODINGS)
        elif one.status is Status.STALE:
            what = "a coding whose words do not stand in the text any more"
            remarks.lost(what, item, Subject.CODINGS)
        elif one.anchor.start >= one.anchor.end:
            remarks.lost("a coding of no words", item, Subject.CODINGS)
        elif one.coder == RULES and one.assertion is not Assertion.AFFIRMED:
            remarks.lost(f"a coding by the rules that is {one.assertion}", item, Subject.CODINGS)
        else:
            if one.assertion is not Assertion.AFFIRMED:
                remarks.lost(f"that a coding is {one.assertion}; the coding itself is written", item)
            said.append(one)
    return sorted(said, key=_order)


def name_decisions(decisions: Sequence[Decision], remarks: Remarks) -> None:
    """Name the decisions that leave a coding as it is; one that was rejected is not written at all."""
    for one in decisions:
        if one.verdict is not Verdict.REJECT:
            coding = one.coding
            item = f"{coding.anchor.document}, {coding.code}, by {coding.coder}: {one.coder}"
            remarks.lost("that somebody accepted a coding; the coding itself is written", item)


def _order(one: Coding) -> tuple[str, int, int, str, str, str]:
    place = one.anchor
    return place.document, place.start, place.end, one.code, one.coder, one.id
