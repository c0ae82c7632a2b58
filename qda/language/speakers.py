"""The words by which transcripts of a language name speakers, and head what is no speech."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qda.language.data import words


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """Casefolded words.

    `roles` name somebody by what they do in the interview (participant, respondent). `machine` are the
    labels that a transcription program gives (speaker): they tell people apart but are no one's name.
    `headings` stand before a colon without being anybody (note, date, conclusion). `particles` are the
    small parts of names (von, bin).
    """

    roles: frozenset[str]
    machine: frozenset[str]
    headings: frozenset[str]
    particles: frozenset[str]


def speaker_words(data: Mapping[str, Any]) -> SpeakerWords:
    """The words of a folder's `speakers.toml`."""
    return SpeakerWords(
        roles=words(data, "roles"),
        machine=words(data, "machine"),
        headings=words(data, "headings"),
        particles=words(data, "particles"),
    )
