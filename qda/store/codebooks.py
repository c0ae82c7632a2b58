"""The codebooks that were used, each with the text it had then."""

from dataclasses import dataclass

from qda.store.rows import Rows


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
        return tuple(CodebookUse(row.title, row.source, row.text_hash, row.at) for row in rows)
