"""Documents with their texts and versions."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from qda.errors import UsageError, did_you_mean
from qda.model.document import (
    INTERVIEW,
    LITERATURE,
    NOBODY_ELSE,
    NOT_APART,
    NOTHING_KNOWN,
    Document,
    KeptText,
    Speakers,
)
from qda.model.natural_order import NaturalOrder, natural_order
from qda.model.span import Span
from qda.store.document_facts import DocumentFacts
from qda.store.reading_ahead import ReadingAhead
from qda.store.reading_rows import kept_json, reads, refuse_no_span, texts_by_name, texts_in
from qda.store.rows import Row
from qda.store.texts import Texts

_KINDS = (INTERVIEW, LITERATURE)
_FACTS_AT_HAND = 10_000
_FACTS = tuple(field.name for field in fields(DocumentFacts))


@dataclass(frozen=True, slots=True)
class Version:
    """One text that a document has had, numbered from 1."""

    document: str
    number: int
    text_hash: str
    source: str
    source_hash: str
    at: str


_VERSION = tuple(field.name for field in fields(Version))


class Documents(Texts):
    """Reads documents."""

    def documents(self) -> tuple[Document, ...]:
        """The documents of the study in project order.

        Interviews come before literature and literature before the rest; names are sorted as people sort
        them, P2 before P10. Removed documents are left out. Each text is read when it is asked for.
        """
        return self._documents("removed_at IS NULL")

    def removed_documents(self) -> tuple[Document, ...]:
        """The documents that were taken out of the study, as they were last."""
        return self._documents("removed_at IS NOT NULL")

    def _documents(self, wanted: str) -> tuple[Document, ...]:
        rows = self.rows(f"SELECT * FROM documents WHERE {wanted}")
        facts = sorted((facts_of(row) for row in rows), key=project_order)
        read = ReadingAhead({one.text_hash: one.body_end for one in facts}, self.texts)
        return tuple(_document(one, read) for one in facts)

    def count_documents(self) -> int:
        """How many documents the study has."""
        return int(self.rows("SELECT count(*) AS many FROM documents WHERE removed_at IS NULL")[0].many)

    def removed(self) -> tuple[str, ...]:
        """The names of the documents that were taken out of the study."""
        rows = self.rows("SELECT name FROM documents WHERE removed_at IS NOT NULL ORDER BY name")
        return tuple(_name_of(row) for row in rows)

    def read_at(self) -> dict[str, str]:
        """When the present text of each document was read."""
        rows = self.rows("SELECT document, at, max(number) FROM versions GROUP BY document")
        return {str(row.document): str(row.at) for row in rows}

    def versions(self, name: str) -> tuple[Version, ...]:
        """Every version of a document, the oldest first; raises UsageError for an unknown name."""
        rows = self.rows("SELECT * FROM versions WHERE document = :name ORDER BY number", {"name": name})
        if not rows:
            known = [_name_of(row) for row in self.rows("SELECT name FROM documents")]
            raise UsageError(f"there is no document {name!r}", remedy=did_you_mean(name, known))
        return tuple(version_of(row) for row in rows)


def project_order(
    document: Document | DocumentFacts,
) -> tuple[int, str, NaturalOrder, str]:
    """A sort key: interviews, literature, other kinds; within a kind P2 before P10."""
    rank = _KINDS.index(document.kind) if document.kind in _KINDS else len(_KINDS)
    return rank, document.kind, natural_order(document.name), document.name


@reads("documents")
def _name_of(row: Row) -> str:
    return str(row.name)


@reads("versions")
def version_of(row: Row) -> Version:
    """The version that a row holds."""
    return Version(**{key: getattr(row, key) for key in _VERSION})


@reads("documents")
@lru_cache(maxsize=_FACTS_AT_HAND)
def facts_of(row: Row) -> DocumentFacts:
    """What a row of `documents` says; the same row says the same, command after command of one process."""
    refuse_no_span(row.body_start, row.body_end)
    values = {name: getattr(row, name) for name in _FACTS}
    values["attributes"] = texts_by_name(row.attributes)
    values["locators"] = texts_in(kept_json(row.locators))
    values["speakers"] = speakers_in(kept_json(row.speakers))
    return DocumentFacts(**values)


def speakers_in(known: Any) -> Speakers:
    """What a row or an event says of who speaks, as the program writes it now or wrote it before."""
    if known == {}:
        return NOTHING_KNOWN
    labels, asking, pattern = (known[name] for name in ("labels", "interviewers", "pattern"))
    interviewers = texts_in(asking)
    before = NOT_APART if interviewers and NOBODY_ELSE not in interviewers else None
    taken = known.get("taken", before)
    texts_in([one for one in (pattern, taken) if one is not None])
    return Speakers(texts_in(labels), interviewers, pattern, taken)


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
