"""Is the record of events whole and as it was written?"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from qda.store.events import event_of
from qda.store.problem import BACKUP, Problem
from qda.store.schema import events

_CHANGED = f"Somebody has edited the database. {BACKUP}"


def check_chain(connection: Connection) -> Iterator[Problem]:
    """Events that are missing, that were changed, or that do not follow the one before them."""
    number, last_hash = 0, ""
    for row in connection.execute(select(events).order_by(events.c.number)):
        if row.number != number + 1:
            one = row.number == number + 2
            missing = f"event {number + 1} is" if one else f"events {number + 1}-{row.number - 1} are"
            yield Problem(f"{missing} missing from the record", "events", _CHANGED)
        elif row.previous != last_hash:
            yield Problem("it does not follow the event before it", _where(row), _CHANGED)
        if not _is_as_written(row):
            yield Problem("it was changed after it was written", _where(row), _CHANGED)
        number, last_hash = row.number, row.hash


def _is_as_written(row: Row[Any]) -> bool:
    try:
        return bool(event_of(row).hash == row.hash)
    except (ValueError, TypeError):
        return False


def _where(row: Row[Any]) -> str:
    return f"event {row.number} ({row.type}, {row.actor}, {row.at})"
