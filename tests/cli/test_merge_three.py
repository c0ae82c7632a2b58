"""Three copies of a project that are joined in pairs, in every order: all come to say the same."""

import shutil
from itertools import permutations, product
from pathlib import Path

import pytest

from qda.model.coding import Status
from qda.model.decision import Decision, Verdict
from qda.project.workspace import open_workspace

TEXT = "INTERVIEWER: How was it?\n\nP7: The nurse was kind to me, and I never saw her again.\n"
SECOND = "2026-01-01T10:00:0{}Z"
NAMES = ("Ann", "Bob", "Cem")
VERDICTS = (Verdict.REJECT, Verdict.ACCEPT, Verdict.REJECT)


@pytest.fixture
def base(project: Path, run, once) -> Path:
    """A project with one coding by Dee."""

    def code() -> None:
        path = project / "transcripts" / "interviews" / "P7.txt"
        path.write_text(TEXT, encoding="utf-8")
        assert run(project, "run").code == 0
        done = run(project, "add", "P7", "The nurse was kind", "access", "--coder", "Dee")
        assert done.code == 0, done.err

    return once(project, code)


def copies_of(base: Path, tmp_path: Path, times: tuple[int, ...]) -> list[Path]:
    """A copy for each coder, in which that coder has decided on Dee's coding at a second of a minute."""
    folders = []
    for name, verdict, second in zip(NAMES, VERDICTS, times, strict=True):
        folder = tmp_path / f"{name} {times}"
        shutil.copytree(base, folder)
        with open_workspace(folder) as workspace, workspace.store.change(name) as change:
            (coding,) = change.codings()
            change.decide(Decision(coding, verdict, name, SECOND.format(second)))
        folders.append(folder)
    return folders


def in_force(folder: Path) -> list[tuple[str, str]]:
    with open_workspace(folder) as workspace:
        return [(one.coder, one.verdict.value) for one in workspace.store.decisions()]


def merged(run, here: Path, there: Path) -> None:
    done = run(here, "merge", there, "--apply")
    assert done.code == 0, done.err


@pytest.mark.parametrize("times", [*permutations((1, 2, 3)), (1, 1, 1), (1, 1, 0), (1, 0, 1), (0, 1, 1)])
def test_the_decision_made_last_counts_in_all_copies_whoever_merged_with_whom_first(
    base: Path, tmp_path: Path, run, times: tuple[int, ...]
) -> None:
    last = max(times)
    name, verdict = max((n, v.value) for n, v, t in zip(NAMES, VERDICTS, times, strict=True) if t == last)
    copies = copies_of(base, tmp_path, times)
    for here, there in ((1, 0), (0, 1), (2, 1), (2, 0), (0, 2), (1, 2)):
        merged(run, copies[here], copies[there])
    assert [in_force(one) for one in copies] == [[(name, verdict)]] * 3
    for here, there in product(copies, repeat=2):
        if here != there:
            assert "nothing that is not here" in run(here, "merge", there, "--apply").err
    assert run(copies[2], "check").code == 0


def test_a_decision_that_was_made_again_where_it_was_known_counts_although_a_clock_is_fast(
    base: Path, tmp_path: Path, run
) -> None:
    hers, his = tmp_path / "hers", tmp_path / "his"
    for folder in (hers, his):
        shutil.copytree(base, folder)
    with open_workspace(his) as workspace, workspace.store.change("Bob") as change:
        (coding,) = change.codings()
        change.decide(Decision(coding, Verdict.REJECT, "Bob", "2099-01-01T00:00:00Z"))
    merged(run, hers, his)
    assert run(hers, "accept", coding.id, "--coder", "Ann").code == 0
    merged(run, his, hers)
    assert in_force(hers) == in_force(his) == [("Ann", "accept")]
    assert coding.status is Status.ACCEPTED
