"""Labels and names of participants in running text: what finds them, and the attribution that they make."""

import re
from collections.abc import Collection
from functools import lru_cache

from qda.audit.manuscript.ascribed.labels import IDENTIFIER, counted, is_group, spelled
from qda.audit.manuscript.ascribed.speech_words import NOT_NAMES
from qda.audit.manuscript.ascribed.titles import titled
from qda.audit.manuscript.quoted.quotation import Attribution, Source
from qda.model.span import Span

_LAST_CYRILLIC = 0x52F
CAPITAL = f"[{''.join(one for one in map(chr, range(_LAST_CYRILLIC + 1)) if one.isupper())}]"
"""A capital of the Latin, Greek or Cyrillic alphabet, with or without marks: A, Ö, Ş, Ω, Д."""
NAME = rf"{CAPITAL}[\w'’\-]+(?:\s+(?:{CAPITAL}\.?|{CAPITAL}[\w'’\-]+)){{0,2}}"
"""A name of up to three words, as a part of a regular expression."""
CAPITAL_WITHIN = re.compile(r"[^.!?\s]\s+[A-ZÀ-Þ]\w+")
"""A word with a capital that begins no sentence, and so may be a name."""

_ENDS = r"(?:(?!\w)|(?=[はがもの说說]))"
"""Behind a name: no letter, or what says in Japanese and Chinese what it does in the sentence."""


def _is_a_name(name: str) -> bool:
    """Whether a name of the project is one in running text too; labels like "A" or "I" are words there, and
    "K" is told in parentheses alone (`_of_one_letter`). Many scripts have no capitals: "محمد", "田中"."""
    first = name[:1]
    begins = first.isalpha() and (first.isupper() or first.lower() == first.upper())
    return begins and len(name) > 1 and name not in NOT_NAMES


def _of_one_letter(names: tuple[str, ...], before: str, end: str) -> str:
    """The voices of one letter, right behind what opens and before what ends: "(K)", "(K, 34)"; "(I)" may be
    a number."""
    letters = "".join(sorted(one for one in set(names) if len(one) == 1 and one.isupper() and one != "I"))
    return rf"{before}[{letters}](?=\s*(?:[,;]|{end}))" if letters else ""


@lru_cache(maxsize=64)
def _who(names: tuple[str, ...]) -> str:
    """A participant's label, or one of the names of the project, as a part of a regular expression."""
    known = sorted({one for one in names if _is_a_name(one)}, key=lambda n: (-len(n), n))
    either = "|".join(map(re.escape, known))
    named = rf"(?<!\w)(?:{either}){_ENDS}" if known else ""
    bracketed = _of_one_letter(names, r"(?<=[(\[])", r"[)\]]")
    forms = (IDENTIFIER, *map(titled, known), named, counted(names), spelled(names), bracketed)
    return f"(?:{'|'.join(form for form in forms if form)})"


@lru_cache(maxsize=512)
def compiled(form: str, names: tuple[str, ...]) -> re.Pattern[str]:
    """A form with WHO in the place of anybody who may be named, and ALONE in that of a voice of one letter
    with which a text begins."""
    forms = [spelled(names), *(re.escape(one) for one in names if any(c.isdigit() for c in one))]
    known = "|".join(one for one in forms if one) or "(?!)"
    form = form.replace("ALONE", _of_one_letter(names, r"\A", r"\Z") or "(?!)")
    return re.compile(form.replace("WHO", _who(names)).replace("KNOWN", rf"(?<!\w)(?:{known})(?!\w)"))


ANYBODY = "(?P<a>WHO)"


def anybody(names: Collection[str]) -> re.Pattern[str]:
    """An expression for the label of a participant, or one of the names."""
    return compiled(ANYBODY, tuple(names))


IN_ANY_CASE = "(?P<a>WHO|ALONE|(?i:KNOWN))"
"""In parentheses the label of a voice of the project in small letters too, and one of one letter."""


def participant(label: str, span: Span, others: tuple[str, ...] = ()) -> Attribution:
    """The attribution that a label makes, with those who are named beside it."""
    tidy = " ".join(label.split())
    return Attribution(Source.GROUP if is_group(tidy) else Source.PARTICIPANT, tidy, span, others=others)
