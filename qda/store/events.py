"""The record of everything that was done: what was done, by whom and when."""

import json
from collections.abc import Collection

from qda.model.event import Event
from qda.model.identity import canonical_json
from qda.store.reading_rows import kept_json, reads
from qda.store.rows import Row, Rows


class Events(Rows):
    """Reads events."""

    def events(self, *, type: str | None = None) -> tuple[Event, ...]:
        """All events, or those of a type, the oldest first."""
        query = "SELECT * FROM events WHERE :type IS NULL OR type = :type ORDER BY number"
        return tuple(event_of(row) for row in self.rows(query, {"type": type}))

    def last_event(self, type: str) -> Event | None:
        """The last event of a type that was not taken out of the record."""
        query = "SELECT * FROM events WHERE type = :type AND redacted_by IS NULL ORDER BY number DESC LIMIT 1"
        rows = self.rows(query, {"type": type})
        return event_of(rows[0]) if rows else None

    def count_events(self) -> int:
        """How many events there are."""
        return int(self.rows("SELECT count(*) AS many FROM events")[0].many)

    def last_number(self) -> int:
        """The number of the last event; 0 before any."""
        return int(self.rows("SELECT coalesce(max(number), 0) AS last FROM events")[0].last)

    def has_any(self, types: Collection[str], *, after: int) -> bool:
        """Whether events of some types came after the one with a number."""
        query = "SELECT 1 FROM events WHERE number > :after AND type IN (SELECT value FROM json_each(:types))"
        return bool(self.rows(query, {"after": after, "types": json.dumps(list(types))}))

    def kinds_after(self, number: int) -> frozenset[str]:
        """The types of the events after the one with a number, but for what was only told again because other
        events were redacted."""
        query = (
            "SELECT DISTINCT type FROM events WHERE number > :after AND "
            "(type IN ('Withdrawn', 'Pseudonymised') OR "
            "(at, actor) NOT IN (SELECT at, actor FROM events WHERE type = 'Redacted'))"
        )
        return frozenset(row.type for row in self.rows(query, {"after": number}))

    def has_event(self, hash: str) -> bool:
        """Whether an event has a hash."""
        return bool(self.rows("SELECT 1 FROM events WHERE hash = :hash", {"hash": hash}))

    def head(self, *, but: str | None = None) -> str:
        """The hash of the last event, which tells the state of everything that is recorded; "" before any.

        `but` is a type of events that alter nothing.
        """
        query = "SELECT hash FROM events WHERE type IS NOT :but ORDER BY number DESC LIMIT 1"
        last = self.rows(query, {"but": but})
        return str(last[0].hash) if last else ""


@reads("events")
def event_of(row: Row) -> Event:
    """The event that a row holds, as it was written."""
    said = kept_json(row.payload)
    event = Event(row.number, row.at, row.actor, row.type, said, row.previous, row.redacted_by, row.hash)
    if event.hash != row.hash or canonical_json(said) != row.payload:
        raise ValueError("it was changed")
    return event
