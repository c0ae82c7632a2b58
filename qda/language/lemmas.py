"""Lemmas: from simplemma's table of the language, mended where coding needs it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy

from qda.language.norms import norm_of

_TABLE = DictionaryLookupStrategy()
_STRATEGY = DefaultStrategy()


@dataclass(frozen=True, slots=True)
class Lemmatiser:
    """Form to lemma, for one language.

    `forms` comes before the table: the halves of contractions, and forms that the table gets wrong.
    `plurals` are endings of words that the table does not know, each with its singular; words that end
    in one of `not_plural`, or stand there themselves, are left alone.
    """

    code: str
    table: bool
    forms: Mapping[str, str] = field(default_factory=dict)
    plurals: tuple[tuple[str, str], ...] = ()
    not_plural: tuple[str, ...] = ()

    def lemma(self, form: str) -> str:
        """The casefolded lemma of a form; its norm where nothing is known.

        Case counts for abbreviations only: `US` is no form of `us`.
        """
        norm = norm_of(form)
        if norm in self.forms and not _is_abbreviation(form):
            return self.forms[norm]
        if not self.table or not form.isprintable():
            return norm
        if _is_abbreviation(form):
            return norm if self._stands(form) else norm_of(self._of_word(form.lower()) or norm)
        return norm_of(self._of_word(form.lower()) or self._singular(form.lower()))

    def _stands(self, form: str) -> bool:
        """Whether the table has an abbreviation as its own lemma, as it is written."""
        return _TABLE.exact_lemma(form, self.code) == form

    def _of_word(self, word: str) -> str | None:
        """What the table says; for names, which it holds with their capital, what it says of those."""
        lemma = _STRATEGY.get_lemma(word, self.code)
        if lemma is None or lemma == word:
            lemma = _TABLE.exact_lemma(word.capitalize(), self.code) or lemma
        return lemma

    def _singular(self, word: str) -> str:
        if not word.isalpha() or word.endswith(self.not_plural):
            return word
        for ending, singular in self.plurals:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                return word.removesuffix(ending) + singular
        return word


def _is_abbreviation(form: str) -> bool:
    return len(form) > 1 and form.isupper()


def lemmatiser(code: str, data: Mapping[str, Any]) -> Lemmatiser:
    """The lemmatiser of a language, with the additions of its folder's `lemmas.toml`."""
    return Lemmatiser(
        code=code,
        table=has_table(code),
        forms={norm_of(form): lemma for form, lemma in data.get("forms", {}).items()},
        plurals=tuple((one["ending"], one["singular"]) for one in data.get("plurals", ())),
        not_plural=tuple(data.get("not_plural", ())),
    )


def has_table(code: str) -> bool:
    """Whether simplemma has a table for the language."""
    try:
        _TABLE.get_lemma("a", code)
    except ValueError:
        return False
    return True
