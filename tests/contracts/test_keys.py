"""What is kept is found again by keys; each must hold all that what is kept depends on.

Whatever changes a result changes its key here. What a key leaves out stands in a list with the reason, and a
setting, a field or a data file that stands in neither list fails: somebody has to say what it does.
"""

from dataclasses import fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import spacy

from qda.coding.compile import compile_codebook
from qda.errors import Place
from qda.interchange.shards import ShardColumns
from qda.language.load import load
from qda.model.codebook import Code, Codebook, Example, Rule, Scope
from qda.model.document import Document, Speakers
from qda.model.settings import FindingLimits, Settings
from qda.model.span import Span
from qda.project.coding import engine_key, machine
from qda.project.corpus import job as jobs
from qda.project.corpus.job import Job
from qda.project.index import corpora
from qda.project.workspace import Workspace

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


# An index.

SETTINGS_OF_INDEX = {
    "labels_apart": True,
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
    "labels_apart": True,
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


@pytest.mark.parametrize("name", sorted(field.name for field in fields(Speakers)))
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
    "labels_apart": True,
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
