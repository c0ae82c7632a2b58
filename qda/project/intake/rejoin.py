"""Documents whose files are not read now, with what is known now of their participants and works."""

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from types import MappingProxyType

from qda.ingest.attributes import WORK_FIELDS, People, Works, with_attributes
from qda.ingest.references import SUFFIXES
from qda.model.document import Document
from qda.project.intake.said_before import front_matter_of


def rejoined(
    documents: Iterable[Document], *, before: People, participants: People, references: Works
) -> list[Document]:
    """The documents of which something else is known than when they were imported.

    What a document says itself stands. All else that came from the participants file, as it was `before`, or
    from the references is taken from these files again, so that a correction reaches every document.
    """
    found = []
    for document in documents:
        own = with_its_own(document, before, references)
        joined, _ = with_attributes(own, participants=participants, references=references)
        if joined != document:
            found.append(joined)
    return found


def with_its_own(document: Document, before: People, references: Works) -> Document:
    """A kept document without what it has of participants, as they were `before`, and of references."""
    return document.changed(attributes=MappingProxyType(_own(document, before, references)))


def _own(document: Document, before: People, references: Works) -> Mapping[str, str]:
    """The attributes of a document that came from no other file."""
    told = before.get(document.participant or "", {})
    of_work = () if PurePath(document.source).suffix.lower() in SUFFIXES else WORK_FIELDS
    work = references.get(document.attributes.get("citation") or document.name, {})
    said = front_matter_of(document).attributes
    return {
        key: value
        for key, value in document.attributes.items()
        if key in said or not (told.get(key) == value or (key in of_work and key in work))
    }
