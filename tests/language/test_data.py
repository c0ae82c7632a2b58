"""The folders of language data."""

import tomllib
from importlib.resources import files

import pytest

from qda.language.data import folder, read

FOLDERS = [one.name for one in files("qda.language").iterdir() if one.joinpath("sentences.toml").is_file()]
OPTIONAL = {"cues.toml", "meaning.toml", "numerals.toml"}


def test_every_language_folder_has_the_same_files() -> None:
    """Cue words may be missing, without which every coding is affirmed, and what the audit of quotations
    reads."""
    names = {name: {one.name for one in files("qda.language").joinpath(name).iterdir()} for name in FOLDERS}
    assert {"en", "xx"} <= set(FOLDERS)
    assert all(found - OPTIONAL == names["xx"] - OPTIONAL for found in names.values())


@pytest.mark.parametrize("name", ["sentences.toml", "speakers.toml", "lemmas.toml"])
def test_every_file_has_the_same_keys_in_every_folder(name: str) -> None:
    keys = {folder: sorted(read(folder, name)) for folder in FOLDERS}
    assert all(found == keys["xx"] for found in keys.values())


@pytest.mark.parametrize("code", ["de", "es", "fr", "it", "nl", "pt"])
def test_the_lists_of_meaning_are_the_same_in_every_language(code: str) -> None:
    english, other = (
        tomllib.loads(files("qda.language").joinpath(one, "meaning.toml").read_text("utf-8"))
        for one in ("en", code)
    )
    assert list(other) == list(english)
    assert all(words.strip() for words in other.values())


@pytest.mark.parametrize(
    ("code", "name"), [("en", "en"), ("en-GB", "en"), ("da", "xx"), ("xx", "xx"), ("../en", "xx")]
)
def test_a_language_without_a_folder_takes_the_one_for_any(code: str, name: str) -> None:
    assert folder(code) == name


def test_word_lists_have_no_word_twice_and_are_in_lower_case() -> None:
    for code in FOLDERS:
        for key, words in read(code, "sentences.toml").items():
            if isinstance(words, list):
                assert len(words) == len(set(words)), (code, key)
                assert [word.casefold() for word in words] == words, (code, key)
