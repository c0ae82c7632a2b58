"""Whatever column of whatever row somebody edits, the check names it; and it names nothing else."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace

import pytest

from qda.model.coding import RULES, Coding
from qda.model.decision import Decision, Memo, Verdict
from qda.model.document import Document, Speakers
from qda.model.span import Span
from qda.store.check import check_store
from qda.store.database import Store
from qda.store.schema import metadata

Tamper = Callable[..., None]
Make = Callable[..., Coding]

NOT_TOLD = {
    ("codings", "number"): "what gives no order is only a name of the row",
    ("codebooks", "number"): "the order counts, and stays",
    ("decisions", "number"): "the order counts, and stays",
    ("memos", "number"): "the order counts, and stays",
    ("applied_migrations", "at"): "no event tells it; see the tests of the order",
}
"""Columns in which a change that means something else is named, and another is not."""
COLUMNS = [
    (table.name, column.name)
    for table in metadata.tables.values()
    for column in table.columns
    if (table.name, column.name) not in NOT_TOLD
]
TIMES = {"at", "since", "removed_at", "decided_at"}


@pytest.fixture(autouse=True)
def _with_everything(store: Store, document: Document, changed_text: Document, make_coding: Make) -> None:
    """Several rows in every table, in every column of one of them something."""
    coding, machine = make_coding(), make_coding("open", coder=RULES)
    scored = replace(machine, rule="durand_line/1", cue="not", score=2.0)
    moved = replace(coding, anchor=make_coding(of=changed_text).anchor)
    speakers = Speakers(("INT", "P5"), ("INT",), r"(?P<speaker>\w+):")
    with store.change("Anna") as change:
        change.put_participants({"P6": {"age": "30"}, "P5": {"age": "40-49"}})
        change.use_codebook(title="Borders", source="b.yaml", text="codes: []\n")
        change.put_document(replace(document, speakers=speakers))
        change.put_document(replace(document, name="P6", text="Short.", body=Span(0, 6)))
        change.add_coding(coding)
        change.add_coding(make_coding("never accepted", coder="Ben"))
    with store.change("Ben") as change:
        change.use_codebook(title="Borders", source="b.yaml", text="codes: [a]\n")
        first = Decision(scored, Verdict.REJECT, "Ben", change.at)
        change.decide(first)
        change.decide(replace(first, verdict=Verdict.ACCEPT, coder="Cem"))
        on_coding = Memo("coding", coding.id, "Why?", "Ben", change.at, coding)
        change.write_memo(Memo("code", "durand_line", "Only disputes.", "Cem", change.at))
        change.write_memo(on_coding)
    with store.change("Anna") as change:
        change.put_document(changed_text)
        change.anchor_coding(coding, moved, "moved")
        change.anchor_decision(first, first, "lost")
        change.anchor_memo(on_coding, replace(on_coding, coding=moved), "moved")
        change.remove_document("P6")


@dataclass(frozen=True)
class Cell:
    """A column of a row, with what stands in it."""

    table: str
    column: str
    row: int
    value: object

    def edited(self) -> Iterator[object]:
        """Other values: likely ones, the same bytes as another kind of value, and nonsense."""
        if isinstance(self.value, int | float):
            yield from (self.value + 1, "x")
        elif self.column in TIMES:
            yield from ("1999-01-01T00:00:00Z", "x")
        else:
            yield from (f"{self.value or ''}x", '{"zz":1}', "{")
        if isinstance(self.value, str):
            yield self.value.encode()
        yield b"\xff\x00"

    def now(self, value: object) -> "Cell":
        """The cell after the edit: a number that is the whole key is the number of the row."""
        numbers = list(metadata.tables[self.table].primary_key.columns.keys()) == [self.column]
        return replace(self, row=value) if numbers and isinstance(value, int) else self


def cells(store: Store, table: str, column: str) -> list[Cell]:
    with closing(sqlite3.connect(store.path)) as raw:
        rows = raw.execute(f'SELECT rowid, "{column}" FROM {table} ORDER BY rowid').fetchall()
    return [Cell(table, column, *row) for row in rows]


def put(store: Store, cell: Cell, value: object) -> bool:
    """Edit a cell behind the program's back; whether the database took the value as it is."""
    with closing(sqlite3.connect(store.path)) as raw, raw:
        guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            raw.execute(f"DROP TRIGGER {name}")
        try:
            statement = f'UPDATE {cell.table} SET "{cell.column}" = ? WHERE rowid = ?'
            raw.execute(statement, (value, cell.row))
        except sqlite3.IntegrityError:
            return False
        finally:
            for _, sql in guards:
                raw.execute(sql)
    return True


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_an_edit_in_any_column_is_named(store: Store, table: str, column: str) -> None:
    assert check_store(store) == []
    found = cells(store, table, column)
    assert found
    for cell in (found[0], found[-1]):
        for value in cell.edited():
            if put(store, cell, value):
                assert check_store(store), (cell, value)
                assert put(store, cell.now(value), cell.value)
    assert check_store(store) == []


def problems(store: Store) -> list[tuple[str, str]]:
    return [(problem.where, problem.what) for problem in check_store(store)]


def test_an_order_that_was_changed_is_named(store: Store, tamper: Tamper) -> None:
    tamper("UPDATE decisions SET number = 100 WHERE number = 1")
    assert ("decision number 1", "it is not what the events say") in problems(store)


def test_two_participants_who_changed_places_are_named(store: Store, tamper: Tamper) -> None:
    tamper("UPDATE participants SET position = 1 - position")
    assert problems(store) == [
        ("participant P5", "it is not what the events say"),
        ("participant P6", "it is not what the events say"),
    ]


def test_events_of_earlier_times_do_not_tell_the_order_of_participants(store: Store, tamper: Tamper) -> None:
    with store.change("Anna") as change:
        change.append(ParticipantsRead({}, ()))  # type: ignore[arg-type]
    assert problems(store) == []
    tamper("UPDATE participants SET position = 1 - position")
    assert problems(store) == []
    tamper("UPDATE participants SET position = 7 WHERE name = 'P5'")
    assert problems(store) == [("participants", "their order was changed")]


@dataclass(frozen=True)
class ParticipantsRead:
    """The event as it was before it told the order."""

    changed: dict[str, dict[str, str]]
    removed: tuple[str, ...]


def test_a_memo_that_was_hidden_is_named(store: Store, tamper: Tamper) -> None:
    tamper("UPDATE memos SET replaces = 1 WHERE number = 3")
    assert problems(store) == [("memo number 3", "it is not what the events say")]


@pytest.mark.parametrize("replaces", ["NULL", "2", "4"])
def test_a_decision_that_takes_the_place_of_another_one_than_it_did_is_named(
    store: Store, tamper: Tamper, replaces: str
) -> None:
    tamper(f"UPDATE decisions SET replaces = {replaces} WHERE number = 3")
    assert ("decision number 3", "it is not what the events say") in problems(store)


@pytest.mark.parametrize(
    ("statement", "where", "what"),
    [
        (
            "DELETE FROM applied_migrations WHERE version = 2",
            "version 2",
            "how it was made is missing from the record",
        ),
        (
            "UPDATE applied_migrations SET name = 'x' WHERE version = 1",
            "version 1",
            "no such version was ever made",
        ),
        (
            "INSERT INTO applied_migrations VALUES (-1, 'x', '2026-03-01T12:00:00Z')",
            "version -1",
            "no such version was ever made",
        ),
        (
            "INSERT INTO applied_migrations VALUES (99, 'x', '2026-03-01T12:00:00Z')",
            "version 99",
            "no such version was ever made",
        ),
        (
            "UPDATE applied_migrations SET at = '1999-01-01T00:00:00Z' WHERE version = 3",
            "version 3",
            "its time cannot be right",
        ),
        ("UPDATE applied_migrations SET at = 'x' WHERE version = 1", "version 1", "its time cannot be right"),
        (
            "UPDATE applied_migrations SET at = x'ff' WHERE version = 1",
            "version 1",
            "its time cannot be right",
        ),
    ],
)
def test_how_the_database_came_to_its_version_is_checked(
    store: Store, tamper: Tamper, statement: str, where: str, what: str
) -> None:
    tamper(statement)
    assert problems(store) == [(f"{where} of the database", what)]


def test_a_guard_that_guards_nothing_any_more_is_named(store: Store) -> None:
    with closing(sqlite3.connect(store.path)) as raw, raw:
        raw.execute("DROP TRIGGER texts_never_update")
        raw.execute("CREATE TRIGGER texts_never_update BEFORE UPDATE ON texts BEGIN SELECT 1; END")
    assert problems(store) == [("table texts", "the guard texts_never_update was changed")]


@pytest.fixture
def told_again(store: Store) -> None:
    """All documents told again, twice, as when names are replaced for good and somebody withdraws."""
    for _ in range(2):
        with store.change("Anna") as change:
            again = {name: change.everything(name) for name in ("P5", "P6")}
            change.tell_again(again, "names", people=change.participants())


@pytest.mark.usefixtures("told_again")
def test_what_was_told_again_keeps_its_times_and_is_whole(store: Store) -> None:
    assert problems(store) == []
    assert {one.at for one in store.versions("P5")} == {"2026-03-01T12:00:01Z", "2026-03-01T12:00:03Z"}
    with store.change("Anna") as change:
        change.put_participants({"P5": {}, "P6": {}})
    assert problems(store) == []


@pytest.mark.usefixtures("told_again")
@pytest.mark.parametrize(
    ("statement", "where"),
    [
        (
            "UPDATE versions SET at = '1999-01-01T00:00:00Z' WHERE document = 'P5' AND number = 1",
            "document P5, version 1",
        ),
        (
            "UPDATE versions SET at = '1999-01-01T00:00:00Z' WHERE document = 'P5' AND number = 2",
            "document P5, version 2",
        ),
        ("UPDATE documents SET removed_at = '1999-01-01T00:00:00Z' WHERE name = 'P6'", "document P6"),
        ("UPDATE memos SET replaces = 1 WHERE about = 'coding'", "memo number 2"),
        ("UPDATE participants SET position = 1 - position", "participant P5"),
        ("UPDATE coders SET since = '2026-03-01T12:00:09Z' WHERE name = 'Ben'", "coder Ben"),
    ],
)
def test_what_was_told_again_is_compared_as_far_as_events_tell_it(
    store: Store, tamper: Tamper, statement: str, where: str
) -> None:
    tamper(statement)
    assert (where, "it is not what the events say") in problems(store)


@pytest.mark.usefixtures("told_again")
def test_a_redacted_event_that_was_damaged_is_named(store: Store, tamper: Tamper) -> None:
    tamper(
        "UPDATE events SET at = x'ff' WHERE number = (SELECT max(number) FROM events WHERE redacted_by > 0)"
    )
    assert "it was emptied, and no later event says why" in {what for _, what in problems(store)}
