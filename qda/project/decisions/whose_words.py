"""Whose words a person codes by hand: an interviewer's, which are in no count, or those of several."""

from collections.abc import Iterable, Iterator

from qda.model.coding import Coding
from qda.model.document import LITERATURE, Document
from qda.model.settings import Settings
from qda.model.span import Span
from qda.model.unit import NOT_ANSWERING, Role, Turn
from qda.project.index.voices import hear


def is_asked(span: Span, turns: Iterable[Turn]) -> bool:
    """Whether a passage is an interviewer's words and nobody's who answers."""
    roles = {turn.role for turn in turns if turn.span.overlaps(span)}
    return Role.INTERVIEWER in roles and roles <= NOT_ANSWERING


def told_of_words(coding: Coding, document: Document, settings: Settings) -> Iterator[str]:
    """What to say of a passage that an interviewer speaks, or that runs over words of several speakers."""
    if document.kind == LITERATURE:
        return
    span = coding.anchor.span
    turns = [turn for turn in hear(document, settings).turns if turn.span.overlaps(span)]
    if is_asked(span, turns):
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
