"""Somebody changes a project while another command is at work on what it has read of it."""

import sqlite3
from pathlib import Path

import click
import pytest

from qda.project import run as running
from qda.project import study as studying
from qda.project.intake import import_files

TALK = (
    "Ann: The hens lay well this spring.\n\nDee: Our well ran dry in May.\n\nAnn: We shared the water then.\n"
)


def meanwhile(qda, folder: Path, *arguments: str) -> None:
    done = qda(*arguments, folder=folder)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def shared(project: Path, run) -> Path:
    """A conversation of two, of which one passage is coded."""
    (project / "transcripts" / "interviews" / "G.txt").write_text(TALK, encoding="utf-8")
    assert run(project, "import", "transcripts/interviews/G.txt").code == 0
    assert run(project, "add", "G", "We shared the water", "access").code == 0
    return project


def test_who_withdraws_takes_nothing_out_when_the_project_was_changed_while_the_question_stood(
    shared: Path, run, qda, monkeypatch, database
) -> None:
    text = shared / "transcripts" / "interviews" / "G.txt"
    seen = []

    def asked(*_given: object, **_named: object) -> bool:
        text.write_text(f"Ann: It was a long year for us.\n\n{TALK}", encoding="utf-8")
        meanwhile(qda, shared, "import", str(text))
        meanwhile(qda, shared, "add", "G", "a long year", "access", "--coder", "Bob")
        seen.append(database(shared))
        return True

    monkeypatch.setattr(click, "confirm", asked)
    done = run(shared, "withdraw", "Dee")
    assert (done.code, "changed by somebody else" in done.err) == (2, True), done.err
    assert database(shared) == seen[0]
    connection = sqlite3.connect(shared / ".qda" / "project.db")
    quotes = {row[0] for row in connection.execute("SELECT quote FROM codings WHERE document = 'G'")}
    connection.close()
    assert quotes == {"We shared the water", "a long year"}


def test_what_a_withdrawal_would_take_out_can_be_seen_while_somebody_writes(shared: Path, run) -> None:
    connection = sqlite3.connect(shared / ".qda" / "project.db", isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        done = run(shared, "withdraw", "Dee", "--dry-run")
    finally:
        connection.close()
    assert (done.code, "Their turns replaced, and earlier versions emptied: G" in done.out) == (0, True)


HARVEST = "P7: The fee of the doctor is high.\n\nP7: We paid the fee of the clinic.\n"


@pytest.fixture
def from_elsewhere(project: Path, run, tmp_path: Path) -> Path:
    """A text that was imported from outside of the transcripts folder, so that no run reads it again."""
    path = tmp_path / "P7.txt"
    path.write_text(HARVEST, encoding="utf-8")
    assert run(project, "import", path).code == 0
    return path


def and_meanwhile(monkeypatch, module, name: str, deed) -> None:
    """Let somebody do something as soon as a function of a module is done, the first time."""
    function, done = getattr(module, name), []

    def patched(*given, **named):
        made = function(*given, **named)
        if not done:
            done.append(True)
            deed()
        return made

    monkeypatch.setattr(module, name, patched)


@pytest.mark.parametrize("other", ["another text", "another document"])
def test_a_run_tells_of_no_text_that_somebody_changed_while_it_coded(
    project: Path, from_elsewhere: Path, run, qda, monkeypatch, database, other
) -> None:
    seen = []

    def imported() -> None:
        path = from_elsewhere if other == "another text" else from_elsewhere.with_name("P8.txt")
        path.write_text("P7: Good morning to you all.\n\n" + HARVEST, encoding="utf-8")
        meanwhile(qda, project, "import", str(path))
        seen.append(database(project))

    text = project / "transcripts" / "interviews" / "P2.md"
    text.write_text(text.read_text(encoding="utf-8") + "\nThere is hope.\n", encoding="utf-8")
    (project / "results" / running.WORKBOOK).unlink()
    and_meanwhile(monkeypatch, running, "assemble", imported)
    done = run(project, "run")
    assert (done.code, "changed by somebody else" in done.err) == (2, True), done.err
    assert database(project) == seen[0]
    assert not (project / "results" / running.WORKBOOK).exists()


def test_a_run_has_the_codings_that_were_made_while_it_coded(project: Path, run, qda, monkeypatch) -> None:
    def added() -> None:
        meanwhile(qda, project, "add", "P1", "the clinic was far away", "cost_barrier", "--coder", "Bob")

    and_meanwhile(monkeypatch, running, "assemble", added)
    done = run(project, "run")
    assert done.code == 0, done.err
    again = run(project, "run")
    assert again.out == done.out
    assert "unchanged: results/themes.xlsx" in again.err


def test_a_report_is_of_one_state_of_the_project(shared: Path, run, qda, monkeypatch) -> None:
    text = shared / "transcripts" / "interviews" / "G.txt"
    before = run(shared, "report", "frequencies", "--format", "csv")

    def imported() -> None:
        text.write_text(f"Ann: It was a long year for us.\n\n{TALK}", encoding="utf-8")
        meanwhile(qda, shared, "import", str(text))

    and_meanwhile(monkeypatch, studying, "machine_codings", imported)
    between = run(shared, "report", "frequencies", "--format", "csv")
    after = run(shared, "report", "frequencies", "--format", "csv")
    assert between.out in {before.out, after.out}
    assert "stale" not in between.out + between.err


def test_an_import_puts_no_earlier_text_of_another_document_back(
    project: Path, from_elsewhere: Path, run, qda, monkeypatch, database
) -> None:
    """Participants are known otherwise now, so that other documents come along with their attributes."""
    text = project / "transcripts" / "interviews" / "P2.md"
    seen = []

    def imported() -> None:
        from_elsewhere.write_text("P7: Good morning to you all.\n\n" + HARVEST, encoding="utf-8")
        meanwhile(qda, project, "import", str(from_elsewhere))
        (project / "participants.csv").write_text("participant,age\nP7,51\n", encoding="utf-8")
        seen.append(database(project))

    and_meanwhile(monkeypatch, import_files, "opened", imported)
    done = run(project, "import", text)
    assert (done.code, "changed by somebody else" in done.err) == (2, True), done.err
    assert database(project) == seen[0]
    assert run(project, "import", text).code == 0
    assert "Good morning" in run(project, "search", "Good morning", "--format", "csv").out
