"""Somebody changes a project while another command is at work on what it has read of it."""

import sqlite3
from pathlib import Path

import click
import pytest

TALK = "Ann: The hens lay well this spring.\n\nDee: Our well ran dry in May.\n\nAnn: We shared the water then.\n"


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
