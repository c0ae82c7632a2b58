"""Whether somebody looked for what goes against a claim."""

from collections.abc import Iterator

from qda.audit.checks.problems import of_finding
from qda.audit.ledger import Ledger
from qda.audit.problem import Problem, Severity
from qda.model.finding import EvidenceRole
from qda.model.settings import FindingLimits


def no_contrary(ledger: Ledger, _limits: FindingLimits) -> Iterator[Problem]:
    """A finding that nothing contradicts and for which no search for contrary evidence is recorded.

    Evidence that qualifies a claim shows that somebody looked, so it weighs less then.
    """
    for account in ledger.accounts:
        roles = {entry.role for entry in account.entries}
        if EvidenceRole.CONTRADICTS in roles or account.finding.searched_contrary:
            continue
        qualified = EvidenceRole.QUALIFIES in roles
        negated = sum(passage.assertion == "negated" for passage in account.unlisted)
        hint = f" Passages under its codes that are negated and not listed: {negated}." if negated else ""
        yield of_finding(
            account, "no-contrary", Severity.LOW if qualified else Severity.MEDIUM,
            f"no evidence contradicts {account.finding.finding}"
            + (", though some qualifies it," if qualified else "")
            + f" and no search for such evidence is recorded.{hint}",
            "Add what contradicts it, or write searched_contrary: what you searched and what you found.",
        )  # fmt: skip
