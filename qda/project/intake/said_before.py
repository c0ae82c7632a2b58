"""What a person said of a document when it was imported, which holds for later imports of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from qda.errors import InputError
from qda.ingest.document import kind_by_place, kind_called
from qda.ingest.front_matter import read_front_matter
from qda.ingest.names import tidy
from qda.ingest.notice import Notice
from qda.ingest.reader import Metadata, Options
from qda.model.document import INTERVIEW, LITERATURE, Document, Speakers


def speakers_said(document: Document, before: Document | None, said: Speakers) -> Speakers:
    """What is known of who speaks: as a person says now, else as one said of the document `before`."""
    known = before.speakers if before is not None else document.speakers
    return replace(
        document.speakers.said,
        pattern=said.pattern or known.pattern,
        interviewers=said.interviewers or known.interviewers,
    )


def reading_said(
    options: Options, path: Path, known: Mapping[str, Document], *, kind: str | None, speakers: Speakers
) -> Options:
    """How to read the file of a document that may be `known`, by what a person says now or said before.

    Where somebody said who speaks, it is a transcript of whatever kind; else it is of the kind that was said.
    """
    before = known.get(tidy(path.stem))
    said = (speakers, before.speakers) if before is not None else (speakers,)
    if options.text_columns or options.participant_column:
        return options
    if any(one.pattern or one.interviewers for one in said):
        return replace(options, prose=False)
    if kind or before is None or not _was_said(before, _own_kind(before)):
        return options
    return replace(options, prose=before.kind == LITERATURE)


def as_said(
    document: Document, before: Document | None, *, kind: str | None, language: str | None
) -> tuple[Document, Sequence[Notice]]:
    """The document, of the kind and in the language that a person says now, else as one said `before`; and
    what to say of a kind that changes."""
    document = replace(document, language=language) if language else with_language(document, before)
    return (document, ()) if kind else with_kind(document, before)


def with_kind(document: Document, before: Document | None) -> tuple[Document, Sequence[Notice]]:
    """The document, of which nobody says the kind now, of the kind that somebody said of it `before`; else
    what to say of a kind that changes.

    A kind that is newly written into the document itself counts for more than what was said before.
    """
    if before is None or before.kind == document.kind:
        return document, ()
    own, owned = _own_kind(document), _own_kind(before)
    if _was_said(before, owned) and (own is None or own == owned):
        return replace(document, kind=before.kind), ()
    by = "its own first lines" if own else "where its file is"
    what = f"its kind was {before.kind!r} and is {document.kind!r} now, by {by}"
    return document, (Notice(what, document.name, "If it is not so: qda import FILE --kind KIND"),)


def with_language(document: Document, before: Document | None) -> Document:
    """The document, of which nobody says the language now, in the language that somebody said of it `before`;
    one that is newly written into the document itself counts for more."""
    if before is None or before.language is None:
        return document
    owned = front_matter_of(before).language
    if before.language == owned or document.language not in (None, owned):
        return document
    return replace(document, language=before.language)


def _was_said(document: Document, own: str | None) -> bool:
    """Whether a document's kind is neither its own nor that of its folder, so that a person said it.

    Of a file outside of the project it is not kept in which folder it was.
    """
    told = own or kind_by_place(document)
    return document.kind != told if told else document.kind not in (INTERVIEW, LITERATURE)


def _own_kind(document: Document) -> str | None:
    """The kind in the front matter of a document."""
    return kind_called(front_matter_of(document).kind)


def front_matter_of(document: Document) -> Metadata:
    """What stands at the head of the document's own text."""
    if not document.body.start:
        return Metadata()
    try:
        return read_front_matter(document.text, Path(document.source)).metadata
    except InputError:  # not such a head: a note of an exporting program, say
        return Metadata()
