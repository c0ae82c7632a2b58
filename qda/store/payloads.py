"""What an event can say: one frozen value for each type of event, named as the event's type.

The text of a document is not repeated in an event; its hash names it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any

from qda.model.coding import Anchor, Coding, Status
from qda.model.decision import Decision, Memo
from qda.model.document import NOTHING_KNOWN, Document, Speakers
from qda.model.identity import Plain


class Outcome(StrEnum):
    """What became of a value that was put into the store."""

    NEW = "new"
    UNCHANGED = "unchanged"
    CHANGED = "changed"


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


@dataclass(frozen=True, slots=True)
class ProjectCreated:
    """A project began."""

    title: str


@dataclass(frozen=True, slots=True)
class DocumentImported:
    """A document came in, or came back after it had been removed."""

    document: DocumentFacts
    version: int


@dataclass(frozen=True, slots=True)
class DocumentChanged:
    """A document's text or metadata changed. A new text has a new version number."""

    before: DocumentFacts
    after: DocumentFacts
    version: int


@dataclass(frozen=True, slots=True)
class DocumentRemoved:
    """A document was taken out of the study; its texts and what people did with it are kept."""

    document: str


@dataclass(frozen=True, slots=True)
class ParticipantsRead:
    """The list of participants changed: who is new or different, who is not in it any more, and the order of
    all who are in it now.
    """

    changed: Mapping[str, Mapping[str, str]]
    removed: tuple[str, ...]
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodebookUsed:
    """Another codebook, or another state of it, was used."""

    title: str
    source: str
    text_hash: str


@dataclass(frozen=True, slots=True)
class CoderAdded:
    """Somebody coded, decided or wrote for the first time."""

    coder: str


@dataclass(frozen=True, slots=True)
class CodingAdded:
    """A person coded a passage."""

    coding: Coding


@dataclass(frozen=True, slots=True)
class CodingCorrected:
    """A person said how the speaker holds what a passage says, which their coding had said otherwise."""

    before: Coding
    after: Coding


@dataclass(frozen=True, slots=True)
class CodingAnchored:
    """A person's coding was looked for in a new version of its document; `fate` is what came of it."""

    id: str
    coder: str
    fate: str
    before: Anchor
    after: Anchor
    status_before: Status
    status: Status


@dataclass(frozen=True, slots=True)
class CodingDecided:
    """A person accepted or rejected a coding."""

    decision: Decision


@dataclass(frozen=True, slots=True)
class DecisionAnchored:
    """The coding of a decision was looked for in a new version of its document; `fate` is what came of it."""

    fate: str
    before: Decision
    after: Decision


@dataclass(frozen=True, slots=True)
class MemoWritten:
    """A person wrote a memo."""

    memo: Memo


@dataclass(frozen=True, slots=True)
class MemoAnchored:
    """The coding of a memo was looked for in a new version of its document; `fate` is what came of it."""

    fate: str
    before: Memo
    after: Memo


@dataclass(frozen=True, slots=True)
class Redacted:
    """What some events said was taken out of the record; each keeps the hash that it had: number -> hash."""

    reason: str
    events: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pseudonymised:
    """Names and the like were replaced: how many of each kind, in how many documents, and if for good."""

    replaced: Mapping[str, int]
    documents: int
    purged: bool


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A participant withdrew, and what was taken out. Nobody is named.

    `participants` and `sources` are hashes, salted, of the names and of the files, so that neither comes back
    by an import.
    """

    salt: str
    participants: tuple[str, ...]
    sources: tuple[str, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Merged:
    """People's work came in from a copy of the project: how much of each kind, and how many differences were
    left to people. `head` is the hash of the last event of the copy.
    """

    head: str
    counts: Mapping[str, int]
    conflicts: int


Payload = (
    ProjectCreated
    | DocumentImported
    | DocumentChanged
    | DocumentRemoved
    | ParticipantsRead
    | CodebookUsed
    | CoderAdded
    | CodingAdded
    | CodingCorrected
    | CodingAnchored
    | CodingDecided
    | DecisionAnchored
    | MemoWritten
    | MemoAnchored
    | Redacted
    | Pseudonymised
    | Withdrawn
    | Merged
)


def plain_fields(value: Any) -> dict[str, Plain]:
    """The fields of a frozen value as plain data."""
    return {field.name: plain(getattr(value, field.name)) for field in fields(value)}


def plain(value: object) -> Plain:
    """A value as plain data: frozen values and mappings become mappings, tuples lists, words texts."""
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if is_dataclass(value):
        return plain_fields(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} is not plain data")
