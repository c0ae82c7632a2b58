"""What is kept is found again by keys; each must hold all that what is kept depends on.

Whatever changes a result changes its key here. What a key leaves out stands in a list with the reason, and a
setting, a field or a data file that stands in neither list fails: somebody has to say what it does.
"""

import shutil
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import spacy

from qda.coding.compile import compile_codebook
from qda.errors import Place
from qda.interchange.shards import ShardColumns
from qda.language import data, version
from qda.language.load import load
from qda.model.codebook import Code, Codebook, Example, Rule, Scope
from qda.model.document import Document, Speakers
from qda.model.settings import FindingLimits, Settings
from qda.model.span import Span
from qda.project.coding import engine_key, machine
from qda.project.corpus import job as jobs
from qda.project.corpus.job import Job
from qda.project.index import corpora, kept_languages
from qda.project.workspace import Workspace

FOLDERS = Path(version.__file__).parent
Change = tuple[Any, str]
"""Another value of a field, and why it makes no difference."""


def test_every_field_is_in_a_list() -> None:
    known = {
        Settings: (SETTINGS_OF_INDEX, SETTINGS_NOT_OF_INDEX),
        Document: (DOCUMENT, NOT_OF_DOCUMENT),
        Job: (JOB, NOT_OF_JOB),
        ShardColumns: (SHARD_COLUMNS,),
        Code: (CODE, NOT_OF_CODE),
        Rule: (RULE, NOT_OF_RULE),
    }
    for kind, lists in known.items():
        named = [name for one in lists for name in one]
        assert sorted(named) == sorted(field.name for field in fields(kind)), kind
    named = [*SETTINGS_OF_SHARD, *SETTINGS_NOT_OF_SHARD]
    assert sorted(named) == sorted(field.name for field in fields(Settings))


# A language.

ANOTHERS = {
    "cues.toml": "assertions alone depend on it: the engine's key holds it",
    "meaning.toml": "only quotations of a manuscript are compared by it, which are compared each time",
    "numerals.toml": "the same",
    "stopwords.toml": "only reports of words leave them out, and are made each time",
}
LISTS = sorted({path.name for path in FOLDERS.glob("*/*.toml")})


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data of all languages, which is read in place of them."""
    copied = shutil.copytree(FOLDERS, tmp_path / "language", ignore=shutil.ignore_patterns("*.py", "__*"))
    monkeypatch.setattr(data, "files", lambda _: copied)
    return copied


@pytest.fixture
def _no_memory() -> Iterator[None]:
    """Keys that were asked for before, or are asked for here, are not remembered."""
    known = (version.version_of, engine_key._key, jobs.compiled)
    for one in known:
        one.cache_clear()
    yield
    for one in known:
        one.cache_clear()


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


# An index.

SETTINGS_OF_INDEX = {
    "language": "fr",
    "language_model": "en_core_web_sm",
    "interviewers": ("Q",),
    "speakers": r"(?P<speaker>\w+) - ",
}
SETTINGS_NOT_OF_INDEX: dict[str, Change] = {
    "title": ("Another", "it is only shown"),
    "unit": ("turn", "all units are indexed, whichever is counted"),
    "cooccurrence_unit": ("turn", "the same"),
    "transcripts": ("texts", "the text itself is in the key, wherever it was read"),
    "codebooks": ("books", "what they say is coded, not indexed"),
    "findings": ("claims", "nothing is indexed of them"),
    "results": ("out", "it is where reports go"),
    "participants": ("people.csv", "attributes are joined to codings when they are counted"),
    "references": ("works.bib", "the same"),
    "audit": (FindingLimits(least_participants=3), "findings are looked at each time"),
    "ignored": ((("one", "reason"),), "the same"),
    "language_place": (Place("qda.toml", 1), "only messages name it"),
}
DOCUMENT = {
    "name": "another",
    "kind": "literature",
    "text": "Q: Why?\n\nA: Because of it.\n",
    "body": Span(0, 8),
    "participant": "P2",
    "language": "de",
    "speakers": Speakers(labels=("A",)),
}
NOT_OF_DOCUMENT: dict[str, Change] = {
    "source": ("another.txt", "it is where the text came from"),
    "source_hash": ("another", "what was read is in the key, by the hash of the text"),
    "attributes": (MappingProxyType({"age": "40"}), "they are joined to codings when they are counted"),
    "locators": (("page 1",), "the same"),
}
TEXT = "Q: Why?\n\nA: Because of that.\n"
READ = Document("one", "interview", TEXT, Span(0, len(TEXT)), "one.txt", "sha256:0", participant="P1")


def index_key(document: Document = READ, **settings: Any) -> str:
    """Nothing is read but the settings."""
    return corpora.index_key(document, Workspace(Path(), Settings(**settings), None))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", SETTINGS_OF_INDEX)
def test_an_index_depends_on_a_setting(name) -> None:
    assert index_key(**{name: SETTINGS_OF_INDEX[name]}) != index_key()


@pytest.mark.parametrize("name", SETTINGS_NOT_OF_INDEX)
def test_an_index_does_not_depend_on_a_setting(name) -> None:
    assert index_key(**{name: SETTINGS_NOT_OF_INDEX[name][0]}) == index_key()


@pytest.mark.parametrize("name", DOCUMENT)
def test_an_index_depends_on_what_is_known_of_a_document(name) -> None:
    assert index_key(READ.changed(**{name: DOCUMENT[name]})) != index_key()


@pytest.mark.parametrize("name", NOT_OF_DOCUMENT)
def test_an_index_does_not_depend_on_what_else_is_known_of_a_document(name) -> None:
    assert index_key(READ.changed(**{name: NOT_OF_DOCUMENT[name][0]})) == index_key()


@pytest.mark.parametrize("name", [field.name for field in fields(Speakers)])
def test_an_index_depends_on_all_that_is_known_of_speakers(name) -> None:
    told = Speakers(**{name: "(?P<speaker>A)" if name == "pattern" else ("A",)})
    assert index_key(READ.changed(speakers=told)) != index_key()


# Codings.

CODE = {
    "code": "another",
    "scope": Scope.TURN,
    "match": (Rule("money/1", "cost"),),
    "unless": (Rule("money/unless/1", "time"),),
}
NOT_OF_CODE: dict[str, Change] = {
    "name": ("Another", "it is only shown"),
    "parent": ("theme", "themes are rolled up when codings are counted"),
    "definition": ("what is paid", "it is only shown"),
    "include": ("wages", "the same"),
    "exclude": ("gifts", "the same"),
    "color": ("#ffffff", "the same"),
    "examples": ((Example("money"),), "they are tried each time that a codebook is checked"),
    "counterexamples": ((Example("time"),), "the same"),
    "line": (7, "it is where the code is written"),
    "column": (7, "the same"),
    "file": ("other.yaml", "the same"),
}
RULE = {"name": "money/2", "pattern": "cost"}
NOT_OF_RULE: dict[str, Change] = {
    "line": (7, "it is where the rule is written"),
    "column": (7, "the same"),
    "file": ("other.yaml", "the same"),
}
MONEY = Code("money", "money", match=(Rule("money/1", "money"),))
THEME = Code("theme", "theme")


def print_of(code: Code) -> str:
    compiled = compile_codebook(Codebook("", "xx", (THEME, code)), load("xx"))
    return compiled.codes[-1].fingerprint


def with_rule(name: str, value: Any) -> Code:
    return replace(MONEY, match=(replace(MONEY.match[0], **{name: value}),))


@pytest.mark.parametrize("name", CODE)
def test_codings_depend_on_what_a_code_finds(name) -> None:
    assert print_of(replace(MONEY, **{name: CODE[name]})) != print_of(MONEY)


@pytest.mark.parametrize("name", NOT_OF_CODE)
def test_codings_do_not_depend_on_what_else_is_said_of_a_code(name) -> None:
    assert print_of(replace(MONEY, **{name: NOT_OF_CODE[name][0]})) == print_of(MONEY)


@pytest.mark.parametrize("name", RULE)
def test_codings_depend_on_a_rule(name) -> None:
    assert print_of(with_rule(name, RULE[name])) != print_of(MONEY)


@pytest.mark.parametrize("name", NOT_OF_RULE)
def test_codings_do_not_depend_on_what_else_is_said_of_a_rule(name) -> None:
    assert print_of(with_rule(name, NOT_OF_RULE[name][0])) == print_of(MONEY)


@pytest.mark.usefixtures("_no_memory")
@pytest.mark.parametrize(
    ("name", "another"),
    [
        ("ENGINE", 0),
        ("OVERLAP_POLICY", "another"),
        ("load_cues", lambda _: ()),
        ("language_version", lambda *_: "another"),
    ],
)
def test_the_engines_key_holds_its_number_its_policy_the_cues_and_the_language(
    name, another, monkeypatch
) -> None:
    before = engine_key.engine_key("en", Settings())
    monkeypatch.setattr(engine_key, name, another)
    engine_key._key.cache_clear()
    assert engine_key.engine_key("en", Settings()) != before


def test_codings_are_named_by_engine_code_and_whether_interviewers_are_coded() -> None:
    names = [("engine", "code", False), ("other", "code", False), ("engine", "other", False)]
    assert len({machine._key(*one) for one in [*names, ("engine", "code", True)]}) == 4


# Shards.

SETTINGS_OF_SHARD = {
    "language": "fr",
    "language_model": None,  # a folder that the test makes
    "unit": "turn",
    "cooccurrence_unit": "turn",
    "interviewers": ("Q",),
    "speakers": r"(?P<speaker>\w+) - ",
}
SETTINGS_NOT_OF_SHARD: dict[str, Change] = {
    "language_place": (Place("qda.toml", 1), "only messages name it"),
    "title": ("Another", "it is only shown"),
    "transcripts": ("texts", "shards are named by hand"),
    "codebooks": ("books", "what the codebook says is in the key"),
    "findings": ("claims", "a corpus has none"),
    "results": ("out", "the output is named by hand"),
    "participants": ("people.csv", "a corpus has no attributes"),
    "references": ("works.bib", "a corpus has no works"),
    "audit": (FindingLimits(least_participants=3), "a corpus has no findings"),
    "ignored": ((("one", "reason"),), "a corpus has no manuscript"),
}
BOOK = "language: en\ncodes:\n  - code: money\n    match: [money]\n"
JOB = {
    "books": (("book.yaml", BOOK.replace("[money]", "[cost]")),),
    "settings": Settings(interviewers=("Q",)),
    "columns": ShardColumns("body"),
    "kind": "literature",
    "include_interviewer": True,
}
NOT_OF_JOB: dict[str, Change] = {
    "batch": (7, "the same is found, however many documents are coded together"),
    "output": (Path("other"), "a part is looked for in the output alone"),
}
SHARD_COLUMNS = {"text": "body", "id": "number", "participant": "who"}
WORK = Job((("book.yaml", BOOK),), Settings(), ShardColumns(), "interview", False, 100, Path("coded"))


def key_of(**values: Any) -> str:
    return jobs.sent(replace(WORK, **values)).key


@pytest.mark.parametrize("name", SETTINGS_OF_SHARD)
def test_a_shard_depends_on_a_setting(name, tmp_path) -> None:
    value = SETTINGS_OF_SHARD[name]
    if name == "language_model":
        value = str(tmp_path / "model")
        spacy.blank("en").to_disk(value)
    assert key_of(settings=Settings(**{name: value})) != key_of()


@pytest.mark.parametrize("name", SETTINGS_NOT_OF_SHARD)
def test_a_shard_does_not_depend_on_a_setting(name) -> None:
    assert key_of(settings=Settings(**{name: SETTINGS_NOT_OF_SHARD[name][0]})) == key_of()


@pytest.mark.parametrize("name", JOB)
def test_a_shard_depends_on_the_job(name) -> None:
    assert key_of(**{name: JOB[name]}) != key_of()


@pytest.mark.parametrize("name", NOT_OF_JOB)
def test_a_shard_does_not_depend_on_how_the_work_is_done(name) -> None:
    assert key_of(**{name: NOT_OF_JOB[name][0]}) == key_of()


@pytest.mark.parametrize("name", SHARD_COLUMNS)
def test_a_shard_depends_on_which_columns_are_read(name) -> None:
    assert key_of(columns=ShardColumns(**{name: SHARD_COLUMNS[name]})) != key_of()


@pytest.mark.parametrize(
    "edited",
    [
        BOOK.replace("money", "cost"),
        BOOK.replace("code: money", "code: cost"),
        BOOK.replace("en", "fr"),
        f"{BOOK}    codes:\n      - code: wages\n        match: [wage]\n",
    ],
)
def test_a_shard_depends_on_the_codebook(edited: str) -> None:
    assert key_of(books=(("book.yaml", edited),)) != key_of()


def test_a_shard_depends_on_where_its_codes_stand() -> None:
    below = "codes:\n  - code: theme\n    codes:\n      - code: money\n        match: [money]\n"
    beside = "codes:\n  - code: theme\n  - code: money\n    match: [money]\n"
    assert key_of(books=(("book.yaml", below),)) != key_of(books=(("book.yaml", beside),))


@pytest.mark.usefixtures("_no_memory")
@pytest.mark.parametrize(("name", "another"), [("FORMAT", 0), ("__version__", "another")])
def test_a_shard_depends_on_the_format_and_the_program(name, another, monkeypatch) -> None:
    before = key_of()
    monkeypatch.setattr(jobs, name, another)
    assert key_of() != before
