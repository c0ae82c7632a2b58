"""Files that come in with a change, and what somebody else writes to the same places meanwhile."""

from pathlib import Path

import pytest

from qda.errors import StoreError
from qda.project import arriving as module
from qda.project.arriving import arriving
from qda.project.workspace import Workspace, open_workspace


def bring_in(workspace: Workspace, target: Path, *, meanwhile: str | None = None) -> None:
    with arriving(workspace.store, workspace.kept) as files:
        files.write(target, "what comes in")
        if meanwhile is not None:
            target.write_text(meanwhile, encoding="utf-8")
        files.ready(workspace.store.head())


def test_a_file_that_somebody_writes_while_it_comes_in_is_refused_and_stays(project) -> None:
    target = project / "codebooks" / "other.yaml"
    with open_workspace(project) as workspace:
        with pytest.raises(StoreError):
            bring_in(workspace, target, meanwhile="somebody's")
        assert target.read_text(encoding="utf-8") == "somebody's"
        bring_in(workspace, target)
    assert target.read_text(encoding="utf-8") == "what comes in"


def test_what_somebody_writes_after_a_command_was_ended_stays(project, monkeypatch) -> None:
    """The command ended behind its change, and before its files were in their places."""
    kept, edited = (project / "codebooks" / f"{name}.yaml" for name in ("kept", "edited"))
    with open_workspace(project) as workspace:
        monkeypatch.setattr(module, "settle", lambda *_: None)
        with arriving(workspace.store, workspace.kept) as files:
            for target in (kept, edited):
                files.write(target, "what comes in")
            files.ready(workspace.store.head())
        monkeypatch.undo()
    assert not kept.exists()
    edited.write_text("somebody's", encoding="utf-8")
    with open_workspace(project):
        assert kept.read_text(encoding="utf-8") == "what comes in"
        assert edited.read_text(encoding="utf-8") == "somebody's"
    assert not list(project.glob(".qda/kept/.arriving*"))
