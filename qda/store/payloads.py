"""What an event can say: one frozen value for each type of event, named as the event's type.

The text of a document is not repeated in an event; its hash names it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from qda.model.coding import Anchor, Coding, Status
from qda.model.decision import Decision, Memo
from qda.store.document_facts import DocumentFacts


class Outcome(StrEnum):
    """What became of a value that was put into the store."""

    NEW = "new"
    UNCHANGED = "unchanged"
    CHANGED = "changed"


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
class Counted:
    """A run counted: `codings` of each code, in the state after the event with the number `after`.

    `programs` read the texts, by name and version; `rules` and `settings` are hashes of what else the counts
    depend on beside documents, codebook and people's work.
    """

    after: int
    codings: Mapping[str, int]
    programs: Mapping[str, str]
    rules: str
    settings: str


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
    | Counted
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
