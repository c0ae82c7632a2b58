"""A file whose text stands in the study already is told wherever the counts would be believed."""

import pytest

TALK = "INT: Tell me.\n\nA: The road is bad. The nurse is kind. The doctor is late.\n"
ALL = "A_copy: all of its words stand in A too, so that they are counted twice"
NEARLY = "A_corrected: nearly all of its words stand in A too, so that they are counted twice"


@pytest.fixture
def folder(project):
    """The project's interviews, with one text more."""
    made = project / "transcripts" / "interviews"
    (made / "A.txt").write_text(TALK, "utf-8")
    return made


@pytest.mark.parametrize("command", ["run", "check", "status", "import"])
def test_copies_beside_the_original_are_told_with_both_names_and_what_to_do(
    project, folder, run, command
) -> None:
    (folder / "A_copy.txt").write_text(TALK, "utf-8")
    (folder / "A_corrected.txt").write_text(TALK.replace("is late", "is always late"), "utf-8")
    if command in {"check", "status"}:
        run(project, "run")
    done = run(project, command, *(["transcripts"] if command == "import" else []))
    assert done.code == 0
    told = done.out + done.err
    assert ALL in told
    assert "take one out: qda remove A_copy (and keep A)" in told
    assert NEARLY in told
    assert (
        "To keep the text of A_corrected, put its file in the place of transcripts/interviews/A.txt" in told
    )
    (folder / "A (1).txt").write_text(TALK, "utf-8")
    assert "take one out: qda remove 'A (1)' (and keep A)" in run(project, "run").err
    run(project, "remove", "A (1)")
    run(project, "remove", "A_copy")
    run(project, "remove", "A_corrected")
    assert "counted twice" not in run(project, "run").err


def test_a_copy_that_comes_later_is_told_once_by_import_and_peoples_work_is_kept(
    project, folder, run
) -> None:
    (folder / "0.txt").write_text(TALK, "utf-8")
    run(project, "import", "transcripts")
    assert "counted twice" not in run(project, "import", "transcripts").err
    run(project, "add", "A", "The road is bad.", "distance")
    assert "qda remove 0 (and keep A on which people have worked)" in run(project, "status").out
    run(project, "add", "0", "The road is bad.", "distance")
    assert (
        "People have worked on both: code what they did in A again in 0 first." in run(project, "check").out
    )


def test_many_copies_of_one_file_are_told_all(project, folder, run) -> None:
    for number in range(30):
        (folder / f"B{number}.txt").write_text(TALK, "utf-8")
    run(project, "run")
    assert run(project, "status").out.count("stand in A too") == 30


def test_interviews_by_one_guide_and_short_answers_are_no_copies(project, folder, run) -> None:
    asked = [
        "Do you know where the next clinic is and when its doors are open to you",
        "How often do you go there with your children when one of them is ill",
        "Did anybody ever ask you for money before a nurse would look at you",
        "Would you go to the hospital in town if the clinic was closed again",
    ]
    for name, answers in {
        "Q1": ("Yes.", "Never, it is far.", "No.", "Maybe."),
        "Q2": ("I do.", "Each month.", "Yes, twice, a guard did.", "No."),
        "Q3": ("No.", "Often.", "Nobody did.", "Surely, with my brother's car."),
    }.items():
        turns = (f"INT: {question}?\n\n{name}: {said}" for question, said in zip(asked, answers, strict=True))
        (folder / f"{name}.txt").write_text("\n\n".join(turns) + "\n", "utf-8")
    (folder / "S1.txt").write_text("S: Yes, I do.\n", "utf-8")
    (folder / "S2.txt").write_text("S: Yes, I do.\n", "utf-8")
    done = run(project, "run")
    assert "counted twice" not in done.err
    assert "counted twice" not in run(project, "status").out
