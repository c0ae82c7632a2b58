"""Transcripts as the audit searches them: the speech of each, with the voice that it belongs to."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from qda.audit.manuscript.ascribed.labels import parts_of, same_voice
from qda.model.document import Document
from qda.model.span import Span, line_of

_FEWEST_LETTERS = 3
"""Letters from which a word of a document's name may stand for it."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What one voice says in a row, as stretches of the text without labels and times.

    `names` are all by which the voice may be called: its label, its participant. An author's is a work's.
    `others` are names of other voices that one of these might be taken for: P1 beside Pilot1.
    """

    spans: tuple[Span, ...]
    names: tuple[str, ...]
    interviewer: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Transcript:
    """A document and what is said in it. `work` tells a work of literature from a transcript.

    `language` is a two-letter code.
    """

    document: Document
    speeches: tuple[Speech, ...]
    work: bool = False
    language: str = "en"

    @property
    def name(self) -> str:
        """The document's name."""
        return self.document.name

    @cached_property
    def text(self) -> str:
        """The document's text, read once."""
        return self.document.text

    @cached_property
    def _starts(self) -> list[int]:
        return [speech.spans[0].start for speech in self.speeches]

    def speech_at(self, at: int) -> int:
        """The number of the speech that a place belongs to."""
        return max(0, bisect_right(self._starts, at) - 1)

    def place(self, at: int) -> str:
        """Where a passage stands: as the document says, or by its line."""
        return self.document.locator(at) or f"line {line_of(self.text, at)}"


def group_names(transcripts: Sequence[Transcript]) -> tuple[str, ...]:
    """What documents are called that are not called like their voices, and the words of these names that no
    voice is called: "Kista_FG1", "kista"."""
    voices, found = set(), []
    for one in transcripts:
        heard = {name for speech in one.speeches if not speech.interviewer for name in speech.names}
        own = heard - {one.name}
        voices |= own
        if not one.work and any(not same_voice(name, one.name) for name in own):
            found.append(one.name)
    known = {part for name in voices for part in parts_of(name)}
    parts = {part for name in found for part in parts_of(name)} - known
    words = {one for one in parts if one.isalpha() and len(one) >= _FEWEST_LETTERS}
    return tuple(sorted({*found, *words} - voices))


def voice_names(transcripts: Sequence[Transcript]) -> tuple[str, ...]:
    """Everybody who can be quoted, by every name; interviewers are nobody in particular."""
    names = {
        name
        for one in transcripts
        if not one.work
        for speech in one.speeches
        if not speech.interviewer
        for name in speech.names
    }
    return tuple(sorted(names))
