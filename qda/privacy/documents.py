"""A document and the list of participants with the words of a key replaced."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from qda.model.document import Document
from qda.model.edit import Edit, Moves, edited
from qda.privacy.edits import edits_of
from qda.privacy.replace import Replacer


def pseudonymised(document: Document, replacer: Replacer) -> tuple[Document, tuple[Edit, ...]]:
    """The document with replaced words in its text and in what is known of it, and the edits of its text.

    Its name, and that of its file, stay: files of findings speak of the document by it.
    """
    edits = edits_of(document.text, replacer)
    made = replace(
        document,
        text=edited(document.text, edits) if edits else document.text,
        body=Moves(edits).of(document.body) if edits else document.body,
        participant=replacer.replaced(document.participant) if document.participant else None,
        attributes=MappingProxyType(
            {key: replacer.replaced(value) for key, value in document.attributes.items()}
        ),
        locators=tuple(map(replacer.replaced, document.locators)),
        speakers=replace(
            document.speakers,
            labels=tuple(map(replacer.replaced, document.speakers.labels)),
            interviewers=tuple(map(replacer.replaced, document.speakers.interviewers)),
            taken=document.speakers.taken and replacer.replaced(document.speakers.taken),
        ),
    )
    return (made, edits) if _differs(made, document, edits) else (document, ())


def people_pseudonymised(
    people: Mapping[str, Mapping[str, str]], replacer: Replacer
) -> Mapping[str, Mapping[str, str]]:
    """Participants and their attributes with replaced words."""
    return {
        replacer.replaced(name): {key: replacer.replaced(value) for key, value in own.items()}
        for name, own in people.items()
    }


def _differs(made: Document, document: Document, edits: tuple[Edit, ...]) -> bool:
    known = (document.participant, dict(document.attributes), document.locators, document.speakers)
    return bool(edits) or (made.participant, dict(made.attributes), made.locators, made.speakers) != known
