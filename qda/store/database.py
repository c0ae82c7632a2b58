"""The project database: open it, read it, change it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from qda.store.clock import Clock, timestamp, utc_now
from qda.store.codebooks import CodebookChanges, Codebooks
from qda.store.coders import Coders, refuse_no_name
from qda.store.codings import Codings
from qda.store.decisions import Decisions
from qda.store.documents import Documents
from qda.store.engine import connect, write_anew, writing
from qda.store.failures import plain_words
from qda.store.location import existing_database, new_database
from qda.store.memos import Memos
from qda.store.migrations import migrate
from qda.store.participants import Participants
from qda.store.redaction import RedactionChanges
from qda.store.texts import Texts

WAIT = 30.0
"""Seconds to wait for another program that is writing."""


class Change(RedactionChanges, CodebookChanges):
    """One change in the making, with everything that can be read and altered; `at` is its time."""


class Store(Documents, Texts, Participants, Codebooks, Coders, Codings, Decisions, Memos):
    """An open project database. Close it, or use it in a `with` block."""

    def __init__(self, engine: Engine, path: Path, clock: Clock) -> None:
        self.path = path
        self._engine = engine
        self._clock = clock
        self._changing = False

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on which all reading sees one state of the database."""
        with plain_words(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def change(self, actor: str) -> Iterator[Change]:
        """A change by somebody: all of it is kept when the block ends well, nothing of it otherwise.

        No one else writes meanwhile. Raises StoreError when another program writes for longer than the store
        waits, when the disk is full or when the database may only be read.
        """
        refuse_no_name(actor)
        if self._changing:
            raise RuntimeError("a change is already being made through this store")
        self._changing = True
        try:
            with plain_words(self.path), writing(self._engine) as connection:
                yield Change(connection, actor, timestamp(self._clock))
        finally:
            self._changing = False

    def compact(self) -> None:
        """Write the database anew, so that no freed page of it holds what was deleted.

        Raises StoreError when another program has the database open and keeps its earlier state alive.
        """
        with plain_words(self.path):
            write_anew(self._engine)

    def close(self) -> None:
        """Close the database. A document's text can still be read: the file is opened again for it."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(folder: Path, *, create: bool = False, clock: Clock = utc_now, wait: float = WAIT) -> Store:
    """Open the database of a project folder, `.qda/project.db`, and bring it up to date.

    With `create` it is made when there is none. Raises StoreError when there is none, when the file belongs
    to another program or to a newer qda, or when it cannot be read or written.
    """
    path = new_database(folder) if create else existing_database(folder)
    engine = connect(path, wait=wait)
    try:
        with plain_words(path):
            migrate(engine, path, clock)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, path, clock)
