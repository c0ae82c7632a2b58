"""The same words used more than once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from qda.audit.checks.problems import of_entry, short
from qda.audit.ledger import Entry, Ledger
from qda.audit.problem import Problem, Severity
from qda.model.finding import EvidenceRole
from qda.model.settings import FindingLimits


def several_findings(ledger: Ledger, _limits: FindingLimits) -> Iterator[Problem]:
    """Words that are quoted under more than one finding; told once, where they stand first."""
    for first, others in _again(ledger.entries):
        elsewhere = dict.fromkeys(
            f"{one.finding.finding} ({one.role}, line {one.evidence.line})"
            for one in others
            if one.finding is not first.finding
        )
        if elsewhere:
            yield of_entry(
                first, "several-findings", Severity.LOW,
                f"{short(first.evidence.quote or '')} stands under {first.finding.finding} ({first.role}) "
                f"and under {', '.join(elsewhere)}",
                "See that it is evidence for each of them, and that readers do not count it twice.",
            )  # fmt: skip


def opposite_roles(ledger: Ledger, _limits: FindingLimits) -> Iterator[Problem]:
    """Words that stand twice under one finding: in support and against it, or twice alike."""
    for finding in dict.fromkeys(entry.finding.finding for entry in ledger.entries):
        own = [entry for entry in ledger.entries if entry.finding.finding == finding]
        for first, other in ((first, other) for first, others in _again(own) for other in others):
            both = {first.role, other.role}
            grave = EvidenceRole.SUPPORTS in both and len(both) > 1
            yield of_entry(
                other, "opposite-roles", Severity.MEDIUM if grave else Severity.LOW,
                f"{short(other.evidence.quote or '')} {other.role} {other.finding.finding}, and on line "
                f"{first.evidence.line} the same words {first.role.removesuffix('s')} it",
                "Keep one of the two, or quote for each role the words that play it.",
            )  # fmt: skip


def _again(entries: Iterable[Entry]) -> Iterator[tuple[Entry, list[Entry]]]:
    """Each quotation with the later ones that share words with it in the same place."""
    by_document: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.spot:
            by_document[entry.evidence.document].append(entry)
    for same in by_document.values():
        taken: set[int] = set()
        for number, first in enumerate(same):
            others = [one for one in same[number + 1 :] if id(one) not in taken and _share(first, one)]
            if others and id(first) not in taken:
                taken |= {id(one) for one in others}
                yield first, others


def _share(one: Entry, other: Entry) -> bool:
    return bool(one.spot and other.spot and one.spot.span.overlaps(other.spot.span))
