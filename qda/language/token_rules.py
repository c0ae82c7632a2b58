"""The rules by which spaCy cuts a language's text into tokens, as plain data."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

ADDED_INFIXES = (
    r"(?<=[^\W\d_][^\W\d_])\.(?=[\d¹²³⁰⁴-⁹\[])",  # a reference mark after a full stop: trust.12, trust.[12]
    r"(?<=[\w.])[\[(](?=\w)",  # a bracket within: Taliban(TTP), trust.[12]
    r"(?<=\w)[\])](?=[-–—])",  # a dash after a bracket: (pause)--no
    r"(?<=[\])])[-–—]+",
    r"(?<=\w)[。！？｡؟۔।॥](?=\w)",  # a mark that needs no space after it
)
"""What parts tokens beside spaCy's own rules."""
_HYPHENS = "-|–|—|--|---|——|~"
"""What parts words within in spaCy's rules of many languages."""
_BESIDE_NUMBERS = (
    r"(?<=[^\W\d_][^\W\d_])[-‐‑](?=\d)",  # COVID-19, mid-2000s, but not F-16
    r"(?<=\d)[-‐‑](?=[^\W\d_][^\W\d_])",  # 16-year, but not 3-D
)
"""Hyphens between a word and a number, which spaCy leaves whole where it parts a word from a word."""

EXPRESSIONS = ("prefix_search", "suffix_search", "infix_finditer", "token_match", "url_match")
"""The regular expressions of a tokenizer, as spaCy names them."""


def infixes(spacys: Sequence[str | re.Pattern[str]]) -> list[str]:
    """What parts tokens within: spaCy's own rules and ours. Where a hyphen does, so do the one that word
    processors put for it and one beside a number."""
    plain = [one if isinstance(one, str) else one.pattern for one in spacys]
    own = [one.replace(_HYPHENS, f"‐|‑|{_HYPHENS}") for one in plain]
    return [*ADDED_INFIXES, *(_BESIDE_NUMBERS if own != plain else ()), *own]


@dataclass(frozen=True)
class TokenRules:
    """Regular expressions, by their names in EXPRESSIONS, and special cases.

    `sources` has pattern and flags of those expressions that the language has. `cases` are texts with the
    tokens that each falls into. `crossing` are the cases that are looked for once more among the tokens of a
    text, over their borders.
    """

    sources: Mapping[str, tuple[str, int]]
    cases: Mapping[str, tuple[str, ...]]
    crossing: frozenset[str]

    @cached_property
    def expressions(self) -> Mapping[str, re.Pattern[str]]:
        """The expressions, compiled when they are first asked for."""
        return {name: re.compile(*source) for name, source in self.sources.items()}

    def plain(self) -> dict[str, Any]:
        """The rules as what JSON can hold."""
        return {
            "sources": {name: list(source) for name, source in self.sources.items()},
            "cases": {text: list(tokens) for text, tokens in self.cases.items()},
            "crossing": sorted(self.crossing),
        }


def from_plain(data: Mapping[str, Any]) -> TokenRules:
    """The rules that `plain` wrote down."""
    return TokenRules(
        {name: (source, flags) for name, (source, flags) in data["sources"].items()},
        {text: tuple(tokens) for text, tokens in data["cases"].items()},
        frozenset(data["crossing"]),
    )
