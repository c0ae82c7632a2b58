"""A damaged database: whoever reads it is told what is wrong, and the check goes on."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from qda.errors import StoreError
from qda.model.coding import Coding
from qda.model.decision import Decision, Memo, Verdict
from qda.model.document import Document
from qda.store.check import check_store
from qda.store.database import Store, open_store
from qda.store.reading_rows import kinds_of
from qda.store.schema import metadata

Tamper = Callable[..., None]

READERS: dict[str, Callable[[Store], object]] = {
    "events": lambda store: store.events(),
    "texts": lambda store: [one.text for one in store.documents()],
    "documents": lambda store: store.documents(),
    "versions": lambda store: store.versions("P5"),
    "participants": lambda store: store.participants(),
    "coders": lambda store: store.coders(),
    "codebooks": lambda store: store.codebooks(),
    "codings": lambda store: store.codings(),
    "decisions": lambda store: store.all_decisions(),
    "memos": lambda store: store.memos(),
}
BYTES, NO_TEXT = "x'ff00'", "CAST(x'41ff42' AS TEXT)"
HALF = r"""'{"a":"\ud83d"}'"""
DEEP = "replace(hex(zeroblob(50000)), '0', '[')"


@pytest.fixture(autouse=True)
def _with_everything(store: Store, document: Document, make_coding: Callable[..., Coding]) -> None:
    coding = replace(make_coding(), score=1.0)
    with store.change("Anna") as change:
        change.put_participants({"P5": {"age": "40-49"}})
        change.use_codebook(title="Borders", source="b.yaml", text="codes: []\n")
        change.put_document(document)
        change.add_coding(coding)
        change.decide(Decision(coding, Verdict.REJECT, "Ben", change.at))
        change.write_memo(Memo("coding", coding.id, "Why?", "Ben", change.at, coding))


def refused(store: Store, table: str) -> StoreError:
    with pytest.raises(StoreError) as error:
        READERS[table](store)
    return error.value


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        *(
            (table.name, column.name, value)
            for table in metadata.tables.values()
            if table.name in READERS
            for column in table.columns
            for value in (BYTES, NO_TEXT)
            if (table.name, column.name) not in {("versions", "document"), ("texts", "hash")}
            and not (column.primary_key and column.name == "number" and table.name != "versions")
            and column.name != "removed_at"
        ),
        ("documents", "attributes", "'{'"),
        ("documents", "attributes", "'[]'"),
        ("documents", "attributes", """'{"a":1}'"""),
        ("documents", "attributes", HALF),
        ("documents", "attributes", DEEP),
        ("documents", "locators", "'{}'"),
        ("documents", "locators", "'[1]'"),
        ("documents", "speakers", "'{'"),
        ("documents", "speakers", """'{"zz":1}'"""),
        ("documents", "speakers", """'{"labels":"INT","interviewers":[],"pattern":null}'"""),
        ("documents", "speakers", """'{"labels":[],"interviewers":[],"pattern":1}'"""),
        ("documents", "version", "1.5"),
        ("documents", "body_start", "'x'"),
        ("participants", "attributes", "'null'"),
        ("codings", "assertion", "'nonsense'"),
        ("codings", "status", "''"),
        ("codings", "start", "-1"),
        ("codings", "end", "0"),
        ("codings", "score", "'much'"),
        ("decisions", "verdict", "'maybe'"),
        ("decisions", "replaces", "'x'"),
        ("memos", "coding", "'{}'"),
        ("memos", "coding", "'[]'"),
        ("memos", "coding", "''"),
        ("memos", "coding", """json_set(coding, '$.anchor.start', 'x')"""),
        ("memos", "coding", """json_set(coding, '$.anchor.start', -1)"""),
        ("memos", "coding", """replace(coding, '1.0', 'NaN')"""),
        ("events", "payload", "replace(payload, '{', char(1))"),
        ("events", "payload", "payload || ' '"),
        ("events", "at", "'1999-01-01T00:00:00Z'"),
        ("texts", "text", "text || 'x'"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_by_its_table_and_named_by_the_check(
    store: Store, tamper: Tamper, table: str, column: str, value: str
) -> None:
    READERS[table](store)
    last = f"rowid = (SELECT max(rowid) FROM {table})"
    tamper(f'UPDATE {table} SET "{column}" = {value} WHERE {last}')
    error = refused(store, table)
    assert f"of the table {table} cannot be read; it was damaged or edited" in error.problem
    assert "run 'qda check'" in error.remedy
    assert check_store(store)


def test_all_columns_have_the_kinds_that_the_schema_gives_them() -> None:
    for table in metadata.tables.values():
        for column in table.columns:
            kinds = (column.type.python_type, *([type(None)] if column.nullable else []))
            assert kinds_of(table.name, column.name) == kinds, (table.name, column.name)


def test_a_column_that_has_lost_its_name_is_refused(store: Store) -> None:
    with closing(sqlite3.connect(store.path)) as raw:
        raw.execute("ALTER TABLE participants RENAME COLUMN attributes TO 'attri butes'")
    assert "of the table participants cannot be read" in refused(store, "participants").problem


def damage(store: Store, found: bytes, put: bytes) -> Path:
    """Change bytes of the database file, which has them in one place; gives the project's folder."""
    store.close()
    with closing(sqlite3.connect(store.path)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = store.path.read_bytes()
    assert content.count(found) == 1
    store.path.write_bytes(content.replace(found, put))
    return store.path.parent.parent


@pytest.mark.parametrize(
    ("found", "put"),
    [
        (b"indexmemos_about_a_target", b"\xecndexmemos_about_a_target"),
        (b"tablememosmemos", b"tablem\xe5mosmemos"),
        (b"CREATE TABLE memos", b"CREATE TABL\xc5 memos"),
    ],
)
def test_a_database_whose_tables_cannot_be_told_any_more_is_refused_in_words(
    store: Store, found: bytes, put: bytes
) -> None:
    folder = damage(store, found, put)
    with pytest.raises(StoreError, match="the project database is damaged") as error:
        open_store(folder)
    assert "run 'qda check'" in error.value.remedy


def test_a_database_that_loses_its_tables_while_it_is_open_is_refused_in_words(store: Store) -> None:
    damage(store, b"tablememosmemos", b"tablem\xe5mosmemos")
    with pytest.raises(StoreError, match="the project database is damaged"):
        check_store(store)
    with pytest.raises(StoreError, match="the project database is damaged"), store.change("Anna"):
        pass


def test_a_row_with_a_broken_character_is_named_and_the_rest_is_read(store: Store, tamper: Tamper) -> None:
    tamper(f"UPDATE coders SET since = {NO_TEXT} WHERE name = 'Ben'")
    assert refused(store, "coders").problem.startswith("row 'Ben' of the table coders")
    assert [problem.where for problem in check_store(store)] == ["coder Ben"]
    assert len(store.codings()) == 1


def test_a_damaged_number_of_versions_is_named_at_once(store: Store, tamper: Tamper) -> None:
    tamper("UPDATE documents SET version = 9223372036854775807")
    whats = [problem.what for problem in check_store(store)]
    assert "versions 2-9223372036854775806 are missing" in whats
    assert len(whats) == 3


@pytest.mark.parametrize(
    ("found", "put", "where", "what"),
    [
        (b"TABLE decisions (\n\tnumber", b"TABLE decisions (\n\tNumber", "decisions", "number"),
        (b"speakers TEXT", b"speakers TEX\xd4", "documents", "speakers"),
        (b"actor TEXT NOT NULL", b"actor TEXT NOT\xa0NULL", "events", "actor"),
        (b"events (\n    number INTEGER", b"events (\n    number INT EGER", "events", "number"),
    ],
)
def test_a_column_that_is_not_as_it_was_made_is_named(
    store: Store, found: bytes, put: bytes, where: str, what: str
) -> None:
    with closing(sqlite3.connect(store.path)) as raw, raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute(
            "UPDATE sqlite_master SET sql = CAST(replace(CAST(sql AS BLOB), ?, ?) AS TEXT)", (found, put)
        )
    store.close()
    problems = [(problem.where, problem.what) for problem in check_store(store)]
    assert (f"table {where}", f"the column {what} is not as it was made") in problems


def test_a_table_of_decisions_whose_columns_have_other_names_is_refused(store: Store) -> None:
    damage(store, b"TABLE decisions (\n\tnumber", b"TABLE decisions (\n\tNumber")
    for read in (store.decisions, store.all_decisions):
        with pytest.raises(StoreError, match="of the table decisions cannot be read"):
            read()


def test_nothing_is_recorded_after_an_event_that_was_damaged(store: Store, tamper: Tamper) -> None:
    tamper("UPDATE events SET hash = x'ff' WHERE number = (SELECT max(number) FROM events)")
    with (
        pytest.raises(StoreError, match="of the table events cannot be read"),
        store.change("Anna") as change,
    ):
        change.write_memo(Memo("code", "c", "x", "Anna", change.at))
