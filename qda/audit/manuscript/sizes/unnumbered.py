"""How many is said in a word, "most participants", and no number stands in the sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex as re

from qda.audit.manuscript.ascribed.labels import IDENTIFIER
from qda.audit.manuscript.fault import Item, of_text
from qda.audit.manuscript.quoted.sentence import around, paragraphs, sentence_at
from qda.audit.prevalence_words import PREVALENCE_WORDS, PrevalenceWords
from qda.audit.problem import Severity
from qda.model.span import Span

_EVERYBODY = ("all", "none")
_NEAR = 300
"""So many characters before "most of them" it must be said who they are."""
_LANGUAGES = tuple(PREVALENCE_WORDS.values())
"""All at once: a manuscript need not be written in the language of its transcripts."""
_LABEL = re.compile(IDENTIFIER)
_IN_PARENTHESES = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A form of a language. `named`: it says itself that it is about those who were asked."""

    form: re.Pattern[str]
    named: bool
    anaphoric: bool
    words: PrevalenceWords


def prevalence_items(
    text: str, prose: Span, quotations: Sequence[Span], cited: Sequence[Span], roles: frozenset[str]
) -> Iterator[Item]:
    """Every word of prevalence without a number, each once, in the author's own words.

    `roles` are what the study calls its participants: nurses. What a sentence with a citation says of
    nurses is not of them, nor is a number missed where the text says what was done with everybody.
    """
    told: set[int] = set()
    for pattern, paragraph in _where(text, prose, roles):
        for one in pattern.form.finditer(text, *paragraph):
            place = Span(*one.span("said"))
            if place.start in told or any(span.overlaps(place) for span in quotations):
                continue
            sentence = sentence_at(text, prose, place)
            if not _without_number(one, pattern, sentence.of(text)):
                continue
            if not pattern.named and any(sentence.overlaps(span) for span in cited):
                continue
            near = text[max(prose.start, place.start - _NEAR) : place.start]
            if pattern.anaphoric and not _people(pattern.words.asked, roles).search(near):
                continue
            told.add(place.start)
            words, remedy = around(text, prose, place), "Say how many of how many."
            compared = f"“{' '.join(one['said'].split())}” without a number"
            yield of_text("prevalence without count", Severity.LOW, place.start, words, compared, remedy)


def _where(text: str, prose: Span, roles: frozenset[str]) -> Iterator[tuple[_Pattern, Span]]:
    """The forms of each language, for the paragraphs that speak of those who were asked."""
    for words in _LANGUAGES:
        people = re.compile(f"{_people(words.asked, roles).pattern}|{words.of_them}", re.I)
        spoken = [one for one in paragraphs(text, prose) if people.search(text, *one)]
        for pattern in _of_language(words, roles) if spoken else ():
            yield from ((pattern, one) for one in spoken)


def _without_number(one: re.Match[str], pattern: _Pattern, said: str) -> bool:
    """Whether a sentence says neither how many nor who, and does not tell how the study was made."""
    if one.groupdict().get("everybody") and re.search(rf"\b(?:{pattern.words.procedure})\b", said, re.I):
        return False
    listed = any(len(_LABEL.findall(inner[0])) > 1 for inner in _IN_PARENTHESES.finditer(said))
    return not listed and not any(number.search(said) for number in _numbers())


def _of_language(words: PrevalenceWords, roles: frozenset[str]) -> Iterator[_Pattern]:
    everybody = "|".join(words.kinds[kind] for kind in _EVERYBODY)
    some = "|".join([one for kind, one in words.kinds.items() if kind not in _EVERYBODY] + [*words.fractions])
    how_many = rf"\b(?P<said>(?:{some}|(?P<everybody>{everybody}))(?!\w)"
    among = rf"(?: (?:{words.joining}))*(?: (?!{words.counted}\b)[^\W\d]+)?"

    def pattern(form: str, *, named: bool = False, anaphoric: bool = False) -> _Pattern:
        return _Pattern(re.compile(form.replace(" ", r"\s+"), re.I), named, anaphoric, words)

    yield pattern(rf"{how_many}{among} (?:{words.asked}))", named=True)
    if roles:
        yield pattern(rf"{how_many}{among} (?:{_called(roles)})\b)")
    yield pattern(rf"{how_many} {words.of_them})", anaphoric=True)
    if words.bare:
        bare = "|".join(words.bare.values())
        yield pattern(rf"(?:^|[.!?]\s|\n)\s*(?P<said>(?P<everybody>{bare})\b)", anaphoric=True)


def _called(roles: frozenset[str]) -> str:
    """The names of many and of one: most nurses, every nurse."""
    return "|".join(f"{re.escape(role.removesuffix('s'))}s?" for role in sorted(roles))


@cache
def _people(asked: str, roles: frozenset[str]) -> re.Pattern[str]:
    named = rf"|(?:{_called(roles)})\b" if roles else ""
    return re.compile(rf"\b(?:{asked}{named})", re.I)


@cache
def _numbers() -> tuple[re.Pattern[str], ...]:
    """What says how many: "n = 7", "five of six", "(7)", "80%", "five in all", "twelve participants"."""
    forms = [r"\bn\s*=\s*\d+|\d\s*%"]
    for words in _LANGUAGES:
        count = rf"(?:\d{{1,4}}|{words.counted})"
        forms += [
            rf"\b{count}{words.out_of}{count}\b",
            rf"\((?:n\s*=\s*)?{count}\)",
            rf"\b{count} (?:{words.in_all})\b",
            rf"\b(?!one\b){count} (?:[^\W\d]+ )?(?:{words.asked})",
        ]
    return tuple(re.compile(form.replace(" ", r"\s+"), re.I) for form in forms)
