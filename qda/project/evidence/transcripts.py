"""The documents of a project as the audit of a manuscript searches them: speech by speech."""

from collections.abc import Sequence
from dataclasses import replace

from qda.audit.manuscript.ascribed.labels import same_voice, taken_from
from qda.audit.manuscript.compared.voices import Speech, Transcript
from qda.language.speakers import speaker_words_of
from qda.model.document import LITERATURE, Document
from qda.model.settings import Settings
from qda.model.unit import NOT_ANSWERING, Turn
from qda.project.index.languages import code_of
from qda.project.index.speakers_told import as_settings_say
from qda.units.lines import lines_of
from qda.units.stamps import stamp_line
from qda.units.turns import find_passages

_Voice = tuple[str | None, str | None]
"""The participant and the speaker of a turn."""


def transcripts_of(documents: Sequence[Document], settings: Settings) -> tuple[Transcript, ...]:
    """Every document with its speeches; no language is loaded for it, for no word has to be looked up."""
    return _told_apart([_transcript(as_settings_say(one, settings), settings) for one in documents])


def _told_apart(transcripts: Sequence[Transcript]) -> tuple[Transcript, ...]:
    """The transcripts, whose voices know by which names others go that might be theirs."""
    voices = dict.fromkeys(speech.names for one in transcripts for speech in one.speeches)
    others = {names: rivals for names, rivals in zip(voices, taken_from(list(voices)), strict=True) if rivals}
    return tuple(
        replace(one, speeches=tuple(replace(s, others=others.get(s.names, ())) for s in one.speeches))
        if any(speech.names in others for speech in one.speeches)
        else one
        for one in transcripts
    )


def _transcript(document: Document, settings: Settings) -> Transcript:
    text, code = document.text, code_of(document, settings)
    lines, words = tuple(lines_of(text, document.body)), speaker_words_of(code)
    voiced = find_passages(document, text, lines, words, interviewers=settings.interviewers)
    names = _names(document, voiced.turns)
    speeches = []
    for passage, turn in zip(voiced.passages, voiced.turns, strict=True):
        filled = (line for line in passage.lines if text[line.start : line.end].strip())
        spans = tuple(line for line in filled if not stamp_line(text, line))
        if spans:
            own = names[turn.participant, turn.speaker]
            speeches.append(Speech(spans, own, turn.role in NOT_ANSWERING))
    return Transcript(document, tuple(speeches), document.kind == LITERATURE, code)


def _names(document: Document, turns: Sequence[Turn]) -> dict[_Voice, tuple[str, ...]]:
    """By which names each voice may be called: also by the document's, unless that is somebody else's."""
    voices = dict.fromkeys((turn.participant, turn.speaker) for turn in turns)
    own = {speaker for _, speaker in voices if speaker and same_voice(speaker, document.name)}
    named = {
        (participant, speaker): (participant, speaker, None if own and speaker not in own else document.name)
        for participant, speaker in voices
    }
    return {voice: tuple(dict.fromkeys(one for one in names if one)) for voice, names in named.items()}
