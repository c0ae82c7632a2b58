"""The folders of language data."""

import tomllib
from importlib.resources import files

import pytest

from qda.language.data import FALLBACK, read
from qda.language.words.stop_words import stop_words

FOLDERS = [one.name for one in files("qda.language").iterdir() if one.joinpath("sentences.toml").is_file()]
NAMES = ["sentences.toml", "speakers.toml", "lemmas.toml"]


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_has_no_key_that_the_fallback_or_english_does_not_have(name: str) -> None:
    known = {
        *read("en", name),
        *read(FALLBACK, name),
        *read("de", name),
        *read("fr", name),
        *read("el", name),
    }
    assert all(set(read(folder, name)) <= known for folder in FOLDERS)


@pytest.mark.parametrize("code", ["de", "es", "fr", "it", "nl", "pt"])
def test_the_lists_of_meaning_are_the_same_in_every_language(code: str) -> None:
    english, other = (
        tomllib.loads(files("qda.language").joinpath(one, "meaning.toml").read_text("utf-8"))
        for one in ("en", code)
    )
    assert list(other) == list(english)
    assert all(words.strip() for words in other.values())


def test_a_language_without_a_file_of_its_own_takes_the_one_for_any() -> None:
    for name in NAMES:
        assert read("en-GB", name) == read("en", name) != read(FALLBACK, name)
        assert read("ja", name) == read("../en", name) == read(FALLBACK, name)
    assert read("da", "sentences.toml") != read(FALLBACK, "sentences.toml")
    assert read("da", "lemmas.toml") == read(FALLBACK, "lemmas.toml")


def test_stop_words_are_those_of_the_language_whatever_else_its_folder_has() -> None:
    assert "og" in stop_words("da")
    assert "und" in stop_words("de")
    assert not stop_words(FALLBACK)


def test_word_lists_have_no_word_twice_and_are_in_lower_case() -> None:
    for code in FOLDERS:
        for key, words in read(code, "sentences.toml").items():
            if isinstance(words, list):
                assert len(words) == len(set(words)), (code, key)
                assert [word.lower() for word in words] == words, (code, key)
