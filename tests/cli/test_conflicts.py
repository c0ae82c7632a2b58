"""Files that git could not merge are refused with their line, wherever a person may have such a one."""

import pytest

BOTH = "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> ben\n"
FILES = {
    "transcripts/interviews/P3.txt": "P3: It is far.\n" + BOTH.format("P3: So far.", "P3: Far."),
    "transcripts/interviews/P3.csv": "speaker,text\n" + BOTH.format("P3,So far.", "P3,Far."),
    "transcripts/interviews/P3.vtt": "WEBVTT\n" + BOTH.format("", "00:01.000 --> 00:02.000\nP3: Far."),
    "participants.csv": "participant,gender\n" + BOTH.format("P1,female", "P1,male"),
    "codebooks/codebook.yaml": "title: Care\n" + BOTH.format("language: en", "language: de"),
    "qda.toml": "title = 'Care'\r\n" + BOTH.replace("\n", "\r\n").format("unit = 'turn'", "unit = 'word'"),
}


@pytest.mark.parametrize("name", FILES)
def test_two_versions_that_git_left_are_told_with_their_line_and_what_to_do(project, run, name) -> None:
    (project / name).write_bytes(FILES[name].encode())
    done = run(project, "run")
    assert done.code == 2
    assert name.rpartition("/")[2] in done.err
    assert "line 2: git has left two versions of the same lines here\n  Keep the version that is" in done.err
    assert "P3" not in run(project, "history").out


@pytest.mark.parametrize(
    "text",
    [
        "My town\n=======\n\nP3: It is far.\n",
        "P3: They wrote:\n>>>>>>> far\n=======\n<<<<<<< near\n",
        "<<<<<<< a",
    ],
    ids=["heading", "other order", "one mark"],
)
def test_marks_that_are_no_conflict_are_text(project, run, text) -> None:
    file = project / "transcripts" / "interviews" / "P3.md"
    file.write_text(f"{text}\nP3: And it is a long way.\n", "utf-8")
    assert run(project, "run").code == 0
    assert run(project, "report", "quotes", "distance", "--document", "P3", "--format", "csv").out.count("P3")
