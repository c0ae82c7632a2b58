"""Commands that are interrupted, or fail by a fault or a full disk, say what is kept."""

import sqlite3

import pytest


def test_an_interruption_in_the_middle_of_a_run_leaves_the_database_as_before(
    project, run, database, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "transcripts" / "interviews" / "P2.md").write_text("P2: Something new.\n", encoding="utf-8")
    before = database(project)

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("qda.project.coding.coder.code_corpus", interrupted)
    done = run(project, "run")
    assert done.code == 130
    assert "as it is before" in done.err or "as it was before" in done.err
    assert database(project) == before


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            KeyboardInterrupt(),
            "qda: stopped; what was done until then is kept in the database (1 event, see: qda history)",
        ),
        (
            RuntimeError("oh"),
            "  What was done until then is kept in the database (1 event, see: qda history).",
        ),
    ],
    ids=["Ctrl-C", "fault"],
)
def test_an_interruption_behind_the_change_says_what_is_kept(
    project, run, monkeypatch: pytest.MonkeyPatch, error, told
) -> None:
    (project / "transcripts" / "interviews" / "P2.md").write_text("P2: Something new.\n", encoding="utf-8")

    def interrupted(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("qda.project.run.reproduction", interrupted)
    done = run(project, "run")
    assert done.code in {130, 3}
    assert told in done.err
    assert "as it was" not in done.err
    assert "Nothing was" not in done.err
    assert "Something new." in database_text(project)


def database_text(project) -> str:
    """The text of P2 that the database has now, by SQLite alone."""
    connection = sqlite3.connect(project / ".qda" / "project.db")
    rows = connection.execute(
        "SELECT text FROM texts JOIN documents ON texts.hash = documents.text_hash WHERE name = 'P2'"
    ).fetchall()
    connection.close()
    return str(rows)


def test_a_full_disk_while_the_workbook_is_written_keeps_the_old_one(
    project, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook = project / "results" / "themes.xlsx"
    before = workbook.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    done = run(project, "export", "xlsx", workbook)
    assert done.code == 2
    assert "No space left on device" in done.err
    monkeypatch.undo()
    assert workbook.read_bytes() == before
    assert list(workbook.parent.iterdir()) == [workbook]


def test_a_fault_of_the_program_is_told_without_a_traceback(
    project, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("qda.project.study.as_people_left", broken)
    done = run(project, "report", "frequencies")
    assert done.code == 3
    assert "a fault in qda itself: ZeroDivisionError" in done.err
    assert "Traceback" not in done.err
