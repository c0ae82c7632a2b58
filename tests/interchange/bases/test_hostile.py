"""Damaged, foreign and hostile databases: a clean error, and nothing is written in or beside the file."""

# ruff: noqa: E501  (statements are easier to read on lines of their own)

import os
import random
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from qda.errors import InputError
from qda.interchange.bases import database
from qda.interchange.bases.read import is_base
from qda.project.exchange.import_project import import_project


def small(bases: Any, path: Path, schema: str = "", *rows: Any) -> Path:
    more = [
        *bases.taguette_project(),
        bases.tag(1, "one"),
        *bases.taguette_document("<p>Say</p>", [("Say", [1])]),
    ]
    return Path(bases.made(path, schema or bases.TAGUETTE, [*more, *rows]))


def test_nothing_is_written_in_or_beside_the_file(bases: Any, workspace: Any, tmp_path: Path) -> None:
    folder = tmp_path / "theirs" / "X.qda"
    rows = [
        *bases.qualcoder_project(),
        bases.code(1, "One"),
        bases.source(1, "P1", "Say"),
        bases.coded(1, (0, 3), "Say"),
    ]
    path = bases.made(folder / "data.qda", bases.QUALCODER, rows)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    before = path.read_bytes()
    assert before[18:20] == b"\x02\x02"
    path.chmod(0o400)
    folder.chmod(0o500)
    try:
        done = import_project(workspace, folder, "Tester")  # in a process of its own
    finally:
        folder.chmod(0o700)
    assert done.title == "X"
    assert [one.anchor.quote for one in workspace.store.codings()] == ["Say"]
    assert (os.listdir(folder), path.read_bytes()) == (["data.qda"], before)


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_changes_that_are_not_in_the_file_yet_are_no_silent_loss(
    bases: Any, take: Any, tmp_path: Path, ending: str
) -> None:
    path = small(bases, tmp_path / "t.sqlite3")
    (tmp_path / f"t.sqlite3{ending}").write_bytes(b"x")
    with pytest.raises(InputError, match="changes to it are not in it yet"):
        take(path)
    (tmp_path / f"t.sqlite3{ending}").write_bytes(b"")
    take(path)


def test_foreign_files_are_named(bases: Any, take: Any, tmp_path: Path) -> None:
    folder, empty = tmp_path / "nothing.qda", tmp_path / "empty.sqlite3"
    folder.mkdir()
    empty.write_bytes(b"")
    (tmp_path / "words.db").write_text("not a database", encoding="utf-8")
    other = bases.made(tmp_path / "other.db", "CREATE TABLE places (id); CREATE TABLE visits (id);", [])
    none = bases.made(tmp_path / "none.sqlite3", bases.TAGUETTE, [])
    for path, what in (
        (folder, "there is no data.qda in this folder"),
        (empty, "the file is empty"),
        (tmp_path / "words.db", "this is no database"),
        (tmp_path / "gone.sqlite3", "there is no such file"),
        (other, "neither Taguette's nor QualCoder's; its tables: places, visits"),
        (none, "there is no project in it"),
    ):
        assert is_base(path)
        with pytest.raises(InputError, match=what):
            take(path)


@pytest.mark.parametrize(
    "trick",
    [
        "DROP TABLE tags; CREATE VIEW tags AS WITH RECURSIVE t(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM t) "
        "SELECT id, 1 project_id, 'x' path, '' description FROM t;",
        "DROP TABLE tags; CREATE VIRTUAL TABLE tags USING fts5(id, project_id, path, description);",
        "DROP TABLE tags; CREATE TABLE tags (id, project_id, description, path AS (hex(zeroblob(400000000))));",
        "DROP TABLE tags; CREATE TABLE tags (id, project_id, description, path AS (hex(zeroblob(3))));",
        "DROP TABLE tags; CREATE TABLE tags (id, project_id, path, description, PRIMARY KEY (id)) WITHOUT ROWID;",
    ],
)
def test_what_would_be_run_is_not(bases: Any, take: Any, tmp_path: Path, trick: str) -> None:
    path = small(bases, tmp_path / "t.sqlite3")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(trick)
        if " AS (" in trick and "TABLE" in trick.partition("CREATE")[2][:8]:
            connection.execute("INSERT INTO tags (id, project_id, description) VALUES (1, 1, '')")
        connection.commit()
    with pytest.raises(InputError):
        take(path)


def test_a_forged_index_says_nothing(bases: Any, take: Any, workspace: Any, tmp_path: Path) -> None:
    path = small(bases, tmp_path / "t.sqlite3")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO tags VALUES (2, 1, 'two', '')")
        connection.execute("CREATE TABLE other (highlight_id, tag_id)")
        connection.execute("INSERT INTO other VALUES (100, 2)")
        connection.execute("CREATE INDEX forged ON other (highlight_id, tag_id)")
        connection.execute("PRAGMA writable_schema=ON")
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'index'"))
        real = next(name for name in roots if "autoindex_highlight_tags" in name)
        for name, other in ((real, "forged"), ("forged", real)):
            connection.execute("UPDATE sqlite_master SET rootpage = ? WHERE name = ?", [roots[other], name])
        connection.commit()
    take(path)
    assert [one.code for one in workspace.store.codings()] == ["one"]


def test_a_database_that_is_too_large_is_not_read(
    bases: Any, take: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = small(
        bases, tmp_path / "t.sqlite3", "", *(bases.tag(number, f"n{number}") for number in range(2, 50))
    )
    monkeypatch.setattr(database, "MOST_ROWS", 20)
    with pytest.raises(InputError, match="its table 'tags' has more than 20 rows"):
        take(path)
    monkeypatch.setattr("qda.interchange.bases.read.MOST_BYTES", 1000)
    with pytest.raises(InputError, match="the database is too large"):
        take(path)


def test_values_of_any_kind_in_any_column_do_no_harm(bases: Any, take: Any, tmp_path: Path) -> None:
    schema = bases.QUALCODER.replace("integer primary key", "any").replace("text primary key", "any")
    values = (None, b"\xff\x00\xfe", "a\x00b\x0b\ud7ff", 1e300, -5, 2**63 - 1, "", "12", float("inf"))
    rows = [*bases.qualcoder_project()]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema)
        for table in (
            "source",
            "code_name",
            "code_cat",
            "code_text",
            "cases",
            "case_text",
            "annotation",
            "attribute",
        ):
            names = [one[1] for one in connection.execute(f"PRAGMA table_info({table})")]
            rows += [
                (table, {name: values[(row + at) % len(values)] for at, name in enumerate(names)})
                for row in range(len(values))
            ]
    for kind in ("integer", " text"):
        schema = schema.replace(kind, " any")
    bare = schema.replace(", unique(name)", "").replace("UNIQUE ", "")
    take(bases.made(tmp_path / "odd.qda", bare.replace(", constraint ucm unique(name)", ""), rows))


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_database_is_read_or_refused(bases: Any, take: Any, tmp_path: Path, seed: int) -> None:
    path = small(bases, tmp_path / "t.sqlite3")
    content, chance = bytearray(path.read_bytes()), random.Random(seed)
    for _ in range(chance.randrange(1, 30)):
        content[chance.randrange(16, len(content))] = chance.randrange(256)
    path.write_bytes(content[: chance.choice([len(content), chance.randrange(100, len(content))])])
    with suppress(InputError):
        take(path)
