"""The documents of a project as the audit of a manuscript searches them: speech by speech."""

from collections.abc import Sequence

from qda.audit.manuscript.labels import same_voice
from qda.audit.manuscript.voices import Speech, Transcript
from qda.language.data import read
from qda.language.speakers import SpeakerWords, speaker_words
from qda.model.document import LITERATURE, Document
from qda.model.settings import Settings
from qda.model.span import Span
from qda.model.unit import Role
from qda.project.tongues import code_of
from qda.units.lines import lines_of
from qda.units.stamps import stamp_line
from qda.units.turns import find_passages


def transcripts_of(documents: Sequence[Document], settings: Settings) -> tuple[Transcript, ...]:
    """Every document with its speeches; no language is loaded for it, for no word has to be looked up."""
    words: dict[str, SpeakerWords] = {}
    found = []
    for document in documents:
        code = code_of(document, settings)
        if code not in words:
            words[code] = speaker_words(read(code, "speakers.toml"))
        found.append(_transcript(document, words[code], settings, code))
    return tuple(found)


def _transcript(document: Document, words: SpeakerWords, settings: Settings, code: str) -> Transcript:
    text = document.text
    lines = tuple(lines_of(text, document.body))
    voiced = find_passages(document, text, lines, words, interviewers=settings.interviewers)
    speeches = []
    told_apart = any(turn.speaker and same_voice(turn.speaker, document.name) for turn in voiced.turns)
    for passage, turn in zip(voiced.passages, voiced.turns, strict=True):
        spans = tuple(
            Span(*line) for line in passage.lines if line.of(text).strip() and not stamp_line(text, line)
        )
        own = not told_apart or (turn.speaker and same_voice(turn.speaker, document.name))
        named = (turn.participant, turn.speaker, document.name if own else None)
        names = dict.fromkeys(one for one in named if one)
        if spans:
            speeches.append(Speech(spans, tuple(names), turn.role is Role.INTERVIEWER))
    return Transcript(document, tuple(speeches), document.kind == LITERATURE, code)
