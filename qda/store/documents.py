"""Documents with their texts and versions."""

import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, bindparam, func, insert, select, update

from qda.errors import UsageError, did_you_mean
from qda.model.document import INTERVIEW, LITERATURE, NOTHING_KNOWN, Document, KeptText, Speakers
from qda.model.span import Span
from qda.store.payloads import DocumentChanged, DocumentFacts, DocumentImported, DocumentRemoved, Outcome
from qda.store.reading_ahead import ReadingAhead
from qda.store.schema import codings, decisions, documents, memos, versions
from qda.store.texts import TextChanges, Texts

_KINDS = (INTERVIEW, LITERATURE)
_DIGITS = "0123456789"
_FACTS = tuple(field.name for field in fields(DocumentFacts))
_ROW = select(documents).where(documents.c.name == bindparam("name"))
_ADD, _ADD_VERSION = insert(documents), insert(versions)


@dataclass(frozen=True, slots=True)
class Version:
    """One text that a document has had, numbered from 1."""

    document: str
    number: int
    text_hash: str
    source: str
    source_hash: str
    at: str


@dataclass(frozen=True, slots=True)
class Removal:
    """What is kept of a document that was removed, in numbers. `memos` counts those about the document."""

    document: str
    versions: int
    codings: int
    decisions: int
    memos: int


class Documents(Texts):
    """Reads documents."""

    def documents(self) -> tuple[Document, ...]:
        """The documents of the study in project order.

        Interviews come before literature and literature before the rest; names are sorted as people sort
        them, P2 before P10. Removed documents are left out. Each text is read when it is asked for.
        """
        return self._documents(documents.c.removed_at.is_(None))

    def removed_documents(self) -> tuple[Document, ...]:
        """The documents that were taken out of the study, as they were last."""
        return self._documents(documents.c.removed_at.is_not(None))

    def _documents(self, wanted: ColumnElement[bool]) -> tuple[Document, ...]:
        query = select(documents).where(wanted)
        with self.reading() as connection:
            facts = sorted((facts_of(row) for row in connection.execute(query)), key=project_order)
        read = ReadingAhead({one.text_hash: one.body_end for one in facts}, self.texts)
        return tuple(_document(one, read) for one in facts)

    def removed(self) -> tuple[str, ...]:
        """The names of the documents that were taken out of the study."""
        query = select(documents.c.name).where(documents.c.removed_at.is_not(None)).order_by(documents.c.name)
        with self.reading() as connection:
            return tuple(connection.scalars(query))

    def versions(self, name: str) -> tuple[Version, ...]:
        """Every version of a document, the oldest first; raises UsageError for an unknown name."""
        query = select(versions).where(versions.c.document == name).order_by(versions.c.number)
        with self.reading() as connection:
            found = tuple(Version(**row) for row in connection.execute(query).mappings())
            if not found:
                known = connection.scalars(select(documents.c.name)).all()
                raise UsageError(f"there is no document {name!r}", remedy=did_you_mean(name, known))
        return found


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
            decisions=self._count(decisions, decisions.c.document == name),
            memos=self._count(memos, (memos.c.about == "document") & (memos.c.target == name)),
        )

    def _row(self, name: str) -> Row[Any] | None:
        return self.connection.execute(_ROW, {"name": name}).first()

    def _keep_version(self, facts: DocumentFacts, number: int) -> None:
        version = Version(facts.name, number, facts.text_hash, facts.source, facts.source_hash, self.at)
        self.connection.execute(_ADD_VERSION, asdict(version))

    def _count(self, table: Table, condition: ColumnElement[bool]) -> int:
        return self.connection.execute(select(func.count()).select_from(table).where(condition)).scalar_one()


def project_order(document: Document | DocumentFacts) -> tuple[int, str, list[tuple[int, int, str]], str]:
    """A sort key: interviews, literature, other kinds; within a kind P2 before P10."""
    rank = _KINDS.index(document.kind) if document.kind in _KINDS else len(_KINDS)
    return rank, document.kind, natural_order(document.name), document.name


def natural_order(name: str) -> list[tuple[int, int, str]]:
    """A sort key in which numbers within names count as numbers and capitals do not matter."""
    parts = re.findall(r"[0-9]+|[^0-9]+", name)
    return [(0, int(part), "") if part[0] in _DIGITS else (1, 0, part.casefold()) for part in parts]


def facts_of(row: Row[Any]) -> DocumentFacts:
    """What a row of `documents` says."""
    known = row._mapping
    values = {name: known[name] for name in _FACTS}
    values["attributes"] = json.loads(row.attributes)
    values["locators"] = tuple(json.loads(row.locators))
    values["speakers"] = _speakers(json.loads(row.speakers))
    return DocumentFacts(**values)


def _speakers(known: dict[str, Any]) -> Speakers:
    if not known:
        return NOTHING_KNOWN
    lists = {name: tuple(value) for name, value in known.items() if isinstance(value, list)}
    return Speakers(**{**known, **lists})


def columns_of_facts(facts: DocumentFacts) -> dict[str, Any]:
    """What is known of a document as the columns of its row."""
    columns = {field.name: getattr(facts, field.name) for field in fields(facts)}
    columns["attributes"] = json.dumps(dict(facts.attributes), ensure_ascii=False)  # in their own order
    columns["locators"] = json.dumps(facts.locators, ensure_ascii=False)
    known = asdict(facts.speakers) if facts.speakers != NOTHING_KNOWN else {}
    columns["speakers"] = json.dumps(known, ensure_ascii=False)
    return columns


def _document(facts: DocumentFacts, read: Callable[[str], str]) -> Document:
    return Document(
        name=facts.name,
        kind=facts.kind,
        text=KeptText(facts.text_hash, read),  # type: ignore[arg-type]  # read when it is asked for
        body=Span(facts.body_start, facts.body_end),
        source=facts.source,
        source_hash=facts.source_hash,
        participant=facts.participant,
        attributes=MappingProxyType(facts.attributes),
        locators=facts.locators,
        language=facts.language,
        speakers=facts.speakers,
    )
