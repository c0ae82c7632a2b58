"""The short way to a lemma leads where simplemma's own long way does."""

from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy

from qda.language.words.lemma_table import LemmaTable, read_table
from qda.language.words.norms import norm_of

CODES = ["en", "da", "de", "fr", "ru", "tr", "ar"]
PARTS = [
    "re",
    "un",
    "for",
    "ge",
    "work",
    "hus",
    "mak",
    "kabul",
    "l'",
    "qu'",
    "-",
    "_",
    ".",
    "’",
    "'",
    "ʼ",
    "é",
    "å",
    "дом",
]
PARTS += ["1", "五"]
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


@cache
def table(code: str) -> LemmaTable:
    read = read_table(code)
    assert read is not None
    return LemmaTable(code, read)


def by_simplemma(word: str, code: str) -> str | None:
    lemma = DefaultStrategy().get_lemma(word, code)
    if lemma is None or lemma == word:
        return DictionaryLookupStrategy().exact_lemma(word.capitalize(), code) or lemma
    return lemma


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=50, deadline=None)
@given(word=WORDS, ending=st.sampled_from(ENDINGS))
@example(word="\u02bc", ending="")  # an apostrophe that is a letter
def test_a_lemma_is_simplemmas(code: str, word: str, ending: str) -> None:
    word = (word + ending).lower()
    if any(character.isalpha() for character in word):
        assert table(code).lemma(word) == by_simplemma(word, code)


@pytest.mark.parametrize(
    "word",
    [
        "house",
        "kabul",
        "peshawar",
        "governments",
        "agencies",
        "realized",
        "serves",
        "bablized",
        "us",
        "dr.",
        "protégés",
        "i.s",
        "五",
        "f-16s",
        "d’etats",
        "ex-ministers",
        "mid_houses",
        "bid'a",
        "insha’allah",
        "o'clock",
        "o’clock",
        "ma'am",
        "rock'n'roll",
        "d'etats",
        "qur’ans",
        "they'd've",
        "y'all",
    ],
)
def test_known_and_unknown_words_have_simplemmas_lemmas(word: str) -> None:
    assert table("en").lemma(word) == by_simplemma(word, "en")


def test_a_language_without_a_table_has_none() -> None:
    assert read_table("xx") is None


@pytest.mark.parametrize("code", CODES)
@example(word="’")
@example(word="-")
@example(word="½")
@given(word=st.text(st.characters(exclude_categories=["L", "Cs"]), min_size=1, max_size=3))
def test_what_has_no_letter_has_no_lemma_but_itself(code: str, word: str) -> None:
    assert norm_of(table(code).lemma(word) or word) == norm_of(by_simplemma(word, code) or word)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("word", ["US", "ISI", "P17", "UN", "Kabul", "É", "N'T", "U.S.", "l’Est", "Дом", "ʼ"])
def test_a_word_as_it_is_written_is_looked_up_as_simplemma_does(code: str, word: str) -> None:
    assert table(code).exact(word) == DictionaryLookupStrategy().exact_lemma(word, code)
