"""What can stand behind a label in a legend: who somebody is, in a few words.

`P1: nurse, 45` is a description, `P1: I met a nurse` is speech. Both name roles, so that a role tells nothing
by itself. Words that only speech has do: `I`, `was`, `never`.
"""

import re

from qda.language.speakers import SpeakerWords
from qda.model.label import key_of
from qda.units.labels import without_ending
from qda.units.roles import Roles

_MOST_WORDS = 8
_ASKED = ("?", "!", "…", "؟")
_ENDS = (*_ASKED, ".", "。", "？")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MYSELF = re.compile(r"i\s+[^\W\d_]|.*\bI\s+[a-z]", re.DOTALL)
"""`I` before a verb, not the number of `Teacher I`; in small letters it is a word of other languages too."""
_PARTS = re.compile(r"\s*[,;/()\[\]]\s*")
_NUMBER = re.compile(r"\d+(?:\s+[^\W\d_]+){0,2}")
"""A part that is a number of something: `45`, `43 years old`."""
_INITIAL = re.compile(r"\b[^\W\d_]\.$")


def role_of(roles: Roles, words: str) -> bool | None:
    """Whether words name somebody who asks (True) or who answers; None when they name neither."""
    if roles.asking_word(words):
        return True
    return False if roles.answering_word(words) else None


def bare_role(roles: Roles, words: str) -> bool | None:
    """The same of words of which a part says nothing else: `Interviewer 1`, `male patient`, `Anna, nurse`."""
    small = roles.words.machine | roles.words.persons
    for part in _PARTS.split(without_ending(words).strip().rstrip(".")):
        named = _WORD.findall(part)
        if named and all(role_of(roles, one) is not None or key_of(one) in small for one in named):
            if (role := role_of(roles, part)) is not None:
                return role
        elif key_of(part) in roles.words.roles and (role := role_of(roles, part)) is not None:
            return role
    return None


def has_details(words: str) -> bool:
    """Whether words list facts with a number: `nurse, 45`, `female, 43 years old, ward 5`."""
    parts = _PARTS.split(words.strip().rstrip("."))
    return len(parts) > 1 and any(_NUMBER.fullmatch(one) for one in parts)


def is_long(words: str) -> bool:
    """Whether words are more than a description: many, or a question or an exclamation."""
    return len(words.split()) > _MOST_WORDS or words.rstrip().endswith(_ASKED)


def is_stopped(words: str) -> bool:
    """Whether words end as a sentence does, and not with an initial."""
    return _INITIAL.sub("", words.rstrip()).endswith(_ENDS)


def is_spoken(words: str, known: SpeakerWords) -> bool:
    """Whether words hold one that speech has and no description: `I am a nurse`, `Je suis médecin`."""
    if _MYSELF.match(words.strip()):
        return True
    found = (one.casefold().replace("’", "'") for one in _WORD.findall(words))
    return any(one in known.spoken or "".join(one.partition("'")[:2]) in known.spoken for one in found)
