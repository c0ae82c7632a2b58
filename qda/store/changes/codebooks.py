"""Which codebook is used, kept with the text it has."""

from sqlalchemy import insert

from qda.store.changes.texts import TextChanges
from qda.store.codebooks import Codebooks
from qda.store.payloads import CodebookUsed, Outcome
from qda.store.schema import codebooks


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
