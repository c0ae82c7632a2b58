"""Do the tables hold what the events say was done?

Every column of every table is compared, here or by the checks of texts, of the chain and of migrations. These
are not, because no event tells them:

- `codings.number`, `decisions.number`, `memos.number` and `codebooks.number` are compared by the order that
  they give and by the numbers of `replaces` alone: after a withdrawal others follow with other numbers;
- `source` and `source_hash` of the versions of a document that was told again after a redaction, and
  the texts of its earlier versions, since what was said of them is gone; their times are those of events
  that were redacted;
- `at`, `actor` and `type` of a redacted event, whose hash cannot be worked out any more;
- the order of names within `attributes`;
- where only events of earlier times tell of participants, `position` is compared with 0, 1, 2, ... alone;
- `applied_migrations.at` is compared with the order of the versions alone.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Table, select

from qda.errors import StoreError
from qda.model.plain import plain_fields
from qda.store.codebooks import use_of
from qda.store.coders import coder_of
from qda.store.coding_rows import coding_of
from qda.store.decisions import decision_of
from qda.store.documents import facts_of, version_of
from qda.store.memos import memo_of
from qda.store.participants import attributes_of
from qda.store.problem import BACKUP, Problem
from qda.store.replay import Thing, Things, replay
from qda.store.rows import Row
from qda.store.schema import (
    codebooks,
    coders,
    codings,
    decisions,
    documents,
    events,
    memos,
    participants,
    versions,
)

_REMEDY = f"Somebody has edited the database, or a part of it was lost. {BACKUP}"


def check_record(connection: Connection) -> Iterator[Problem]:
    """Rows that differ from what the events say, rows without an event, and rows that are missing."""
    told = replay(_rows(connection, events))
    for number in told.senseless:
        yield Problem("what it says makes no sense", f"event {number}", _REMEDY)
    kept = _kept(connection)
    for thing in [*told, *(thing for thing in kept if thing not in told)]:
        if thing not in kept:
            yield Problem("the events say it was made, but it is not there", thing, _REMEDY)
        elif thing not in told:
            yield Problem("it is there, but no event says that it was made", thing, _REMEDY)
        elif not all(_agrees(value, kept[thing].get(name)) for name, value in told[thing].items()):
            yield Problem("it is not what the events say", thing, _REMEDY)
    positions = [row.position for row in _rows(connection, participants)]
    if set(positions) != set(range(len(positions))):
        yield Problem("their order was changed", "participants", _REMEDY)


def _agrees(told: Any, kept: Any) -> bool:
    return kept in told if isinstance(told, frozenset) else bool(told == kept)


def _kept(connection: Connection) -> Things:
    """What the tables hold, named and written as the replay does."""
    kept = Things()
    for row in _rows(connection, documents):
        kept[f"document {row.name}"] = _read(_document, row)
    for row in _rows(connection, versions):
        version = f"document {row.document}, version {row.number}"
        kept[version] = _read(lambda row: asdict(version_of(row)), row)
    for row in _rows(connection, participants):
        kept[f"participant {row.name}"] = _read(_participant, row)
    for row in _rows(connection, coders):
        kept[f"coder {row.name}"] = _read(lambda row: asdict(coder_of(row)), row)
    for row in _rows(connection, codings):
        kept[f"coding {row.id} by {row.coder}"] = _read(lambda row: plain_fields(coding_of(row)), row)
    for row in _rows(connection, codebooks):
        kept.add("codebook", _read(lambda row: asdict(use_of(row)), row))
    for table, what, work_of in ((decisions, "decision", decision_of), (memos, "memo", memo_of)):
        _add_work(kept, what, _rows(connection, table), work_of)
    return kept


def _add_work(kept: Things, what: str, rows: Sequence[Row], work_of: Callable[[Row], Any]) -> None:
    """Decisions or memos; which one another takes the place of is told by its place among them."""
    place = {row.number: number for number, row in enumerate(rows, 1)}
    for row in rows:
        work = _read(lambda row: plain_fields(work_of(row)), row)
        replaces = None if row.replaces is None else place.get(row.replaces, "none of them")
        kept.add(what, {**work, "replaces": replaces})


def _rows(connection: Connection, table: Table) -> list[Row]:
    return list(connection.execute(select(table).order_by(*table.primary_key.columns)))


def _document(row: Row) -> Thing:
    return {**plain_fields(facts_of(row)), "version": row.version, "removed_at": row.removed_at}


def _participant(row: Row) -> Thing:
    return {"attributes": attributes_of(row), "position": row.position}


def _read(read: Callable[[Row], Thing], row: Row) -> Thing:
    """A row that cannot be read is not what any event says."""
    try:
        return read(row)
    except StoreError:
        return {}
