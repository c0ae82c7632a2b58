"""Versions of what is installed, as `importlib.metadata` tells them, and states of trained models."""

import importlib.metadata
import os
from pathlib import Path

import pytest
import spacy

from qda.language.installed import installed, model_state
from qda.language.load import fresh
from qda.language.version import version_of


@pytest.mark.parametrize("name", ["spacy", "simplemma", "regex", "numpy", "Python_DateUtil"])
def test_a_version_is_the_one_that_python_tells(name: str) -> None:
    assert installed(name) == importlib.metadata.version(name)


@pytest.mark.parametrize("name", ["no-such-thing", "models/mine", "blank:en", "../en"])
def test_what_is_not_installed_has_none(name: str) -> None:
    assert installed(name) is None
    assert model_state(name) is None


@pytest.mark.parametrize("file", ["METADATA", "PKG-INFO"])
def test_a_version_is_a_line_of_the_metadata_and_no_other_text(file, tmp_path, monkeypatch) -> None:
    ending = {"METADATA": "dist-info", "PKG-INFO": "egg-info"}[file]
    folder = tmp_path / f"en_core_news-1.2.{ending}"
    folder.mkdir()
    told = "Metadata-Version: 2.1\nName: en_core_news\nVersion: 1.2\n\nVersion: 3 is\nto come\n"
    (folder / file).write_text(told, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert installed("en_core_news") == importlib.metadata.version("en_core_news") == "1.2"
    assert model_state("en_core_news") == "1.2"


def model(folder: Path, lemma: str) -> str:
    """A pipeline that makes of "went" what it is told."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("attribute_ruler").add([[{"LOWER": "went"}]], {"LEMMA": lemma})
    pipeline.to_disk(folder)
    return str(folder)


def test_a_model_that_was_put_in_anothers_place_is_not_the_same(tmp_path: Path) -> None:
    versions, lemmas = set(), []
    for lemma in ("go", "wend"):
        name = model(tmp_path / "model", lemma)
        version_of.cache_clear()
        versions.add(version_of("en", name))
        lemmas += [one.lemma for one in fresh("en", name).types_of("went")]
    assert lemmas == ["go", "wend"]
    assert len(versions) == 2


def test_a_file_of_a_model_that_was_written_anew_counts_also_when_it_is_as_long(tmp_path: Path) -> None:
    name = model(tmp_path / "model", "go")
    before = model_state(name)
    assert model_state(name) == before
    path = tmp_path / "model" / "meta.json"
    at = path.stat().st_mtime
    os.utime(path, (at + 5, at + 5))
    assert model_state(name) != before
    os.utime(path, (at, at))
    assert model_state(name) == before


def test_a_folder_that_is_no_model_is_not_looked_through(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "one.txt").touch()
    assert model_state(str(tmp_path)) is None
