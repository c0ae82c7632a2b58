"""The codebooks that were used, each with the text it had then."""

from dataclasses import dataclass

from qda.store.reading_rows import reads
from qda.store.rows import Row, Rows


@dataclass(frozen=True, slots=True)
class CodebookUse:
    """A state of a codebook file that was used from a time on."""

    title: str
    source: str
    text_hash: str
    at: str


class Codebooks(Rows):
    """Reads the codebooks that were used."""

    def codebooks(self) -> tuple[CodebookUse, ...]:
        """Every state of a codebook that was used, the oldest first; its text is `text(text_hash)`."""
        rows = self.rows("SELECT * FROM codebooks ORDER BY number")
        return tuple(use_of(row) for row in rows)


@reads("codebooks")
def use_of(row: Row) -> CodebookUse:
    """The state of a codebook that a row holds."""
    return CodebookUse(row.title, row.source, row.text_hash, row.at)
