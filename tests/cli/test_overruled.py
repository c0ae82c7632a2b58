"""A decision that another one overruled stays with its coding, and overruled, wherever the coding goes."""

import shutil
from pathlib import Path

import pytest

from qda.project.workspace import open_workspace
from tests.cli.steps import edit, one

P1 = ("transcripts", "interviews", "P1.md")


@pytest.fixture
def moved(project: Path, run, tmp_path: Path) -> Path:
    """A project with a coding of the rules that Ann accepted, Bob rejected then, and that moved; beside it a
    copy from before it moved."""
    rule = one(run, project, "P1", "distance")
    assert run(project, "accept", rule["id"], "--coder", "Ann").code == 0
    assert run(project, "reject", rule["id"], "--coder", "Bob").code == 0
    shutil.copytree(project, tmp_path / "before")
    edit(project.joinpath(*P1), "No, we could", "As Anna Meier says, no, we could")
    assert run(project, "run").code == 0
    return project


def verdicts(project: Path) -> list[tuple[str, str]]:
    with open_workspace(project) as workspace:
        return [(one.coder, one.verdict.value) for one in workspace.store.decisions()]


def test_it_does_not_count_again_when_the_record_is_told_anew(moved: Path, run, tmp_path: Path) -> None:
    key = tmp_path / "key.csv"
    assert run(moved, "pseudonymise", "--key", key).code == 0
    key.write_text(key.read_text("utf-8").replace("\n,", "\ny,"), encoding="utf-8")
    done = run(moved, "pseudonymise", "--apply", "--purge", "--key", key)
    assert done.code == 0, done.err
    assert verdicts(moved) == [("Bob", "reject")]
    assert "no coding is stale" in run(moved, "anchors").out


def test_a_copy_in_which_it_stands_elsewhere_does_not_bring_it_again(
    moved: Path, run, tmp_path: Path
) -> None:
    before = tmp_path / "before"
    for here, there in ((moved, before), (before, moved)):
        done = run(here, "merge", there, "--apply")
        assert done.code == 0, done.err
        assert "nothing that is not here" in done.err
        assert verdicts(here) == [("Bob", "reject")]


def test_two_passages_that_become_one_pseudonym_count_once(project: Path, run, tmp_path: Path) -> None:
    edit(project.joinpath(*P1), "No, we could", "As Anna Meier says, no, we could")
    assert run(project, "run").code == 0
    for quote in ("Anna", "Anna Meier"):
        assert run(project, "add", "P1", quote, "access", "--coder", "Dee").code == 0
    key = tmp_path / "key.csv"
    assert run(project, "pseudonymise", "--key", key).code == 0
    rows = key.read_text("utf-8").splitlines()
    chosen = [f"y{row}" if "Anna Meier" in row else row for row in rows]
    key.write_text("\n".join(chosen) + "\n", encoding="utf-8")
    done = run(project, "pseudonymise", "--apply", "--key", key)
    assert done.code == 0, done.err
    with open_workspace(project) as workspace:
        text = next(one.text_hash for one in workspace.store.documents() if one.name == "P1")
        stand = [one for one in workspace.store.codings() if one.anchor.text_hash == text]
        assert len(workspace.store.codings()) == 2
    assert len(stand) == 1
    assert "1 stale coding to decide on" in run(project, "anchors").out
