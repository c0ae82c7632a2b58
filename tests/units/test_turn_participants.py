"""Whose the turns are, by label and by document."""

import pytest

from qda.model.document import LITERATURE
from qda.model.unit import Role
from tests.units.conftest import Make, said


def participants(make_index: Make, text: str, **options: object) -> list[str | None]:
    return [turn.participant for turn in make_index(text, **options)[1].turns]


ASKED = "INTERVIEWER: Why?\n"


@pytest.mark.parametrize("label", ["P7", "PARTICIPANT 17", "R3", "Respondent 4", "FG-2", "Interviewee #5"])
def test_an_identifier_is_the_participant(label: str, make_index: Make) -> None:
    assert participants(make_index, f"{ASKED}{label}: No.\n{ASKED}{label}: Yes.") == [
        None,
        label,
        None,
        label,
    ]


@pytest.mark.parametrize("label", ["Ahmed", "Speaker 2", "Respondent", "Dr. Khan"])
def test_one_name_alone_stands_for_the_document(label: str, make_index: Make) -> None:
    text = f"{ASKED}{label}: No.\n{ASKED}{label}: Yes."
    assert participants(make_index, text, name="K4") == [None, "K4", None, "K4"]


def test_several_people_are_each_a_participant(make_index: Make) -> None:
    text = "MODERATOR: Why?\nAhmed: No.\nSpeaker 2: Yes.\nAhmed: Well."
    assert participants(make_index, text) == [None, "Ahmed", "doc Speaker 2", "Ahmed"]


def test_the_documents_participant_comes_before_labels(make_index: Make) -> None:
    assert participants(make_index, f"{ASKED}Ahmed: No.\n{ASKED}Ahmed: Yes.", participant="P4") == [
        None,
        "P4",
        None,
        "P4",
    ]


def test_a_label_that_elsewhere_means_nobody_is_the_documents_participant(make_index: Make) -> None:
    text = f"{ASKED}X: No.\n{ASKED}Husband: Yes.\n"
    assert participants(make_index, text, participant="X") == [None, "X", None, "Husband"]
    assert participants(make_index, text, participant="Y") == [None, None, None, "Y"]


@pytest.mark.parametrize(
    "label", ["I1", "INT07", "Q", "Moderator 1", "Interviewer Anna"]
)  # the first four are labels of the settings
def test_who_the_document_is_about_does_not_ask(label: str, make_index: Make) -> None:
    text = f"RESEARCHER: Why?\n{label}: No.\nRESEARCHER: Why?\n{label}: Yes."
    assert participants(make_index, text, participant=label.lower()) == [None, label.lower()] * 2
    assert participants(make_index, text, participant="Z") == [None] * 4


def test_an_interview_without_labels_is_one_turn_of_its_participant(make_index: Make) -> None:
    _, index = make_index("We left.\n\nThey stayed.", name="P9")
    (turn,) = index.turns
    assert (turn.role, turn.speaker, turn.participant) == (Role.PARTICIPANT, None, "P9")


def test_the_headings_of_an_interview_without_labels_are_nobodys(make_index: Make) -> None:
    text = "# Interview\n\n## Why did you come?\n\nFor work.\nFor love.\n\n## And then?\n\nI stayed.\n"
    document, index = make_index(text)
    turns = [(turn.role, turn.participant, turn.span.of(document.text)) for turn in index.turns]
    assert turns == [
        (Role.NOBODY, None, "# Interview"),
        (Role.NOBODY, None, "## Why did you come?"),
        (Role.PARTICIPANT, document.name, "For work.\nFor love."),
        (Role.NOBODY, None, "## And then?"),
        (Role.PARTICIPANT, document.name, "I stayed."),
    ]
    _, index = make_index("# We came for work and love.\n\n# We stayed where the sea was.\n\nYes.\n")
    assert [turn.role for turn in index.turns] == [Role.PARTICIPANT]


def test_a_work_is_one_turn_of_its_author(make_index: Make) -> None:
    _, index = make_index("P7: They left.\n\nKeywords: border, trade\n\nP7: They stayed.", LITERATURE)
    (turn,) = index.turns
    assert (turn.role, turn.speaker, turn.participant) == (Role.AUTHOR, None, None)


def test_a_work_that_prints_a_conversation_has_turns(make_index: Make) -> None:
    text = "Q: Why?\nKhan: No.\nQ: And?\nKhan: Yes."
    assert said(make_index, text, kind=LITERATURE) == [
        ("Q", "Why?"),
        ("Khan", "No."),
        ("Q", "And?"),
        ("Khan", "Yes."),
    ]


def test_front_matter_is_no_speech(make_index: Make) -> None:
    text = "---\nparticipant: P1\n---\nWe left."
    document, index = make_index(text, body=text.index("We"))
    assert [turn.span.of(document.text) for turn in index.turns] == ["We left."]


def test_an_empty_body_has_one_turn_and_nothing_in_it(make_index: Make) -> None:
    _, index = make_index("")
    assert (len(index.turns), len(index.paragraphs), len(index.sentences), len(index.starts)) == (1, 0, 0, 0)


HEADERS = {
    "directly followed by turns": "Date: 3 May\nPlace: Kabul\nInterviewer: Is it far?\nP3: No, we walk.\n",
    "with the interviewer's name": (
        "Interviewer: Anna Smith\nDate: 3 May\n\nInterviewer: Is it far?\nP3: No, we walk.\n"
    ),
}


@pytest.mark.parametrize("text", HEADERS.values(), ids=HEADERS.keys())
def test_a_header_swallows_no_turn(text: str, make_index: Make) -> None:
    found = [turn for turn in said(make_index, text) if turn[0]]
    assert found == [("Interviewer", "Is it far?"), ("P3", "No, we walk.")]


def test_beside_the_documents_participant_other_labels_are_other_people(make_index: Make) -> None:
    text = "MODERATOR: Why?\nAnna: No.\nBob: Yes.\nAnna & Bob: Well.\nAnna: No.\nBob: No."
    found = participants(make_index, text, participant="Anna")
    assert found == [None, "Anna", "Bob", None, "Anna", "Bob"]
