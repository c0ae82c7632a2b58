"""One change in the making: who makes it, when, and the events that tell of it."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, bindparam, insert, select, update
from sqlalchemy.dialects.sqlite import dialect

from qda.model.event import Event
from qda.model.identity import canonical_json
from qda.model.plain import plain_fields
from qda.store.events import Events, event_of
from qda.store.payloads import Payload
from qda.store.rows import NOTHING_GIVEN, Row, rows_of
from qda.store.schema import events

_SQLITE = dialect(paramstyle="named")


def adding(table: Table, columns: Iterable[str]) -> str:
    """The statement that adds a row of these columns to a table."""
    return str(insert(table).compile(dialect=_SQLITE, column_keys=list(columns)))


def altering(table: Table, columns: Iterable[str], *, where: Iterable[str]) -> str:
    """The statement that alters these columns of the rows of which those under `where` are `of_NAME`."""
    here = (table.c[name] == bindparam(f"of_{name}") for name in where)
    values: dict[str, Any] = {name: bindparam(name) for name in columns}
    return str(update(table).where(*here).values(values).compile(dialect=_SQLITE))


_APPEND = adding(events, ("number", "at", "actor", "type", "payload", "previous", "hash"))


class Changing(Events):
    """One change in the making: an actor, a time and a connection that holds the write lock.

    Whatever alters rows calls `append` for it. All of it is kept when the change ends well, else nothing.
    """

    def __init__(self, connection: Connection, actor: str, at: str) -> None:
        self.connection = connection
        self.actor = actor
        self.at = at
        row = connection.execute(select(events).order_by(events.c.number.desc()).limit(1)).first()
        last = event_of(row) if row else None
        self._number: int = last.number if last else 0
        self._hash: str = last.hash if last else ""

    def rows(self, statement: str, parameters: Mapping[str, Any] = NOTHING_GIVEN) -> list[Row]:
        """What the change's own connection gives, which sees what it has altered."""
        return rows_of(self._driver, statement, parameters)

    def write(self, statement: str, row: Mapping[str, Any]) -> None:
        """Let a statement of `adding` or `altering` write a row.

        It goes to Python's own driver: an import writes tens of thousands, and SQLAlchemy takes several times
        as long as SQLite for each.
        """
        self._driver.execute(statement, row)

    @property
    def _driver(self) -> Any:
        return self.connection.connection.driver_connection

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
        self.write(_APPEND, row)
        self._number, self._hash = event.number, row["hash"]
        return event
