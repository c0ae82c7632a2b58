"""The record of everything that was done: read it, append to it in the change that it tells of."""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from qda.model.event import Event
from qda.model.identity import canonical_json
from qda.store.payloads import Payload, plain_fields
from qda.store.schema import events

_APPEND = insert(events)


class Events(ABC):
    """Reads events; the base of everything that reads the database."""

    @abstractmethod
    def reading(self) -> AbstractContextManager[Connection]:
        """A connection on which all reading sees one state of the database."""

    def events(self, *, type: str | None = None) -> tuple[Event, ...]:
        """All events, or those of a type, the oldest first."""
        query = select(events).order_by(events.c.number)
        if type is not None:
            query = query.where(events.c.type == type)
        with self.reading() as connection:
            return tuple(event_of(row) for row in connection.execute(query))

    def head(self) -> str:
        """The hash of the last event, which tells the state of everything that is recorded; "" before any."""
        query = select(events.c.hash).order_by(events.c.number.desc()).limit(1)
        with self.reading() as connection:
            return str(connection.execute(query).scalar() or "")


class Changing(Events):
    """One change in the making: an actor, a time and a connection that holds the write lock.

    Whatever alters rows calls `append` for it. All of it is kept when the change ends well, else nothing.
    """

    def __init__(self, connection: Connection, actor: str, at: str) -> None:
        self.connection = connection
        self.actor = actor
        self.at = at
        last = connection.execute(select(events).order_by(events.c.number.desc()).limit(1)).first()
        self._number: int = last.number if last else 0
        self._hash: str = last.hash if last else ""

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The change's own connection, which sees what it has altered."""
        yield self.connection

    def append(self, payload: Payload) -> Event:
        """Append an event to the chain."""
        said = plain_fields(payload)
        event = Event(self._number + 1, self.at, self.actor, type(payload).__name__, said, self._hash)
        row: dict[str, Any] = {
            "number": event.number,
            "at": event.at,
            "actor": event.actor,
            "type": event.type,
            "payload": canonical_json(said),
            "previous": event.previous,
            "hash": event.hash,
        }
        self.connection.execute(_APPEND, row)
        self._number, self._hash = event.number, row["hash"]
        return event


def event_of(row: Row[Any]) -> Event:
    """The event that a row holds."""
    said = json.loads(row.payload)
    return Event(row.number, row.at, row.actor, row.type, said, row.previous, row.redacted_by, row.hash)
