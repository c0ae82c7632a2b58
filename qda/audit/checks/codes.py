"""The codes of the findings: used, carried, coded by more than one, and still in the texts."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from qda.audit.checks.problems import but_beneath, of_finding
from qda.audit.ledger import Ledger
from qda.audit.problem import Problem, Severity
from qda.errors import Place
from qda.model.coding import Status
from qda.model.settings import FindingLimits


def in_no_document(ledger: Ledger, _limits: FindingLimits) -> Iterator[Problem]:
    """A finding with a code that no document carries; worse when it has no other."""
    carried = {coding.code for coding in ledger.passages}
    for account in ledger.accounts:
        all_missing = not carried & set(account.codes)
        for code in account.finding.codes:
            below = set(account.codes) if len(account.finding.codes) == 1 else {code, *_below(ledger, code)}
            if not carried & below:
                yield of_finding(
                    account, "code-in-no-document", Severity.HIGH if all_missing else Severity.MEDIUM,
                    f"no document has a passage under {code}, which {account.finding.finding} rests on"
                    + (" alone" if len(account.finding.codes) == 1 else "")
                    + but_beneath(ledger.beneath(account.finding, code)),
                    "Code the passages that are meant, mend the code's rules, or take the code out.",
                    code,
                )  # fmt: skip


def stale(ledger: Ledger, _limits: FindingLimits) -> Iterator[Problem]:
    """Codings by people under a finding's codes whose words the changed text no longer holds."""
    for account in ledger.accounts:
        lost = [one for one in ledger.codings if one.status is Status.STALE and one.code in account.codes]
        for (document, code), number in Counter((one.anchor.document, one.code) for one in lost).items():
            yield of_finding(
                account, "stale", Severity.MEDIUM,
                f"{number} coding{'s' if number > 1 else ''} by people under {code} stood in an earlier text "
                f"of {document} and cannot be found in the present one",
                f"See them with: qda report quotes {code} --status stale --document {document}",
                f"{document}/{code}",
            )  # fmt: skip


def single_coder(ledger: Ledger, _limits: FindingLimits) -> Iterator[Problem]:
    """A finding's code of which only one coder, a person or the rules, has made or decided codings."""
    coders: dict[str, set[str]] = {}
    for coding in ledger.codings:
        if coding.status is not Status.STALE:
            coders.setdefault(coding.code, set(ledger.deciders.get(coding.code, ()))).add(coding.coder)
    for code in dict.fromkeys(code for account in ledger.accounts for code in account.codes):
        if len(coders.get(code, ())) == 1:
            yield Problem(
                "single-coder", Severity.LOW, _of_code(ledger, code),
                f"all codings under {code} are by one coder ({', '.join(coders[code])}), and nobody else has "
                "made or decided one",
                "Have a second person code or review some of the documents.", about=code,
            )  # fmt: skip


def unused(ledger: Ledger, _limits: FindingLimits) -> Iterator[Problem]:
    """A code with passages or rules of its own that no finding names."""
    used = {code for account in ledger.accounts for code in account.codes}
    passages = Counter(coding.code for coding in ledger.passages)
    for code in ledger.codebook:
        if code.code not in used and (code.match or passages[code.code]):
            number = passages[code.code]
            yield Problem(
                "unused-code", Severity.LOW, _of_code(ledger, code.code),
                f"no finding names {code.code}, under which {number} passage{'' if number == 1 else 's'} "
                f"stand{'s' if number == 1 else ''}",
                "Say what these passages show, or why they do not matter here.", about=code.code,
            )  # fmt: skip


def _below(ledger: Ledger, code: str) -> tuple[str, ...]:
    return ledger.codebook.within(code) if ledger.codebook.theme(code) == code else ()


def _of_code(ledger: Ledger, code: str) -> Place:
    book = ledger.codebook
    if code not in book:
        return Place("codebook")
    return Place(Path(book[code].file).name or book.source or "codebook", book[code].line or None)
