"""Connections to the database file, each with the same promises."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from qda.errors import StoreError
from qda.store.location import AT_REST
from qda.store.rows import text_or_bytes


def connect(path: Path, *, wait: float, at_rest: bool = False) -> Engine:
    """An engine that waits `wait` seconds for other writers and begins its transactions itself.

    `at_rest` opens a database that can only be read, as `location.is_at_rest` tells.
    Python's driver would begin them late, and never for reading, so it is told to leave that alone.
    """
    place = path.resolve().as_uri() if at_rest else str(path)
    url = URL.create("sqlite", database=place, query={**AT_REST, "uri": "true"} if at_rest else {})
    engine = create_engine(url, connect_args={"timeout": wait})

    @event.listens_for(engine, "connect")
    def promise(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        connection.text_factory = text_or_bytes
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")  # people's words do not outlive their deletion

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that asks for the write lock first, not halfway; it ends whole or not at all."""
    options = {"begin": "BEGIN IMMEDIATE"}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


def use_wal(engine: Engine) -> None:
    """Let people read while somebody writes; outside a transaction, and the file remembers it."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def write_anew(engine: Engine) -> None:
    """Rewrite the whole database file, and empty the log beside it; outside a transaction.

    Raises StoreError when another program still reads an earlier state, so that the log cannot be emptied.
    """
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("VACUUM")
        busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
    if busy:
        raise StoreError(
            "what was taken out is still in the log beside the database, because another program has it open",
            remedy="End the other programs that use this project; the log goes with the last of them.",
        )
