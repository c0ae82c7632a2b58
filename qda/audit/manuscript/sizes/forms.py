"""The forms of `words.py` as regular expressions."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex as re

from qda.audit.manuscript.sizes.words import SIZE_WORDS, SizeWords
from qda.audit.prevalence_words import PREVALENCE_WORDS


@dataclass(frozen=True, slots=True)
class SizeForms:
    """What is looked for in a language. `summand` is a number joined to one before it, `of_others` one that
    may be that of other people, `part_of` "five of six
    participants"; `earlier` tells of people who did not all take part, or came later, and `later` of the
    latter; `gap` are words between a number and its noun, of the forms `number`."""

    words: SizeWords
    people: tuple[re.Pattern[str], ...]
    sessions: tuple[re.Pattern[str], ...]
    recruited: tuple[re.Pattern[str], ...]
    generic: re.Pattern[str]
    summand: re.Pattern[str]
    of_others: re.Pattern[str]
    count: re.Pattern[str]
    earlier: re.Pattern[str]
    later: re.Pattern[str]
    part_of: re.Pattern[str]
    gap: str
    number: str


@cache
def size_forms(language: str) -> SizeForms:
    words, spoken = SIZE_WORDS[language], PREVALENCE_WORDS[language]
    number = rf"(?<![\w.,/–-])(?:\d{{1,4}}|{spoken.counted})(?![\w%/–-]|[.,]\d| ?%)"
    gap = rf"(?:(?!(?:{words.units}|{words.small})(?![\w-]))[^\W\d][\w-]* ){{0,3}}?"
    noun = rf"(?P<noun>(?!(?:{words.units}|{words.small})\b)(?:{words.noun}))\b"
    with_whom = rf"(?=\s+(?:with|mit|avec|con)\s+(?!{number})(?P<noun>[\w-]+)|)"
    fill = {
        "COUNT": f"(?P<number>{number})",
        "PEOPLE": gap + noun,
        "NUMBER": number,
        "SESSIONS": rf"{gap}(?:{words.interviews})\b{with_whom}",
    }

    not_of_people = rf"(?!\s+(?:{words.units}|{words.shared})\b)"

    def compiled(forms: Sequence[str]) -> tuple[re.Pattern[str], ...]:
        filled = (re.sub("COUNT|NUMBER|PEOPLE|SESSIONS", lambda one: fill[one[0]], form) for form in forms)
        return tuple(re.compile(form.replace(" ", r"\s+"), re.I) for form in filled)

    return SizeForms(
        words,
        compiled(words.people),
        compiled(words.sessions),
        compiled(words.recruited),
        re.compile(rf"(?:{spoken.asked}|(?:{words.persons})\b)", re.I),
        re.compile(
            rf"(?:,|\b(?:{words.joins})\b)\s+(?P<number>{number})\s+(?!(?:{words.units}|{words.shared})\b)",
            re.I,
        ),
        re.compile(rf"(?P<number>{number}){not_of_people}", re.I),
        re.compile(rf"(?P<number>{number})", re.I),
        re.compile(rf"\b(?:{words.later}|{words.asked}|{words.wider}|{words.groups})\b", re.I),
        re.compile(rf"\b(?:{words.later})\b", re.I),
        re.compile(
            rf"(?P<part>{number}){spoken.out_of}(?P<whole>{number})\s+{gap}(?:{spoken.asked}|{words.persons})",
            re.I,
        ),
        gap,
        number,
    )
