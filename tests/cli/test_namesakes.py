"""Who speaks alone in a document has its name, and may have the label of somebody who is known elsewhere."""

import csv
import io

import pytest

ALONE = "INTERVIEWER: How?\n\n{0}: I could not afford the medicine.\n\nINTERVIEWER: So?\n\n{0}: Yes.\n"
GROUP = "MODERATOR: How?\n\n{0}: The clinic is far away.\n\n{1}: No.\n\n{0}: Yes.\n\n{1}: A far clinic.\n"
SAID = "labelled as a participant of another document is: "


@pytest.fixture
def told(project, run):
    """What is said of namesakes by the commands, once the texts stand in the project: name and text."""

    def commands(texts: dict[str, str]) -> list[str]:
        for name, text in texts.items():
            (project / "transcripts" / "interviews" / f"{name}.txt").write_text(text, encoding="utf-8")
        outputs = [run(project, *command) for command in (["run"], ["code"], ["status"])]
        return [line for one in outputs for line in (one.out + one.err).splitlines() if SAID in line]

    return commands


def test_a_person_of_a_group_who_answers_alone_elsewhere_is_told_by_each_command(project, run, told) -> None:
    lines = told({"FG": GROUP.format("ANNA", "BEN"), "interview7": ALONE.format("Ben")})
    assert [SAID + "BEN (interview7)." in line for line in lines] == [True] * 3
    assert told({"interview7": "---\nparticipant: BEN\n---\n" + ALONE.format("Ben")}) == []
    table = run(project, "report", "frequencies", "--by", "participant", "--format", "csv").out
    by_code = {row["code"]: row for row in csv.DictReader(io.StringIO(table))}
    assert not any("interview7" in column for column in by_code["distance"])


@pytest.mark.parametrize(
    "label", ["Participant", "Respondent", "A", "IP", "Woman", "Client", "Speaker 2", "Befragte"]
)
def test_a_label_that_is_no_name_is_not_told(label, told) -> None:
    assert told({"FG": GROUP.format(label, "Carl"), "interview7": ALONE.format(label)}) == []


def test_a_label_of_most_who_speak_alone_is_what_they_are(told) -> None:
    alone = {f"talk{number}": ALONE.format("Mother") for number in range(4)}
    assert told({"FG": GROUP.format("Mother", "Father"), **alone}) == []


def test_other_names_and_names_that_nobody_else_has_are_not_told(told) -> None:
    alone = {"interview7": ALONE.format("Carl"), "Anna": ALONE.format("Anna")}
    assert told({"FG": GROUP.format("Anna", "Ben"), **alone}) == []


AGAIN = "come again in another, and count as the same people: "


@pytest.mark.parametrize(
    ("labels", "apart", "told", "people"),
    [
        (("P1", "P2"), "", "P1 (FG1, FG2), P2 (FG1, FG2).", {"P1", "P2"}),
        (("P1", "P2"), "labels_apart = true\n", "", {"FG1 P1", "FG1 P2", "FG2 P1", "FG2 P2"}),
        (("P1", "P2"), "labels_apart = false\n", "", {"P1", "P2"}),
        (
            ("Nurse", "Participant 2"),
            "",
            "Nurse (FG1, FG2), Participant 2 (FG1, FG2).",
            {"Nurse", "Participant 2"},
        ),
        (("Mother", "Tante"), "", "Mother (FG1, FG2), Tante (FG1, FG2).", {"Mother", "Tante"}),
        (("Anna", "Ben"), "", "", {"Anna", "Ben"}),
        (("Name 1", "Name 2"), "", "", {"Name 1", "Name 2"}),
        (
            ("Speaker A", "SPEAKER B"),
            "",
            "",
            {"FG1 SPEAKER B", "FG1 Speaker A", "FG2 SPEAKER B", "FG2 Speaker A"},
        ),
        (
            ("Speaker 1", "Speaker 2"),
            "",
            "",
            {"FG1 Speaker 1", "FG1 Speaker 2", "FG2 Speaker 1", "FG2 Speaker 2"},
        ),
        (("Speaker 1", "Speaker 2"), "labels_apart = false\n", "", {"Speaker 1", "Speaker 2"}),
    ],
)
def test_one_label_in_two_groups(labels, apart, told, people, tmp_path, run) -> None:
    assert run(tmp_path, "init", "study").code == 0
    study = tmp_path / "study"
    settings = study / "qda.toml"
    settings.write_text(apart + settings.read_text(encoding="utf-8"), encoding="utf-8")
    for name in ("FG1", "FG2"):
        (study / "transcripts" / "interviews" / f"{name}.txt").write_text(
            GROUP.format(*labels), encoding="utf-8"
        )
    done = run(study, "import", "transcripts")
    assert done.code == 0, done.err
    for command in ("code", "status"):
        shown = " ".join((done := run(study, command)).out.split() + done.err.split())
        assert (AGAIN + told in shown) if told else (AGAIN not in shown)
    table = run(study, "report", "frequencies", "--by", "participant", "--format", "csv").out
    assert {row["value"] for row in csv.DictReader(io.StringIO(table))} == people


def test_labels_apart_is_true_or_false(project, run) -> None:
    settings = project / "qda.toml"
    settings.write_text('labels_apart = "yes"\n' + settings.read_text(encoding="utf-8"), encoding="utf-8")
    done = run(project, "status")
    assert done.code == 2
    assert "labels_apart must be true or false" in done.err


def test_a_row_of_a_label_that_begins_anew_is_told_with_the_name_that_it_needs(project, told, run) -> None:
    (project / "participants.csv").write_text("participant,town\nSpeaker 1,A\nFG1 Speaker 2,B\n", "utf-8")
    told({name: GROUP.format("Speaker 1", "Speaker 2") for name in ("FG1", "FG2")})
    note = " ".join(run(project, "run").err.split())
    assert "Speaker 1 (FG1 Speaker 1, FG2 Speaker 1)." in note
    assert "one of a group needs a row with the document's name too, such as FG1 Speaker 1" in note
