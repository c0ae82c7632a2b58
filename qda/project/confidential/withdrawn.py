"""Those who withdrew: known again by hashes alone, so that no import brings them back."""

import hashlib
import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from unicodedata import normalize

from qda.ingest.attributes import People
from qda.ingest.notice import Notice
from qda.model.document import Document
from qda.model.edit import Moves, edited
from qda.model.label import ByLabel, key_of
from qda.project.index.languages import language_of_text
from qda.project.index.speakers_told import as_settings_say
from qda.project.workspace import Workspace
from qda.store.database import Store
from qda.store.failures import Damaged
from qda.store.payloads import Withdrawn
from qda.units.people import participants_of, without_turns


def new_salt() -> str:
    """Sixteen random bytes, in hexadecimal digits."""
    return secrets.token_hex(16)


def salted(salt: str, value: str) -> str:
    """A hash by which a name or a file is known again by whoever has it, and not read off."""
    return hashlib.sha256(f"{salt}\0{value}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Absent:
    """All withdrawals of a project."""

    records: tuple[Mapping[str, object], ...]

    def is_gone(self, name: str) -> bool:
        """Whether the participant or document of a name was withdrawn, by the key of the name, or as it was
        written: records of old have no keys."""
        ways = {key_of(name), name, normalize("NFC", name), normalize("NFD", name)}
        return any(self._known("participants", one) for one in ways)

    def is_gone_file(self, source_hash: str) -> bool:
        """Whether a file is one that only somebody who withdrew spoke in."""
        return self._known("sources", source_hash)

    def _known(self, what: str, value: str) -> bool:
        return any(salted(str(one["salt"]), value) in _list(one[what]) for one in self.records)

    def people(self, people: People) -> People:
        """The participants who are left."""
        left = ((name, own) for name, own in people.items() if not self.is_gone(name))
        return ByLabel(left) if self.records else people


def _list(value: object) -> Iterable[str]:
    return value if isinstance(value, list | tuple) else ()


def absent(store: Store) -> Absent:
    """The withdrawals that a project records; raises StoreError for one that says nothing any more."""
    records = tuple(event.payload for event in store.events(type=Withdrawn.__name__))
    if not all({"salt", "participants", "sources"} <= record.keys() for record in records):
        raise Damaged("a withdrawal on record does not say any more who is to stay out")
    return Absent(records)


def without_the_absent(
    workspace: Workspace, gone: Absent, document: Document
) -> tuple[Document | None, Notice | None]:
    """A document that was read, without those who withdrew: as it is, without their turns, or not at all."""
    if not gone.records:
        return document, None
    read = as_settings_say(document, workspace.settings)
    language = language_of_text(document, workspace.settings)
    interviewers = workspace.settings.interviewers
    people = participants_of(read, language, interviewers=interviewers, known=gone.is_gone, every_label=True)
    people |= {document.participant} if document.participant else set()
    left = [one for one in people if not gone.is_gone(one)]
    if gone.is_gone_file(document.source_hash) or gone.is_gone(document.name) or (people and not left):
        remedy = "Delete the file; nothing of it was imported."
        return None, Notice(
            "a participant who withdrew speaks in it; it is left out", document.source, remedy
        )
    edits = without_turns(read, language, gone.is_gone, interviewers=interviewers, every_label=True)
    if not edits:
        return document, None
    known = replace(without(document, edits), participant=only_one_left(left))
    return known, Notice("a participant who withdrew speaks in it; their turns are left out", document.source)


def only_one_left(people: Collection[str]) -> str | None:
    """Whom a document speaks for when somebody is gone: the only one who is left, if there is one.

    Two speakers are each their own participant; one alone would be taken for the document.
    """
    return next(iter(people)) if len(people) == 1 else None


def without(document: Document, edits: tuple) -> Document:  # type: ignore[type-arg]
    """The document with edits made, its body moved along; paragraphs are no longer those of the locators."""
    text = edited(document.text, edits)
    locators = document.locators if len(document.locators) <= 1 else ()
    return replace(document, text=text, body=Moves(edits).of(document.body), locators=locators)
