"""The words by which transcripts name speakers, and head what is no speech."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from qda.language.data import FALLBACK, read, words
from qda.model.label import key_of, without_accents

_OF_LABELS = (
    "roles",
    "asking",
    "answering",
    "machine",
    "together",
    "headings",
    "given",
    "notes",
    "persons",
    "kin",
)
_INITIALS = 3


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """Casefolded words; those that labels are made of as keys of labels too, and without accents, as capitals
    often are.

    `roles` name somebody by what they do in the interview (participant, respondent); a label that is one is
    a speaker. `asking` and `answering` mean somebody who asks, or who answers (interviewer, question;
    respondent, answer), wherever they stand. `machine` are the labels that a transcription program gives
    (speaker): they tell people apart but are no one's name. `together` means several people or nobody known
    (all, several), `joining` stand between two names (and, &). `headings` stand before a colon without being
    anybody (note, date, conclusion), and `given` those of them that are people's names as well (June).
    `notes` head what the researcher adds (postscript, memo), and `persons` mean somebody of whom no more is
    known (woman, voice); both are a label's first or last word. `kin` are what somebody is to others or does
    for a living (mother, doctor): in another document it may be somebody else. `endings` stand
    behind a mark in words for people of any gender (in: Lehrer*in).
    `particles` are the small parts of names (von, bin), `titles` stand before them (Dr). `spoken` stand in
    speech and in no description of a person (was, never, thanks), those with a mark before another word (j').
    """

    roles: frozenset[str]
    asking: frozenset[str]
    answering: frozenset[str]
    machine: frozenset[str]
    together: frozenset[str]
    joining: frozenset[str]
    headings: frozenset[str]
    given: frozenset[str]
    notes: frozenset[str]
    persons: frozenset[str]
    kin: frozenset[str]
    endings: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    spoken: frozenset[str]


def speaker_words(*tables: Mapping[str, Any]) -> SpeakerWords:
    """The words of one or more `speakers.toml`, taken together."""
    of_all = {
        name: frozenset().union(*(words(table, name) for table in tables)) for name in SpeakerWords.__slots__
    }
    of_labels = {name: of_all[name].union(*map(_keys, of_all[name])) for name in _OF_LABELS}
    return SpeakerWords(**(of_all | of_labels))


def _keys(word: str) -> Iterator[str]:
    """A word as the key of a label, and without accents unless that may be somebody's initials."""
    yield (key := key_of(word))
    if len(key) > _INITIALS:
        yield without_accents(key)


@cache
def speaker_words_of(code: str) -> SpeakerWords:
    """The words for texts of a language: its own, and those of any language.

    People write labels in another language than they speak, and a project's language is not always said.
    """
    return speaker_words(read(code, "speakers.toml"), read(FALLBACK, "speakers.toml"))
