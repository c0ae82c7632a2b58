"""What the settings say of a document's speakers; in a file of its own, for no text is read to know it."""

from dataclasses import replace

from qda.model.document import Document
from qda.model.settings import Settings


def as_settings_say(document: Document, settings: Settings) -> Document:
    """The document with what the settings say of all: whether labels are told apart, and the expression for
    speakers, where neither person nor format told one."""
    if settings.labels_apart not in (None, document.labels_apart):
        document = document.changed(labels_apart=settings.labels_apart)
    own = document.speakers
    if settings.speakers is None or own.pattern is not None or own.labels:
        return document
    return document.changed(speakers=replace(own, pattern=settings.speakers))
