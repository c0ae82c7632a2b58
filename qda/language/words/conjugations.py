"""Regular forms of a verb by its infinitive, in languages whose lemma tables take many of them for nouns."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from qda.language.data import optional

_SHORTEST = 5
"""Letters of the shortest infinitive: shorter verbs are irregular, and their stems make other words."""


def forms_of(infinitive: str, code: str) -> tuple[str, ...]:
    """The regular forms of a verb in a language, in lower case; none of what does not end as a verb does."""
    table = _table(code)
    ending = max((one for one in table["endings"] if infinitive.endswith(one)), key=len, default="")
    if not ending or len(infinitive) < _SHORTEST:
        return ()
    stem, never = infinitive.removesuffix(ending), table["never"].split()
    return tuple(form for one in table["endings"][ending].split() if (form := stem + one) not in never)


def is_taken_for_verb(plural: str, lemma: str, code: str) -> bool:
    """Whether a table has the plural of a noun as a form of the verb of the same stem, `taxes` of `taxer`,
    though it has the singular `taxe` as a noun."""
    return any(lemma == plural[:-2] + ending for ending in _table(code)["endings"])


@cache
def _table(code: str) -> Mapping[str, Any]:
    """What a language's folder says; nothing where there is no need."""
    return optional(code, "conjugations.toml") or {"endings": {}, "never": ""}
