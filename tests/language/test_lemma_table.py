"""The short way to a lemma leads where simplemma's own long way does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy

from qda.language.lemma_table import LemmaTable, table_of

CODES = ["en", "da", "de", "fr", "ru", "tr", "ar"]
PARTS = ["re", "un", "for", "ge", "work", "hus", "mak", "kabul", "l'", "qu'", "-", "’", "é", "å", "дом", "1"]
ENDINGS = [
    "",
    "s",
    "es",
    "ed",
    "ing",
    "ized",
    "ments",
    "cies",
    "erves",
    "en",
    "erne",
    "'s",
    "n't",
    "ом",
    "lar",
]
WORDS = st.builds(
    "".join, st.lists(st.sampled_from([*PARTS, *"abcdefghijklmnoprstuw"]), min_size=1, max_size=5)
)


def by_simplemma(word: str, code: str) -> str | None:
    lemma = DefaultStrategy().get_lemma(word, code)
    if lemma is None or lemma == word:
        return DictionaryLookupStrategy().exact_lemma(word.capitalize(), code) or lemma
    return lemma


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=50, deadline=None)
@given(word=WORDS, ending=st.sampled_from(ENDINGS))
def test_a_lemma_is_simplemmas(code: str, word: str, ending: str) -> None:
    word = (word + ending).lower()
    assert LemmaTable(code).lemma(word) == by_simplemma(word, code)


@pytest.mark.parametrize(
    "word", ["house", "kabul", "peshawar", "governments", "agencies", "realized", "serves", "bablized", "us"]
)
def test_known_and_unknown_words_have_simplemmas_lemmas(word: str) -> None:
    assert LemmaTable("en").lemma(word) == by_simplemma(word, "en")


def test_a_language_without_a_table_has_none() -> None:
    assert table_of("xx") is None
