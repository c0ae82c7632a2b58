"""Importing: again, changed, by folder, and what is told."""

import json
import re
import subprocess
from unicodedata import normalize

import pytest

from qda.project.workspace import open_workspace


def documents(run, project) -> dict[str, str]:
    rows = json.loads(run(project, "report", "frequencies", "--by", "document", "--format", "json").out)[
        "rows"
    ]
    return {row["document"] if isinstance(row, dict) else row[1]: "" for row in rows}


def test_importing_the_same_files_again_changes_nothing(project, run, database) -> None:
    before = database(project)
    done = run(project, "import", "transcripts")
    assert done.code == 0
    assert "3 documents (0 new, 3 unchanged, 0 changed)" in done.err
    assert database(project) == before


def test_running_again_with_nothing_changed_changes_nothing(project, run, database) -> None:
    before = database(project)
    done = run(project, "run")
    assert done.code == 0
    assert "0 of them anew" in done.err
    assert database(project) == before


def test_a_changed_file_is_a_new_version_and_the_old_text_is_kept(project, run, database) -> None:
    path = project / "transcripts" / "interviews" / "P2.md"
    path.write_text("P2: The hospital is near now.\n", encoding="utf-8")
    done = run(project, "import", path)
    assert done.out.split() == ["changed", "P2"]
    assert "It is a long way to the hospital." in database(project)
    assert run(project, "check").code == 0


def test_only_changed_documents_are_coded_again(project, run) -> None:
    (project / "transcripts" / "interviews" / "P2.md").write_text("P2: It is a long way.\n", encoding="utf-8")
    done = run(project, "run")
    assert "coded: 3 documents, 1 of them anew" in done.err


def test_a_comment_in_the_codebook_codes_nothing_again(project, run) -> None:
    path = project / "codebooks" / "codebook.yaml"
    path.write_text("# a remark\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert "0 of them anew" in run(project, "run").err


def test_bad_files_of_a_call_are_named_and_the_others_go_in(project, run, database) -> None:
    (project / "a.txt").write_text("A: Hello there.\n", encoding="utf-8")
    (project / "b.txt").write_text("", encoding="utf-8")
    (project / "c.txt").write_bytes(b"\x00\x01\x02")
    done = run(project, "import", "a.txt", "b.txt", "c.txt")
    assert done.code == 2
    assert "b.txt: the file is empty" in done.err
    assert "c.txt" in done.err
    assert "1 new" in done.err
    assert "A: Hello there." in database(project)


def test_where_no_file_of_a_call_can_be_used_nothing_changes(project, run, database) -> None:
    before = database(project)
    (project / "b.txt").write_text("", encoding="utf-8")
    assert run(project, "import", "b.txt").code == 2
    assert database(project) == before


def test_where_no_file_can_be_used_a_changed_participants_file_is_not_taken_in_either(
    project, run, database
) -> None:
    before = database(project)
    (project / "participants.csv").write_text("participant,age\nP1,50\n", encoding="utf-8")
    (project / "b.txt").write_text("", encoding="utf-8")
    (project / "empty").mkdir()
    for file in ("b.txt", "no_such_file.txt", "empty"):
        assert run(project, "import", file).code == 2
        assert database(project) == before
    (project / "c.txt").write_text("C: Hello.\n", encoding="utf-8")
    assert run(project, "import", "b.txt", "c.txt").code == 2
    assert '"age": "50"' in database(project)


def test_a_removed_document_leaves_the_reports_and_its_work_stays_in_the_record(
    project, run, database
) -> None:
    assert run(project, "add", "P2", "long way", "access", "--coder", "Anna").code == 0
    done = run(project, "remove", "P2")
    assert done.code == 0
    assert "1 coding by people" in done.out
    assert "It is a long way to the hospital." in database(project)
    assert run(project, "report", "frequencies", "--document", "P2").code == 2
    again = run(project, "run")
    assert "P2: it was taken out of the study" in again.err
    assert run(project, "report", "frequencies", "--document", "P2").code == 2
    assert run(project, "import", "transcripts/interviews/P2.md").code == 0
    assert run(project, "report", "frequencies", "--document", "P2").code == 0


def test_a_document_of_a_finding_that_is_taken_out_is_told_until_it_is_back(project, run) -> None:
    evidence = "evidence: [{document: P2, role: supports}]"
    text = f"findings:\n  - {{finding: F1, claim: It is far., codes: [distance], {evidence}}}\n"
    (project / "findings").mkdir(exist_ok=True)
    (project / "findings" / "f.yaml").write_text(text, "utf-8")
    done = run(project, "remove", "P2")
    assert "P2 is evidence of F1: take it out there too, or bring it back: qda import FILE" in done.err
    again = run(project, "run")
    assert again.code == 2
    assert "the document 'P2' was taken out of the study" in again.err
    assert "To bring it back: qda import FILE" in again.err
    told = run(project, "status").out
    assert "New files         none" in told
    assert "Taken out         P2" in told
    assert "P2 is evidence" not in run(project, "remove", "P1").err
    assert run(project, "import", "transcripts/interviews").code == 0
    assert run(project, "run").code == 0
    assert "Taken out" not in run(project, "status").out


def test_status_tells_of_people_who_speak_in_no_document(project, run) -> None:
    (project / "participants.csv").write_text("participant,age\nP1,40\nP8,50\nP9,60\n", "utf-8")
    assert (
        "Participants      2, and 2 of participants.csv who speak in no document"
        in run(project, "status").out
    )
    (project / "participants.csv").write_text("name,age\nP1,40\n", "utf-8")
    done = run(project, "status")
    assert done.code == 0
    assert "the first column must be 'participant', not 'name'" in done.out


def test_the_kind_can_be_said(project, run) -> None:
    (project / "note.txt").write_text("The clinic is far.\n", encoding="utf-8")
    assert run(project, "import", "note.txt", "--kind", "field note").code == 0
    assert "1 field note" in run(project, "status").out


def language_of(project, name: str) -> str | None:
    with open_workspace(project) as workspace:
        return next(one.language for one in workspace.store.documents() if one.name == name)


def test_the_language_can_be_said_and_holds_until_the_text_says_another(project, run) -> None:
    text = project / "wut.txt"
    text.write_text("Der Weg ist weit.\n", encoding="utf-8")
    assert run(project, "import", "wut.txt", "--language", "DE").code == 0
    assert language_of(project, "wut") == "de"
    text.write_text("Der Weg ist sehr weit.\n", encoding="utf-8")
    assert run(project, "import", "wut.txt").code == 0
    assert language_of(project, "wut") == "de"
    assert "de" in run(project, "import", "wut.txt", "--preview").out.split()
    text.write_text("---\nlanguage: nl\n---\nDer Weg ist sehr weit.\n", encoding="utf-8")
    assert run(project, "import", "wut.txt").code == 0
    assert language_of(project, "wut") == "nl"
    text.write_text("Der Weg ist sehr weit.\n", encoding="utf-8")
    assert run(project, "import", "wut.txt").code == 0
    assert language_of(project, "wut") is None


def test_a_language_without_rules_is_refused_before_anything_is_read(project, run) -> None:
    (project / "wut.txt").write_text("Der Weg ist weit.\n", encoding="utf-8")
    done = run(project, "import", "wut.txt", "--language", "qq")
    assert (done.code, "there are no rules for the language 'qq'" in done.err) == (2, True)
    assert "wut" not in run(project, "status").out


FIRST = "I: How are you?\nP: I work at night, and the river keeps me awake.\nI: Why?\nP: Money.\n"
OTHER = {
    "P1.txt": "I: Where do you live?\nP: By the sea, in a house of stone.\nI: Why?\nP: We always did.\n",
    "P1.vtt": "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Bob>Completely other words here, as you see.\n",
    "P1.md": "---\nage: 40\n---\nI: 你住在哪里?\nP: 我住在海边的一座石头房子里,已经很多年了。\n",
}


def test_another_text_under_a_documents_name_is_refused_and_a_corrected_one_comes_in(
    project, run, tmp_path, database
) -> None:
    for folder in ("first", "corrected", "longer"):
        (tmp_path / folder).mkdir()
    (tmp_path / "first" / "N1.txt").write_text(FIRST, encoding="utf-8")
    assert run(project, "import", tmp_path / "first" / "N1.txt").code == 0
    before = database(project)
    for name, text in OTHER.items():
        path = tmp_path / name.replace("P1", "N1")
        path.write_text(text, encoding="utf-8")
        done = run(project, "import", path)
        assert (done.code, done.out) == (2, "")
        assert "hardly a word in common" in done.err
        assert "qda remove N1" in done.err
    assert database(project) == before
    corrected = FIRST.replace("awake", "up").replace("P:", "Anna:").replace("how are you", "how is it")
    longer = f"{FIRST}\nI: Anything else?\nP: {'And so on, and on. ' * 50}\n"
    for folder, text in (("corrected", corrected), ("longer", longer)):
        (tmp_path / folder / "N1.txt").write_text(text, encoding="utf-8")
        assert run(project, "import", tmp_path / folder / "N1.txt").out.split() == ["changed", "N1"]


@pytest.fixture
def renamed(project, run):
    """A study with a coding of a person on P2, whose file has another name now."""
    assert run(project, "add", "P2", "a long way to the hospital", "distance", "--coder", "Ann").code == 0
    folder = project / "transcripts" / "interviews"
    (folder / "P2.md").rename(folder / "P02.md")
    return project


@pytest.mark.parametrize("again", [False, True], ids=["at once", "in a later run"])
def test_a_renamed_file_is_told_with_what_keeps_its_codings(renamed, run, again) -> None:
    if again:
        assert run(renamed, "run").code == 0
    told = run(renamed, "run").err
    assert "P2: its file is gone, but the very words stand in P02 too, so that they are counted twice" in told
    assert "do not remove P2, for people's work is on it. Call P02.md P2.md again, or name it" in told
    assert "Put it back, or use: qda remove" not in told
    file = renamed / "transcripts" / "interviews" / "P02.md"
    text = file.read_text("utf-8")
    file.write_text(text.replace("---\n", "---\ndocument: P2\n", 1), "utf-8")
    run(renamed, "run")
    assert run(renamed, "remove", "P02").code == 0
    assert "twice" not in run(renamed, "run").err
    found = run(renamed, "report", "quotes", "distance", "--coder", "Ann", "--format", "json").out
    assert [row["document"] for row in json.loads(found)["rows"]] == ["P2"]


def test_a_file_that_was_renamed_back_is_told_too(renamed, run) -> None:
    run(renamed, "run")
    folder = renamed / "transcripts" / "interviews"
    (folder / "P02.md").rename(folder / "P2.md")
    told = run(renamed, "run").err
    assert "P02: its file is gone, but the very words stand in P2 too" in told
    assert "If it is the same text, take the old one out: qda remove P02" in told


def test_a_renamed_file_with_other_labels_is_known_by_its_words(renamed, run) -> None:
    folder = renamed / "transcripts" / "interviews"
    text = (folder / "P02.md").read_text("utf-8").replace("P2:", "P02:").replace("think", "believe")
    (folder / "P02.md").write_text(text, "utf-8")
    told = run(renamed, "import", folder / "P02.md").err
    assert "P2: its file is gone, but nearly all of its words stand in P02 too" in told


def test_another_persons_answers_to_the_same_questions_are_no_renamed_file(renamed, run) -> None:
    folder = renamed / "transcripts" / "interviews"
    text = "P02: The bus comes on Mondays only, so we walk there and wait until a nurse has time for us.\n"
    (folder / "P02.md").write_text(text, "utf-8")
    told = run(renamed, "run").err
    assert "twice" not in told
    assert "P2: its file is gone; the document is kept" in told


@pytest.mark.parametrize("new", ["round 1/José.md", normalize("NFD", "interviews/José.md")])
def test_a_file_in_another_folder_or_encoding_of_its_name_is_not_gone(project, run, new: str) -> None:
    folder = project / "transcripts"
    (folder / "interviews" / "P2.md").rename(folder / "interviews" / "José.md")
    assert run(project, "run").code == 0
    assert run(project, "remove", "P2").code == 0
    assert run(project, "add", "José", "a long way to the hospital", "distance", "--coder", "Ann").code == 0
    (folder / "round 1").mkdir()
    (folder / "interviews" / "José.md").rename(folder / new)
    if "round" not in new:
        told = run(project, "status").out
        assert re.search("New files +none\nChanged files +none\nMissing files +none", told)
    done = run(project, "run")
    assert "is gone" not in done.err
    assert "qda remove" not in done.err
    found = run(project, "report", "quotes", "distance", "--coder", "Ann", "--format", "json").out
    assert [row["document"] for row in json.loads(found)["rows"]] == ["José"]


def test_files_that_are_in_icloud_only_are_told_and_their_documents_not_gone(project, run) -> None:
    folder = project / "transcripts" / "interviews"
    (folder / "P2.md").rename(folder / ".P2.md.icloud")
    (folder / ".P9.md.icloud").write_bytes(b"bplist00")
    told = run(project, "run").err
    for name in (".P2.md", ".P9.md"):
        assert f"{name}.icloud" in told
    assert "it is in iCloud only, and not on this machine\n  Load it onto this machine" in told
    assert "is gone" not in told


def test_the_command_that_comes_next_can_be_pasted_whatever_the_folder_is_called(tmp_path, run) -> None:
    said = run(tmp_path, "init", "my $study's files", "--example").out.splitlines()[-1].strip()
    assert said.startswith("qda -C ")
    told = subprocess.run(
        ["sh", "-c", f'printf "%s\\n" {said}'], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert told.stdout.splitlines() == ["qda", "-C", "my $study's files", "run"]
