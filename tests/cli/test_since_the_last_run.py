"""What a run counts otherwise than the run before it, and what changed between the two."""

import pytest

from qda import __version__

TEXT = "transcripts/interviews/P2.md"


@pytest.fixture
def counted(project, run):
    """The project after a run."""
    assert "counted otherwise" not in run(project, "run").err
    return project


def edit_file(path, *, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def told(done):
    """The two lines of a run that speak of the one before."""
    lines = done.err.splitlines()
    at = [number for number, line in enumerate(lines) if line.startswith("counted otherwise")]
    assert len(at) == 1, done.err
    return lines[at[0]].rpartition("Z: ")[2], lines[at[0] + 1].partition("changed since then: ")[2]


def runs(project, run):
    return run(project, "history", "--format", "csv").out.count("a run counted")


def test_a_sentence_more_is_a_coding_more(counted, run):
    """P1, P2 and the work speak once each of a long way, before the sentence that comes in."""
    edit_file(counted / TEXT, old="matters.", new="matters. The hospital is far away.")
    assert told(run(counted, "run")) == ("distance 3 -> 4", "documents")


def test_nothing_new_says_nothing_and_leaves_nothing_in_the_record(counted, run):
    before = run(counted, "history", "--format", "csv").out
    assert "counted otherwise" not in run(counted, "run").err
    assert run(counted, "history", "--format", "csv").out == before


def test_what_alters_no_count_is_no_reason_later(counted, run):
    edit_file(counted / "codebooks" / "codebook.yaml", old="helps or hinders", new="hinders")
    assert "counted otherwise" not in run(counted, "run").err
    assert runs(counted, run) == 2
    assert run(counted, "add", "P1", "Maybe", "distance", "--coder", "Ann").code == 0
    assert told(run(counted, "run")) == ("distance 3 -> 4", "codings and decisions by hand")


def test_a_code_that_is_gone_and_one_that_is_new_are_told(counted, run):
    book = counted / "codebooks" / "codebook.yaml"
    edit_file(book, old="- code: distance", new="- code: journey")
    assert told(run(counted, "run")) == ("journey 0 -> 3, distance 3 -> 0", "the codebook")


def test_settings_and_programs_are_reasons(project, run, monkeypatch):
    edit_file(project / TEXT, old="participant: P2\n", new="")
    with monkeypatch.context() as earlier:
        earlier.setattr("qda.project.last_run.__version__", "0.0.9")
        assert run(project, "run").code == 0
    edit_file(
        project / "qda.toml", old='interviewers = ["INTERVIEWER"', new='interviewers = ["P2", "INTERVIEWER"'
    )
    counts, reasons = told(run(project, "run"))
    assert "distance 3 -> 2" in counts
    assert reasons == f"qda (0.0.9 -> {__version__}), the settings (qda.toml)"


def test_rules_of_the_same_version_that_are_others_are_a_reason(project, run, monkeypatch):
    with monkeypatch.context() as earlier:
        earlier.setattr("qda.project.last_run.engine_key", lambda *_: "others")
        assert run(project, "run").code == 0
    assert run(project, "add", "P1", "Maybe", "distance", "--coder", "Ann").code == 0
    _, reasons = told(run(project, "run"))
    assert reasons.endswith(", how qda reads texts and finds what is negated, hedged or reported")


def test_a_withdrawal_is_the_reason_and_not_what_is_told_again_for_it(counted, run):
    assert run(counted, "add", "P1", "Maybe", "distance", "--coder", "Ann").code == 0
    assert run(counted, "run").code == 0
    assert run(counted, "withdraw", "P2", "--yes", "--delete-files").code == 0
    counts, reasons = told(run(counted, "run"))
    assert "distance 4 -> 3" in counts
    assert reasons == "somebody withdrew"


def test_the_record_is_whole(counted, run):
    assert runs(counted, run) == 1
    assert run(counted, "check").code == 0
