"""Templates in which the paragraph's style is the speaker ("Interviewer", "Respondent", "Speaker 1")."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from qda.ingest.word.bold import LABELLED
from qda.ingest.word.entries import Entry

_ROLES = frozenset({
    "interviewer", "interviewee", "respondent", "participant", "moderator", "facilitator", "researcher",
    "informant", "speaker", "question", "answer", "host", "guest", "patient", "clinician", "client",
    "therapist", "befragter", "befragte", "interviewter", "interviewte", "interviewpartner", "forscher",
    "forscherin", "frage", "antwort", "interviewperson", "informand", "forsker", "moderatorin",
    "respondente", "entrevistador", "entrevistado", "pregunta", "respuesta", "enquêteur", "enquêtrice",
    "intervieweur", "répondant", "réponse", "geïnterviewde", "vraag", "antwoord", "svar", "fråga",
    "spørgsmål", "sporgsmal",
})  # fmt: skip
_ROLE = re.compile(r"(?P<word>[^\W\d_]+)(?:[\s_-]*(?P<number>\d{1,2}|[A-Z]))?")
_SHARE = 0.5


def styled(given: Sequence[Entry]) -> list[Entry] | None:
    """The turns by style; None unless two or more speakers' styles take turns in most of the document.

    Paragraphs of one style in a row are one turn. Where the paragraphs begin with labels, those tell.
    """
    names = [_speaker(one) for one in given]
    spoken = [one for one, name in zip(given, names, strict=True) if name]
    if len(set(names) - {""}) < 2 or len(spoken) < 4 or len(spoken) < _SHARE * len(given):
        return None
    if sum(LABELLED.match(one.text) is not None for one in spoken) >= _SHARE * len(spoken):
        return None
    turns: list[Entry] = []
    for name, group in groupby(zip(names, given, strict=True), key=lambda pair: pair[0]):
        entries = [entry for _, entry in group]
        turns += [replace(entries[0], speaker=name), *entries[1:]] if name else entries
    return turns


def _speaker(entry: Entry) -> str:
    """The style's name when it is that of a speaker."""
    found = _ROLE.fullmatch(entry.paragraph.style.strip())
    return entry.paragraph.style.strip() if found and found["word"].casefold() in _ROLES else ""
