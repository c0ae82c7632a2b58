"""Who asks in the documents of an imported project: what people have coded was said by participants."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from qda.ingest.attributes import People
from qda.ingest.document import WITHIN
from qda.ingest.notice import Notice
from qda.interchange.refi.remarks import Remarks
from qda.model.document import LITERATURE, NOBODY_ELSE, NOT_APART, Document
from qda.model.label import key_of
from qda.model.settings import Settings
from qda.model.span import Span
from qda.model.unit import NOT_ANSWERING, Role
from qda.project.index.voices import hear, with_interviewer
from qda.project.intake.guesses import is_same_speech, set_apart


def with_speakers(
    document: Document, coded: Sequence[Span], settings: Settings
) -> tuple[Document, tuple[Notice, ...]]:
    """The document with the one who asks, if anybody does, and what to say of it.

    Reports leave out interviewers' words, and with them passages that hold nothing else. People have coded
    these passages, so where there is one nobody is taken for the interviewer, unless a person says who is.
    """
    if document.kind == LITERATURE:
        return document, ()
    known, notices = with_interviewer(document, settings)
    asked = _asked(known, coded, settings)
    if not asked or document.speakers.interviewers:
        return known, notices
    speakers = replace(document.speakers, interviewers=(NOBODY_ELSE,))
    notice = Notice(
        f"{asked} of {len(coded)} coded passages stand in what seems to be the interviewer's words; here "
        "nobody is taken for the interviewer, so that they count",
        document.name,
    )
    return replace(document, speakers=speakers), (notice,)


def heard(
    document: Document, before: Document | None, coded: Sequence[Span], settings: Settings
) -> tuple[Document, tuple[Notice, ...]]:
    """The document with the one who asks, found out anew where it is not that of `before`, and what to say.

    Where `before` came from a file of its own, the import of that finds it out.
    """
    if before is None:
        return with_speakers(document, coded, settings)
    if WITHIN not in before.source:
        return document, ()
    before = set_apart(before, settings)
    if document.speakers.taken == NOT_APART:
        document = replace(document, speakers=before.speakers)
    if is_same_speech(before, document):
        return document, ()
    return with_speakers(document, coded, settings)


def without_owner(document: Document, people: People, settings: Settings, remarks: Remarks) -> Document:
    """The document without its participant where that one has no label in it and other participants have.

    Programs give a whole source to one case and its passages to others. What somebody says under their own
    label is theirs.
    """
    owner = document.participant
    if owner is None or document.kind == LITERATURE:
        return document
    labels = {voice.label for voice in hear(document, settings).voices if voice.role not in NOT_ANSWERING}
    own = {label for label in labels if key_of(label) == key_of(owner)}
    others = sorted(label for label in labels - own if label in people)
    if len(labels) < 2 or own or not others:
        return document
    what = "a source of one case in which others have labels: it speaks for nobody, each label for itself"
    remarks.accepted(what, f"{document.name}: {owner}; {', '.join(others)}")
    return replace(document, participant=None)


def left_out(document: Document, coded: Sequence[Span], settings: Settings) -> tuple[Notice, ...]:
    """What to say of coded passages in the words of somebody who is known to ask."""
    asked = 0 if document.kind == LITERATURE else _asked(document, coded, settings)
    if not asked:
        return ()
    return (
        Notice(
            f"{asked} of {len(coded)} coded passages stand in the interviewer's words, which reports "
            "leave out",
            document.name,
            "To count them: --include-interviewer. If nobody asks: qda import FILE --interviewer none",
        ),
    )


def _asked(document: Document, coded: Sequence[Span], settings: Settings) -> int:
    """How many passages touch what interviewers say, and nothing that anybody else says."""
    turns = hear(document, settings).turns
    starts, ends = [turn.span.start for turn in turns], [turn.span.end for turn in turns]
    touched = (turns[bisect_right(ends, span.start) : bisect_left(starts, span.end)] for span in coded)
    roles = ({turn.role for turn in several} for several in touched)
    return sum(Role.INTERVIEWER in some and some <= NOT_ANSWERING for some in roles)
