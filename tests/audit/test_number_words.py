"""Number words; the words are written out here by hand."""

import re

import pytest

from qda.audit.number_words import NUMBER_WORDS, WORDS_PATTERN, number_of


@pytest.mark.parametrize(
    ("said", "number"),
    [("7", 7), ("One", 1), ("nineteen", 19), ("forty", 40), ("Twenty-two", 22), ("ninety nine", 99)],
)
def test_a_word_is_its_number(said: str, number: int) -> None:
    assert number_of(said) == number
    found = re.match(rf"(?:\d+|{WORDS_PATTERN})\b", f"{said} people", re.I)
    assert found is not None
    assert found[0] == said


def test_every_number_below_a_hundred_has_one_word() -> None:
    assert sorted(NUMBER_WORDS.values()) == list(range(1, 100))
