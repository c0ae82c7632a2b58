"""Where a problem stands, and words that several checks say."""

from collections.abc import Sequence

from qda.audit.ledger import Account, Entry
from qda.errors import Place
from qda.model.coding import Coding
from qda.model.counted import many


def of_finding(account: Account) -> Place:
    """The findings file, at the finding."""
    return Place(account.finding.file, account.finding.line or None)


def of_entry(entry: Entry) -> Place:
    """The findings file, at the piece of evidence."""
    return Place(entry.finding.file, entry.evidence.line or None)


def short(text: str, most: int = 60) -> str:
    """The beginning of a quotation, in quotation marks."""
    return f'"{text}"' if len(text) <= most else f'"{text[:most].rsplit(" ", 1)[0]} …"'


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
