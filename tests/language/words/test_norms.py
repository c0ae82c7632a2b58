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
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Cafe\u0301", "caf\u00e9"),
        ("Ａbｃ１２", "abc12"),
        ("\u0390", "\u0390"),
        ("Dr.", "dr"),
        ("E\u0301.", "\u00e9"),
        ("डॉ.", "डॉ"),
        ("a.m.", "a.m."),
        (".", "."),
    ],
)
def test_norm(form: str, norm: str) -> None:
    assert norm_of(form) == norm


@given(st.text(max_size=12))
def test_a_norm_is_its_own_norm_and_composed(form: str) -> None:
    norm = norm_of(form)
    assert norm_of(norm) == norm
    assert unicodedata.is_normalized("NFC", norm)


@pytest.mark.parametrize(
    ("form", "word"), [("a", True), ("7", True), ("P7", True), ("मोहन", True), ("n't", True)]
)
def test_a_form_with_a_letter_or_digit_is_a_word(form: str, word: bool) -> None:
    assert is_word(form) is word


@pytest.mark.parametrize("form", [".", "...", "—", "'", "😀", "\u200d", "\u0301", "_"])
def test_signs_are_no_words(form: str) -> None:
    assert not is_word(form)
