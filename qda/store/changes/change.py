"""Everything that a change can alter."""

from qda.store.changes.codebooks import CodebookChanges
from qda.store.changes.redaction import RedactionChanges


class Change(RedactionChanges, CodebookChanges):
    """One change in the making, with everything that can be read and altered; `at` is its time."""
