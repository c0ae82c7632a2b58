"""How claims of each language say how many people: the words of quantity, of people, and of what people do.

They stand in the file `prevalence.toml` of a language's folder; a form is a part of a regular expression, a
list of forms any one of them. What each kind means is the same in all languages, and is held
against the count in `checks/prevalence.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from qda.audit.number_words import NUMBER_WORDS, WORDS_PATTERN
from qda.language.data import languages_with, one_of, read

_FILE = "prevalence.toml"


@dataclass(frozen=True, slots=True)
class PrevalenceWords:
    """The forms of one language.

    `kinds` are "most", "few" and so on; `bare` those that need nobody behind them; `fractions` are "a
    third" and its kin with what they are. `asked` are those who were asked under the names that only they
    have, `people` all other words for them. Of `groups`, or where `restricting` stands behind and not
    `of_the_study`, it is some of them; so it is with a word before that is not `neutral`. `openers` stand
    before a clause; `procedure` tells what was done with everybody. `in_every` stands between the numbers
    of "two in three", `up_to` between those of "five to six", and of `between` the first is what stands
    before "five and six". `bounds` stand before a number of which there are more or fewer, `but` before
    those who are left out of all, who may be `one`. `joining` stands between a quantity and the people: "of
    the". `numbers` are written in words, for which `counted` is the form, and `in_all` stands behind one.
    """

    kinds: Mapping[str, str]
    bare: Mapping[str, str]
    fractions: Mapping[str, float]
    joining: str
    asked: str
    people: str
    of_them: str
    groups: str
    restricting: str
    of_the_study: str
    neutral: str
    openers: str
    procedure: str
    verbs: str
    out_of: str
    in_every: str
    per_cent: str
    in_all: str
    numbers: Mapping[str, int]
    counted: str
    bounds: Mapping[str, str]
    up_to: str
    between: str
    but: str
    one: str

    @property
    def anybody(self) -> str:
        """Everybody of whom a claim about participants may speak."""
        return f"{self.asked}|{self.people}"


def _counting(words: Sequence[str]) -> dict[str, int]:
    """The numbers from two on: what "one" is in other languages is an article."""
    return {word: number for number, word in enumerate(words, 2)}


def _longest_first(numbers: Mapping[str, int]) -> str:
    return "|".join(sorted(numbers, key=len, reverse=True))


def _words_of(code: str) -> PrevalenceWords:
    """Read the words of a language; without numbers they are the English ones."""
    told = read(code, _FILE)
    numbers = _counting(told.pop("numbers")) if "numbers" in told else NUMBER_WORDS
    counted = WORDS_PATTERN if numbers is NUMBER_WORDS else _longest_first(numbers)
    fractions = {form: float(Fraction(part)) for form, part in told.pop("fractions").items()}
    told["verbs"] = one_of(told["verbs"]) + r"\b"
    forms: dict[str, Any] = {
        name: {kind: one_of(form) for kind, form in said.items()} if isinstance(said, dict) else one_of(said)
        for name, said in told.items()
    }
    return PrevalenceWords(numbers=numbers, counted=counted, fractions=fractions, **forms)


PREVALENCE_WORDS: Mapping[str, PrevalenceWords] = {code: _words_of(code) for code in languages_with(_FILE)}
"""By two-letter code."""
