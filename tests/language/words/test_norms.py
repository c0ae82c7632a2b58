"""Norms: what spellings that mean the same have in common."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.language.words.norms import is_word, norm_of


@pytest.mark.parametrize(
    ("form", "norm"),
    [
        ("Taliban", "taliban"),
        ("n’t", "n't"),
        ("ʼs", "'s"),
        ("n´t", "n't"),
        ("n`t", "n't"),
        ("′s", "'s"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Œuvre", "oeuvre"),
        ("Cafe\u0301", "caf\u00e9"),
        ("Ａbｃ１２", "abc12"),
        ("\u0390", "\u0390"),
        ("Dr.", "dr"),
        ("E\u0301.", "\u00e9"),
        ("डॉ.", "डॉ"),
        ("a.m.", "a.m."),
        (".", "."),
        ("كِتَابٌ", "كتاب"),
        ("كـتـاب", "كتاب"),
        ("ﻻ", "لا"),
        ("ﷺ", "ﷺ"),
        ("آمَن", "آمن"),
        ("שָׁלוֹם", "שלום"),
        ("צה״ל", 'צה"ל'),
        ("”", "”"),
        ("ǅep", "džep"),
        ("ĳs", "ijs"),
        ("ПОТЁМ", "потём"),
    ],
)
def test_norm(form: str, norm: str) -> None:
    assert norm_of(form) == norm


@pytest.mark.parametrize(
    ("language", "form", "norm"),
    [
        ("fa", "كيى", "کیی"),
        ("fa", "خانهٔ", "خانه"),
        ("fa", "رئیس", "رئیس"),
        ("fa", "ری\u0654یس", "رئیس"),
        ("ur", "وه", "وہ"),
        ("ur", "ھے", "ھے"),
        ("ar", "کی", "كي"),
        ("ar", "على", "على"),
        ("ps", "دي", "دي"),
        ("ru", "ещё", "еще"),
        ("en", "ещё", "еще"),
        ("xx", "ещё", "ещё"),
        ("el", "πότε", "πότε"),
    ],
)
def test_letters_of_a_language_stay_apart(language: str, form: str, norm: str) -> None:
    assert norm_of(form, language) == norm


SIGNS = "аеёЁ\u0308\u0301'”“\u05d0\u05e9\u05c1״׳־ايىیكکهۀہۂةۃ\u064b\u0651\u0653\u0654\u0655\u0640ﻻﷲﯼ"
SIGNS += "ǆĲ\u200c\u00ad."


FORMS = st.one_of(st.text(max_size=12), st.text(SIGNS, max_size=12))
LANGUAGES = st.sampled_from(["", "ar", "fa", "ur", "ps", "ru", "he", "tr", "en"])


@given(FORMS, LANGUAGES)
def test_a_norm_is_its_own_norm_and_composed(form: str, language: str) -> None:
    norm = norm_of(form, language)
    assert norm_of(norm, language) == norm
    assert unicodedata.is_normalized("NFC", norm)


@pytest.mark.parametrize(
    ("form", "word"), [("a", True), ("7", True), ("P7", True), ("मोहन", True), ("n't", True), ("x²", True)]
)
def test_a_form_with_a_letter_or_digit_is_a_word(form: str, word: bool) -> None:
    assert is_word(form) is word


@pytest.mark.parametrize("form", [".", "...", "—", "'", "😀", "\u200d", "\u0301", "_", "¹", "¹²"])
def test_signs_are_no_words(form: str) -> None:
    assert not is_word(form)


@pytest.mark.parametrize("form", ["ـ", "ـــ", "ـً", "ﹰ", "ﱞ"])
def test_what_lengthens_a_word_or_tells_its_vowels_is_none_alone(form: str) -> None:
    assert not is_word(form)
    assert is_word(f"ك{form}")


def test_what_stands_for_arabic_letters_or_digits_is_a_word() -> None:
    """Unicode tells what a sign stands for, and has tatweel among the letters."""
    signs = [one for one in map(chr, range(0xFFFF)) if unicodedata.name(one, "").startswith("ARABIC")]
    wrong = [one for one in signs if is_word(one) != any(map(_is_letter, unicodedata.normalize("NFKC", one)))]
    assert len(signs) > 1000
    assert wrong == []


def _is_letter(character: str) -> bool:
    return unicodedata.category(character) in ("Lo", "Lm", "Nd") and character != "\N{ARABIC TATWEEL}"


@given(FORMS, LANGUAGES)
def test_a_word_has_a_norm(form: str, language: str) -> None:
    assert norm_of(form, language) or not is_word(form)
