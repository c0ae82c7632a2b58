"""How a database comes to be and is brought up to date: one named function for each version.

`schema.py` describes the newest tables. Whoever adds a version writes `def what_it_does(connection)`, adds it
to MIGRATIONS, counts it in `header.py`, and writes out in `make_tables`, as SQL, the tables that it changes.
"""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, insert

from qda.errors import Place, StoreError
from qda.store import schema
from qda.store.clock import Clock, timestamp
from qda.store.engine import use_wal, writing
from qda.store.header import APPLICATION_ID, Header, read_header, refuse_others
from qda.store.location import may_be_written, private_file, private_folder, reaching

Migration = Callable[[Connection], None]


_DOCUMENTS_1 = """
CREATE TABLE documents (
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    participant TEXT,
    language TEXT,
    source TEXT NOT NULL,
    source_hash TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    body_start INTEGER NOT NULL,
    body_end INTEGER NOT NULL,
    attributes TEXT NOT NULL,
    locators TEXT NOT NULL,
    removed_at TEXT,
    PRIMARY KEY (name),
    CONSTRAINT body_is_a_span CHECK (0 <= body_start AND body_start <= body_end),
    FOREIGN KEY(text_hash) REFERENCES texts (hash)
)"""


_EVENTS_1 = """
CREATE TABLE events (
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    type TEXT NOT NULL,
    payload TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (hash)
)"""
_MEMOS_1 = """
CREATE TABLE memos (
    number INTEGER NOT NULL,
    about TEXT NOT NULL,
    target TEXT NOT NULL,
    text TEXT NOT NULL,
    coder TEXT NOT NULL,
    at TEXT NOT NULL,
    coding TEXT,
    PRIMARY KEY (number),
    FOREIGN KEY(coder) REFERENCES coders (name)
)"""
_MEMOS_INDEX_1 = "CREATE INDEX memos_about_a_target ON memos (about, target)"


def make_tables(connection: Connection) -> None:
    """Version 1: the tables, and triggers that keep what must be kept."""
    later = {table.name for table in (schema.documents, schema.events, schema.memos)}
    for statement in (_DOCUMENTS_1, _EVENTS_1, _MEMOS_1, _MEMOS_INDEX_1):
        connection.exec_driver_sql(statement)
    first = [table for name, table in schema.metadata.tables.items() if name not in later]
    schema.metadata.create_all(connection, tables=first, checkfirst=False)
    for name, (table, verb) in schema.guards().items():
        connection.exec_driver_sql(schema.guard_sql(name, table, verb))


def keep_speakers(connection: Connection) -> None:
    """Version 2: documents keep what is known of their speakers beside the text."""
    connection.exec_driver_sql("ALTER TABLE documents ADD COLUMN speakers TEXT DEFAULT '{}' NOT NULL")


def let_people_withdraw(connection: Connection) -> None:
    """Version 3: an event can be redacted, and a memo can take the place of an earlier one."""
    connection.exec_driver_sql("ALTER TABLE events ADD COLUMN redacted_by INTEGER")
    connection.exec_driver_sql("ALTER TABLE memos ADD COLUMN replaces INTEGER")


def let_no_earlier_program_misread(connection: Connection) -> None:
    """Version 4: who was taken for the interviewer is apart from what people said, who withdrew is known by
    the key of a name, and a coding can be corrected. No table changes, but programs of version 3 would count
    interviewers' words, let in who withdrew, and take the record for one that somebody has edited.

    Memos of the first day have no column for their coding, which version 1 should have made.
    """
    if "coding" not in {row[1] for row in connection.exec_driver_sql("PRAGMA table_info(memos)")}:
        connection.exec_driver_sql("ALTER TABLE memos ADD COLUMN coding TEXT")


def let_runs_tell_what_they_counted(_connection: Connection) -> None:
    """Version 5: there are events that tell what a run counted, which programs of version 4 do not know."""


MIGRATIONS: tuple[Migration, ...] = (
    make_tables,
    keep_speakers,
    let_people_withdraw,
    let_no_earlier_program_misread,
    let_runs_tell_what_they_counted,
)


def migrate(engine: Engine, path: Path, clock: Clock, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Apply the migrations that a database lacks, in order, each in a transaction with its own record.

    A database that holds a project is copied to `.qda/backups` first.
    """
    with engine.connect() as connection:
        header = _header(connection)
    refuse_others(header, path, len(migrations))
    if 0 < header.version < len(migrations):
        _refuse_unwritable(path)
        back_up(path, header.version, clock)
    use_wal(engine)
    missing = range(header.version + 1, len(migrations) + 1)
    at = timestamp(clock) if missing else ""
    for version in missing:
        _apply(engine, path, version, migrations, at)


def back_up(path: Path, version: int, clock: Clock) -> Path:
    """Copy a database to `.qda/backups/project-v<version>-<time>.db`, whole or not at all."""
    folder = path.parent / "backups"
    moment = timestamp(clock).replace("-", "").replace(":", "")
    copy, number = folder / f"project-v{version}-{moment}.db", 1
    with reaching(copy):
        private_folder(folder)
        while copy.exists():
            number += 1
            copy = folder / f"project-v{version}-{moment}-{number}.db"
        private_file(copy)
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("VACUUM INTO ?", (str(copy),))
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    return copy


def _refuse_unwritable(path: Path) -> None:
    """Raise StoreError for an earlier database, as that of an archived study, that may only be read."""
    if may_be_written(path) and may_be_written(path.parent):
        return
    raise StoreError(
        "this project was last used with an earlier qda: its database has to be brought up to date, but may "
        "only be read",
        place=Place(path),
        remedy="Copy the project's folder to where you may write, and use the copy.",
    )


def _header(connection: Connection) -> Header:
    return read_header(lambda statement: connection.exec_driver_sql(statement).scalar_one())


def _apply(engine: Engine, path: Path, version: int, migrations: Sequence[Migration], at: str) -> None:
    migration = migrations[version - 1]
    with writing(engine) as connection:
        header = _header(connection)
        refuse_others(header, path, len(migrations))
        if header.version >= version:  # another process was quicker
            return
        migration(connection)
        record = {"version": version, "name": migration.__name__, "at": at}
        connection.execute(insert(schema.applied_migrations), record)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {version}")
