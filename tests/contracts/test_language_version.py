"""The version of a language holds all that what is read by it depends on.

A data file that is in no version and not in the list of those that need none fails: somebody has to say
what it does.
"""

import shutil
from pathlib import Path

import pytest

from qda.language import data, version
from qda.project.index import kept_languages

FOLDERS = Path(version.__file__).parent


ANOTHERS = {
    "cues.toml": "assertions alone depend on it: the engine's key holds it",
    "meaning.toml": "only quotations of a manuscript are compared by it, which are compared each time",
    "numerals.toml": "the same",
    "prevalence.toml": "only claims are read by it, which are read each time",
    "sizes.toml": "the same",
    "stopwords.toml": "only reports of words leave them out, and are made each time",
}
LISTS = sorted({path.name for path in FOLDERS.glob("*/*.toml")})


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data of all languages, which is read in place of them."""
    copied = shutil.copytree(FOLDERS, tmp_path / "language", ignore=shutil.ignore_patterns("*.py", "__*"))
    monkeypatch.setattr(data, "files", lambda _: copied)
    return copied


def version_now(code: str, model: str | None = None) -> str:
    version.version_of.cache_clear()
    return version.version_of(code, model)


@pytest.mark.usefixtures("_no_memory")
@pytest.mark.parametrize("name", LISTS)
def test_a_languages_version_holds_its_files(name: str, folders: Path) -> None:
    some = sorted(folders.glob(f"*/{name}"))
    assert some
    for path in some:
        code = "ja" if path.parent.name == data.FALLBACK else path.parent.name
        before = version_now(code)
        path.write_text(path.read_text("utf-8") + "\nanother = 1\n", "utf-8")
        assert (version_now(code) == before) == (name in ANOTHERS), path


@pytest.mark.usefixtures("_no_memory")
def test_a_languages_version_holds_the_labels_of_every_language(folders: Path) -> None:
    before = version_now("en")
    path = folders / data.FALLBACK / "speakers.toml"
    path.write_text(path.read_text("utf-8") + "\nanother = 1\n", "utf-8")
    assert version_now("en") != before


@pytest.mark.usefixtures("_no_memory")
@pytest.mark.parametrize("name", ["RULES", "__version__", "unidata_version"])
def test_a_languages_version_holds_those_of_the_rules_the_program_and_unicode(name, monkeypatch) -> None:
    before = version_now("en")
    monkeypatch.setattr(version, name, "another")
    assert version_now("en") != before


@pytest.mark.usefixtures("_no_memory")
@pytest.mark.parametrize(
    ("code", "model", "name"),
    [
        ("en", None, "spacy"),
        ("en", None, "simplemma"),
        ("en", None, "regex"),
        ("ja", None, "sudachipy"),
        ("ja", None, "sudachidict_core"),
        ("ko", None, "natto-py"),
        ("th", None, "pythainlp"),
        ("vi", None, "pyvi"),
        ("vie", None, "pyvi"),
        ("ja", "ja_core_news_sm", "sudachipy"),
        ("ru", "ru_core_news_sm", "pymorphy3"),
        ("ru", "ru_core_news_sm", "pymorphy3-dicts-ru"),
        ("uk", "uk_core_news_sm", "pymorphy3-dicts-uk"),
        ("zh", "zh_core_web_sm", "spacy-pkuseg"),
    ],
)
def test_a_languages_version_holds_those_of_what_it_is_cut_by(code, model, name, monkeypatch) -> None:
    there: dict[str, str | None] = {name: None}
    monkeypatch.setattr(version, "installed", lambda asked: there.get(asked, "1.0"))
    versions = {version_now(code, model)}
    for there[name] in ("1.0", "1.1"):
        versions.add(version_now(code, model))
    assert len(versions) == 3


@pytest.mark.usefixtures("_no_memory")
def test_a_languages_version_holds_its_code_and_its_model(monkeypatch) -> None:
    states: dict[str, str | None] = {"one": "1.0", "other": "1.0"}
    monkeypatch.setattr(version, "model_state", states.__getitem__)
    no_files = ("lt", None), ("lv", None)
    versions = [version_now(*asked) for asked in (*no_files, ("en", None), ("en", "one"), ("en", "other"))]
    states["one"] = "1.1"
    versions.append(version_now("en", "one"))
    assert len(set(versions)) == 6


@pytest.mark.usefixtures("_no_memory")
def test_what_is_kept_of_a_language_is_named_by_its_version(monkeypatch) -> None:
    def names() -> set[str]:
        version.version_of.cache_clear()
        return {kept_languages.KeptLanguages(Path())._path("en", what).name for what in ("rules", "lemmas")}

    before = names()
    monkeypatch.setattr(version, "RULES", "another")
    assert len(before | names()) == 4
