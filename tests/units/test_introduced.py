"""Somebody who stands with a name and a role once, and with initials from there on."""

import pytest

from qda.model.unit import Role
from qda.units.asking import voices_of, who_asks
from tests.units.conftest import turns_of, voiced

REST = """\
{short}: Was it cold?
KB: It was, and the ice lay far out.
{short}: Who built it?
KB: My uncle with a man from Spain.
{short}: And is it still there?
KB: It is, but nobody lives in it.
{short}: Would you go back?
KB: No, I would not.
"""


def talk(longer: str, short: str) -> str:
    first = f"{longer}: First I would like to hear of the house by the sea.\nKit Berg, baker: It was small.\n"
    return first + REST.format(short=short)


@pytest.mark.parametrize(
    ("longer", "short"),
    [
        ("Maria Sola, Interviewer", "MS"),
        ("Maria Sola, Interviewer", "INT"),
        ("Maria Sola (interviewer)", "MS"),
        ("María Sola, Entrevistadora", "ENT"),
        ("Maja Holm, interviewerin am Ort", "MH"),
    ],
)
def test_who_asks_with_a_name_and_a_role_asks_with_initials_too(longer: str, short: str) -> None:
    turns = [one for one in turns_of(talk(longer, short)) if one.speaker]
    asking = [one for one in turns if one.role is Role.INTERVIEWER]
    assert [one.speaker for one in asking] == [short] * 5
    assert [one.speaker for one in turns if one not in asking] == ["KB"] * 5


@pytest.mark.parametrize("longer", ["Maria Sola, teacher", "Maria Sola"])
def test_a_name_without_a_word_for_who_asks_tells_nothing_of_the_initials(longer: str) -> None:
    assert Role.INTERVIEWER not in {one.role for one in turns_of(talk(longer, "MS"))}


def test_initials_of_whom_somebody_calls_are_not_the_callers() -> None:
    text = "Moderator (KB): And you?\n" + REST.format(short="LO")
    assert {one.role for one in turns_of(text) if one.speaker == "KB"} == {Role.PARTICIPANT}


def test_initials_of_two_names_are_of_neither() -> None:
    text = "Mona Sand, editor: I listen.\n" + talk("Maria Sola, Interviewer", "MS")
    turns = turns_of(text)
    assert "Maria Sola, Interviewer" in {one.speaker for one in turns}
    assert Role.INTERVIEWER not in {one.role for one in turns if one.speaker == "MS"}


@pytest.mark.parametrize(("short", "told"), [("QX", True), ("KC", False)])
def test_it_is_told_when_somebody_else_asks_than_the_label_says(short: str, told: bool) -> None:
    text = talk("Maria Sola, Interviewer", short)
    more = ", if you can still tell me that after so many years away from it?"
    text = text.replace("?", more if told else ".")
    found = voiced(text)
    taken = who_asks(voices_of(text, found.turns), found.roles)
    assert taken.label is None
    assert taken.why == (
        "nobody but 'Maria Sola, Interviewer', who has one turn, is taken for an interviewer: 'QX' asks in "
        "100% of the turns, others in at most 0%"
        if told
        else ""
    )
