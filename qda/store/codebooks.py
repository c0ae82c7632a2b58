"""The codebooks that were used, each with the text it had then."""

from dataclasses import dataclass

from sqlalchemy import insert, select

from qda.store.events import Events
from qda.store.payloads import CodebookUsed, Outcome
from qda.store.schema import codebooks
from qda.store.texts import TextChanges


@dataclass(frozen=True, slots=True)
class CodebookUse:
    """A state of a codebook file that was used from a time on."""

    title: str
    source: str
    text_hash: str
    at: str


class Codebooks(Events):
    """Reads the codebooks that were used."""

    def codebooks(self) -> tuple[CodebookUse, ...]:
        """Every state of a codebook that was used, the oldest first; its text is `text(text_hash)`."""
        with self.reading() as connection:
            rows = connection.execute(select(codebooks).order_by(codebooks.c.number))
            return tuple(CodebookUse(row.title, row.source, row.text_hash, row.at) for row in rows)


class CodebookChanges(Codebooks, TextChanges):
    """Keeps which codebook is used."""

    def use_codebook(self, *, title: str, source: str, text: str) -> Outcome:
        """Keep the codebook that is used from now on; the one that is in use already is unchanged."""
        text_hash = self.keep_text(text)
        used = self.codebooks()
        if used and (used[-1].title, used[-1].source, used[-1].text_hash) == (title, source, text_hash):
            return Outcome.UNCHANGED
        row = {"title": title, "source": source, "text_hash": text_hash, "at": self.at}
        self.connection.execute(insert(codebooks), row)
        self.append(CodebookUsed(title, source, text_hash))
        return Outcome.CHANGED if used else Outcome.NEW
