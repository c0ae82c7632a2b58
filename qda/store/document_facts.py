"""What the database and its events say of a document: everything but its text, which its hash names."""

from collections.abc import Mapping
from dataclasses import dataclass

from qda.model.document import NOTHING_KNOWN, Document, Speakers


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """All that is known of a document except its text."""

    name: str
    kind: str
    participant: str | None
    language: str | None
    source: str
    source_hash: str
    text_hash: str
    body_start: int
    body_end: int
    attributes: Mapping[str, str]
    locators: tuple[str, ...]
    speakers: Speakers = NOTHING_KNOWN

    @classmethod
    def of(cls, document: Document) -> "DocumentFacts":
        """The facts of a document."""
        return cls(
            name=document.name,
            kind=document.kind,
            participant=document.participant,
            language=document.language,
            source=document.source,
            source_hash=document.source_hash,
            text_hash=document.text_hash,
            body_start=document.body.start,
            body_end=document.body.end,
            attributes=dict(document.attributes),
            locators=document.locators,
            speakers=document.speakers,
        )
