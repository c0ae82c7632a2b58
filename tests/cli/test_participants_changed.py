"""An edited participants file that was not read again is told, for reports know the attributes of before."""

import pytest

TOLD = "participants.csv: changed since it was read"


@pytest.fixture
def edited(project, run):
    """What is told beside a report, and the changed files of the state, once the file has a text."""

    def commands(text: str, by: str = "gender") -> tuple[str, str]:
        (project / "participants.csv").write_text(text, encoding="utf-8")
        told = run(project, "report", "crosstab", "distance", by).err
        state = run(project, "status").out
        return told, next(line for line in state.splitlines() if line.startswith("Changed files"))

    return commands


def test_an_edited_file_is_told_until_it_is_read(project, run, edited) -> None:
    before = "participant,gender,age\nP1,female,30\nP2,male,40\n"
    (project / "participants.csv").write_text(before, encoding="utf-8")
    assert run(project, "run").code == 0
    told, state = edited(before)
    assert TOLD not in told
    assert state.split()[2:] == ["none"]
    told, state = edited(before.replace("male,40", "female,40"))
    assert TOLD in told
    assert state.split()[2:] == ["participants.csv"]
    assert "qda run" in run(project, "status").out
    run(project, "run")
    told, state = edited(before.replace("male,40", "female,40"))
    assert TOLD not in told
    assert state.split()[2:] == ["none"]


def test_before_anything_was_read_nothing_has_changed(tmp_path, run) -> None:
    assert run(tmp_path, "init", str(tmp_path / "new")).code == 0
    (tmp_path / "new" / "participants.csv").write_text("participant,gender\nP1,f\n", encoding="utf-8")
    told = run(tmp_path / "new", "report", "frequencies").err
    assert (TOLD in told, "there is no document in this project" in told) == (False, True)


def test_a_new_column_is_told_beside_the_error_that_it_is_unknown(project, run, edited) -> None:
    run(project, "run")
    told, _ = edited("participant,ward\nP1,north\n", "ward")
    assert TOLD in told
    assert "there is no attribute 'ward'" in told


def test_rows_in_another_order_or_spelling_of_the_file_are_no_change(project, run, edited) -> None:
    (project / "participants.csv").write_text("participant,age\nP1,30\nP2,40\n", encoding="utf-8")
    run(project, "run")
    assert TOLD not in edited("participant;age\nP2;40\n\nP1;30\n", "age")[0]
