"""What is kept of languages is what was read, is read once, and is never trusted when it is damaged."""

from dataclasses import replace
from os import utime
from pathlib import Path

import pytest

from qda.language.load import load
from qda.language.tokens.spacy_tokenizer import BlankTokenizer
from qda.language.tokens.whole_words import longest_whole
from qda.language.words.lemma_table import read_table
from qda.project.index.kept_languages import KeptLanguages


def never() -> None:
    raise AssertionError("read again although it is kept")


@pytest.mark.parametrize("code", ["en", "da", "xx", "zh"])
def test_what_was_read_once_is_kept_as_it_is(tmp_path: Path, code: str) -> None:
    rules, table = BlankTokenizer(code).rules(), read_table(code)
    found = KeptLanguages(tmp_path).rules(code, lambda: rules)
    assert found == (rules and replace(rules, whole=longest_whole(rules)))
    assert KeptLanguages(tmp_path).table(code, lambda: table) == table
    assert KeptLanguages(tmp_path).rules(code, never) == found
    assert KeptLanguages(tmp_path).table(code, never) == table


def test_what_is_damaged_is_read_again(tmp_path: Path) -> None:
    rules = BlankTokenizer("en").rules()
    KeptLanguages(tmp_path).rules("en", lambda: rules)
    (path,) = tmp_path.iterdir()
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert KeptLanguages(tmp_path).rules("en", lambda: None) is None


def test_without_a_place_to_keep_it_everything_is_read_anew(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    kept = KeptLanguages(tmp_path / "taken" / "languages")
    rules = BlankTokenizer("en").rules()
    assert kept.rules("en", lambda: rules) == replace(rules, whole=longest_whole(rules))


def test_a_language_from_what_is_kept_is_the_same_language(tmp_path: Path) -> None:
    text = "They don't trust Mr. Khan's men (e.g. the TTP) any more; it's gone, US$ 5."
    load("en", None, KeptLanguages(tmp_path))
    again, fresh = load("en", None, KeptLanguages(tmp_path)), load("en")
    assert again.types_of(text) == fresh.types_of(text)
    assert again.version == fresh.version


def test_what_old_versions_kept_of_a_language_goes(tmp_path: Path) -> None:
    others = ["pt-br-0123456789abcdef.rules", "pt-0123456789abcdef.lemmas", "en-0123456789abcdef.rules"]
    old = [f"pt-{number:016x}.rules" for number in range(4)]
    for age, name in enumerate([*others, *reversed(old)]):
        (tmp_path / name).write_bytes(b"kept by another version")
        utime(tmp_path / name, (age, age))
    KeptLanguages(tmp_path).rules("pt", lambda: None)
    names = {path.name for path in tmp_path.iterdir()}
    assert names >= {*others, *old[:2]}
    assert len(names - {*others, *old[:2]}) == 1
