"""Whose words a person codes by hand: an interviewer's, which are in no count, or those of several."""

from collections.abc import Iterator

from qda.model.coding import Coding
from qda.model.document import LITERATURE, Document
from qda.model.settings import Settings
from qda.model.unit import NOT_ANSWERING, Role
from qda.project.index.voices import hear


def told_of_words(coding: Coding, document: Document, settings: Settings) -> Iterator[str]:
    """What to say of a passage that an interviewer speaks, or that runs over words of several speakers."""
    if document.kind == LITERATURE:
        return
    span = coding.anchor.span
    turns = [turn for turn in hear(document, settings).turns if turn.span.overlaps(span)]
    roles = {turn.role for turn in turns}
    if Role.INTERVIEWER in roles and roles <= NOT_ANSWERING:
        yield (
            "note: these are the interviewer's words: the coding stands, but is in no count unless a report "
            "is asked for them: --include-interviewer"
        )
    speakers = list(dict.fromkeys(turn.speaker for turn in turns if turn.speaker))
    if len(speakers) > 1:
        yield (
            f"note: the passage runs over words of {' and '.join(speakers)}. If that is not meant: "
            f"qda reject {coding.id}, and code them apart"
        )
