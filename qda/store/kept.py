"""A document with everything that people did with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from qda.model.coding import Coding
from qda.model.decision import Decision, Memo
from qda.store.coding_rows import coding_of
from qda.store.codings import Codings
from qda.store.decisions import Decisions
from qda.store.document_facts import DocumentFacts
from qda.store.documents import Documents, Version, facts_of
from qda.store.memos import Memos


@dataclass(frozen=True, slots=True)
class Kept:
    """A document with everything that people did with it, as the store holds it.

    `versions` are those of the document, the oldest first, each text under its hash in `texts`. Of decisions
    and memos those are here that no later one took the place of, the oldest first.
    """

    facts: DocumentFacts
    removed_at: str | None
    versions: tuple[Version, ...]
    texts: Mapping[str, str]
    codings: tuple[Coding, ...]
    decisions: tuple[Decision, ...]
    memos: tuple[Memo, ...]


class KeptDocuments(Codings, Decisions, Memos, Documents):
    """Reads documents with everything that people did with them."""

    def everything(self, name: str) -> Kept:
        """All that is kept of a document, in the study or removed from it."""
        (row,) = self.rows("SELECT * FROM documents WHERE name = :name", {"name": name})
        codings = self.rows("SELECT * FROM codings WHERE document = :name ORDER BY number", {"name": name})
        had = self.versions(name)
        return Kept(
            facts=facts_of(row),
            removed_at=row.removed_at,
            versions=had,
            texts={one.text_hash: self.text(one.text_hash) for one in had},
            codings=tuple(coding_of(one) for one in codings),
            decisions=self.standing_decisions(document=name),
            memos=tuple(one for one in self.memos() if document_of(one) == name),
        )


def document_of(memo: Memo) -> str | None:
    """The document that a memo is on, or on a coding of; None for one on a code or on the study."""
    if memo.coding is not None:
        return memo.coding.anchor.document
    return memo.target if memo.about == "document" else None
