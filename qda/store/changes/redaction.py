"""Taking words out of the record for good: what somebody withdrew, or names that were replaced.

Everything that the events told of some documents is redacted, and what is left of them is told again by new
events. So the tables still hold what the record says, and the chain of hashes still holds: a redacted event
keeps its hash, and an event says which ones were redacted and why.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from qda.model.decision import Memo
from qda.store.changes.codebooks import CodebookChanges
from qda.store.changes.codings import CodingChanges
from qda.store.changes.decisions import DecisionChanges
from qda.store.changes.documents import DocumentChanges, columns_of_facts
from qda.store.changes.memos import MemoChanges
from qda.store.changes.participants import ParticipantChanges
from qda.store.codebooks import CodebookUse
from qda.store.coding_rows import columns_of
from qda.store.kept import Kept, KeptDocuments, document_of
from qda.store.participants import People
from qda.store.payloads import (
    CodebookUsed,
    CodingAdded,
    CodingDecided,
    DocumentImported,
    DocumentRemoved,
    MemoWritten,
    ParticipantsRead,
    Redacted,
)
from qda.store.schema import (
    codebooks,
    codings,
    decisions,
    documents,
    events,
    guards,
    memos,
    participants,
    texts,
    versions,
)

NOTHING = "{}"
"""What a redacted event says."""
_ON_THE_STUDY = frozenset({"code", "project"})
"""What memos are about that are on no document."""


class RedactionChanges(
    DocumentChanges,
    CodingChanges,
    DecisionChanges,
    MemoChanges,
    ParticipantChanges,
    CodebookChanges,
    KeptDocuments,
):
    """Tells parts of the record again, with other words or without some."""

    def tell_again(
        self,
        again: Mapping[str, Kept | None],
        reason: str,
        *,
        people: People | None = None,
        on_codes: Sequence[Memo] | None = None,
        in_codebooks: Callable[[str], str] = str,
    ) -> int:
        """Redact what was said of some documents, and tell what is left of each; None leaves nothing.

        With `people` the same is done with the list of participants, with `on_codes` the memos on codes and
        on the study. `in_codebooks` gives what is left of the text of a codebook that was used. Gives the
        number of redacted events.
        The connection must forget what it deletes: see `Store.compact`.
        """
        with _unguarded(self.connection):
            used = self._codebooks_left(in_codebooks)
            about = _About(frozenset(again), people is not None, on_codes is not None, bool(used))
            redacted = self._redact(about, reason)
            self._clear(about)
            for one in again.values():
                if one is not None:
                    self._tell(one)
            for memo in on_codes or ():
                self._tell_memo(memo)
            if people is not None:
                self._tell_people(people)
            for use, text in used:
                self._tell_codebook(use, text)
            self._drop_unused_texts()
        return redacted

    def _redact(self, about: "_About", reason: str) -> int:
        query = select(events).where(events.c.redacted_by.is_(None)).order_by(events.c.number)
        found = {
            str(row.number): row.hash
            for row in self.connection.execute(query)
            if about.told(row.type, json.loads(row.payload))
        }
        number = self.append(Redacted(reason, found)).number
        for one in found:
            emptied = update(events).where(events.c.number == int(one))
            self.connection.execute(emptied.values(payload=NOTHING, redacted_by=number))
        return len(found)

    def _clear(self, about: "_About") -> None:
        names = list(about.documents)
        gone = [row.number for row, memo in self._memo_rows() if about.noted(memo)]
        self.connection.execute(delete(memos).where(memos.c.number.in_(gone)))
        for table in (decisions, codings, versions):
            self.connection.execute(delete(table).where(table.c.document.in_(names)))
        self.connection.execute(delete(documents).where(documents.c.name.in_(names)))
        if about.codebooks:
            self.connection.execute(delete(codebooks))

    def _codebooks_left(self, left: Callable[[str], str]) -> list[tuple[CodebookUse, str]]:
        """Every codebook that was used, with what is left of its text; none when all are as they were."""
        used = [(use, self.text(use.text_hash)) for use in self.codebooks()]
        kept = [(use, left(text)) for use, text in used]
        return kept if kept != used else []

    def _tell(self, one: Kept) -> None:
        for text in one.texts.values():
            self.keep_text(text)
        row = {**columns_of_facts(one.facts), "version": one.versions[-1].number}
        self.connection.execute(insert(documents), {**row, "removed_at": one.removed_at})
        self.connection.execute(insert(versions), [asdict(version) for version in one.versions])
        self.append(DocumentImported(one.facts, one.versions[-1].number))
        for coding in one.codings:
            self.connection.execute(insert(codings), columns_of(coding))
            self.append(CodingAdded(coding))
        for decision in one.decisions:
            self._add(decision, None)
            self.append(CodingDecided(decision))
        for memo in one.memos:
            self._tell_memo(memo)
        if one.removed_at is not None:
            self.append(DocumentRemoved(one.facts.name))

    def _tell_memo(self, memo: Memo) -> None:
        self._keep_memo(memo, None)
        self.append(MemoWritten(memo))

    def _tell_people(self, people: People) -> None:
        self.connection.execute(delete(participants))
        rows = [
            {"name": name, "position": at, "attributes": json.dumps(dict(people[name]), ensure_ascii=False)}
            for at, name in enumerate(people)
        ]
        if rows:
            self.connection.execute(insert(participants), rows)
        self.append(ParticipantsRead({name: dict(people[name]) for name in people}, (), tuple(people)))

    def _tell_codebook(self, use: CodebookUse, text: str) -> None:
        row = {**asdict(use), "text_hash": self.keep_text(text)}
        self.connection.execute(insert(codebooks), row)
        self.append(CodebookUsed(use.title, use.source, row["text_hash"]))

    def _drop_unused_texts(self) -> None:
        used = [table.c.text_hash for table in (documents, versions, codings, decisions, codebooks)]
        kept = {memo.coding.anchor.text_hash for _, memo in self._memo_rows() if memo.coding is not None}
        idle = [texts.c.hash.not_in(select(column)) for column in used]
        self.connection.execute(delete(texts).where(*idle, texts.c.hash.not_in(list(kept))))


@contextmanager
def _unguarded(connection: Connection) -> Iterator[None]:
    """Lift the guards within this transaction; nobody else sees the database without them."""
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all()
    lifted = [(name, sql) for name, sql in found if name in guards()]
    for name, _ in lifted:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    yield
    for _, sql in lifted:
        connection.exec_driver_sql(sql)


@dataclass(frozen=True, slots=True)
class _About:
    """What is told again: documents, the participants, the memos on codes and the study, the codebooks."""

    documents: frozenset[str]
    people: bool
    codes: bool
    codebooks: bool

    def told(self, kind: str, said: Any) -> bool:
        """Whether an event of a kind tells of any of it."""
        if kind == ParticipantsRead.__name__:
            return self.people
        if kind == CodebookUsed.__name__:
            return self.codebooks
        memo = said.get("memo") or said.get("after") or {}
        if self.codes and isinstance(memo, dict) and memo.get("about") in _ON_THE_STUDY:
            return True
        return any(name in self.documents for name in _named(said))

    def noted(self, memo: Memo) -> bool:
        """Whether a memo is on any of it."""
        return document_of(memo) in self.documents or (self.codes and memo.about in _ON_THE_STUDY)


def _named(said: Any) -> Iterator[str]:
    """The documents that an event's payload names."""
    if not isinstance(said, dict):
        return
    memo = said.get("memo") or said.get("after") or {}
    if isinstance(memo, dict) and memo.get("about") == "document":
        yield memo["target"]
    for key in ("document", "before", "after", "coding", "decision", "memo", "anchor"):
        value = said.get(key)
        if key == "document" and isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            if key in {"document", "after", "before"} and "text_hash" in value and "name" in value:
                yield value["name"]
            yield from _named(value)
