"""Who asks by the text alone is a guess, made anew for a new text; what a person said of a document holds."""

import csv
import io
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import docx
import pytest

from qda.ingest import document

RULES = "title: t\ncodes:\n  - code: money\n    match: [money]\n  - code: doctor\n    match: [doctor]\n"
QUESTIONS = ("How did you find the clinic?", "Did the doctor help?", "What then?", "And now?")
ANSWERS = (
    "We had no money for it.",
    "The doctor came and asked for money.",
    "We sold the cow and paid the doctor.",
    "My uncle gives us all that we need for it.",
)
IN_ANSWERS, IN_QUESTIONS = 4, 1  # money twice and doctor twice; doctor once


def talk(asks: str, answers: str) -> str:
    turns = zip(QUESTIONS, ANSWERS, strict=True)
    return "".join(f"{asks}: {one}\n\n{answers}: {other}\n\n" for one, other in turns)


GROUP = talk("ANNA", "CARA") + 8 * "BEN: What else was there?\n\nANNA: The doctor took the money.\n\n"
IN_GROUP = IN_ANSWERS + IN_QUESTIONS + 8 * 2  # ANNA answers too, so that her question counts


@pytest.fixture
def study(tmp_path: Path, run, once) -> Path:
    """A project with one interview, in which ANNA asks by the text alone."""

    project = tmp_path / "study"

    def make() -> None:
        assert run(tmp_path, "init", project).code == 0
        (project / "codebooks" / "codebook.yaml").write_text(RULES, encoding="utf-8")
        write(project, talk("ANNA", "BEN"))
        done = run(project, "import", "transcripts")
        assert "'ANNA' is taken for the interviewer" in done.err
        assert codings(project, run) == IN_ANSWERS

    return once(project, make)


def write(project: Path, text: str, folder: str = "interviews") -> None:
    (project / "transcripts" / folder / "A.txt").write_text(text, encoding="utf-8")


def asked(project: Path, labels: str) -> None:
    (project / "qda.toml").write_text(f'title = "t"\ninterviewers = [{labels}]\n', encoding="utf-8")


def codings(project: Path, run) -> int:
    done = run(project, "export", "codings", "--format", "csv")
    assert done.code == 0, done.err
    return len(list(csv.DictReader(io.StringIO(done.out))))


def anew(project: Path, run) -> int:
    """The codings of the same folder in a project that has none of the past."""
    copy = project.with_name("anew")
    shutil.copytree(project, copy, ignore=shutil.ignore_patterns(".qda"))
    assert run(copy, "import", "transcripts").code == 0
    return codings(copy, run)


def corrected(project: Path) -> None:
    write(project, talk("BEN", "ANNA"))


def legend(project: Path) -> None:
    write(project, "ANNA: Interviewee\nBEN: Interviewer\n\n" + talk("ANNA", "BEN"))


def group(project: Path) -> None:
    write(project, GROUP)


def by_settings(project: Path) -> None:
    corrected(project)
    asked(project, '"BEN"')


def settings_alone(project: Path) -> None:
    asked(project, '"BEN"')


def as_it_stands(project: Path) -> None:
    corrected(project)
    asked(project, '"**BEN:**"')


def moved(project: Path) -> None:
    transcripts = project / "transcripts"
    shutil.move(transcripts / "interviews" / "A.txt", transcripts / "literature" / "A.txt")


@pytest.mark.parametrize(
    ("change", "expected", "told"),
    [
        pytest.param(corrected, IN_ANSWERS, "'BEN' is taken for the interviewer", id="labels corrected"),
        pytest.param(legend, IN_QUESTIONS, "'ANNA' was taken for the interviewer before", id="a legend"),
        pytest.param(group, IN_GROUP, "'BEN' is taken for the interviewer", id="more of the talk"),
        pytest.param(by_settings, IN_ANSWERS, "'ANNA' was taken for the interviewer before", id="settings"),
        pytest.param(as_it_stands, IN_ANSWERS, "'ANNA' was taken for the interviewer", id="a label in bold"),
        pytest.param(settings_alone, IN_QUESTIONS, "'ANNA' was taken", id="settings alone"),
        pytest.param(moved, IN_ANSWERS + IN_QUESTIONS, "'ANNA' was taken for the interviewer", id="a kind"),
    ],
)
def test_a_guess_is_made_anew_and_told(change, expected, told, study, run) -> None:
    change(study)
    done = run(study, "import", "transcripts")
    assert told in done.err
    assert (codings(study, run), anew(study, run)) == (expected, expected)
    again = run(study, "import", "transcripts")
    assert "interviewer" not in again.err
    assert "1 unchanged" in again.err
    assert run(study, "check").code == 0


def test_labels_that_are_written_otherwise_are_looked_through_anew(study, run) -> None:
    write(study, talk("<<ANNA>>", "<<BEN>>").replace(">>:", ">>"))
    run(study, "import", "transcripts")
    (study / "qda.toml").write_text("title = 't'\nspeakers = '<<(\\w+)>>'\n", encoding="utf-8")
    done = run(study, "import", "transcripts")
    assert "'ANNA' is taken for the interviewer" in done.err
    assert (codings(study, run), anew(study, run)) == (IN_ANSWERS, IN_ANSWERS)


def test_a_persons_word_outlives_a_new_text_and_other_settings(study, run) -> None:
    run(study, "import", "transcripts", "--interviewer", "BEN")
    assert codings(study, run) == IN_QUESTIONS
    write(study, talk("ANNA", "BEN") + "ANNA: Thank you.\n")
    asked(study, '"MODERATOR"')
    done = run(study, "import", "transcripts")
    assert "taken for the interviewer" not in done.err
    assert codings(study, run) == IN_QUESTIONS


def test_settings_that_change_who_asks_are_told_by_coding_and_hold_for_documents_without_files(
    study, run
) -> None:
    asked(study, '"MODERATOR"')
    assert (
        "last looked for under other settings, by another qda or in another text in A, and"
        in run(study, "code").err
    )
    (study / "transcripts" / "interviews" / "A.txt").unlink()
    other = study / "transcripts" / "interviews" / "B.txt"
    other.write_text("MODERATOR: Why?\n\nP2: I do not know.\n", encoding="utf-8")
    asked(study, '"BEN"')
    assert "'ANNA' was taken for the interviewer before" in run(study, "import", other).err
    assert "last looked for" not in run(study, "code").err
    assert codings(study, run) == IN_QUESTIONS


def test_an_earlier_versions_guess_is_known_by_the_text(study, run) -> None:
    as_before(study, {"labels": [], "interviewers": ["ANNA"], "pattern": None})
    assert codings(study, run) == IN_ANSWERS
    corrected(study)
    assert "'BEN' is taken for the interviewer" in run(study, "import", "transcripts").err
    assert codings(study, run) == IN_ANSWERS


def test_what_an_earlier_version_kept_and_the_text_does_not_show_counts_as_said(study, run) -> None:
    as_before(study, {"labels": [], "interviewers": ["BEN"], "pattern": None})
    assert "'BEN' asks: a person said so, or an earlier version" in run(study, "import", "transcripts").err
    assert "earlier version" not in run(study, "import", "transcripts").err
    assert codings(study, run) == IN_QUESTIONS


def test_a_document_of_which_nothing_is_remembered_is_heard_with_the_others(study, run) -> None:
    (study / ".qda" / "cache" / "heard.json").unlink()
    (study / "transcripts" / "interviews" / "A.txt").unlink()
    other = study / "transcripts" / "interviews" / "B.txt"
    other.write_text("MODERATOR: Why?\n\nP2: I do not know.\n", encoding="utf-8")
    assert "A: 'ANNA' is taken for the interviewer" in run(study, "import", other).err
    assert "A:" not in run(study, "import", other).err
    asked(study, '"BEN"')
    assert "A: 'ANNA' was taken for the interviewer before" in run(study, "import", other).err
    assert codings(study, run) == IN_QUESTIONS


def as_before(project: Path, speakers: dict[str, object]) -> None:
    """Keep who speaks as earlier versions did, which did not tell a guess from what a person said."""
    (project / ".qda" / "cache" / "heard.json").unlink()
    with closing(sqlite3.connect(project / ".qda" / "project.db")) as connection, connection:
        connection.execute("UPDATE documents SET speakers = ?", (json.dumps(speakers),))


def kinds(project: Path, run) -> set[str]:
    done = run(project, "report", "frequencies", "--by", "kind", "--format", "csv")
    return {row["value"] for row in csv.DictReader(io.StringIO(done.out))}


def test_a_kind_that_a_person_said_holds_for_later_imports(study, run) -> None:
    run(study, "import", "--kind", "diary", "transcripts/interviews/A.txt")
    assert "1 unchanged" in run(study, "import", "transcripts").err
    assert "1 unchanged" in run(study, "run").err
    assert kinds(study, run) == {"diary"}


def test_a_kind_that_changes_is_told_with_what_tells_it(study, run) -> None:
    run(study, "import", "--kind", "diary", "transcripts/interviews/A.txt")
    write(study, "---\nkind: field notes\n---\n" + talk("ANNA", "BEN"))
    done = run(study, "import", "transcripts")
    assert "its kind was 'diary' and is 'field notes' now, by its own first lines" in done.err
    write(study, talk("ANNA", "BEN"))
    done = run(study, "import", "transcripts")
    assert "its kind was 'field notes' and is 'interview' now, by where its file is" in done.err
    assert kinds(study, run) == {"interview"}


LONG = "Before you answer, let me tell you all that we know of it so far, and that is much. "


@pytest.mark.parametrize(
    ("answers", "taken"), [("Interviewee", True), ("Respondent 2", True), ("CARA", False)]
)
def test_who_asks_may_say_more_than_one_who_answers_by_the_label(
    study: Path, run, answers: str, taken: bool
) -> None:
    write(study, talk("ANNA", answers).replace("ANNA: ", f"ANNA: {LONG}"))
    done = run(study, "import", "transcripts")
    assert ("'ANNA' is taken for the interviewer" in done.err) is taken
    assert codings(study, run) == IN_ANSWERS + (not taken) * IN_QUESTIONS


def test_what_a_mail_quotes_is_told_and_not_coded(study: Path, run) -> None:
    head = "From: Ben <ben@example.org>\nTo: Anna <anna@example.org>\nSubject: the doctor\n\n"
    pairs = zip(QUESTIONS, ANSWERS, strict=True)
    write(study, head + "".join(f"> {one}\n\n{other}\n\n" for one, other in pairs))
    done = run(study, "import", "transcripts")
    assert "in this e-mail, what is quoted counts as the interviewer's words" in done.err
    assert codings(study, run) == IN_ANSWERS


def test_what_somebody_said_of_a_work_or_of_its_speakers_holds_for_how_it_is_read(project, run) -> None:
    """A table of two columns is prose in a work, and turns where somebody says that it is a transcript."""

    def words(name: str, *how: str) -> str:
        assert run(project, "import", f"transcripts/literature/{name}.docx", *how).code == 0
        found = run(project, "import", f"transcripts/literature/{name}.docx", "--preview", "--format", "json")
        return " ".join(next(iter(row.values())) for row in json.loads(found.out)[1]["rows"])

    (project / "transcripts" / "literature").mkdir(parents=True, exist_ok=True)
    for name in ("review", "talk", "asked"):
        made = docx.Document()
        table = made.add_table(5, 2)
        rows = ("Who", "Text", "Ann", "When was it?", "Bo", "In May.", "Ann", "And then?", "Bo", "Nothing.")
        for cell, text in zip(table._cells, rows, strict=True):
            cell.text = f"{text} ({name})" if len(text) > 5 else text
        made.save(project / "transcripts" / "literature" / f"{name}.docx")
    assert words("review") == ""
    assert words("talk", "--kind", "interview") == "Ann Bo"
    assert words("asked", "--interviewer", "Ann") == "Ann Bo"


def test_works_that_an_earlier_version_heard_are_told_and_what_is_read_otherwise_too(
    project, run, monkeypatch
) -> None:
    """Earlier versions read a table of a work as turns; one of the two files is gone since."""
    folder = project / "transcripts" / "literature"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("here", "gone"):
        made = docx.Document()
        rows = (
            "Who",
            "Text",
            "Ann",
            f"When was {name}?",
            "Bo",
            "In May.",
            "Ann",
            "And then?",
            "Bo",
            "Nothing.",
        )
        for cell, text in zip(made.add_table(5, 2)._cells, rows, strict=True):
            cell.text = text
        made.save(folder / f"{name}.docx")
    otherwise = "note: here: the file has not changed, but is read otherwise than before"
    with monkeypatch.context() as earlier:
        earlier.setattr(document, "_for_kind", lambda options, _kind: options)
        assert run(project, "import", "transcripts").code == 0
    (folder / "gone.docx").unlink()
    heard = "an earlier qda read these as transcripts: "
    assert f"{heard}gone, here." in run(project, "status").out
    done = run(project, "import", "transcripts")
    assert (done.code, otherwise in done.err) == (0, True)
    for command in ("status", "code"):
        done = run(project, command)
        assert f"{heard}gone." in done.out + done.err
    assert otherwise not in run(project, "import", "transcripts").err
