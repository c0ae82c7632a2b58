import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, create_engine, inspect, select

from qda.errors import Place, StoreError
from qda.model.decision import Memo
from qda.model.document import Document
from qda.store import migrations, schema
from qda.store.check import check_store
from qda.store.database import Store, open_store
from qda.store.engine import connect, use_wal
from qda.store.header import APPLICATION_ID, VERSION
from qda.store.location import database_path
from qda.store.migrations import MIGRATIONS, back_up, migrate
from qda.store.payloads import ProjectCreated

NEWEST = len(MIGRATIONS)


def pragma(path: Path, name: str) -> object:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute(f"PRAGMA {name}").fetchone()[0]


def noon() -> datetime:
    return datetime(2027, 1, 2, 12, 30, tzinfo=UTC)


def add_color(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE coders ADD COLUMN color TEXT")


def fail_halfway(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE coders ADD COLUMN color TEXT")
    connection.exec_driver_sql("INSERT INTO coders (name, since) VALUES ('x', 'y')")
    raise KeyboardInterrupt


def test_a_new_database_says_whose_it_is_and_which_version(store: Store) -> None:
    assert pragma(store.path, "application_id") == int.from_bytes(b"QDA1", "big")
    assert pragma(store.path, "user_version") == len(MIGRATIONS) == VERSION
    with closing(sqlite3.connect(store.path)) as raw:
        rows = raw.execute("SELECT version, name, at FROM applied_migrations").fetchall()
    assert rows == [
        (number, migration.__name__, "2026-03-01T12:00:00Z")
        for number, migration in enumerate(MIGRATIONS, start=1)
    ]


def test_the_migrations_make_the_tables_that_the_schema_describes(store: Store) -> None:
    fresh = create_engine("sqlite://")
    schema.metadata.create_all(fresh)
    made = create_engine(f"sqlite:///{store.path}")
    try:
        for table in schema.metadata.tables:
            described, found = inspect(fresh), inspect(made)
            assert str(found.get_columns(table)) == str(described.get_columns(table))
            assert found.get_foreign_keys(table) == described.get_foreign_keys(table)
            assert found.get_indexes(table) == described.get_indexes(table)
        assert sorted(inspect(made).get_table_names()) == sorted(schema.metadata.tables)
    finally:
        fresh.dispose()
        made.dispose()


@pytest.mark.usefixtures("store")
def test_opening_again_changes_nothing(tmp_path: Path, dump: Callable[[], list[str]]) -> None:
    before = dump()
    with open_store(tmp_path) as again:
        assert again.documents() == ()
    assert dump() == before
    assert not (tmp_path / ".qda" / "backups").exists()


def test_connections_keep_their_promises(store: Store) -> None:
    with store.reading() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 100}


def test_a_store_waits_thirty_seconds_for_other_writers_unless_told_otherwise(tmp_path: Path) -> None:
    with open_store(tmp_path, create=True) as store, store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one() == 30_000


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize(
    "statement", ["PRAGMA application_id = 7", "CREATE TABLE t (x)", "PRAGMA user_version = 1"]
)
def test_the_database_of_another_program_is_refused_and_left_alone(
    tmp_path: Path, create: bool, statement: str
) -> None:
    path = database_path(tmp_path)
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(statement)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="this database belongs to another program"):
        open_store(tmp_path, create=create)
    assert path.read_bytes() == before


def test_a_database_of_a_newer_qda_is_refused_and_left_alone(tmp_path: Path) -> None:
    open_store(tmp_path, create=True).close()
    path = database_path(tmp_path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(
        StoreError, match=f"its database has version 99, this program knows {NEWEST}"
    ) as error:
        open_store(tmp_path)
    assert "Install the newest qda" in error.value.remedy
    assert path.read_bytes() == before


def test_an_old_database_is_copied_and_then_brought_up_to_date(store: Store) -> None:
    with store.change("Anna") as change:
        change.append(ProjectCreated("Old"))
    engine = connect(store.path, wait=1)
    migrate(engine, store.path, noon, (*MIGRATIONS, add_color))
    engine.dispose()
    assert pragma(store.path, "user_version") == NEWEST + 1
    with closing(sqlite3.connect(store.path)) as raw:
        rows = raw.execute(
            f"SELECT version, name, at FROM applied_migrations WHERE version = {NEWEST + 1}"
        ).fetchall()
        columns = [row[1] for row in raw.execute("PRAGMA table_info(coders)")]
    assert rows == [(NEWEST + 1, "add_color", "2027-01-02T12:30:00Z")]
    assert "color" in columns
    copy = store.path.parent / "backups" / f"project-v{NEWEST}-20270102T123000Z.db"
    with closing(sqlite3.connect(copy)) as raw:
        assert raw.execute("SELECT type FROM events").fetchall() == [("ProjectCreated",)]
        assert "color" not in [row[1] for row in raw.execute("PRAGMA table_info(coders)")]
    assert pragma(copy, "application_id") == APPLICATION_ID
    assert pragma(copy, "user_version") == NEWEST
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def test_a_second_copy_in_one_second_does_not_overwrite_the_first(store: Store) -> None:
    engine = connect(store.path, wait=1)
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            migrate(engine, store.path, noon, (*MIGRATIONS, fail_halfway))
    engine.dispose()
    assert sorted(file.name for file in (store.path.parent / "backups").iterdir()) == [
        f"project-v{NEWEST}-20270102T123000Z-2.db",
        f"project-v{NEWEST}-20270102T123000Z.db",
    ]


def test_a_migration_that_another_program_has_just_made_is_not_made_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def be_quicker(engine: Engine) -> None:
        monkeypatch.setattr(migrations, "use_wal", use_wal)
        open_store(tmp_path, create=True).close()
        use_wal(engine)

    monkeypatch.setattr(migrations, "use_wal", be_quicker)
    with open_store(tmp_path, create=True) as store, store.reading() as connection:
        assert connection.execute(select(schema.applied_migrations.c.version)).scalars().all() == list(
            range(1, NEWEST + 1)
        )


def test_without_a_copy_nothing_is_brought_up_to_date(store: Store) -> None:
    (store.path.parent / "backups").write_text("a file in the place of the folder")
    engine = connect(store.path, wait=1)
    with pytest.raises(StoreError, match="the project database cannot be reached"):
        migrate(engine, store.path, noon, (*MIGRATIONS, add_color))
    engine.dispose()
    assert pragma(store.path, "user_version") == NEWEST


def test_a_copy_that_fails_leaves_no_half_of_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def execute(self, _statement: str, _values: object) -> None:
            raise sqlite3.OperationalError("database or disk is full")

        def close(self) -> None:
            pass

    monkeypatch.setattr(sqlite3, "connect", lambda _path: Full())
    with pytest.raises(sqlite3.OperationalError):
        back_up(store.path, 1, noon)
    assert list((store.path.parent / "backups").iterdir()) == []


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    store: Store, dump: Callable[[], list[str]]
) -> None:
    before = dump()
    engine = connect(store.path, wait=1)
    with pytest.raises(KeyboardInterrupt):
        migrate(engine, store.path, noon, (*MIGRATIONS, fail_halfway))
    engine.dispose()
    assert dump() == before
    assert pragma(store.path, "user_version") == NEWEST


def test_a_first_migration_that_fails_leaves_nothing_and_needs_no_copy(tmp_path: Path) -> None:
    def fail(connection: Connection) -> None:
        MIGRATIONS[0](connection)
        raise KeyboardInterrupt

    path = database_path(tmp_path)
    path.parent.mkdir()
    engine = connect(path, wait=1)
    with pytest.raises(KeyboardInterrupt):
        migrate(engine, path, noon, (fail,))
    engine.dispose()
    assert (pragma(path, "application_id"), pragma(path, "user_version")) == (0, 0)
    assert not (path.parent / "backups").exists()
    with open_store(tmp_path, create=True) as store:
        assert store.events() == ()


ADDED: dict[int, tuple[str, ...]] = {
    2: ("documents DROP COLUMN speakers",),
    3: ("events DROP COLUMN redacted_by", "memos DROP COLUMN replaces"),
    4: (),
    5: (),
}
"""How what a version added to tables is taken away again."""


def as_of(path: Path, version: int) -> None:
    """Make a database what a program of an earlier version would have left."""
    guard = schema.guards()["applied_migrations_never_delete"]
    with closing(sqlite3.connect(path)) as raw, raw:
        for later in range(version + 1, NEWEST + 1):
            for change in ADDED[later]:
                raw.execute(f"ALTER TABLE {change}")
        raw.execute("DROP TRIGGER applied_migrations_never_delete")
        raw.execute("DELETE FROM applied_migrations WHERE version > ?", (version,))
        raw.execute(schema.guard_sql("applied_migrations_never_delete", *guard))
        raw.execute(f"PRAGMA user_version = {version}")


@pytest.mark.parametrize("version", range(1, NEWEST))
def test_a_project_of_an_earlier_version_opens_and_is_whole(
    tmp_path: Path, document: Document, version: int
) -> None:
    path = database_path(tmp_path)
    with open_store(tmp_path, create=True) as store, store.change("Anna") as change:
        change.put_document(document)
    as_of(path, version)
    with open_store(tmp_path) as store:
        assert store.documents() == (document,)
        assert pragma(path, "user_version") == NEWEST
        assert check_store(store) == []
    (copy,) = (path.parent / "backups").iterdir()
    assert pragma(copy, "user_version") == version


@pytest.mark.parametrize("version", [1, 3])
def test_memos_of_the_first_day_get_the_column_that_they_lack(
    tmp_path: Path, document: Document, version: int
) -> None:
    memo = Memo("document", document.name, "a sad talk", "Anna", "2026-03-01T12:00:00Z")
    with open_store(tmp_path, create=True) as store, store.change("Anna") as change:
        change.put_document(document)
        change.write_memo(memo)
    as_of(database_path(tmp_path), version)
    with closing(sqlite3.connect(database_path(tmp_path))) as raw:
        raw.execute("ALTER TABLE memos DROP COLUMN coding")
    with open_store(tmp_path) as store:
        assert store.memos() == (memo,)
        assert check_store(store) == []


@pytest.mark.parametrize("known", [1, 2, 3])
def test_a_program_of_an_earlier_version_refuses_what_this_one_has_opened(
    tmp_path: Path, document: Document, known: int
) -> None:
    path = database_path(tmp_path)
    with open_store(tmp_path, create=True) as store, store.change("Anna") as change:
        change.put_document(document)
    as_of(path, 3)
    open_store(tmp_path).close()
    before = path.read_bytes()
    engine = connect(path, wait=1)
    with pytest.raises(StoreError, match=rf"a newer qda: .* version {NEWEST}, this program knows {known}"):
        migrate(engine, path, noon, MIGRATIONS[:known])
    engine.dispose()
    assert path.read_bytes() == before


@pytest.mark.parametrize("closed", ["project.db", ".qda"])
def test_an_earlier_database_that_may_only_be_read_is_left_alone_and_told(
    tmp_path: Path, document: Document, closed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = database_path(tmp_path)
    with open_store(tmp_path, create=True) as store, store.change("Anna") as change:
        change.put_document(document)
    as_of(path, 1)
    can = os.access
    monkeypatch.setattr(
        os, "access", lambda place, mode: can(place, mode) and not (mode == os.W_OK and place.name == closed)
    )
    with pytest.raises(StoreError, match=r"an earlier qda: .* may only be read") as error:
        open_store(tmp_path)
    assert error.value.place == Place(path)
    assert "Copy the project's folder" in error.value.remedy
    assert (pragma(path, "user_version"), (path.parent / "backups").exists()) == (1, False)


@pytest.mark.parametrize("table", schema.APPEND_ONLY)
def test_rows_that_are_appended_cannot_be_changed(store: Store, table: str) -> None:
    with closing(sqlite3.connect(store.path)) as raw:
        triggers = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert {f"{table}_never_update", f"{table}_never_delete"} <= triggers


def test_the_database_itself_refuses_to_change_what_is_kept(store: Store) -> None:
    with store.change("Anna") as change:
        change.append(ProjectCreated("Title"))
    with closing(sqlite3.connect(store.path)) as raw:
        for statement in ("UPDATE events SET actor = 'Ben'", "DELETE FROM events"):
            with pytest.raises(sqlite3.IntegrityError, match="rows of events are kept as they are"):
                raw.execute(statement)
    assert [event.actor for event in store.events()] == ["Anna"]
