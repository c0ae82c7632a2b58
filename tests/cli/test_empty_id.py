"""An id that is empty, as where a script's variable is not set, names nothing, not even the only coding."""

from pathlib import Path

import pytest

from qda.project.workspace import open_workspace


@pytest.fixture
def of_one(project: Path, run) -> Path:
    """A project with a single coding, by Ann."""
    for path in (project / "codebooks").iterdir():
        path.write_text("codes:\n  - code: access\n    definition: Care.\n", encoding="utf-8")
    assert run(project, "run").code == 0
    assert run(project, "add", "P2", "It is a long way", "access", "--coder", "Ann").code == 0
    return project


@pytest.mark.parametrize("id", ["", " "])
@pytest.mark.parametrize("said", [("accept",), ("reject",), ("memo", "Why?", "--coding")])
def test_nothing_is_decided_or_written_on_it(of_one: Path, run, said: tuple[str, ...], id: str) -> None:
    done = run(of_one, *said, id)
    assert done.code == 2
    assert " empty" in done.err
    with open_workspace(of_one) as workspace:
        assert (workspace.store.decisions(), workspace.store.memos()) == ((), ())


@pytest.mark.parametrize("id", ["", " "])
def test_nothing_stale_is_rejected(of_one: Path, run, id: str) -> None:
    path = of_one / "transcripts" / "interviews" / "P2.md"
    path.write_text(path.read_text("utf-8").replace("It is a long way", "We walk far"), encoding="utf-8")
    assert run(of_one, "import", path).code == 0
    done = run(of_one, "anchors", id, "--reject")
    assert (done.code, "the id is empty" in done.err) == (2, True)
    assert "1 stale coding to decide on" in run(of_one, "anchors").out
