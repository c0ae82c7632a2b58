"""The project database: open it, read it, change it.

What alters it, SQLAlchemy with it, is loaded when it is altered, checked or made: most commands only read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlencode

from qda.errors import Place, StoreError
from qda.store.clock import Clock, timestamp, utc_now
from qda.store.codebooks import Codebooks
from qda.store.coders import Coders, refuse_no_name
from qda.store.events import Events
from qda.store.failures import changed_meanwhile, plain_words
from qda.store.header import read_header
from qda.store.kept import KeptDocuments
from qda.store.location import AT_REST, existing_database, is_at_rest, new_database, state_of
from qda.store.participants import Participants
from qda.store.rows import NOTHING_GIVEN, Row, rows_of

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from qda.store.changes.change import Change

WAIT = 30.0
"""Seconds to wait for another program that is writing."""


class Store(KeptDocuments, Participants, Codebooks, Coders, Events):
    """An open project database. Close it, or use it in a `with` block."""

    def __init__(self, path: Path, clock: Clock, wait: float) -> None:
        self.path = path
        self._clock, self._wait = clock, wait
        self._reader: sqlite3.Connection | None = None
        self._changing = False
        self._events_before: int | None = None
        self._last_when_opened = 0
        self._at_rest, self._state = is_at_rest(path), state_of(path)

    def rows(self, statement: str, parameters: Mapping[str, Any] = NOTHING_GIVEN) -> list[Row]:
        """The rows that an SQL statement gives, as the database stands now."""
        with plain_words(self.path):
            found = rows_of(self._driver(), statement, parameters)
        if self._at_rest and state_of(self.path) != self._state:
            raise changed_meanwhile(self.path)
        return found

    def _driver(self) -> sqlite3.Connection:
        """The connection for reading, which is opened when something is read."""
        if self._reader is None:
            place = f"{self.path.resolve().as_uri()}?{urlencode(AT_REST)}" if self._at_rest else self.path
            self._reader = sqlite3.connect(place, timeout=self._wait, isolation_level=None, uri=self._at_rest)
        return self._reader

    @cached_property
    def _engine(self) -> Engine:
        from qda.store.engine import connect

        return connect(self.path, wait=self._wait, at_rest=self._at_rest)

    def bring_up_to_date(self) -> None:
        """Make what tables are missing.

        Raises StoreError for the database of another program or of a newer qda.
        """
        with plain_words(self.path):
            driver = self._driver()
            if read_header(lambda statement: driver.execute(statement).fetchone()[0]).is_of_now:
                if not self._at_rest:
                    driver.execute("PRAGMA journal_mode = WAL")
                return
            from qda.store.migrations import migrate

            migrate(self._engine, self.path, self._clock)

    def note_last_event(self) -> None:
        """Remember how far the record goes, before anything is read."""
        self._last_when_opened = self.last_number()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection of SQLAlchemy on which all reading sees one state of the database."""
        with plain_words(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """All that is read during the block, through this store, is read from one state of the database.

        Keep it short: what others take out for good stays in the file as long as an earlier state is read.
        """
        with plain_words(self.path):
            self._driver().execute("BEGIN")
        try:
            yield
        finally:
            self._driver().execute("COMMIT")

    @contextmanager
    def change(self, actor: str, *, since: str | None = None) -> Iterator[Change]:
        """A change by somebody: all of it is kept when the block ends well, nothing of it otherwise.

        No one else writes meanwhile. With `since`, the `head` of the state in which the change was planned,
        there is no change when anything was recorded after it. Raises StoreError then, when another program
        writes for longer than the store waits, when the disk is full or when the database may only be read.
        """
        from qda.store.changes.change import Change
        from qda.store.engine import writing

        refuse_no_name(actor)
        if self._changing:
            raise RuntimeError("a change is already being made through this store")
        self._changing = True
        try:
            with plain_words(self.path), writing(self._engine) as connection:
                if self._events_before is None:
                    self._events_before = self.count_events()
                change = Change(connection, actor, timestamp(self._clock))
                if since is not None and change.head() != since:
                    raise changed_meanwhile(self.path)
                yield change
        finally:
            self._changing = False

    def refuse_taken_out(self) -> None:
        """Raise StoreError when texts, or names in them, were taken out since this store was opened.

        What was read before may be what went.
        """
        from qda.store.payloads import Pseudonymised, Withdrawn

        taking_out = (Pseudonymised.__name__, Withdrawn.__name__)
        if self.has_any(taking_out, after=self._last_when_opened):
            problem = "texts were taken out of the project, or names in them, while this command read them"
            raise StoreError(problem, place=Place(self.path), remedy="Run the command again.")

    def recorded(self) -> int:
        """How many events changes through this store have left in the database, as it stands now."""
        return 0 if self._events_before is None else self.count_events() - self._events_before

    def compact(self) -> None:
        """Write the database anew, so that no freed page of it holds what was deleted.

        Raises StoreError when another program has the database open and keeps its earlier state alive.
        """
        from qda.store.engine import write_anew

        with plain_words(self.path):
            write_anew(self._engine)

    def close(self) -> None:
        """Close the database. A document's text can still be read: the file is opened again for it."""
        if "_engine" in vars(self):
            self._engine.dispose()
        if self._reader is not None:
            self._reader.close()
            self._reader = None

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
    store = Store(path, clock, wait)
    try:
        store.bring_up_to_date()
        store.note_last_event()
    except BaseException:
        store.close()
        raise
    return store
