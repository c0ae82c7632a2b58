"""Databases go the way that files of the standard go: confidential, exported again, from the command line."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from qda.cli.main import main
from qda.interchange.bases.read import read_base
from qda.interchange.refi.remarks import Remarks
from qda.privacy.key import Entry, write_key
from qda.project.confidential.pseudonymise import apply_key
from qda.project.confidential.withdraw import withdraw
from qda.project.confidential.withdrawal import plan
from qda.project.exchange.export_project import draft_project, export_project
from qda.project.exchange.import_project import import_package, import_project
from qda.project.init import create_project
from qda.project.intake.admission import admission
from qda.project.workspace import open_workspace

TEXT = "BO: Anna Smith said so. 😀\n\nCY: Anna Smith went home.\n"


@pytest.fixture
def named(bases: Any, tmp_path: Path) -> Path:
    """A project of QualCoder in which a participant is named: text, memo, case and journal."""
    rows = [
        *bases.qualcoder_project(),
        *(bases.code(1, "One"), bases.source(1, "P1", TEXT, memo="Anna Smith is tired")),
        bases.coded(1, bases.in_qt(TEXT, "went home"), "went home"),
        bases.coded(2, bases.in_qt(TEXT, "Anna Smith"), "Anna Smith", owner="bo"),
        ("cases", {"caseid": 1, "name": "Anna Smith", "memo": "She", "date": bases.WHEN}),
        ("case_text", {"id": 1, "caseid": 1, "fid": 1, "pos0": 0, "pos1": len(TEXT)}),
        ("journal", {"jid": 1, "name": "Day", "jentry": "Met Anna Smith", "owner": "bo", "date": bases.WHEN}),
    ]
    return Path(bases.made(tmp_path / "n.qda" / "data.qda", bases.QUALCODER, rows).parent)


def bring(workspace: Any, path: Path, ask: Any, key: Path | None = None) -> Any:
    """Import a database in this process."""
    remarks = Remarks()
    package = read_base(path, ask, remarks)
    done = import_package(workspace, package, path, "Tester", admission(workspace, key=key), remarks)
    assert done.counts.unexplained(done.remarks) == {}
    return done


def test_names_are_replaced_in_what_comes_in(
    named: Path, bases: Any, ask: Any, workspace: Any, tmp_path: Path
) -> None:
    rows = [*bases.taguette_project(), *bases.taguette_document("<p>Anna Smith</p>", name="First")]
    bring(workspace, bases.made(tmp_path / "first.sqlite3", bases.TAGUETTE, rows), ask)
    key = tmp_path / "key.csv"
    write_key(key, [Entry("person", "Anna Smith", "[Nurse]", accept=True)])
    apply_key(workspace, key, "Tester")
    assert not any(workspace.kept.glob("*"))
    bring(workspace, named, ask, key)
    assert {one.anchor.quote for one in workspace.store.codings()} == {"went home", "[Nurse]"}
    assert all("Anna" not in memo.text for memo in workspace.store.memos())
    assert list(workspace.store.participants()) == ["[Nurse]"]
    assert not any(workspace.kept.glob("*"))


def test_who_withdrew_does_not_come_back(named: Path, ask: Any, workspace: Any) -> None:
    bring(workspace, named, ask)
    withdraw(workspace, plan(workspace, "Anna Smith"), "Tester")
    bring(workspace, named, ask)
    assert "Anna Smith" not in {one.participant for one in workspace.store.documents()}
    assert not list(workspace.kept.iterdir())


def test_what_came_in_goes_out_and_comes_in_elsewhere_as_the_same(
    named: Path, ask: Any, workspace: Any, tmp_path: Path
) -> None:
    bring(workspace, named, ask)
    out = tmp_path / "out.qdpx"
    export_project(draft_project(workspace), out)
    create_project(tmp_path / "other", actor="Tester")
    with open_workspace(tmp_path / "other") as other:
        import_project(other, out, "Tester")
        assert _codings(other) == _codings(workspace)
        assert _memos(other) == _memos(workspace)
    assert set(import_project(workspace, out, "Tester").counts.new.values()) == {0}


def _codings(workspace: Any) -> set[tuple[str, ...]]:
    found = workspace.store.codings()
    return {(one.anchor.document, one.anchor.quote, one.code, one.coder, one.at) for one in found}


def _memos(workspace: Any) -> set[tuple[str, ...]]:
    return {(one.about, one.text, one.coder, one.at) for one in workspace.store.memos()}


def test_the_command_line_says_what_came_in_and_asks_which_project(bases: Any, tmp_path: Path) -> None:
    create_project(tmp_path / "study", actor="Tester")
    rows = [
        *(*bases.taguette_project(1, "Nights"), *bases.taguette_project(2, "Days"), bases.tag(1, "one")),
        *bases.taguette_document("<p>Say 😀 what</p>", [("what", [1])]),
    ]
    path = bases.made(tmp_path / "t.sqlite3", bases.TAGUETTE, rows)

    def call(*arguments: str, code: int) -> Any:
        done = CliRunner().invoke(main, ["-C", str(tmp_path / "study"), "import", str(path), *arguments])
        assert done.exit_code == code, done.output
        return done

    asked = call(code=2)
    assert "it holds 2 projects (1: Nights; 2: Days)" in asked.stderr
    assert "--project-name" in asked.stderr
    assert "Did you mean 'Nights'?" in call("--project-name", "Night", code=2).stderr
    done = call("--project-name", "Nights", code=0)
    assert ["codings", "1", "1", "1", "0"] in [line.split() for line in done.stdout.splitlines()]
    assert "places in P1: bytes of UTF-8; 1 of 1 passages are the words that were kept" in done.stderr
    path.write_bytes(path.read_bytes()[:3000])
    assert "damaged" in call(code=2).stderr
