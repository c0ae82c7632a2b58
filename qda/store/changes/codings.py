"""Codings that people made. They are added, corrected and re-anchored, never deleted."""

from dataclasses import replace

from qda.errors import UsageError
from qda.model.coding import Assertion, Coding
from qda.store.changes.coders import CoderChanges
from qda.store.changes.events import adding, altering
from qda.store.changes.texts import TextChanges
from qda.store.coding_rows import coding_of, columns_of
from qda.store.codings import Codings
from qda.store.failures import changed_meanwhile
from qda.store.payloads import CodingAdded, CodingAnchored, CodingCorrected, Outcome
from qda.store.schema import CODING_COLUMNS, codings

_ADD = adding(codings, CODING_COLUMNS)
_ALTER = altering(codings, CODING_COLUMNS, where=("id", "coder"))


class CodingChanges(Codings, CoderChanges, TextChanges):
    """Adds, corrects and re-anchors people's codings."""

    def add_coding(self, coding: Coding) -> Outcome:
        """Keep a person's coding. The same passage under the same code by the same coder again is unchanged.

        Raises StoreError when the quotation does not stand where the coding says, UsageError when the coder
        has coded the passage with this code in another way (another assertion, for example).
        """
        there = self._coding_by(coding.id, coding.coder)
        if there is not None:
            if replace(there, at=None) == replace(coding, at=None):
                return Outcome.UNCHANGED
            raise UsageError(
                f"{coding.coder} has already put this passage of {coding.anchor.document} under "
                f"{coding.code!r}, in another way",
                remedy=f"To correct it: qda add ... --assertion {coding.assertion} --coder {coding.coder!r}",
            )
        self.refuse_false_anchor(coding.anchor)
        self.add_coder(coding.coder)
        self.write(_ADD, columns_of(coding))
        self.append(CodingAdded(coding))
        return Outcome.NEW

    def correct_coding(self, before: Coding, assertion: Assertion) -> Coding:
        """Keep that a coding says otherwise how the speaker holds it, and give it; the rest stays.

        Raises StoreError when the coding is not as it was `before` any more; so does `anchor_coding`.
        """
        after = replace(before, assertion=assertion)
        self._alter(before, after)
        self.append(CodingCorrected(before, after))
        return after

    def anchor_coding(self, before: Coding, after: Coding, fate: str) -> None:
        """Keep where a coding stands after its document changed; id, coder and code stay what they were.

        `fate` is what became of it: unchanged, moved, ambiguous or lost. The last two keep its old text.
        """
        if (before.id, before.coder, before.code) != (after.id, after.coder, after.code):
            raise ValueError("anchoring moves a coding; it does not make another one of it")
        self.refuse_false_anchor(after.anchor)
        self._alter(before, after)
        self.append(
            CodingAnchored(
                id=before.id,
                coder=before.coder,
                fate=fate,
                before=before.anchor,
                after=after.anchor,
                status_before=before.status,
                status=after.status,
            )
        )

    def _alter(self, before: Coding, after: Coding) -> None:
        there = self._coding_by(before.id, before.coder)
        if there is None:
            raise UsageError(f"there is no coding {before.id} by {before.coder}")
        if there != before:
            raise changed_meanwhile()  # what others have done to it since would be undone
        self.write(_ALTER, {**columns_of(after), "of_id": before.id, "of_coder": before.coder})

    def _coding_by(self, number: str, coder: str) -> Coding | None:
        named = {"id": number, "coder": coder}
        rows = self.rows("SELECT * FROM codings WHERE id = :id AND coder = :coder", named)
        return coding_of(rows[0]) if rows else None
