"""Who asks in the documents of an imported project: what people have coded was said by participants."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from qda.ingest.notice import Notice
from qda.model.document import LITERATURE, NOBODY_ELSE, Document
from qda.model.settings import Settings
from qda.model.span import Span
from qda.model.unit import Role
from qda.project.voices import hear, with_interviewer


def with_speakers(
    document: Document, coded: Sequence[Span], settings: Settings
) -> tuple[Document, tuple[Notice, ...]]:
    """The document with the one who asks, if anybody does, and what to say of it.

    Reports leave out interviewers' words, and with them passages that begin there. People have coded these
    passages, so where there is one nobody is taken for the interviewer.
    """
    if document.kind == LITERATURE:
        return document, ()
    known, notices = with_interviewer(document, settings)
    turns = hear(known, settings).turns
    ends = [turn.span.end for turn in turns]
    first = [bisect_right(ends, span.start) for span in coded]
    asked = sum(at < len(turns) and turns[at].role is Role.INTERVIEWER for at in first)
    if not asked:
        return known, notices
    speakers = replace(document.speakers, interviewers=(NOBODY_ELSE,))
    notice = Notice(
        f"{asked} of {len(coded)} coded passages begin in what seems to be the interviewer's words; here "
        "nobody is taken for the interviewer, so that they count",
        document.name,
    )
    return replace(document, speakers=speakers), (notice,)
