"""The problems of a finding and of a piece of evidence, and words that several checks say."""

from collections.abc import Sequence

from qda.audit.ledger import Account, Entry
from qda.audit.problem import Problem, Severity
from qda.errors import Place
from qda.model.coding import Coding
from qda.model.counted import many

_SHOWN = 60
"""Characters of a quotation that are shown."""


def of_finding(
    account: Account, check: str, severity: Severity, said: str, remedy: str, about: str = ""
) -> Problem:
    """A problem of a finding; it stands in the findings file, at the finding."""
    place = Place(account.finding.file, account.finding.line or None)
    return Problem(check, severity, place, said, remedy, account.finding.finding, about)


def of_entry(entry: Entry, check: str, severity: Severity, said: str, remedy: str) -> Problem:
    """A problem of a piece of evidence, where that stands; it is about the document."""
    place = Place(entry.finding.file, entry.evidence.line or None)
    return Problem(check, severity, place, said, remedy, entry.finding.finding, entry.evidence.document)


def short(text: str) -> str:
    """The beginning of a quotation, in quotation marks."""
    return f'"{text}"' if len(text) <= _SHOWN else f'"{text[:_SHOWN].rsplit(" ", 1)[0]} …"'


def people(number: int) -> str:
    """A number of participants in words."""
    return f"{number or 'no'} participant{'' if number == 1 else 's'}"


def but_beneath(passages: Sequence[Coding]) -> str:
    """That passages under codes below a finding's code do not count for it; "" when there are none."""
    if not passages:
        return ""
    codes = ", ".join(dict.fromkeys(one.code for one in passages))
    return (
        f" (but {many(len(passages), 'passage')} under {codes}: codes below a code that is no theme count "
        "only where the finding names them)"
    )
