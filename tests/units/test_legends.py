"""At the top of transcripts: a legend is no turn, and what people say of themselves is no legend."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from qda.language.speakers import speaker_words_of
from qda.model.document import INTERVIEW, Document, Speakers
from qda.model.settings import INTERVIEWER_LABELS
from qda.model.span import Span
from qda.model.unit import Role
from qda.units.lines import lines_of
from qda.units.turns import Voiced, find_passages

TABLE = yaml.safe_load((Path(__file__).parent / "legends.yaml").read_text("utf-8"))
Case = dict[str, Any]
LABEL = re.compile(
    r"(?:\[[\d:]+\] )?\**(?P<name>[^\W\d_][\w .]*?)(?: \([^()]*\))?(?:\s?:\*\*|\s?[:：]|\t| -)\s*(?P<said>.*)"
)
"""A label as the cases write it."""
TITLES = ("Date", "Participants:", "Legend:", "KEY:")


def voiced(text: str, speakers: Speakers | None = None) -> Voiced:
    document = Document(
        "doc", INTERVIEW, text, Span(0, len(text)), "doc.txt", "sha256:0", speakers=speakers or Speakers()
    )
    lines = tuple(lines_of(text, document.body))
    return find_passages(document, text, lines, speaker_words_of("en"), interviewers=INTERVIEWER_LABELS)


def turns_below(lines: list[str]) -> list[tuple[str, str]]:
    """Labels and words of lines, of which each begins a turn or goes on with one."""
    turns: list[tuple[str, str]] = []
    for line in filter(str.strip, lines):
        found = LABEL.fullmatch(line)
        if found:
            turns.append((found["name"], found["said"]))
        else:
            turns[-1] = (turns[-1][0], f"{turns[-1][1]} {line}")
    return turns


def name_of(case: Case) -> str:
    return " / ".join(case["text"][:2])


@pytest.mark.parametrize("case", [*TABLE["speech"], *TABLE["legends"]], ids=name_of)
@pytest.mark.parametrize("end", ["", "\n\n"])
def test_the_turns_are_what_stands_below_the_head(case: Case, end: str) -> None:
    text = "\n".join(case["text"]) + end
    filled = [line for line in case["text"] if line.strip()]
    turns = voiced(text).turns
    said = [(turn.speaker, " ".join(turn.span.of(text).split())) for turn in turns if turn.speaker]
    assert said == turns_below(filled[case["head"] :])
    above = turns[0].span.of(text).split("\n") if turns[0].speaker is None else []
    assert [line for line in above if line.strip()] == filled[: case["head"]]
    assert {turn.speaker for turn in turns if turn.role is Role.INTERVIEWER} == set(case["asks"])


@pytest.mark.parametrize("case", TABLE["legends"], ids=name_of)
def test_all_lines_of_a_legend_are_told(case: Case) -> None:
    text = "\n".join(case["text"])
    head = [line for line in case["text"] if line.strip()][: case["head"]]
    told = [line.of(text) for line in voiced(text).legend]
    titles = [line for line in head if line not in told]
    assert [line for line in head if line in told] == told != []
    assert all(not LABEL.fullmatch(line) or line.startswith(TITLES) for line in titles)


@pytest.mark.parametrize("case", TABLE["speech"], ids=name_of)
def test_nothing_that_is_said_is_told_to_be_a_legend(case: Case) -> None:
    text = "\n".join(case["text"])
    assert [line.of(text) for line in voiced(text).legend] == []


def test_a_persons_expression_makes_turns_of_a_legend_too() -> None:
    text = "P1: nurse, 45\nI: interviewer\n\nI: Why?\nP1: So."
    found = voiced(text, Speakers(pattern="(?P<speaker>[^:]+):"))
    assert [turn.speaker for turn in found.turns] == ["P1", "I", "I", "P1"]
    assert found.legend == ()


IMPRINT = "INTERVIEWEE: Ruth Lind\nINTERVIEWER: Carl Ohm\nDATE: 4 May 2013\nPLACE: Leeds\n\n"
COVER = (
    "RUTH LIND: An interview conducted by Carl Ohm, 4 May 2013.\n\n"
    "This text may be used for research only. The library owns all other rights.\n\n"
)
ASKED = "Q: Where were you born?\n\nRuth Lind: In a mill.\n\nQ: And then?\n\nRuth Lind: I sold flour.\n"
SPOKEN = [
    (Role.INTERVIEWER, "Q", "Where were you born?"),
    (Role.PARTICIPANT, "Ruth Lind", "In a mill."),
    (Role.INTERVIEWER, "Q", "And then?"),
    (Role.PARTICIPANT, "Ruth Lind", "I sold flour."),
]


def test_a_cover_sheet_is_nobodys_though_it_begins_as_turns_do() -> None:
    first, *turns = voiced(COVER + IMPRINT + ASKED).turns
    text = COVER + IMPRINT + ASKED
    assert first.role is Role.NOBODY
    assert first.span.of(text).strip() == (COVER + IMPRINT).strip()
    assert [(turn.role, turn.speaker, turn.span.of(text).strip()) for turn in turns] == SPOKEN


def test_a_title_that_begins_as_a_turn_does_is_nobodys() -> None:
    text = "RUTH LIND: An interview conducted by Carl Ohm, 4 May 2013.\n\n" + ASKED
    turns = [turn for turn in voiced(text).turns if turn.speaker]
    assert [(turn.role, turn.speaker, turn.span.of(text).strip()) for turn in turns] == SPOKEN


def test_people_who_spoke_above_the_facts_of_a_second_interview_have_spoken() -> None:
    text = "Q: Who are you?\n\nAnna: A baker.\n\nQ: Since when?\n\nAnna: Since May.\n\n" + IMPRINT + ASKED
    said = [turn.span.of(text).strip() for turn in voiced(text).turns if turn.speaker]
    assert said[:4] == ["Who are you?", "A baker.", "Since when?", "Since May."]


@pytest.mark.parametrize("lead", ["Reviewers: Carl Poe, Dan Fox", "Coders: Carl\nReviewed by: Dan Fox"])
def test_who_only_worked_on_a_transcript_speaks_nowhere_in_it(lead: str) -> None:
    text = f"{lead}\n\nINTERVIEWER: Why?\n\nP1: So it was.\n\nINTERVIEWER: And?\n\nP1: No.\n"
    labels = [one.label.name for one in voiced(text).passages if one.label]
    assert labels == ["INTERVIEWER", "P1", "INTERVIEWER", "P1"]
