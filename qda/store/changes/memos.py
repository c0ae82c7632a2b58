"""Memos: what people wrote down about a coding, a document or a code."""

from sqlalchemy import select

from qda.errors import UsageError, did_you_mean
from qda.model.decision import Memo
from qda.model.identity import canonical_json
from qda.model.plain import plain
from qda.store.changes.coders import CoderChanges
from qda.store.changes.events import adding
from qda.store.changes.texts import TextChanges
from qda.store.memos import Memos, memo_of
from qda.store.payloads import MemoAnchored, MemoWritten
from qda.store.rows import Row
from qda.store.schema import memos

_ADD = adding(memos, ("about", "target", "text", "coder", "at", "coding", "replaces"))
ABOUT = ("coding", "document", "code", "project")


class MemoChanges(Memos, CoderChanges, TextChanges):
    """Adds memos."""

    def _memo_rows(self) -> list[tuple[Row, Memo]]:
        """Every memo that was ever written or anchored, with its row."""
        rows = self.connection.execute(select(memos).order_by(memos.c.number))
        return [(row, memo_of(row)) for row in rows]

    def write_memo(self, memo: Memo) -> None:
        """Keep a memo; raises UsageError for an empty one or one about something else than ABOUT."""
        if memo.about not in ABOUT:
            raise UsageError(
                f"a memo cannot be about a {memo.about!r}", remedy=did_you_mean(memo.about, ABOUT)
            )
        if not memo.text.strip():
            raise UsageError("the memo is empty", remedy="Write its text in quotation marks.")
        self._keep_memo(memo, None)
        self.append(MemoWritten(memo))

    def anchor_memo(self, before: Memo, after: Memo, fate: str) -> None:
        """Keep where the coding of a memo stands after its document changed; its coder and time stay.

        `fate` is what became of the coding: unchanged, moved, ambiguous or lost; or that names in it, or in
        what the memo says, were replaced.
        """
        if (before.coder, before.at) != (after.coder, after.at):
            raise ValueError("anchoring moves a memo; it does not make another one of it")
        on_it = "SELECT * FROM memos WHERE target = :target ORDER BY number"
        rows = self.rows(on_it, {"target": before.target})
        numbers = [row.number for row in rows if memo_of(row) == before]
        if not numbers:
            raise UsageError(f"there is no such memo by {before.coder} on {before.target}")
        self._keep_memo(after, numbers[-1])
        self.append(MemoAnchored(fate, before, after))

    def _keep_memo(self, memo: Memo, replaces: int | None) -> None:
        self.add_coder(memo.coder)
        if memo.coding is not None:
            self.refuse_false_anchor(memo.coding.anchor)
        kept = canonical_json(plain(memo.coding)) if memo.coding else None
        columns = {"about": memo.about, "target": memo.target, "text": memo.text, "coder": memo.coder}
        row = {**columns, "at": memo.at, "coding": kept, "replaces": replaces}
        self.write(_ADD, row)
