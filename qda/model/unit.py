"""The units of a document: turns, paragraphs, sentences.

Units of one level never overlap and stand in the order of the text. Each unit names the unit that
holds it by its number, counted from 0 in its document.
"""

from dataclasses import dataclass
from enum import StrEnum

from qda.model.span import Span


class Role(StrEnum):
    """Who speaks in a turn. An author is the voice of a text that has no turns, nobody that of titles."""

    INTERVIEWER = "interviewer"
    PARTICIPANT = "participant"
    AUTHOR = "author"
    NOBODY = "nobody"


NOT_ANSWERING = frozenset({Role.INTERVIEWER, Role.NOBODY})
"""Whose words are no participant's. An interviewer's are counted when people ask for it, nobody's never."""


class UnitName(StrEnum):
    """The units that a table can count or a co-occurrence can be looked for in."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    TURN = "turn"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before another does. `span` is the speech without label and timestamp.

    `timestamp` and `until` are when it begins and ends, as the transcript writes it.
    """

    span: Span
    role: Role
    speaker: str | None = None
    participant: str | None = None
    timestamp: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph within a turn."""

    span: Span
    turn: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence within a paragraph; its tokens are `first_token <= i < last_token` of the document."""

    span: Span
    paragraph: int
    turn: int
    first_token: int
    last_token: int
