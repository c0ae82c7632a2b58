"""Memos: what people wrote down about a coding, a document or a code."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, insert, select

from qda.errors import UsageError, did_you_mean
from qda.model.decision import Memo
from qda.store.coders import CoderChanges
from qda.store.events import Events
from qda.store.payloads import MemoWritten
from qda.store.schema import memos

ABOUT = ("coding", "document", "code")


class Memos(Events):
    """Reads memos."""

    def memos(self, *, about: str | None = None, target: str | None = None) -> tuple[Memo, ...]:
        """Memos, the oldest first; `about` and `target` narrow them."""
        query = select(memos).order_by(memos.c.number)
        if about is not None:
            query = query.where(memos.c.about == about)
        if target is not None:
            query = query.where(memos.c.target == target)
        with self.reading() as connection:
            return tuple(memo_of(row) for row in connection.execute(query))


class MemoChanges(Memos, CoderChanges):
    """Adds memos."""

    def write_memo(self, memo: Memo) -> None:
        """Keep a memo; raises UsageError for an empty one or one about something else than ABOUT."""
        if memo.about not in ABOUT:
            raise UsageError(
                f"a memo cannot be about a {memo.about!r}", remedy=did_you_mean(memo.about, ABOUT)
            )
        if not memo.text.strip():
            raise UsageError("the memo is empty", remedy="Write its text in quotation marks.")
        self.add_coder(memo.coder)
        self.connection.execute(insert(memos), asdict(memo))
        self.append(MemoWritten(memo))


def memo_of(row: Row[Any]) -> Memo:
    """The memo that a row holds."""
    return Memo(row.about, row.target, row.text, row.coder, row.at)
