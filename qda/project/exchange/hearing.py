"""Who asks in the documents of an imported project: what people have coded was said by participants."""

from collections.abc import Sequence
from dataclasses import replace

from qda.ingest.notice import Notice
from qda.model.document import LITERATURE, NOBODY_ELSE, Document
from qda.model.settings import Settings
from qda.model.span import Span
from qda.model.unit import Role
from qda.project.voices import hear, with_interviewer

_MOST = 0.1
"""The share (0 to 1) of coded passages that may stand within an interviewer's words."""


def with_speakers(
    document: Document, coded: Sequence[Span], settings: Settings
) -> tuple[Document, tuple[Notice, ...]]:
    """The document with the one who asks, if anybody does, and what to say of it.

    Interviewers' words are left out of reports. Where many of the passages that people coded would be left
    out with them, nobody is taken for the interviewer.
    """
    if document.kind == LITERATURE:
        return document, ()
    known, notices = with_interviewer(document, settings)
    asked = [turn.span for turn in hear(known, settings).turns if turn.role is Role.INTERVIEWER]
    within = sum(any(turn.holds(span) for turn in asked) for span in coded)
    if within <= _MOST * len(coded):
        return known, notices
    speakers = replace(document.speakers, interviewers=(NOBODY_ELSE,))
    notice = Notice(
        f"{within} of {len(coded)} coded passages are in what seems to be the interviewer's words; here "
        "nobody is taken for the interviewer, so that they count",
        document.name,
    )
    return replace(document, speakers=speakers), (notice,)
