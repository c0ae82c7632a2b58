"""Where a problem stands."""

from qda.audit.ledger import Account, Entry
from qda.errors import Place


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
