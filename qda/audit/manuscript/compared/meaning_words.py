"""Words that deny, doubt or take back, by language: what the lists of `meaning.toml` look for in a text."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from qda.language.data import base_of
from qda.language.words.numerals import Number, numbers_in, units_in

_PAUSE = r"[\s,;:.…—–-]"
_SOME_WORDS = r"(?:[^\s.!?;]+\s+){0,3}"
_WEIGHTY = ("negation", "lacking", "hedge", "condition", "quantity")
_STOPS = r"[,;:()\[\]–—]|\s-+\s"
STOP = re.compile(_STOPS)
"""What parts clauses, and an aside from the words around it."""


@dataclass(frozen=True, slots=True)
class Cues:
    """What to look for in a language: the lists of its file, as patterns, and what is made of them.

    `meanings` finds the words that must not change, each way to say one as a group; `meaning_of` has the
    number of the meaning of each group. `aside` is what denies, hedges or ascribes between two commas too.
    `reaching` denies or doubts also what stands some words behind it, `lacking` only what stands right
    behind. `opens` is a hedge that begins a clause; `leads` is one, or what
    ascribes to others, right before a quotation; `tag` stands behind what it hedges; `turns` is what a
    speaker goes on with to turn or take back what was said.
    """

    meanings: re.Pattern[str]
    meaning_of: tuple[int, ...]
    aside: re.Pattern[str]
    filler: re.Pattern[str]
    negation: re.Pattern[str]
    helping: re.Pattern[str]
    reaching: re.Pattern[str]
    lacking: re.Pattern[str]
    pseudo: re.Pattern[str]
    doubt: re.Pattern[str]
    hedge: re.Pattern[str]
    hearsay: re.Pattern[str]
    opens: re.Pattern[str]
    leads: re.Pattern[str]
    tag: re.Pattern[str]
    behind: re.Pattern[str]
    turns: re.Pattern[str]
    opinion: re.Pattern[str]
    known: re.Pattern[str]
    that: re.Pattern[str]
    whether: re.Pattern[str]
    boundary: re.Pattern[str]
    articles: re.Pattern[str]
    framing_denial: re.Pattern[str]
    framing_hedge: re.Pattern[str]
    framing_report: re.Pattern[str]
    translated: re.Pattern[str]


def differs(source: Iterable[str], quoted: Iterable[str], language: str) -> bool:
    """Whether two runs of words differ in a negation, a hedge, a quantity, a number or its unit.

    "One" is no number here, for it is an article or a pronoun as often.
    """
    return _weighty(tuple(source), language) != _weighty(tuple(quoted), language)


def parts_clauses(words: Iterable[str], language: str) -> bool:
    """Whether a word that begins a clause is among some words."""
    cues = cues_of(language)
    return cues is not None and cues.boundary.search(" ".join(words)) is not None


def _weighty(words: tuple[str, ...], language: str) -> tuple[Counter[int], list[Number], tuple[str, ...]]:
    cues = cues_of(language)
    found = cues.meanings.finditer(" ".join(words)) if cues else ()
    meant = Counter(cues.meaning_of[one.lastindex - 1] for one in found if cues and one.lastindex)
    numbers = [number for number in numbers_in(words, language) if number != 1]
    return meant, numbers, units_in(words, language)


def is_translators_note(note: str) -> bool:
    """Whether a note, in any of the languages, says that somebody translated what it stands at."""
    known = (cues_of(one.name) for one in files("qda.language").iterdir())
    return any(cues.translated.search(note) for cues in known if cues)


@lru_cache
def cues_of(language: str) -> Cues | None:
    """The cues of a language given by its two-letter code; None where they are not known."""
    path = files("qda.language").joinpath(base_of(language), "meaning.toml")
    if not path.is_file():
        return None
    lists = {name: _meanings(words) for name, words in tomllib.loads(path.read_text("utf-8")).items()}
    one = {name: _whole("|".join(map("|".join, meanings))) for name, meanings in lists.items()}
    denial = rf"{one['negation']}|{one['lacking']}"
    unsure = rf"{one['hedge']}|{one['mild']}|{one['condition']}"
    tentative = rf"{one['hedge']}|{one['hearsay']}"
    weighty = [meaning for name in _WEIGHTY for meaning in lists[name]]
    said = ((_unhyphened(way), number) for number, ways in enumerate(weighty) for way in ways)
    ways = sorted(said, key=lambda one: -len(one[0]))
    return Cues(
        meanings=re.compile(_whole("|".join(f"({way})" for way, _ in ways)), re.I),
        meaning_of=tuple(number for _, number in ways),
        aside=_found(rf"{denial}|{tentative}|{one['condition']}"),
        filler=_found(one["filler"]),
        negation=_found(denial),
        helping=_found(one["helping"]),
        reaching=_found(rf"{one['negation']}|{one['doubt']}"),
        lacking=_found(one["lacking"], r"\s*$"),
        pseudo=_found(one["pseudo"]),
        doubt=_found(one["doubt"]),
        hedge=_found(unsure),
        hearsay=_found(one["hearsay"]),
        opens=re.compile(rf"\s*(?:{one['hedge']})", re.I),
        leads=_found(rf"{tentative}|{one['condition']}", rf"(?:[\s,]+(?:{one['that']}))?[\s:,“\"'‘«„]*$"),
        tag=re.compile(rf"[\s,–—-]+(?:{tentative})\s*(?:[.,;!?…]|$)", re.I),
        behind=re.compile(rf"\s+(?:{one['behind']})", re.I),
        turns=_turning(one),
        opinion=_found(one["opinion"]),
        known=_found(one["known"]),
        that=re.compile(rf"\s*(?:{one['that']}|{one['whether']})", re.I),
        whether=_found(one["whether"]),
        boundary=re.compile(rf"{_STOPS}|{one['clause']}", re.I),
        articles=re.compile(rf"\W*(?:{one['articles']})", re.I),
        framing_denial=_found(rf"{denial}|{one['doubt']}|{one['framing_denial']}"),
        framing_hedge=_found(rf"{unsure}|{one['framing_hedge']}"),
        framing_report=_found(one["framing_report"]),
        translated=_found(one["translated"]),
    )


def _turning(one: dict[str, str]) -> re.Pattern[str]:
    """What a speaker goes on with to take back what was said; a few sounds and asides may stand before."""
    aside = rf"{_PAUSE}*(?:\([^()]*\){_PAUSE}*)?(?:(?:{one['filler']}){_PAUSE}+){{0,2}}"
    complete = rf"(?:{one['takes_back']})(?=\s*[.,;!…])|(?:{one['no']})(?=\s*[,.;:!–—-])"
    return re.compile(rf"{aside}(?:(?:{one['turns']})(?=[\s,]+\w)|{complete})", re.I)


def _found(words: str, behind: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?:{words}){behind}", re.I)


def _meanings(words: str) -> list[list[str]]:
    """The ways to say each meaning of a list, as parts of a regular expression; a line that ends in | goes
    on."""
    lines = re.sub(r"\|\s*\n", "| ", words.strip()).splitlines()
    ways = [[way for way in line.split("|") if way.strip()] for line in lines]
    return [[_form(way) for way in sorted(one, key=len, reverse=True)] for one in ways]


def _form(said: str) -> str:
    """The words of one way to say it, with any sort of apostrophe, or as those that are compared
    have them apart: "n est"."""
    parts = [_SOME_WORDS if word == "…" else _word(word) for word in said.split()]
    spaced = [part if part == _SOME_WORDS else rf"{part}\s+" for part in parts[:-1]]
    return f"{''.join(spaced)}{parts[-1]}"


def _unhyphened(form: str) -> str:
    """A form for words that stand apart, as those that are compared do: "peut être"."""
    return form.replace(r"\-", r"[\s-]")


def _whole(words: str) -> str:
    return rf"(?<!\w)(?:{words})(?!\w)"


def _word(word: str) -> str:
    form = re.escape(word).replace("'", r"(?:['’]\s?|\s)").replace("ß", "(?:ß|ss)")
    return form.replace(r"\*", r"[\w'’]*")
