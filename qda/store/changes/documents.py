"""Documents with their texts and versions."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement, Table, bindparam, func, insert, select, update

from qda.errors import UsageError, did_you_mean
from qda.model.document import NOTHING_KNOWN, Document
from qda.store.changes.texts import TextChanges
from qda.store.document_facts import DocumentFacts
from qda.store.documents import Documents, Version, facts_of
from qda.store.failures import changed_meanwhile
from qda.store.payloads import DocumentChanged, DocumentImported, DocumentRemoved, Outcome
from qda.store.rows import Row
from qda.store.schema import codings, decisions, documents, memos, versions

_ROW = select(documents).where(documents.c.name == bindparam("name"))
_ADD, _ADD_VERSION = insert(documents), insert(versions)


@dataclass(frozen=True, slots=True)
class Removal:
    """What is kept of a document that was removed, in numbers.

    Each decision and memo counts once, wherever its coding has moved; memos are those on the document and on
    codings in it.
    """

    document: str
    versions: int
    codings: int
    decisions: int
    memos: int


class DocumentChanges(Documents, TextChanges):
    """Alters documents."""

    def put_document(self, document: Document) -> Outcome:
        """Import a document. The same text and metadata again change nothing and are no event.

        Another text makes a new version and keeps the old one. Only other metadata is a change without a new
        version. A removed document that comes back is new.
        """
        facts = DocumentFacts.of(document)
        row = self._row(document.name)
        if row is None:
            self.keep_text(document.text)
            self.connection.execute(_ADD, {**columns_of_facts(facts), "version": 1})
            self._keep_version(facts, 1)
            self.append(DocumentImported(facts, 1))
            return Outcome.NEW
        before = facts_of(row)
        if before == facts and row.removed_at is None:
            return Outcome.UNCHANGED
        version = row.version
        if before.text_hash != facts.text_hash:
            version += 1
            self.keep_text(document.text)
            self._keep_version(facts, version)
        self.connection.execute(
            update(documents)
            .where(documents.c.name == facts.name)
            .values(**columns_of_facts(facts), version=version, removed_at=None)
        )
        if row.removed_at is not None:
            self.append(DocumentImported(facts, version))
            return Outcome.NEW
        self.append(DocumentChanged(before, facts, version))
        return Outcome.CHANGED

    def refuse_changed(self, read: Iterable[Document], *, others_may_be_there: bool = False) -> None:
        """Raise StoreError unless the documents of the study are those that were read, as they were then."""
        now = {one.name: DocumentFacts.of(one) for one in self.documents()}
        then = {one.name: DocumentFacts.of(one) for one in read}
        there = {name: now.get(name) for name in then} if others_may_be_there else now
        if there != then:
            raise changed_meanwhile()

    def remove_document(self, name: str) -> Removal:
        """Take a document out of the study; tells what is kept of it: texts, versions and people's work."""
        row = self._row(name)
        if row is None or row.removed_at is not None:
            known = [document.name for document in self.documents()]
            raise UsageError(f"there is no document {name!r}", remedy=did_you_mean(name, known))
        self.connection.execute(update(documents).where(documents.c.name == name).values(removed_at=self.at))
        self.append(DocumentRemoved(name))
        return Removal(
            document=name,
            versions=self._count(versions, versions.c.document == name),
            codings=self._count(codings, codings.c.document == name),
            decisions=self._count(decisions, (decisions.c.document == name) & _is_last(decisions)),
            memos=self._count(memos, _is_on(name) & _is_last(memos)),
        )

    def _row(self, name: str) -> Row | None:
        return self.connection.execute(_ROW, {"name": name}).first()

    def _keep_version(self, facts: DocumentFacts, number: int) -> None:
        version = Version(facts.name, number, facts.text_hash, facts.source, facts.source_hash, self.at)
        self.connection.execute(_ADD_VERSION, asdict(version))

    def _count(self, table: Table, condition: ColumnElement[bool]) -> int:
        return self.connection.execute(select(func.count()).select_from(table).where(condition)).scalar_one()


def _is_last(work: Table) -> ColumnElement[bool]:
    """Whether a decision or a memo was not taken the place of, as when its coding moved."""
    return work.c.number.not_in(select(work.c.replaces).where(work.c.replaces.is_not(None)))


def _is_on(name: str) -> ColumnElement[bool]:
    """Whether a memo is on a document or on a coding in it."""
    on_coding = func.json_extract(memos.c.coding, "$.anchor.document") == name
    return ((memos.c.about == "document") & (memos.c.target == name)) | on_coding


def columns_of_facts(facts: DocumentFacts) -> dict[str, Any]:
    """What is known of a document as the columns of its row."""
    columns = {field.name: getattr(facts, field.name) for field in fields(facts)}
    columns["attributes"] = json.dumps(dict(facts.attributes), ensure_ascii=False)  # in their own order
    columns["locators"] = json.dumps(facts.locators, ensure_ascii=False)
    known = asdict(facts.speakers) if facts.speakers != NOTHING_KNOWN else {}
    columns["speakers"] = json.dumps(known, ensure_ascii=False)
    return columns
