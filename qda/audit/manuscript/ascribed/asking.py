"""Whether a text says that a quotation is a question of whoever asks: by a label, or by words beside it."""

import re
from collections.abc import Collection
from functools import cache

from qda.audit.manuscript.ascribed.asking_words import ASKED, IS, QUESTIONS, SAID, WE_ASKED
from qda.audit.manuscript.quoted.quotation import Attribution, Source
from qda.language.speakers import speaker_words_of
from qda.model.label import key_of
from qda.model.settings import INTERVIEWER_LABELS
from qda.model.span import Span

_NUMBER = re.compile(r"[\s#._-]*\d{1,2}$")
_FEWEST_LETTERS = 3
"""Of a label that may bear a number: "I2" is as often a participant's."""
_UP_TO_IT = r"[^.!?;“”„«»\"\n]{0,80}$"
_ASKED_LEAD = re.compile(
    rf"(?:(?:{WE_ASKED})\b{_UP_TO_IT}|(?:^|[,(]\s*|\b(?:when|if|once|being|was|were)\s+)asked\b{_UP_TO_IT}"
    rf"|\b(?:{QUESTIONS})(?:\s+(?:{IS}))?[\s,:(*_]*(?:\\\w+\{{?)?$)",
    re.I,
)


@cache
def _labels() -> frozenset[str]:
    """The words of every language for whoever asks, and the labels that transcripts give them."""
    return speaker_words_of("en").asking | set(map(key_of, INTERVIEWER_LABELS))


def is_asking(label: str, own: Collection[str]) -> bool:
    """Whether a label is that of whoever asks: INT, Moderator, Interviewer 2, one of the project's `own`."""
    key = key_of(label)
    if any(key == key_of(one) for one in own):
        return True
    bare = _NUMBER.sub("", key)
    return key in _labels() or (len(bare) >= _FEWEST_LETTERS and bare in _labels())


@cache
def _people() -> str:
    questions = re.compile(QUESTIONS, re.I)
    people = sorted(one for one in _labels() if len(one) > _FEWEST_LETTERS and not questions.fullmatch(one))
    return rf"(?<!\w)(?P<who>(?:the |der |die |le |la |el )?(?:{'|'.join(map(re.escape, people))})(?: \d)?)"


@cache
def _subject() -> re.Pattern[str]:
    """Whoever asks as the subject of a verb right before the quotation, which a comma or a colon sets off."""
    return re.compile(
        rf"{_people()}(?:\s+(?!and\b|but\b)\w+){{0,2}}?\s+(?:{ASKED}|{SAID})\b"
        r"[^.!?;,:“”„«»\"\n]{0,50}[,:][\s*_>]*(?:\\\w+\{?)?$",
        re.I,
    )


@cache
def _label() -> re.Pattern[str]:
    """A label of whoever asks at the head of a line."""
    short = "|".join(INTERVIEWER_LABELS)
    return re.compile(rf"(?:\A|\n)[\s*_>]*(?:(?i:{_people()})|(?P<short>{short}))[*_]*\s?:[\s*_]*$")


@cache
def _asking() -> re.Pattern[str]:
    return re.compile(rf"{_people()}\s+(?:\w+\s+){{0,2}}?(?:{ASKED})\b(?P<rest>{_UP_TO_IT})", re.I)


@cache
def _behind() -> re.Pattern[str]:
    asks = rf"{_people()}\s+(?:\w+\s+)?(?:{ASKED}|{SAID})"
    return re.compile(
        rf"[\s,]*(?:{asks}|(?:{ASKED}|{SAID})\s+{_people().replace('<who>', '<other>')}|(?:{WE_ASKED}))\b",
        re.I,
    )


def asked_by(text: str, start: int, floor: int) -> Attribution | None:
    """Whoever asks, as a label before the quotation or as the subject of the words that lead to it: "The
    interviewer asked P2:"."""
    lead = text[floor:start]
    label = _label().search(lead)
    found = label or _subject().search(lead)
    if found is None:
        return None
    span = found.span("short") if label and label["short"] else found.span("who")
    return Attribution(Source.INTERVIEWER, lead[slice(*span)], Span(floor + span[0], floor + span[1]))


def is_asked(text: str, quotation: Span, floor: int, words: str) -> bool:
    """Whether words are brought in as a question that was asked: "We asked P6," or "To the question"; or as a
    part of one: The interviewer asked whether P2 “had ever fallen asleep”."""
    lead = text[floor : quotation.start]
    subject = _asking().search(lead)
    if not words.rstrip(" .").endswith("?"):
        return subject is not None and "," not in subject["rest"]
    behind = _behind().match(text, quotation.end, quotation.end + 60)
    return (subject or behind or _ASKED_LEAD.search(lead)) is not None
