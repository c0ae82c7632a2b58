"""A damaged database ends no command in a fault of the program: it is named, with what to do."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

COMMANDS = (("status",), ("run",), ("report", "frequencies"), ("export", "csv"), ("report", "memos"))


def edit(project: Path, statement: str) -> None:
    """Edit the database behind the program's back."""
    with closing(sqlite3.connect(project / ".qda" / "project.db")) as raw, raw:
        guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("PRAGMA ignore_check_constraints = ON")
        assert raw.execute(statement).rowcount
        for _, sql in guards:
            raw.execute(sql)


@pytest.mark.parametrize(
    "value",
    [
        "attributes = replace(attributes, ':', char(1))",
        """speakers = '{"zz":1}'""",
        "speakers = '{'",
        "source = x'ff'",
        "body_start = body_end + 1",
        "version = 'two'",
    ],
)
def test_a_damaged_row_is_refused_by_commands_and_named_by_the_check(project, run, value: str) -> None:
    edit(project, f"UPDATE documents SET {value} WHERE name = 'P1'")
    for command in COMMANDS:
        done = run(project, *command)
        assert done.code == 2, (command, done.err)
        assert "row 'P1' of the table documents cannot be read; it was damaged or edited" in done.err
    done = run(project, "check")
    assert done.code == 1
    assert "document P1: it is not what the events say" in done.out
    assert "checked: 3 documents" in done.out


@pytest.mark.parametrize("change", ["start = start + 1", "quote = upper(quote)"])
@pytest.mark.parametrize("table", ["codings", "decisions"])
def test_no_report_is_made_of_a_quotation_that_does_not_stand_in_its_text(
    project, run, table: str, change: str
) -> None:
    done = run(project, "add", "P1", "far away", "access", "--coder", "ann")
    assert done.code == 0, done.err
    made = done.out.split()[0]
    assert run(project, "accept", made, "--coder", "ben").code == 0
    assert run(project, "report", "frequencies").code == 0
    edit(project, f"UPDATE {table} SET {change} WHERE id = '{made}'")
    for command in (("report", "frequencies"), ("report", "quotes", "access"), ("export", "csv"), ("run",)):
        done = run(project, *command)
        assert done.code == 2, (command, done.out)
        assert f"the quotation of coding {made} (access, by ann) does not stand at" in done.err
        assert "qda check" in done.err
    assert made in run(project, "check").out


def test_a_damaged_event_is_named_by_the_check_and_stops_nothing_that_does_not_read_it(project, run) -> None:
    edit(project, "UPDATE events SET payload = replace(payload, ':', char(1)) WHERE number = 3")
    done = run(project, "check")
    assert done.code == 1
    assert "event 3: what it says makes no sense" in done.out
    assert "event 3 (" in done.out
    assert run(project, "report", "frequencies").code == 0


def test_a_database_whose_tables_cannot_be_told_any_more_is_named(project, run) -> None:
    path = project / ".qda" / "project.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path.write_bytes(path.read_bytes().replace(b"tablememosmemos", b"tablem\xe5mosmemos"))
    for command in COMMANDS:
        done = run(project, *command)
        assert done.code == 2, (command, done.err)
        assert "the project database is damaged" in done.err
    done = run(project, "check")
    assert done.code == 1
    assert "the project database is damaged (malformed database schema (m\\xe5mos))" in done.out
    assert "go back to your own backup" in done.out


def test_a_table_that_is_gone_is_named(project, run) -> None:
    with closing(sqlite3.connect(project / ".qda" / "project.db")) as raw:
        raw.execute("DROP TABLE documents")
    assert run(project, "status").code == 2
    done = run(project, "check")
    assert done.code == 1
    assert "cannot be checked, because the database is damaged: no such table: documents" in done.out
    assert "checked: what can still be read" in done.out


def test_a_withdrawal_that_was_emptied_lets_nobody_back_in(project, run) -> None:
    assert run(project, "withdraw", "P2", "--yes").code == 0
    edit(project, "UPDATE events SET payload = '{}', redacted_by = 1 WHERE type = 'Withdrawn'")
    done = run(project, "run")
    assert done.code == 2
    assert "a withdrawal on record does not say any more who is to stay out" in done.err
    assert run(project, "check").code == 1
