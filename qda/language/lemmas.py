"""Lemmas: from simplemma's table of the language, mended where coding needs it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy

from qda.language.norms import norm_of

_TABLE = DictionaryLookupStrategy()
_STRATEGY = DefaultStrategy()
_SHORTEST = 3
"""Letters that a word keeps at least when it loses the ending of a plural."""


@dataclass(frozen=True, slots=True)
class Lemmatiser:
    """Form to lemma, for one language.

    `forms` come before the table: the halves of contractions, and forms that the table gets wrong.
    `headwords` mend lemmas of the table that are no words. `plurals` are endings, each with its singular;
    words that end in one of `not_plural` are no plurals.
    """

    code: str
    table: bool
    forms: Mapping[str, str]
    headwords: Mapping[str, str]
    plurals: tuple[tuple[str, str], ...]
    not_plural: tuple[str, ...]

    def lemma(self, form: str) -> str:
        """The casefolded lemma of a form; its norm where nothing is known.

        Case counts for abbreviations only: `US` is no form of `us`.
        """
        norm = norm_of(form)
        if self.table and len(form) > 1 and form.isupper() and _TABLE.exact_lemma(form, self.code) == form:
            return norm
        return norm_of(self._of_word(form.lower()))

    def _of_word(self, word: str) -> str:
        norm = norm_of(word)
        if norm in self.forms or not self.table or any(character.isdigit() for character in word):
            return self.forms.get(norm, norm)
        lemma = self._of_table(word)
        singular = self._singular(word)
        if lemma is None or (lemma == singular and singular != word):
            return self._of_word(singular) if singular != word else word
        return self.headwords.get(lemma, lemma)

    def _of_table(self, word: str) -> str | None:
        """What the table says; for names, which it holds with their capital, what it says of those."""
        lemma = _STRATEGY.get_lemma(word, self.code)
        if lemma is None or lemma == word:
            lemma = _TABLE.exact_lemma(word.capitalize(), self.code) or lemma
        return lemma.lower() if lemma else None

    def _singular(self, word: str) -> str:
        """A word without the ending of a plural; the word itself if it does not look like one."""
        if word.isalpha() and not word.endswith(self.not_plural):
            for ending, singular in self.plurals:
                if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
                    return word.removesuffix(ending) + singular
        return word


def lemmatiser(code: str, data: Mapping[str, Any]) -> Lemmatiser:
    """The lemmatiser of a language, with the additions of its folder's `lemmas.toml`."""
    return Lemmatiser(
        code=code,
        table=has_table(code),
        forms=data["forms"],
        headwords=data["headwords"],
        plurals=tuple((one["ending"], one["singular"]) for one in data["plurals"]),
        not_plural=tuple(data["not_plural"]),
    )


def has_table(code: str) -> bool:
    """Whether simplemma has a table for the language."""
    try:
        _TABLE.get_lemma("a", code)
    except ValueError:
        return False
    return True
