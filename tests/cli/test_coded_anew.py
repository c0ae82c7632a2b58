"""A coder codes a passage anew while the old coding of it waits: it counts once, whatever text comes."""

import shutil
from pathlib import Path

import pytest

from qda.project.workspace import open_workspace

HEAD = "INTERVIEWER: How?\n\n"
ONCE = HEAD + "P7: The nurse was kind to me and my mother.\n"
SISTER = HEAD + "P7: X.\n\nP7: The nurse was kind to me and their old sister.\n"
TWICE = SISTER + "\nP7: The nurse was kind to me and his father.\n"
WORDS = "The nurse was kind to me"


@pytest.fixture
def waits(project: Path, run) -> Path:
    """A project in whose P7 a coding by Ann is ambiguous."""
    comes(run, project, ONCE)
    added(run, project)
    assert "1 ambiguous" in comes(run, project, TWICE)
    return project


def comes(run, project: Path, text: str) -> str:
    path = project / "transcripts" / "interviews" / "P7.txt"
    path.write_text(text, encoding="utf-8")
    done = run(project, "import", path)
    assert done.code == 0, done.err
    return done.err


def added(run, project: Path) -> str:
    done = run(project, "add", "P7", WORDS, "access", "--coder", "Ann", "--occurrence", "1")
    assert done.code == 0, done.err
    return next(one.id for one in codings(project) if one.anchor.text_hash == text_hash(project))


def codings(project: Path):
    with open_workspace(project) as workspace:
        return workspace.store.codings()


def text_hash(project: Path) -> str:
    with open_workspace(project) as workspace:
        return next(one.text_hash for one in workspace.store.documents() if one.name == "P7")


def in_the_text(project: Path) -> list[str]:
    return [one.id for one in codings(project) if one.anchor.text_hash == text_hash(project)]


def test_the_old_coding_does_not_come_to_stand_on_the_new_one(waits: Path, run) -> None:
    anew = added(run, waits)
    told = comes(run, waits, SISTER)
    assert "1 moved, 1 coded anew" in told or "1 unchanged, 1 coded anew" in told
    assert f"coded anew: P7, access: '{WORDS}'" in told
    assert in_the_text(waits) == [anew]
    (old,) = (one.id for one in codings(waits) if one.id != anew)
    listed = run(waits, "anchors").out
    assert f"{old}  coded anew" in listed
    assert f"qda anchors {old} --reject" in listed
    assert run(waits, "anchors", old, "--at", "1", "--coder", "Ann").code == 2
    assert run(waits, "anchors", old, "--reject", "--coder", "Ann").code == 0
    assert "no coding is stale" in run(waits, "anchors").out
    assert run(waits, "check").code == 0


def test_where_the_first_text_comes_back_the_first_coding_counts_and_the_new_one_waits(
    waits: Path, run
) -> None:
    (old,) = (one.id for one in codings(waits))
    added(run, waits)
    assert "1 coded anew" in comes(run, waits, ONCE)
    assert in_the_text(waits) == [old]


def test_a_coding_that_was_rejected_while_it_waited_takes_no_place_from_the_new_one(waits: Path, run) -> None:
    (old,) = (one.id for one in codings(waits))
    assert run(waits, "anchors", old, "--reject", "--coder", "Ann").code == 0
    anew = added(run, waits)
    comes(run, waits, ONCE)
    assert anew in in_the_text(waits)
    comes(run, waits, SISTER)
    assert anew in in_the_text(waits)
    rows = run(waits, "report", "quotes", "access", "--format", "csv").out.splitlines()
    assert [anew in row for row in rows if "Ann" in row] == [True]


def test_what_came_back_after_it_was_taken_out_and_changed_is_looked_for(project: Path, run) -> None:
    comes(run, project, ONCE)
    own = added(run, project)
    (rule,) = rule_codings(run, project, "P2", "distance")
    assert run(project, "reject", rule, "--coder", "Ann").code == 0
    for name in ("P7", "P2"):
        assert run(project, "remove", name).code == 0
    told = comes(run, project, ONCE.replace("How?", "How was it, then?"))
    assert "1 moved" in told
    assert in_the_text(project) == [own]
    path = project / "transcripts" / "interviews" / "P2.md"
    path.write_text(path.read_text("utf-8").replace("P2: It is", "P2: Well. It is"), encoding="utf-8")
    assert run(project, "import", path).code == 0
    assert rule_codings(run, project, "P2", "distance") == []
    assert "no coding is stale" in run(project, "anchors").out


def test_another_copy_takes_in_the_new_coding_and_the_old_one_waits_there_too(
    project: Path, run, tmp_path: Path
) -> None:
    comes(run, project, ONCE)
    copy = tmp_path / "copy"
    shutil.copytree(project, copy)
    comes(run, copy, SISTER)
    added(run, project)
    (old,) = (one.id for one in codings(project))
    comes(run, project, TWICE)
    assert run(project, "anchors", old, "--reject", "--coder", "Ann").code == 0
    anew = added(run, project)
    done = run(copy, "merge", project, "--apply")
    assert done.code == 0, done.err
    assert in_the_text(copy) == [anew]
    assert sorted(one.id for one in codings(copy)) == sorted([old, anew])
    with open_workspace(copy) as workspace:
        assert [one.coding.id for one in workspace.store.decisions()] == [old]
    assert "nothing that is not here" in run(copy, "merge", project, "--apply").err
    assert run(copy, "check").code == 0


def rule_codings(run, project: Path, document: str, code: str) -> list[str]:
    """The ids of what the rules found there and nobody rejected."""
    lines = run(project, "report", "quotes", code, "--format", "csv").out.splitlines()
    columns = lines[0].split(",")
    rows = [dict(zip(columns, line.split(","), strict=False)) for line in lines[1:]]
    return [row["id"] for row in rows if row["document"] == document and row["coder"] == "rules"]
