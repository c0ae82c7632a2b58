"""The rules by which spaCy cuts a language's text into tokens, as plain data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

EXPRESSIONS = ("prefix_search", "suffix_search", "infix_finditer", "token_match", "url_match")
"""The regular expressions of a tokenizer, as spaCy names them."""


@dataclass(frozen=True)
class TokenRules:
    """Regular expressions, by their names in EXPRESSIONS, and special cases.

    `sources` has pattern and flags of those expressions that the language has. `cases` are texts with the
    tokens that each falls into. `crossing` are the cases that are looked for once more among the tokens of a
    text, over their borders. Words of up to `whole` small ASCII letters, special cases apart, are known to be
    one token.
    """

    sources: Mapping[str, tuple[str, int]]
    cases: Mapping[str, tuple[str, ...]]
    crossing: frozenset[str]
    whole: int = 0

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
            "whole": self.whole,
        }


def from_plain(data: Mapping[str, Any]) -> TokenRules:
    """The rules that `plain` wrote down."""
    return TokenRules(
        {name: (source, flags) for name, (source, flags) in data["sources"].items()},
        {text: tuple(tokens) for text, tokens in data["cases"].items()},
        frozenset(data["crossing"]),
        data["whole"],
    )
