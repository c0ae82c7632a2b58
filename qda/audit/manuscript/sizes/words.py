"""How texts of each language say how large their own study is.

They stand in the file `sizes.toml` of a language's folder. A form is a part of a regular expression, a list
of forms any one of them, in which COUNT stands for a number, PEOPLE for those who were
asked under any name, SESSIONS for interviews, NUMBER for a number that is not read. What a form means is
said in `statements.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qda.language.data import languages_with, one_of, read

_FILE = "sizes.toml"
_WHOLE = ("people", "sessions", "recruited")


@dataclass(frozen=True, slots=True)
class SizeWords:
    """The forms of one language.

    `people` state how many took part, `sessions` how many interviews were held, `recruited` how many
    were won for it. `definite` stands before the number of people who are known already ("the 12
    participants"). `noun` is a noun for people under a name of their own, `interviews` the noun for
    sessions. `units` are nouns of what is no person, `small` words that no noun has before it, and
    `shared` stands behind a number of some of those before, `each` behind one of several. `before` says
    by its last word that a number is of some only; `restricted` says so behind it, as `parts` does
    anywhere in the sentence and `place` at its beginning. `later` tells of people who came later or
    answered in writing, `asked` of those who were asked and did not all take part, `wider` of
    a study of which this one is a part, `groups` of those who were heard together, beside those of single
    interviews, `at_first` of numbers that did not stay, `others` of other studies, `own` of this one;
    `joins` stands between the numbers of a sum.
    """

    people: tuple[str, ...]
    sessions: tuple[str, ...]
    recruited: tuple[str, ...]
    definite: str
    noun: str
    persons: str
    interviews: str
    units: str
    small: str
    shared: str
    each: str
    at_first: str
    before: str
    restricted: str
    parts: str
    place: str
    later: str
    asked: str
    wider: str
    groups: str
    others: str
    own: str
    joins: str


def _words_of(code: str) -> SizeWords:
    """Read the words of a language; lists of whole expressions stay lists."""
    forms: dict[str, Any] = {
        name: tuple(map(one_of, said)) if name in _WHOLE else one_of(said)
        for name, said in read(code, _FILE).items()
    }
    return SizeWords(**forms)


SIZE_WORDS: Mapping[str, SizeWords] = {code: _words_of(code) for code in languages_with(_FILE)}
"""By two-letter code."""
