"""simplemma's table of a language, asked the short way where that gives the same.

A plain word of a language whose words need no folding is looked up as it is, in the bytes within the table,
which first would make them texts; and where no strategy but endings has a say in the language, the others
need not be asked in vain. simplemma itself is loaded where the long way must be gone, and asks this table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy

_FOLDED = frozenset({"ar", "he", "grc", "hy"})
"""Languages whose words the table folds before it looks them up."""
_ENDINGS_ONLY = frozenset({"en"})
"""Languages without affixes and prefixes, and with English clitics only."""
_APOSTROPHES = "'’ʼ"
_APOSTROPHE = re.compile("['’ʼ]")
_PARTED = re.compile("[_-]|(?:n['’ʼ]t|['’ʼ](?:re|ve|ll|m|s|d))$")
"""Where strategies take English words apart: at hyphens, and before a clitic (simplemma 2.0)."""

Table = Mapping[bytes, bytes]
"""Words and their lemmas, in UTF-8."""


class LemmaTable:
    """What simplemma says of words of one language."""

    def __init__(self, code: str, table: Table) -> None:
        self._code, self._table, self._shortcut = code, table, code not in _FOLDED

    def lemma(self, word: str) -> str | None:
        """The lemma of a word in lower case; for names, which the table holds with a capital, of those."""
        if not self._is_plain(word):
            return self._by_strategies(word) if _has_letter(word) else None
        lemma = self._get(word)
        if lemma is not None and lemma not in ("", word):
            return lemma
        name = self._get(word.capitalize())
        if lemma is None:
            lemma = name
        if not lemma:
            lemma = self._by_endings(word)
        return (name or lemma) if lemma is None or lemma == word else lemma

    def exact(self, word: str) -> str | None:
        """What the table says of a word as it is written."""
        if self._shortcut and not _APOSTROPHE.search(word):
            return self._get(word)
        return self._strategies[1].exact_lemma(word, self._code)

    def _by_strategies(self, word: str) -> str | None:
        by_default, by_table = self._strategies
        lemma = by_default.get_lemma(word, self._code)
        if lemma is None or lemma == word:
            return by_table.exact_lemma(word.capitalize(), self._code) or lemma
        return lemma

    def _is_plain(self, word: str) -> bool:
        """Whether no strategy but the table and endings could have a say."""
        if word.isascii() and word.isalpha():
            return self._shortcut
        return (
            self._code in _ENDINGS_ONLY
            and _has_letter(word)
            and not _PARTED.search(word)
            and not word.isnumeric()
        )

    @cached_property
    def _by_endings(self) -> Callable[[str], str | None]:
        """What the endings of a word tell, or where they are not all that may tell, everything."""
        if self._code in _ENDINGS_ONLY:
            return _endings_of(self._code)
        return lambda word: self._strategies[0].get_lemma(word, self._code)

    @cached_property
    def _strategies(self) -> tuple[DefaultStrategy, DictionaryLookupStrategy]:
        """By all that simplemma knows, and by the table; they would else read the table once more."""
        from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy

        own = _OneTable(self._table)
        return DefaultStrategy(dictionary_factory=own), DictionaryLookupStrategy(own)

    def _get(self, word: str) -> str | None:
        found = self._table.get(word.encode())
        if found is None and _APOSTROPHE.search(word):
            written = (_APOSTROPHE.sub(sign, word).encode() for sign in _APOSTROPHES)
            found = next((self._table[one] for one in written if one in self._table), None)
        return None if found is None else str(found, "utf-8")


class _OneTable(Mapping[str, str]):
    """A table as simplemma's strategies look it up, and the factory that hands it to them."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def get_dictionary(self, lang: str) -> Mapping[str, str]:  # noqa: ARG002
        """The table: its strategies are asked for its own language only."""
        return self

    def __getitem__(self, word: str) -> str:
        return str(self._table[word.encode()], "utf-8")

    def __iter__(self) -> Iterator[str]:
        return (str(word, "utf-8") for word in self._table)

    def __len__(self) -> int:
        return len(self._table)


def _endings_of(code: str) -> Callable[[str], str | None]:
    """simplemma's endings of one language; its package compiles those of twenty as soon as it is imported."""
    package = find_spec("simplemma")
    module = f"strategies/defaultrules/{code}.py"
    file = Path(package.origin).parent / module if package and package.origin else Path(module)
    spec = spec_from_file_location(f"_simplemma_{code}", file) if file.is_file() else None
    if spec is None or spec.loader is None:  # another layout than simplemma's of today
        from simplemma.strategies import RulesStrategy

        return partial(RulesStrategy().get_lemma, lang=code)
    rules = module_from_spec(spec)
    spec.loader.exec_module(rules)
    by_rule: Callable[[str], str | None] = getattr(rules, f"apply_{code}")
    return by_rule


def read_table(code: str) -> Table | None:
    """The table of a language as simplemma ships it, if it does."""
    from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY

    try:
        table = DEFAULT_DICTIONARY_FACTORY.get_dictionary(code)
    except ValueError:
        return None
    held = getattr(table, "_dict", None)  # the bytes themselves, if it still has them there
    if isinstance(held, dict):
        return held
    return {word.encode(): lemma.encode() for word, lemma in table.items()}


def to_columns(table: Table) -> dict[str, NDArray[np.uint8]]:
    """A table as two columns of bytes: words and lemmas, each on a line."""
    words, lemmas = b"\n".join(table.keys()), b"\n".join(table.values())
    return {"words": np.frombuffer(words, np.uint8), "lemmas": np.frombuffer(lemmas, np.uint8)}


def from_columns(columns: Mapping[str, NDArray[np.uint8]]) -> Table:
    """The table that `to_columns` wrote down."""
    words, lemmas = (columns[name].tobytes().split(b"\n") for name in ("words", "lemmas"))
    return dict(zip(words, lemmas, strict=True))


def _has_letter(word: str) -> bool:
    return any(character.isalpha() for character in word)
