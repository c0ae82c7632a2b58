"""Codings that people made."""

from qda.model.coding import Coding
from qda.store.coding_rows import coding_of
from qda.store.rows import Rows

_CODINGS = 'SELECT * FROM codings ORDER BY document, start, "end", code, coder'


class Codings(Rows):
    """Reads people's codings."""

    def codings(self) -> tuple[Coding, ...]:
        """All codings that people made, by document and place, also those of removed documents."""
        return tuple(coding_of(row) for row in self.rows(_CODINGS))
