"""`qda pseudonymise --move-originals`, in the steps and over the mishaps of a project's life."""

import csv
import json
import sqlite3
from pathlib import Path

import pytest

from qda.project.confidential import pseudonymise as pseudonymising

TALK = "INTERVIEWER: Who was there?\n\nP7: Anna Meier was kind. Bert Huber cooked for all.\n"
SPEECH = (
    '[{"speaker": "Anna Meier", "text": "We had to leave.", "start": 0, "end": 2}, '
    '{"speaker": "Bert Huber", "text": "We stayed for long.", "start": 2, "end": 4}]'
)


@pytest.fixture
def file(project: Path, run) -> Path:
    path = project / "transcripts" / "interviews" / "P7.txt"
    path.write_text(TALK, encoding="utf-8")
    assert run(project, "import", path).code == 0
    return path


def write_key(project: Path, **accepted: str) -> Path:
    path = project.parent / "care-key.csv"
    rows = {"Anna Meier": "[Name 1]", "Bert Huber": "[Name 2]"}
    before = {}
    if path.is_file():
        with path.open(encoding="utf-8-sig", newline="") as key:
            before = {row["text"]: row["applied"] for row in csv.DictReader(key)}
    lines = [
        f"{accepted.get(name[:4], '')},name,{name},{new},{before.get(name, '')}" for name, new in rows.items()
    ]
    path.write_text("\n".join(["accept,kind,text,replacement,applied", *lines, ""]), encoding="utf-8")
    return path


def apply(run, project: Path, *more: str):
    key = project.parent / "care-key.csv"
    return run(project, "pseudonymise", "--apply", "--key", key, *more)


def below(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in files}


def test_a_second_step_replaces_in_the_files_that_came_back_and_keeps_every_file_that_it_moves(
    project: Path, file: Path, run
) -> None:
    write_key(project, Anna="y")
    assert apply(run, project, "--move-originals").code == 0
    write_key(project, Anna="y", Bert="y")
    done = apply(run, project, "--move-originals")
    assert done.code == 0, done.err
    assert file.read_text(encoding="utf-8") == TALK.replace("Anna Meier", "[Name 1]").replace(
        "Bert Huber", "[Name 2]"
    )
    moved = below(project.parent / "care-key-originals" / "transcripts" / "interviews")
    assert moved == {"P7.txt": TALK, "P7-2.txt": TALK.replace("Anna Meier", "[Name 1]")}
    assert "4 unchanged, 0 changed" in run(project, "run").err


@pytest.mark.usefixtures("file")
def test_files_that_are_as_the_database_has_them_stay_where_they_are(project: Path, run) -> None:
    before = below(project / "transcripts")
    write_key(project, Anna="y")
    done = apply(run, project, "--move-originals")
    assert [line for line in done.err.splitlines() if line.startswith("moved: ")] == [
        f"moved: {project.parent / 'care-key-originals' / 'transcripts' / 'interviews' / 'P7.txt'}"
    ]
    after = below(project / "transcripts")
    assert {name for name in before if before[name] != after[name]} == {"interviews/P7.txt"}


def test_a_text_comes_back_only_if_it_is_read_as_the_document_that_it_was(project: Path, run) -> None:
    path = project / "transcripts" / "interviews" / "T.txt"
    path.write_text(SPEECH, encoding="utf-8")
    assert run(project, "run").code == 0
    write_key(project, Anna="y", Bert="y")
    assert apply(run, project, "--move-originals").code == 0
    assert not path.exists()
    again = run(project, "run")
    assert (again.code, "0 changed" in again.err, "no speaker labels" in again.err) == (0, True, False)
    connection = sqlite3.connect(project / ".qda" / "project.db")
    ((speakers,),) = connection.execute("SELECT speakers FROM documents WHERE name = 'T'")
    connection.close()
    assert json.loads(speakers)["labels"] == ["[Name 1]", "[Name 2]"]


@pytest.mark.usefixtures("file")
def test_nothing_is_replaced_when_the_key_cannot_be_written(
    project: Path, run, monkeypatch, database
) -> None:
    """As by Windows while a spreadsheet program has it open."""
    key = write_key(project, Anna="y", Bert="y")
    before = database(project)

    def refuse(*_given: object) -> None:
        raise PermissionError(13, "Permission denied", str(key))

    monkeypatch.setattr(pseudonymising, "write_key", refuse)
    done = apply(run, project)
    assert (done.code, "Permission denied" in done.err) == (2, True), done.err
    assert database(project) == before


def test_a_key_of_which_no_row_is_applied_lets_no_new_text_in(project: Path, file: Path, run) -> None:
    """As an older copy of it that somebody has put back."""
    key = write_key(project, Anna="y", Bert="y")
    older = key.read_bytes()
    assert apply(run, project).code == 0
    key.write_bytes(older)
    file.write_text(f"{TALK}\nP7: And Anna Meier again.\n", encoding="utf-8")
    done = run(project, "import", file)
    assert (done.code, "no row of it is applied" in done.err) == (2, True), done.err
    assert "Anna" not in run(project, "search", "Anna", "--format", "csv").out
    assert apply(run, project).code == 0
    assert run(project, "import", file).code == 0
    assert "Anna" not in run(project, "search", "Anna", "--format", "csv").out
