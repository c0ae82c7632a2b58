"""What the settings say of a document's speakers; in a file of its own, for no text is read to know it."""

from dataclasses import replace

from qda.model.document import Document
from qda.model.settings import Settings


def as_settings_say(document: Document, settings: Settings) -> Document:
    """The document with what the settings say of all: whether labels are told apart, and the expression for
    speakers, where neither person nor format told one."""
    own = document.speakers
    told = replace(own, apart=settings.labels_apart)
    if settings.speakers is not None and own.pattern is None and not own.labels:
        told = replace(told, pattern=settings.speakers)
    return document if told == own else document.changed(speakers=told)
