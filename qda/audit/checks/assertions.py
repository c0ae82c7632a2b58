"""Passages that count as support although their speakers deny them, doubt them or report others' views.

A code supports by its strongest passage in a piece of evidence: who affirms a thing and then qualifies it has
affirmed it.
"""

from collections.abc import Iterable, Iterator, Sequence

from qda.audit.checks.problems import of_entry, short
from qda.audit.ledger import Entry, Ledger, strongest
from qda.audit.manuscript.compared.meaning import denial_beside
from qda.audit.manuscript.quoted.frame import Frame
from qda.audit.problem import Problem, Severity
from qda.model.coding import Assertion, Coding
from qda.model.document import LITERATURE
from qda.model.finding import EvidenceRole
from qda.model.settings import FindingLimits
from qda.model.span import Span

_MEANS = {
    Assertion.HEDGED: "the speaker is not sure of it",
    Assertion.REPORTED: "the speaker reports what others say",
}
_DENIES = "the speaker denies it, and it is not counted"
_MAY_DENY = "see whether the speaker denies what the claim says; it is not counted"
_AND_NOT = "another of the finding's codes is affirmed there, and this is not"


def negated_support(ledger: Ledger, _limits: FindingLimits) -> Iterator[Problem]:
    """Support of which every passage under the finding's codes is negated, and the claim denies nothing.

    It is grave when the claim itself says in words of the code what the speaker denies.
    """
    for entry in ledger.entries:
        if entry.denied:
            plain = not entry.stance.affirms.isdisjoint(coding.code for coding in entry.codings)
            severity, meaning = (Severity.HIGH, _DENIES) if plain else (Severity.MEDIUM, _MAY_DENY)
            yield _problem(entry, entry.codings, "negated-support", severity, meaning)


def denial_left_out(ledger: Ledger, _limits: FindingLimits) -> Iterator[Problem]:
    """Support that is quoted without what denies or doubts it in its sentence, where no code tells that."""
    for entry in ledger.entries:
        spot = entry.spot
        if entry.role is not EvidenceRole.SUPPORTS or spot is None or spot.asked or entry.denied:
            continue
        source, words = entry.source, spot.span
        whole = source.whole(words)
        before, behind = Span(whole.start, words.start), Span(words.end, whole.end)
        frame = Frame(before=entry.finding.claim, language=ledger.language)
        own, behind_it = words.of(source.text), behind.of(source.text)
        if said := denial_beside(source.language, before.of(source.text), own, behind_it, frame):
            yield of_entry(
                entry, "denial-left-out", Severity.HIGH,
                f"{short(own)} is named in support, but {said} ({spot})",
                "Quote what belongs to it too, and give it the role that it has.",
            )  # fmt: skip


def hedged_support(ledger: Ledger, _limits: FindingLimits) -> Iterator[Problem]:
    """Support of which no passage is affirmed, and the strongest is hedged."""
    yield from _weak(_supporting(ledger), Assertion.HEDGED, "hedged-support", Severity.MEDIUM)


def reported_support(ledger: Ledger, _limits: FindingLimits) -> Iterator[Problem]:
    """Support of which no passage is affirmed or hedged, and the strongest is reported; of a work that is
    no fault, for to report is what works do."""
    yield from _weak(_spoken(ledger), Assertion.REPORTED, "reported-support", Severity.MEDIUM)


def partly_affirmed(ledger: Ledger, _limits: FindingLimits) -> Iterator[Problem]:
    """A supporting quotation that affirms one of the finding's codes, and denies or reports another."""
    for entry in _supporting(ledger):
        if strongest(entry.codings) is not Assertion.AFFIRMED or entry.found is None:
            continue
        for code in dict.fromkeys(coding.code for coding in entry.codings):
            own = [coding for coding in entry.codings if coding.code == code]
            weak = strongest(own)
            if weak is not Assertion.AFFIRMED and not (
                weak is Assertion.NEGATED and code in entry.stance.denies
            ):
                yield _problem(entry, own, "partly-affirmed", Severity.LOW, _MEANS.get(weak, _AND_NOT))


def _weak(
    entries: Iterable[Entry], assertion: Assertion, check: str, severity: Severity
) -> Iterator[Problem]:
    for entry in entries:
        if strongest(entry.codings) is assertion:
            yield _problem(entry, entry.codings, check, severity, _MEANS[assertion])


def _supporting(ledger: Ledger) -> Iterator[Entry]:
    for entry in ledger.entries:
        if entry.role is EvidenceRole.SUPPORTS and entry.codings:
            yield entry


def _spoken(ledger: Ledger) -> Iterator[Entry]:
    return (entry for entry in _supporting(ledger) if entry.source.document.kind != LITERATURE)


def _problem(
    entry: Entry, codings: Sequence[Coding], check: str, severity: Severity, meaning: str
) -> Problem:
    assertion = strongest(codings)
    told = next(coding for coding in codings if coding.assertion is assertion)
    what = short(entry.evidence.quote) if entry.evidence.quote else f"all that {entry.evidence.document} says"
    cue = f' by "{told.cue}"' if told.cue else ""
    spot = entry.source.spot(told.anchor.span)
    beside = entry.spot and not told.anchor.span.overlaps(entry.spot.span)
    where = "in its sentence" if beside else "there"
    return of_entry(
        entry, check, severity,
        f"{what} is named in support, but what stands {where} under {told.code}, {short(told.anchor.quote)}, "
        f"is {assertion}{cue} ({spot}): {meaning}",
        "Give it the role that it has, quote another passage, or accept a coding that says otherwise.",
    )  # fmt: skip
