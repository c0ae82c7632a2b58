"""How many support a claim, and of which kinds they are."""

from collections.abc import Iterator

from qda.audit.checks.problems import of_finding, people
from qda.audit.ledger import Account, Ledger
from qda.audit.prevalence import quantities
from qda.audit.problem import Problem, Severity
from qda.model.document import INTERVIEW, LITERATURE
from qda.model.finding import EvidenceRole
from qda.model.settings import FindingLimits

SUPPORTS = EvidenceRole.SUPPORTS
_NAMES = {INTERVIEW: "interviews", LITERATURE: "literature"}


def no_support(ledger: Ledger, _limits: FindingLimits) -> Iterator[Problem]:
    """A finding that nothing supports; where it is only denied, `negated-support` tells it."""
    for account in ledger.accounts:
        if not account.voices(SUPPORTS) and not any(entry.denied for entry in account.entries):
            yield of_finding(
                account, "no-support", Severity.HIGH,
                f"nothing that stands in a document supports {account.finding.finding}",
                "Add evidence with the role supports, or take the claim back.",
            )  # fmt: skip


def few_participants(ledger: Ledger, limits: FindingLimits) -> Iterator[Problem]:
    """A finding that fewer participants support than the study asks for, unless its claim says how few.
    A study of works alone has none."""
    for account in ledger.accounts if ledger.participants else ():
        own = account.participants(SUPPORTS)
        if (
            account.voices(SUPPORTS)
            and len(own) < limits.least_participants
            and not _says_so(account, ledger)
        ):
            named = f" ({', '.join(own)})" if own else ""
            yield of_finding(
                account, "few-participants", Severity.MEDIUM,
                f"{people(len(own))}{named} of {len(ledger.participants)} "
                f"{'supports' if len(own) == 1 else 'support'} "
                f"{account.finding.finding}; at least {limits.least_participants} are asked for",
                "Look at the passages that the ledger does not list, or say in the text how few they are.",
            )  # fmt: skip


def _says_so(account: Account, ledger: Ledger) -> bool:
    """Whether the claim itself says how few they are: "only one participant"."""
    count = len(account.participants(SUPPORTS))
    said = quantities(account.finding.claim, ledger.language, frozenset(ledger.roles))
    plain = (one for one in said if one.kind != "all but" and one.bound not in {"at least", "more than"})
    return any(one.exact == count or (one.kind == "only one" and count == 1) for one in plain)


def one_kind_of_source(ledger: Ledger, _limits: FindingLimits) -> Iterator[Problem]:
    """A finding that one kind of source supports, in a study that has several."""
    for account in ledger.accounts if len(ledger.kinds) > 1 else ():
        kinds = account.kinds(SUPPORTS)
        if len(kinds) == 1:
            only = _NAMES.get(kinds[0], kinds[0])
            verb = "supports" if kinds[0] == LITERATURE else "support"
            missing = ", ".join(_NAMES.get(kind, kind) for kind in ledger.kinds if kind != kinds[0])
            yield of_finding(
                account, "one-kind-of-source", Severity.MEDIUM,
                f"only {only} {verb} {account.finding.finding}, and not {missing}",
                "Look for the other kind among the passages that are not listed, or say that there is none.",
            )  # fmt: skip
