"""Items of the audit on a citation, and on an entry of the list."""

from qda.audit.manuscript.fault import Item
from qda.audit.manuscript.references.works import Citation, Entry
from qda.audit.problem import Severity

_SHOWN = 160
"""Characters of an entry that are shown."""


def of_citation(one: Citation, verdict: str, severity: Severity, compared: str, remedy: str) -> Item:
    """What is said of a citation, where it stands."""
    return _item(verdict, severity, one.span.start, one.text, compared, remedy)


def of_entry(one: Entry, verdict: str, severity: Severity, compared: str, remedy: str) -> Item:
    """What is said of an entry, with its beginning."""
    return _item(verdict, severity, one.span.start, one.text[:_SHOWN], compared, remedy)


def _item(verdict: str, severity: Severity, start: int, words: str, compared: str, remedy: str) -> Item:
    return Item("reference", verdict, severity, start, " ".join(words.split()), compared, remedy)
