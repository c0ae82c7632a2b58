"""simplemma's table of a language, with the way to a plain word's lemma cut short.

simplemma tries one strategy after another: the table, clitics, hyphens, endings, prefixes, affixes. Most
words have the letters a to z only and stand in the table; and where no strategy but endings has a say in the
language, the others need not be asked in vain.
"""

from functools import cache

from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy, RulesStrategy
from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY

_TABLE = DictionaryLookupStrategy()
_STRATEGY = DefaultStrategy()
_RULES = RulesStrategy()
_FOLDED = frozenset({"ar", "he", "grc", "hy"})
"""Languages whose words the table folds before it looks them up."""
_ENDINGS_ONLY = frozenset({"en"})
"""Languages without affixes and prefixes, and with clitics after an apostrophe only."""


class LemmaTable:
    """What simplemma says of words of one language."""

    def __init__(self, code: str) -> None:
        self._code, self._shortcut = code, code not in _FOLDED
        self._table = DEFAULT_DICTIONARY_FACTORY.get_dictionary(code)
        self._bytes = getattr(self._table, "_dict", None)
        if not isinstance(self._bytes, dict):
            self._bytes = None

    def lemma(self, word: str) -> str | None:
        """The lemma of a word in lower case; for names, which the table holds with a capital, of those."""
        if not (self._shortcut and word.isascii() and word.isalpha()):
            return self._by_strategies(word)
        lemma = self._get(word)
        if lemma is not None and lemma not in ("", word):
            return lemma
        name = self._get(word.capitalize())
        if lemma is None:
            lemma = name
        if not lemma:
            strategy = _RULES if self._code in _ENDINGS_ONLY else _STRATEGY
            lemma = strategy.get_lemma(word, self._code)
        return (name or lemma) if lemma is None or lemma == word else lemma

    def exact(self, word: str) -> str | None:
        """What the table says of a word as it is written."""
        return _TABLE.exact_lemma(word, self._code)

    def _by_strategies(self, word: str) -> str | None:
        lemma = _STRATEGY.get_lemma(word, self._code)
        if lemma is None or lemma == word:
            return _TABLE.exact_lemma(word.capitalize(), self._code) or lemma
        return lemma

    def _get(self, word: str) -> str | None:
        """What the table says of a plain word; asked of the bytes within it, if it still has them there."""
        if self._bytes is None:
            return self._table.get(word)
        found = self._bytes.get(word.encode())
        return None if found is None else str(found, "utf-8")


@cache
def table_of(code: str) -> LemmaTable | None:
    """The table of a language, if simplemma has one."""
    try:
        return LemmaTable(code)
    except ValueError:
        return None
