"""Do the tables hold what the events say was done?"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, Table, select

from qda.model.document import NOTHING_KNOWN
from qda.store.coding_rows import coding_of
from qda.store.decisions import decision_of
from qda.store.documents import facts_of
from qda.store.memos import memo_of
from qda.store.payloads import plain, plain_fields
from qda.store.problem import BACKUP, Problem
from qda.store.rows import Row
from qda.store.schema import codebooks, coders, codings, decisions, documents, events, memos, participants

_REMEDY = f"Somebody has edited the database, or a part of it was lost. {BACKUP}"


class _Things(dict[str, Any]):
    """Documents, codings and the like, named in words, as plain data."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: Counter[str] = Counter()

    def add(self, what: str, thing: Any) -> None:
        """Add a thing that has no name of its own: it is the first, second, ... of its kind."""
        self._counts[what] += 1
        self[f"{what} number {self._counts[what]}"] = thing


def check_record(connection: Connection) -> Iterator[Problem]:
    """Rows that differ from what the events say, rows without an event, and rows that are missing."""
    told = _Things()
    for event in connection.execute(
        select(events).where(events.c.redacted_by.is_(None)).order_by(events.c.number)
    ):
        try:
            _REPLAY.get(event.type, _nothing)(told, json.loads(event.payload))
        except (ValueError, TypeError, KeyError, AttributeError):
            yield Problem("what it says makes no sense", f"event {event.number}", _REMEDY)
    kept = _kept(connection)
    for thing in [*told, *(thing for thing in kept if thing not in told)]:
        if thing not in kept:
            yield Problem("the events say it was made, but it is not there", thing, _REMEDY)
        elif thing not in told:
            yield Problem("it is there, but no event says that it was made", thing, _REMEDY)
        elif told[thing] != kept[thing]:
            yield Problem("it is not what the events say", thing, _REMEDY)


def _nothing(_told: _Things, _said: Any) -> None:
    """An event that leaves no row behind."""


def _document(told: _Things, said: Any) -> None:
    facts = {"speakers": plain(NOTHING_KNOWN), **(said.get("after") or said["document"])}
    told[f"document {facts['name']}"] = {**facts, "version": said["version"], "removed": False}


def _document_removed(told: _Things, said: Any) -> None:
    told[f"document {said['document']}"]["removed"] = True


def _participants(told: _Things, said: Any) -> None:
    for name in said["removed"]:
        del told[f"participant {name}"]
    told.update({f"participant {name}": attributes for name, attributes in said["changed"].items()})


def _codebook(told: _Things, said: Any) -> None:
    told.add("codebook", said)


def _coder(told: _Things, said: Any) -> None:
    told[f"coder {said['coder']}"] = True


def _coding(told: _Things, said: Any) -> None:
    coding = said["coding"]
    told[f"coding {coding['id']} by {coding['coder']}"] = coding


def _coding_anchored(told: _Things, said: Any) -> None:
    told[f"coding {said['id']} by {said['coder']}"].update(anchor=said["after"], status=said["status"])


def _decision(told: _Things, said: Any) -> None:
    told.add("decision", said.get("after") or said["decision"])


def _memo(told: _Things, said: Any) -> None:
    told.add("memo", said.get("after") or said["memo"])


_REPLAY: dict[str, Callable[[_Things, Any], None]] = {
    "DocumentImported": _document,
    "DocumentChanged": _document,
    "DocumentRemoved": _document_removed,
    "ParticipantsRead": _participants,
    "CodebookUsed": _codebook,
    "CoderAdded": _coder,
    "CodingAdded": _coding,
    "CodingAnchored": _coding_anchored,
    "CodingDecided": _decision,
    "DecisionAnchored": _decision,
    "MemoWritten": _memo,
    "MemoAnchored": _memo,
}


def _kept(connection: Connection) -> _Things:
    """What the tables hold, named and written as the replay does."""
    kept = _Things()
    for row in _rows(connection, documents):
        kept[f"document {row.name}"] = _read(_document_row, row)
    for row in _rows(connection, participants):
        kept[f"participant {row.name}"] = _read(lambda row: json.loads(row.attributes), row)
    for row in _rows(connection, coders):
        kept[f"coder {row.name}"] = True
    for row in _rows(connection, codings):
        kept[f"coding {row.id} by {row.coder}"] = _read(lambda row: plain(coding_of(row)), row)
    for row in _rows(connection, codebooks):
        kept.add("codebook", {"title": row.title, "source": row.source, "text_hash": row.text_hash})
    for row in _rows(connection, decisions):
        kept.add("decision", _read(lambda row: plain(decision_of(row)), row))
    for row in _rows(connection, memos):
        kept.add("memo", _read(lambda row: plain(memo_of(row)), row))
    return kept


def _rows(connection: Connection, table: Table) -> list[Row]:
    return list(connection.execute(select(table).order_by(*table.primary_key.columns)))


def _document_row(row: Row) -> dict[str, Any]:
    return {**plain_fields(facts_of(row)), "version": row.version, "removed": row.removed_at is not None}


def _read(read: Callable[[Row], Any], row: Row) -> Any:
    """A row that cannot be read is not what any event says."""
    try:
        return read(row)
    except (ValueError, TypeError, AttributeError):
        return None
