"""What a text says of its participants; the texts are written for the cases."""

import pytest

from qda.audit.manuscript.quotations import quotations
from qda.audit.manuscript.text_checks import text_items
from qda.model.span import Span


def verdicts(text: str) -> list[str]:
    body = Span(0, len(text))
    return [one.verdict for one in text_items(text, body, quotations(text, body))]


def test_a_passage_that_stands_twice_is_told_once() -> None:
    passage = (
        "the road was closed for many weeks and nobody came to open it although we had all asked for it again"
    )
    assert verdicts(f"At first {passage}. Much later {passage}.") == ["passage repeated"]
    assert verdicts(f"At first {passage}.") == []


def test_claimed_participants_against_quoted_ones() -> None:
    text = "We interviewed ten participants. “We left at night” (P1). “We stayed at home” (P2)."
    assert verdicts(text) == ["participants not quoted"]


def test_numbers_that_contradict_each_other() -> None:
    text = (
        "We interviewed 12 participants here. 14 participants were interviewed. The 12 participants agreed."
    )
    assert "contradictory numbers" in verdicts(text)
    assert (
        verdicts("We interviewed 12 participants. Five participants said so. Of the 12 participants, 4 left.")
        == []
    )


def contradictions(text: str) -> list[str]:
    body = Span(0, len(text))
    items = text_items(text, body, quotations(text, body))
    return [one.compared for one in items if one.verdict == "contradictory numbers"]


def test_numbers_in_words_and_people_under_names_of_their_own() -> None:
    held = "We held semi-structured interviews with 24 nurses."
    assert contradictions(f"{held} The sample consisted of twenty-two participants.") == [
        "22 here, 24 elsewhere"
    ]
    assert contradictions(f"{held} In all twenty four participants were interviewed.") == []
    assert contradictions(f"{held} We recruited 23 nurses. We interviewed 24 nurses.") == [
        "23 here, 24 elsewhere"
    ]
    assert contradictions(f"{held} Fifteen participants (62%) left. We interviewed 20 hours of them.") == []


def test_one_voice_alone_dominates_where_several_were_asked() -> None:
    quoted = " ".join(f"“Words of number {n} that are said” (P1)." for n in range(4))
    assert "one voice dominates" in verdicts(f"We interviewed 12 nurses. {quoted}")
    assert "one voice dominates" not in verdicts(quoted)


def test_one_voice_that_dominates() -> None:
    quoted = " ".join(f"“Words of number {n} that are said” (P1)." for n in range(4))
    assert verdicts(f"{quoted} “And something else” (P2).") == ["one voice dominates"]


def test_a_name_beside_a_label_where_confidentiality_is_promised() -> None:
    assert verdicts("All names are pseudonyms. “We left” (P4 Miller, 2024).") == ["participant named"]
    assert verdicts("“We left” (P4 Miller, 2024).") == []
    assert verdicts("Anonymity was promised. “We left” (P4, Female, 2024).") == []


def test_prevalence_without_a_count() -> None:
    assert verdicts("Most participants were against it.") == ["prevalence without count"]
    assert verdicts("Most participants (n = 7) were against it.") == []
    assert verdicts("Most participants, 7 of 12, were against it.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Die meisten Teilnehmenden waren dagegen.", True),
        ("Die Mehrheit der Befragten war dagegen.", True),
        ("Die meisten Befragten, 7 von 12, waren dagegen.", False),
        ("Die meisten Häuser waren alt.", False),
        ("La plupart des participants étaient contre.", True),
        ("La plupart des participants, 7 sur 12, étaient contre.", False),
        ("La mayoría de las participantes estaba en contra.", True),
        ("La mayoría de las participantes (n = 7) estaba en contra.", False),
    ],
)
def test_prevalence_without_a_count_in_other_languages(text: str, told: bool) -> None:
    assert verdicts(text) == ["prevalence without count"] * told
