"""Lemmas: from simplemma's table of the language, mended where coding needs it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from qda.language.characters.alike import own_letters
from qda.language.words.accents import accented
from qda.language.words.capital_nouns import CapitalNouns, capital_nouns
from qda.language.words.lemma_table import LemmaTable, Table
from qda.language.words.norms import norm_of, small, without_stop

_SHORTEST = 3
"""Letters that a word keeps at least when it loses the ending of a plural."""


@dataclass(frozen=True, slots=True)
class Lemmatiser:
    """Form to lemma, for one language.

    `forms` come before the table: the halves of contractions, and forms that the table gets wrong.
    `headwords` mend lemmas of the table that are no words. `plurals` are endings, each with its singular;
    words that end in one of `not_plural` are no plurals. `nouns` reads the words with a capital in languages
    whose nouns have one.
    """

    code: str
    table: LemmaTable | None
    forms: Mapping[str, str]
    headwords: Mapping[str, str]
    plurals: tuple[tuple[str, str], ...]
    not_plural: tuple[str, ...]
    nouns: CapitalNouns | None = None
    _endings: tuple[str, ...] = field(init=False, repr=False, compare=False)
    _known: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_endings", tuple(ending for ending, _ in self.plurals))

    def lemma(self, form: str) -> str:
        """The casefolded lemma of a form; its norm where nothing is known.

        Case counts for abbreviations, `US` is no form of `us`, and where nouns have capitals. One with a full
        stop that the table does not know has the lemma of the word without: "Mass.". A letter with one is an
        initial, and not a word cut short as French `n` is.
        """
        if (word := without_stop(form)) != form:
            return self._of_abbreviation(form) or (
                self.lemma(word) if len(word) > 1 else norm_of(word, self.code)
            )
        if self.table and len(form) > 1 and form.isupper() and self.table.exact(form) == form:
            return norm_of(form, self.code)
        word = own_letters(small(form, self.code), self.code)
        if word not in self._known:
            self._known[word] = norm_of(self._of_word(word), self.code)
        if self.nouns and form[:1].isupper():
            return self._of_noun(form, self._known[word])
        return self._known[word]

    def _of_abbreviation(self, form: str) -> str | None:
        """The lemma of a form with a full stop, if it is known: French "M." is `monsieur`."""
        lemma = norm_of(self._of_word(small(form, self.code)), self.code)
        return lemma if lemma != norm_of(form, self.code) else None

    def _of_noun(self, form: str, otherwise: str) -> str:
        """The lemma of a word with a capital; `otherwise` it is that of the word without."""
        if form not in self._known:
            noun = self.nouns.lemma(form, otherwise) if self.nouns else None
            self._known[form] = norm_of(noun) if noun else otherwise
        return self._known[form]

    def _of_word(self, word: str) -> str:
        norm = word if word.isascii() else norm_of(word, self.code)
        if norm.endswith("'s") and len(norm) > _SHORTEST + 1:  # "gibt's", "foto's"
            return self._of_word(word[:-2])
        if norm in self.forms or not self.table or _has_digit(word):
            return self.forms.get(norm, norm)
        lemma = self.table.lemma(word) or self._of_accented(word) or self._of_other_spelling(word)
        lemma = lemma.lower() if lemma else None
        singular = self._singular(word)
        if lemma is None or (lemma == singular and singular != word):
            return self._of_word(singular) if singular != word else word
        return self.headwords.get(lemma, lemma)

    def _of_accented(self, word: str) -> str | None:
        """The lemma of a word without its accent, if that is sure: ΔΡΟΜΟΥΣ is of δρόμος."""
        lemmas = {self.table.lemma(one) for one in accented(word)} - {None} if self.table else set()
        return lemmas.pop() if len(lemmas) == 1 else None

    def _of_other_spelling(self, word: str) -> str | None:
        """The lemma of a word with oe for its œ, or œ for its oe: the table has few words in both."""
        other = word.replace("œ", "oe") if "œ" in word else word.replace("oe", "œ")
        return self.table.lemma(other) if self.table and other != word else None

    def _singular(self, word: str) -> str:
        """A word without the ending of a plural; the word itself if it does not look like one."""
        if word.endswith(self._endings) and word.isalpha() and not word.endswith(self.not_plural):
            for ending, singular in self.plurals:
                if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
                    return word.removesuffix(ending) + singular
        return word


def lemmatiser(code: str, data: Mapping[str, Any], table: Table | None) -> Lemmatiser:
    """The lemmatiser of a language by its table, with the additions of its folder's `lemmas.toml`."""
    return Lemmatiser(
        code=code,
        table=LemmaTable(code, table) if table is not None else None,
        forms=data["forms"],
        headwords=data["headwords"],
        plurals=tuple((one["ending"], one["singular"]) for one in data["plurals"]),
        not_plural=tuple(data["not_plural"]),
        nouns=capital_nouns(code, table),
    )


def _has_digit(word: str) -> bool:
    return not word.isalpha() and any(character.isdigit() for character in word)
