"""Is the record of events whole and as it was written?"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from qda.errors import StoreError
from qda.store.changes.redaction import NOTHING
from qda.store.events import event_of
from qda.store.payloads import Redacted
from qda.store.problem import BACKUP, Problem
from qda.store.reading_rows import is_whole
from qda.store.schema import events

_CHANGED = f"Somebody has edited the database. {BACKUP}"


def check_chain(connection: Connection) -> Iterator[Problem]:
    """Events that are missing, that were changed, or that do not follow the one before them.

    A redacted event says nothing any more. It is as it should be when a later event says that it was redacted
    and names the hash by which the chain still holds.
    """
    rows = connection.execute(select(events).order_by(events.c.number)).all()
    excused = _excused(rows)
    number, last_hash = 0, ""
    for row in rows:
        if not isinstance(row.number, int):
            yield Problem("it has no number any more", _where(row), _CHANGED)
            continue
        if row.number != number + 1:
            one = row.number == number + 2
            missing = f"event {number + 1} is" if one else f"events {number + 1}-{row.number - 1} are"
            yield Problem(f"{missing} missing from the record", "events", _CHANGED)
        elif row.previous != last_hash:
            yield Problem("it does not follow the event before it", _where(row), _CHANGED)
        if row.redacted_by is not None:
            excuse = excused.get((row.redacted_by, row.number))
            if row.payload != NOTHING or excuse != row.hash or not is_whole("events", row):
                yield Problem("it was emptied, and no later event says why", _where(row), _CHANGED)
        elif not _is_as_written(row):
            yield Problem("it was changed after it was written", _where(row), _CHANGED)
        number, last_hash = row.number, row.hash


def _excused(rows: Sequence[Row[Any]]) -> dict[tuple[int, int], str]:
    """The hashes of redacted events, by the number of the event that redacted them and their own."""
    found: dict[tuple[int, int], str] = {}
    for row in rows:
        if row.type == Redacted.__name__ and row.redacted_by is None and _is_as_written(row):
            said = json.loads(row.payload).get("events")
            if isinstance(said, dict):
                numbers = [one for one in said if one.isdecimal() and int(one) < row.number]
                found |= {(row.number, int(one)): said[one] for one in numbers}
    return found


def _is_as_written(row: Row[Any]) -> bool:
    try:
        event_of(row)
    except StoreError:
        return False
    return True


def _where(row: Row[Any]) -> str:
    return f"event {row.number} ({row.type}, {row.actor}, {row.at})"
