"""A run in which nothing is new: the workbook stays; one that is another, or is missing, is written."""

import os

import openpyxl
import pytest


@pytest.fixture
def workbook(project, run):
    """The workbook after a run, made old so that a new one shows."""
    assert run(project, "run").code == 0
    path = project / "results" / "themes.xlsx"
    os.utime(path, (1, 1))
    return path


def test_it_stays_as_it_is_while_nothing_changes(project, run, workbook):
    before = workbook.read_bytes()
    done = run(project, "run")
    assert done.code == 0, done.err
    assert "unchanged: results/themes.xlsx" in done.err
    assert (workbook.read_bytes(), workbook.stat().st_mtime) == (before, 1)


@pytest.mark.parametrize("what", ["missing", "edited", "note damaged", "note gone"])
def test_it_is_written_when_the_file_is_not_the_one_that_was(project, run, workbook, what):
    note = project / ".qda" / "cache" / "workbook.json"
    if what == "missing":
        workbook.unlink()
    elif what == "edited":
        workbook.write_bytes(workbook.read_bytes() + b"x")
    elif what == "note damaged":
        note.write_text('{"made of": 1, "file": ', encoding="utf-8")
    else:
        note.unlink()
    done = run(project, "run")
    assert "written: results/themes.xlsx" in done.err
    assert openpyxl.load_workbook(workbook).sheetnames[0] == "Overview"


@pytest.mark.usefixtures("workbook")
def test_it_is_written_when_a_person_decided_or_a_setting_changed(project, run):
    assert run(project, "add", "P1", "the clinic was far away", "distance", "--coder", "Ann").code == 0
    assert "written: results/themes.xlsx" in run(project, "run").err
    assert "unchanged: results/themes.xlsx" in run(project, "run").err
    settings = project / "qda.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("title = ", "title = 'Other' #"), "utf-8"
    )
    assert "written: results/themes.xlsx" in run(project, "run").err


def test_what_is_said_of_it_is_said_again(project, run):
    path = project / "transcripts" / "interviews" / "P2.md"
    path.write_text(
        path.read_text(encoding="utf-8") + "\nThe clinic was far away _x0041_.\n", encoding="utf-8"
    )
    first, second = run(project, "run").err, run(project, "run").err
    notes = [line for line in first.splitlines() if line.startswith("note:")]
    assert notes
    assert [line for line in second.splitlines() if line.startswith("note:")] == notes


def test_more_documents_than_columns_end_no_run_and_it_is_said_again(project, run, monkeypatch):
    """Sheets of 20 columns, instead of their 16,384, for 20 documents and the names of the codes."""
    monkeypatch.setattr("qda.report.workbook.fit.MAX_COLUMNS", 20)
    for number in range(20):
        path = project / "transcripts" / "interviews" / f"more{number}.txt"
        path.write_text(f"The clinic {number} was far away.\n", encoding="utf-8")
    first, second = run(project, "run"), run(project, "run")
    assert (first.code, second.code) == (0, 0)
    assert first.out.startswith("Code frequencies")
    sheet = openpyxl.load_workbook(project / "results" / "themes.xlsx")["Code x document"]
    assert "more19" in [row[0] for row in sheet.iter_rows(values_only=True)]
    assert "unchanged: results/themes.xlsx" in second.err
    for done in (first, second):
        assert "note: Code x document has a row for each document and a column for each code" in done.err


def test_what_tells_who_somebody_is_is_said_again(project, run):
    path = project / "transcripts" / "interviews" / "P2.md"
    path.write_text(
        path.read_text(encoding="utf-8") + "\nWrite to anna@example.org, the clinic was far away.\n", "utf-8"
    )
    first, second = run(project, "run").err, run(project, "run").err
    assert "unchanged" in second
    warned = [line for line in first.splitlines() if line.startswith("warning:")]
    assert "identifiers would leave the project: 2 x e-mail" in warned[0]
    assert [line for line in second.splitlines() if line.startswith("warning:")] == warned


@pytest.mark.usefixtures("workbook")
@pytest.mark.parametrize("file", ["codebooks/codebook.yaml", "findings/findings.yaml"])
def test_it_is_written_when_people_changed_a_file_of_theirs(project, run, file):
    path = project / file
    path.parent.mkdir(exist_ok=True)
    if file.startswith("codebooks"):
        path.write_text(path.read_text(encoding="utf-8").replace("distance", "far_away"), "utf-8")
    else:
        evidence = "evidence: [{document: P1, role: supports}]"
        path.write_text(f"findings:\n  - {{finding: F1, claim: It is far., codes: [distance], {evidence}}}\n")
    done = run(project, "run")
    assert "written: results/themes.xlsx" in done.err, done.err


def test_a_new_file_that_was_not_read_yet_is_told_when_coding(project, run) -> None:
    assert "not read yet" not in run(project, "code").err
    new = project / "transcripts" / "interviews" / "P9.md"
    new.write_text("P9: We could not pay the fee.\n", encoding="utf-8")
    done = run(project, "code")
    assert done.code == 0
    assert "not read yet, and in no count: transcripts/interviews/P9.md" in done.err
    assert run(project, "import", str(new)).code == 0
    assert "not read yet" not in run(project, "code").err
    assert run(project, "remove", "P9").code == 0
    assert "not read yet" not in run(project, "code").err


def test_a_changed_file_that_was_not_read_again_is_told_when_coding(project, run) -> None:
    path = project / "transcripts" / "interviews" / "P1.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")  # written anew, and the same
    assert "changed since" not in run(project, "code").err
    path.write_text(text.replace("far", "near"), encoding="utf-8")
    told = run(project, "code").err
    assert "counted as it was, for it changed since it was read: transcripts/interviews/P1.md" in told
    assert run(project, "run").code == 0
    assert "changed since" not in run(project, "code").err
