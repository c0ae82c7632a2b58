"""Who speaks where questions or answers stand without a label."""

import pytest

from tests.units.conftest import sides


@pytest.mark.parametrize("label", ["Interviewer", "Q", "**Interviewer", "RESEARCHER"])
def test_answers_without_a_label_are_the_participants(label: str) -> None:
    mark = "**" if label.startswith("**") else ""
    text = (
        f"{label}:{mark} How did it begin?\n\nSlowly. One thing: we waited.\n\nNobody came.\n\n"
        f"{label}:{mark} And then?\n\nFast.\n\n# Later\n\nWe slept.\n\n{label}:{mark} Why?"
    )
    name = label.strip("*")
    assert sides(text) == [
        ("i", name, None, "How did it begin?"),
        ("p", None, "doc", "Slowly. One thing: we waited.\n\nNobody came."),
        ("i", name, None, "And then?"),
        ("p", None, "doc", "Fast."),
        ("n", None, None, "# Later"),
        ("p", None, "doc", "We slept."),
        ("i", name, None, "Why?"),
    ]


NARRATIVE = (
    "I: Please tell me your life.\n\n{}: I was born poor. We had no money.\n\n"
    "There was never money in the house.\n\n{}The money came later."
)


@pytest.mark.parametrize("more", [0, 2, 150])
@pytest.mark.parametrize("label", ["R", "B", "C", "Anna", "Mr K", "KM", "KARIM"])
def test_one_long_answer_is_whose_label_stands_once(label: str, more: int) -> None:
    text = NARRATIVE.format(label, "Then I left.\n\n" * more)
    asked, answered = sides(text)
    assert asked == ("i", "I", None, "Please tell me your life.")
    assert answered[:3] == ("p", label, "doc")
    assert answered[3].startswith("I was born poor.")
    assert answered[3].endswith("The money came later.")


def test_an_answer_in_a_long_narrative_below_a_title_is_the_participants() -> None:
    text = "The third interview\n\n" + NARRATIVE.format("P1", "Then I left.\n\n" * 150)
    assert [(role, who, own) for role, who, own, _ in sides(text)] == [
        ("n", None, None),
        ("i", "I", None),
        ("p", "P1", "P1"),
    ]


@pytest.mark.parametrize("label", ["PS", "Example", "10:30", "Home, then", "the thing is"])
def test_what_is_no_name_does_not_answer_a_question(label: str) -> None:
    text = NARRATIVE.replace("I:", "Interviewer:").format(label, "")
    assert {who for _, who, *_ in sides(text)} == {"Interviewer"}


def test_a_remark_does_not_answer_a_question() -> None:
    text = (
        "Interviewer: Why?\n\nNote: A dog barks.\n\nInterviewer: And?\n\nSlowly.\n\nInterviewer: Ah?\n\nYes."
    )
    assert [(role, who) for role, who, *_ in sides(text)] == [
        ("i", "Interviewer"),
        ("n", None),
        ("i", "Interviewer"),
        ("p", None),
        ("i", "Interviewer"),
        ("p", None),
    ]


@pytest.mark.parametrize("before", ["", "Slowly.\n\n"])
def test_where_answers_have_no_label_a_place_within_one_is_no_speaker(before: str) -> None:
    text = f"Interviewer: Why?\n\nSlowly.\n\nInterviewer: And?\n\n{before}Quetta: that was home.\n\nSo."
    assert [(role, who) for role, who, *_ in sides(text)] == [
        ("i", "Interviewer"),
        ("p", None),
        ("i", "Interviewer"),
        ("p", None),
    ]


def test_an_answer_can_follow_its_question_on_the_next_line() -> None:
    text = "Q1: Where do\nyou live?\nIn the north.\n\nQ2: Why?\nWork."
    assert [(role, words) for role, *_, words in sides(text)] == [
        ("i", "Where do\nyou live?"),
        ("p", "In the north."),
        ("i", "Why?"),
        ("p", "Work."),
    ]


def test_questions_without_a_label_are_not_the_answerers() -> None:
    text = (
        "Where?\n\nP7: In the north.\n\nIs it far?\n\nP7: Far. Who knows?\n\nWhy?\n\nP7: Work.\n\nAnd love."
    )
    assert sides(text) == [
        ("i", None, None, "Where?"),
        ("p", "P7", "P7", "In the north."),
        ("i", None, None, "Is it far?"),
        ("p", "P7", "P7", "Far. Who knows?"),
        ("i", None, None, "Why?"),
        ("p", "P7", "P7", "Work.\n\nAnd love."),
    ]


@pytest.mark.parametrize("question", ["Where?", "Where\ndo you live?"])
@pytest.mark.parametrize("title", ["", "The third interview\n\n"])
def test_a_title_above_the_first_question_without_a_label_is_nobodys(title: str, question: str) -> None:
    rest = "\n\nP7: In the north, behind the fort.\n\nWhy?\n\nP7: For work.\n\nIs it far?\n\nP7: Far away."
    heard = sides(title + question + rest)
    assert heard[:-5] == [
        *([("n", None, None, "The third interview")] if title else []),
        ("i", None, None, question),
    ]
    assert [role for role, *_ in heard[-5:]] == ["p", "i", "p", "i", "p"]


NUMBERED = (
    "1{m} Who cooks at home?\nA: My aunt.\nB: I do.\n{gap}2{m} Who pays for it?\nA: All of us.\n"
    "B: Is it dear?\n{gap}3{m} Tell me of last year. Was it better?\nA: No.\nB: Yes.\n{gap}"
    "4{m} And the year before?\nA: Worse.\nB: Better."
)


@pytest.mark.parametrize("mark", [".", ")", "\\."])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_numbered_questions_between_the_answers_of_several_are_not_theirs(gap: str, mark: str) -> None:
    heard = sides(NUMBERED.format(gap=gap, m=mark))
    assert [(role, who) for role, who, *_ in heard] == [("i", None), ("p", "A"), ("p", "B")] * 4
    assert heard[4][3] == "All of us."
    assert heard[5][3] == "Is it dear?"
    assert heard[6][3] == f"3{mark} Tell me of last year. Was it better?"


def test_numbered_questions_begin_again_below_a_heading() -> None:
    text = NUMBERED.format(gap="\n", m=".").replace("3.", "## Before\n\n1.").replace("4.", "2.")
    more = "\n\n3. Who knows why?\nA: Nobody.\nB: Not me."
    assert [words for role, who, _, words in sides(text + more) if who == "B"] == [
        "I do.",
        "Is it dear?",
        "Yes.",
        "Better.",
        "Not me.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        NUMBERED.format(gap="\n", m=".").replace("?", "."),
        NUMBERED.format(gap="\n", m=".").replace("3. ", "2. "),
        NUMBERED.format(gap="\n", m=".").partition("3.")[0],
        NUMBERED.format(gap="\n", m=".").replace("A:", "Interviewer:"),
        "A: What did you write?\n\nB: Three things:\n\n"
        "1. Who pays?\n2. Who cooks?\n3. Who left?\n\nA: And then?\n\n"
        "B: Nothing.\n\nA: Why?\n\nB: So.",
    ],
)
def test_other_numbered_paragraphs_stay_with_who_speaks(text: str) -> None:
    kept = [words for _, who, _, words in sides(text) if who in {"B", "A"}]
    assert any("2. Who" in words for words in kept)
