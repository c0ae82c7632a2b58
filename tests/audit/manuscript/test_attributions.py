"""The one whom a quotation is ascribed to. Every case is written by hand."""

import pytest

from qda.audit.manuscript.quoted.quotation import Kind
from tests.audit.manuscript.conftest import found


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("“We left at night” (P7, 2024).", "P7"),
        ("“We left at night (P7, 2024).”", "P7"),
        ("“We left at night P5, 2024.)”", "P5"),
        ("“We left at night (P4 Zaheen, 2024).”", "P4"),
        ("“We left at night” (P4)", "P4"),
        ("“We left at night” [P12]", "P12"),
        ("“We left at night” — P3, farmer", "P3"),
        ("Participant 32 explained: “We left at night.”", "Participant 32"),
        ("As participant 19 put it, “we left at night”.", "participant 19"),
        ("“We left at night,” said P7.", "P7"),
        ("“We left at night,” P7 explained.", "P7"),
        ("„Wir gingen nachts“, sagte P3.", "P3"),
        ("“We left at night” (Interviewee 4, nurse)", "Interviewee 4"),
        ("“We left at night” (FG2)", "FG2"),
        ("“We left at night” (Focus group 2, P3)", "Focus group 2, P3"),
        ("“We left at night,” said Maria.", "Maria"),
        ("Maria, a nurse of forty, said: “we left at night”.", "Maria"),
        ("“We left at night” (Maria, 34)", "Maria"),
        ("“We left at night” (Dogra, 2017).", "Dogra, 2017"),
        ("“We left at night”\n(Dogra and Roy,\n2017, p. 3).", "Dogra and Roy, 2017, p. 3"),
        (r"“We left at night” \[P12\].", "P12"),
        ("“We left at night” {[}P12{]}.", "P12"),
        ("> We left at night, all of us. {[}P12{]}", "P12"),
        ("“We left at night, and that was that.”", None),
    ],
)
def test_the_one_to_whom_a_quotation_is_ascribed(text: str, label: str | None) -> None:
    (one,) = found(text)
    assert (one.attribution.label if one.attribution else None) == label


def test_an_attribution_belongs_to_one_quotation() -> None:
    labels = [
        one.attribution.label if one.attribution else None
        for one in found(
            "“We left at night” (P1). Then: “they all stayed at home.” P3 added: “I went home too.”"
        )
    ]
    assert labels == ["P1", None, "P3"]


def test_a_quotation_that_is_broken_off_to_name_the_speaker_has_one_speaker() -> None:
    labels = [
        one.attribution and one.attribution.label
        for one in found("“We left,” said P7, “and never came back.”")
    ]
    assert labels == ["P7", "P7"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("“We left at night” (K).", "K"),
        ("“We left at night” (M, 70).", "M"),
        ("> We left at night. (K)", "K"),
        ("“We left at night” (B).", None),
        ("“We left at night” (I).", None),
        ("K and M moved, “we left at night” it was.", None),
    ],
)
def test_a_voice_of_one_letter_is_named_in_parentheses(text: str, label: str | None) -> None:
    (one,) = found(text, "K", "M", "I")
    assert (one.attribution.label if one.attribution else None) == label


def test_names_of_the_project_are_known_as_attributions() -> None:
    (one,) = found("Anna was of another mind. For Anna the road was “a long way from here to there”.", "Anna")
    assert one.attribution is not None
    assert one.attribution.label == "Anna"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Time was short (“I feel guilty every day”, P4).", ["P4"]),
        ("Some (“We left at night,” P1; “We stayed at home,” P2).", ["P1", "P2"]),
        ("Time was short (e.g., “I feel guilty every day”; P4, nurse, 34).", ["P4"]),
        ("Some (“We left at night”; P1; “We stayed at home”; P2) left.", ["P1", "P2"]),
        ("Some (“We left at night”; P1, in May; “We stayed at home”, P2) left.", ["P1", "P2"]),
        ("Some (P1: “We left at night”; P2: “We stayed at home”) left.", ["P1", "P2"]),
        ("Some spoke of it, “we left at night”; P2, who was there (in May), did not.", [None]),
        ("“Wir gingen bei Nacht” (P4; ‘We left at night’, our translation).", ["P4", "P4"]),
        ("“We left at night” (Grace, FG1)", ["Grace"]),
        ("“We left at night” (FG2-P3)", ["FG2-P3"]),
        ("“We left at night” (P4,\nnurse)", ["P4"]),
        ("“We left at night” (nurse,\nP4)", ["P4"]),
        ("“We left at night” (P4,\nnurse) and “we stayed” (P2).", ["P4", "P2"]),
        ("“We left at night” (nurse, 34)", ["nurse, 34"]),
        ("“We left at night”² (P1)", ["P1"]),
        ("“We left at night” [@smith2020]", ["@smith2020"]),
        ("‘We left at night’, Grace remembers.", ["Grace"]),
        ("« Nous partons la nuit », explique Grace. « Nous restons », dit Maria.", ["Grace", "Maria"]),
        ("> We left at night. (Grace)\n", ["Grace"]),
        ("Maria told us about Grace and said: “we left at night”.", ["Maria"]),
        ("P1 said of P3: “we left at night”.", ["P1"]),
        ("Unlike P1, P2 insisted that “we left at night”.", ["P2"]),
        ("Unlike P1, who never left it, P2 insisted that “we left at night”.", ["P2"]),
        ("P2 insisted whenever P1 was there that “we left at night”.", ["P2"]),
        ("P2 insisted, unlike P1, “we left at night”.", ["P2"]),
        ("For P2, unlike P1, “we left at night”.", ["P2"]),
        ("“We left at night,” P4 recalled; she said “we never came back”.", ["P4", "P4"]),
        ("P4 recalled: “we left at night”. Then, she said, “we never came back to it”.", ["P4", "P4"]),
        ("For P1 “it was fine here”, P2 found that “it was all bad”.", ["P1", "P2"]),
        ("P2 said, “we left at night” and “we stayed at home”.", ["P2", "P2"]),
        ("P2 joked, “we left at night,” and regretted: “we never stayed”.", ["P2", "P2"]),
        ("P2 said: “we left at night.” She added that they “never came back to it”.", ["P2", "P2"]),
        ("P2 said: “we left at night.” One nurse added: “they never came back to it”.", ["P2", None]),
        ("A “non-compliant” patient.", [None]),
        ("“We left at night,” as one baker (Grace) put it.", ["Grace"]),
        ("“We left at night,” one of them (Grace, 34) said. “We stayed.”", ["Grace", None]),
        ("“We left at night,” as one steward (FG2, male, 58) put it.", ["FG2"]),
        ("“We left at night,” one of them (Grace) said that “they all stayed at home”.", [None, "Grace"]),
        ("“We left at night,” and one of them (Grace) said so.", [None]),
    ],
)
def test_whom_neighbours_and_verbs_name(text: str, labels: list[str | None]) -> None:
    names = ("A", "Grace", "Maria", "FG2")
    assert [one.attribution and one.attribution.label for one in found(text, *names)] == labels


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("“We left at night” (Participant One).", "Participant One"),
        ("“We left at night” (participant twelve, farmer).", "participant twelve"),
        ("“We left at night” (Participant Twelve, farmer).", "Participant Twelve"),
        ("“We left at night” (#1).", "#1"),
        ("“We left at night” (# 012, nurse).", "# 012"),
        ("Interviewee One said: “We left at night.”", "Interviewee One"),
        ("We asked each participant one thing: “We left at night.”", None),
        ("“We left at night” (#2).", None),
        ("“We left at night” (#112).", None),
        ("Participant Two said: “We left at night.”", "Participant Two"),
    ],
)
def test_numbers_in_words_and_behind_signs_name_those_who_exist(text: str, label: str | None) -> None:
    known = ("P1", "P12") if "Two" not in text else ("Participant 2",)
    (one,) = found(text, *known)
    assert (one.attribution.label if one.attribution else None) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("``We left at night''~(P6).", "P6"),
        ("“We left at night” (*P6*).", "P6"),
        ("“We left at night” (p06).", "p06"),
        ("“We left at night” (P 6).", "P 6"),
        ("“We left at night” (p 6).", None),
        ("“We left at night” (p. 6).", None),
        ("As Miller (2001) writes, “we left at night” (p6).", "Miller (2001)"),
        ("Öberg (2003, p. 4) writes that “we left at night”.", "Öberg (2003, p. 4)"),
        ("Miller and Žižek (2003) write that “we left at night”.", "Miller and Žižek (2003)"),
        ("Иванов (2010) пишет: “we left at night”.", "Иванов (2010)"),
        ("“We left at night” was how it ended (P6).", "P6"),
        ("“We left at night.” Others stayed (P6).", None),
        ("“We left at night” was how it ended, while others stayed (P6).", None),
        ("“We left at night” on their ways (Miller, 2001, p. 12).", "Miller, 2001, p. 12"),
        ("“We left at night” is in line with others (Miller, 2001).", None),
        ("P6 disagrees. For him “it was never the night that we left”.", "P6"),
        ("P6 gets up early. “It was never the night that we left,” she says.", "P6"),
        ("P6 and P3 disagree. For him “it was never the night that we left”.", None),
        ("\\begin{displayquote}[P6]\nWe left at night.\n\\end{displayquote}", "P6"),
        ("\\textquote[P6]{We left at night}", "P6"),
        ("\\textcquote[12]{miller2001}{We left at night}", "miller2001"),
        ("\\textcite[12]{miller2001} holds that people ``left at night''.", "miller2001"),
        ("As known \\cite{miller2001}, people ``left at night''.", None),
        ("“We left at night” (see Miller, 2001).", None),
        ("\\say{We left at night} (P6).", "P6"),
        ("“We left at night” (P3, P6).", "P3, P6"),
        ("“We left at night” (P3 & P6, both nurses).", "P3, P6"),
        ("“We left at night” (P3, Interview 6).", "P3"),
        ("“We left at night” (P3; see also P6).", "P3"),
        ("“We left at night”, as P3 and P6 put it.", "P3, P6"),
        ("“We left at night”, said P3 and P6 nodded.", "P3"),
        ("“We left at night” (participants 3 and 6).", "participants 3, participants 6"),
        ("“We left at night” (alle Befragten).", "alle Befragten"),
    ],
)
def test_further_ways_to_name_the_one_who_is_quoted(text: str, label: str | None) -> None:
    (one,) = found(text, "P3", "P6")
    assert (one.attribution.called if one.attribution else None) == label


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("| “We left” | P1 |\n| “We stayed” | P2 |\n", ["P1", "P2"]),
        ("| P1 | “We left” |\n| P2 | “We stayed” |\n", ["P1", "P2"]),
        ("What | Who\n--- | ---\n“We left” | **P1** (42)\n“We stayed” | \n", ["P1", None]),
        ("| A3 | “We left” (P2) | P1 |\n", ["P2"]),
        ("| C3 | “We left” | P1 |\n", ["P1"]),
        ("Home\t“We left”\tP1\n\nHome\t“We stayed”\tP2\n", ["P1", "P2"]),
        ("  What          Who\n  ------------- ---\n  “We left”     P1\n  “We stayed”\n", ["P1", None]),
        ("Who What\n--- ----------\nP1  “We left”\nP2  “We stayed”\n", ["P1", "P2"]),
        (
            "\\begin{tabular}{ll}\n\\toprule ``We left'' & P1 \\\\\n``We stayed'' & P2 \\\\\n\\end{tabular}",
            ["P1", "P2"],
        ),
        (
            "\\begin{tabular}{ll}\n\\hline P1 & ``We left'' \\\\\n & ``We stayed'' \\\\\n\\end{tabular}",
            ["P1", None],
        ),
    ],
)
def test_in_a_table_the_own_row_names_the_speaker(text: str, labels: list[str | None]) -> None:
    assert [one.attribution and one.attribution.label for one in found(text, "P1", "P2")] == labels


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("> INT: Is it safe?\n> P1: We left.\n", [("INT", "Is it safe?"), ("P1", "We left.")]),
        (
            "> **Moderator:** Is it safe?\n>\n> **P1** (00:12): We left.\n",
            [("Moderator", "Is it safe?"), ("P1", "We left.")],
        ),
        (
            "\\begin{quote}\n\\textbf{I:} Is it safe?\\\\\nGrace: We left.\n\\end{quote}",
            [("I", "Is it safe?"), ("Grace", "We left.")],
        ),
        (
            "“Interviewerin: Ist es sicher? P1: Wir gehen.”",
            [("Interviewerin", "Ist es sicher?"), ("P1", "Wir gehen.")],
        ),
        ("> I: Is it safe?\n> A: We left.\n\n(P1)\n", [("I", "Is it safe?"), ("P1", "We left.")]),
        ("> Well: we left at night.\n", [(None, "Well: we left at night.")]),
    ],
)
def test_labels_of_a_dialogue_name_the_speaker_of_what_follows(
    text: str, turns: list[tuple[str | None, str]]
) -> None:
    read = [(one.attribution and one.attribution.label, one.words) for one in found(text, "P1", "Grace")]
    assert read == turns


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("“We left at night” (P7–P9).", ["P7", "P8", "P9"]),
        ("“We left at night” (P7 to P9, P12).", ["P7", "P8", "P9", "P12"]),
        ("“We left at night” (P1, P07-P09)", ["P1", "P07", "P8", "P09"]),
        ("“We left at night” (participants 8-9)", ["participants 8", "participants 9"]),
        (
            "“We left at night” (participants 3, 5–7 and 9)",
            ["participants 3", "participants 5", "participants 6", "participants 7", "participants 9"],
        ),
        (
            "“We left at night” (participants 3, 5 and 9)",
            ["participants 3", "participants 5", "participants 9"],
        ),
        ("“We left at night” (P1, 34-36 years)", ["P1"]),
        ("“We left at night” (P9–P7)", ["P9"]),
        ("“We left at night” (D1-D2)", ["D1"]),
        ("“We left at night,” said P7–P9.", ["P7", "P8", "P9"]),
    ],
)
def test_a_row_of_labels_names_all_between(text: str, labels: list[str]) -> None:
    (one,) = found(text, "P1", "P7", "P8", "P9", "D1-D2")
    assert one.attribution is not None
    assert [one.attribution.label, *one.attribution.others] == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "| Theme | P1 | P2 |\n|---|---|---|\n| Road | “We left at night” | “We stayed” |\n"
            "| Food | “We ate bread” | “They ate nothing at all” (P1) |\n",
            ["P1", "P2", "P1", "P1"],
        ),
        ("Theme\tP1 (nurse)\tP9\n\nRoad\t“We left at night”\t“We stayed at home”\n", ["P1", "P9"]),
        (
            r"\begin{tabular}{ll} & \textbf{P1} & P2 \\ Road & ``We left'' & ``We stayed'' \\ \end{tabular}",
            ["P1", "P2"],
        ),
        ("| Theme | P1 |\n|---|---|\n| P2 | “We left at night” |\n", ["P2"]),
        ("| Theme | T1 |\n|---|---|\n| Road | “We left at night, all of us” |\n", [None]),
        ("| Who | Interview 2 |\n|---|---|\n| Road | “We left at night, all of us” |\n", [None]),
        (
            "| A | P1 |\n|---|---|\n| a | b |\n\n| A | B |\n|---|---|\n| c | “We left by night, all” |\n",
            [None],
        ),
    ],
)
def test_the_head_of_a_column_names_its_speaker(text: str, labels: list[str | None]) -> None:
    assert [one.attribution and one.attribution.label for one in found(text, "P1", "P2")] == labels


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("“We left at night” (Mrs. Adler).", "Mrs. Adler"),
        ("“We left at night” (Mrs. Adler, 71).", "Mrs. Adler"),
        ("“We left at night” (Adler)", "Adler"),
        ("Adler said: “We left at night.”", "Adler"),
        ("“We left at night,” said Ms Adler.", "Ms Adler"),
        ("“We left at night” (Mr Koch)", "Mr Koch"),
        ("Der Koch sagte: “We left at night.”", None),
        ("“We left at night” (Adler, 2003, p. 4)", "Adler, 2003, p. 4"),
    ],
)
def test_names_with_titles(text: str, label: str | None) -> None:
    (one,) = found(text, "Mrs Adler", "Herr Koch")
    assert (one.attribution.label if one.attribution else None) == label


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("So:\n\n> We left at night.\n\n> P5, site manager\n\nAnd so on.", ["P5"]),
        ("So:\n\n> We left at night.\n\n> — P4, company nurse\n", ["P4"]),
        ("So:\n\n> We left at night.\n\n> (Participant 1, baker)\n", ["Participant 1"]),
        ("So:\n\n> We left (P2).\n\n> We left at night.\n\n> *Grace, 34*\n", ["P2", "Grace"]),
        ("So:\n\n> We left at night.\n\nAnd:\n\n> P5 left at night.\n", [None, None]),
        ("So:\n\n> We left at night.\n\n> P5, he said, was the last one. He left.\n", [None, None]),
    ],
)
def test_a_paragraph_that_is_a_label_is_the_credit_of_the_block_before(
    text: str, labels: list[str | None]
) -> None:
    assert [one.attribution and one.attribution.label for one in found(text, "P2", "Grace")] == labels


@pytest.mark.parametrize(
    ("note", "label"),
    [
        ("P4, interview, May 2020.", "P4"),
        ("Interview with Grace (nurse), 3 May", "Grace"),
        ("P4, interview. On nights at sea see Adams.", "P4"),
        ("P4, interview. See also Grace on this.", None),
        ("Participant 4.", "Participant 4"),
        ("P4, P5, and P6", "P4, P5, P6"),
        ("P4, who said nothing of it.", None),
        ("P4 said: “They all stayed at home.”", None),
        ("See the interview guide.", None),
    ],
)
@pytest.mark.parametrize(
    "text", ["“We left at night.”[^1] So.", "“We left at night”.[^1]", "> We left at night.[^1]"]
)
def test_a_note_that_only_names_somebody_says_who_speaks(text: str, note: str, label: str | None) -> None:
    one = found(f"{text}\n\n[^1]: {note}\n", "Grace")[0]
    assert (one.attribution.called if one.attribution else None) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("“We left the place at night,” she told me.[^1]", "P4"),
        ("They say that “we left the place at night,” and some did.[^1]", "P4"),
        ("“We left the place at night,” Grace told me.[^1]", "Grace"),
        ("“We left the place at night.” They told me.[^1]", None),
        ("It was a “place of night” for them.[^1]", None),
        ("P9 stayed.[^2] “We left the place at night,” she told me.[^1]", "P4"),
    ],
)
def test_a_note_at_the_end_of_the_sentence_names_the_speaker(text: str, label: str | None) -> None:
    one = found(f"{text}\n\n[^1]: P4, interview, May 2020.\n[^2]: P9, interview.\n", "Grace")[0]
    assert (one.attribution.label if one.attribution else None) == label


def test_words_in_a_note_are_nobodys_of_the_note_before_and_those_behind_an_author_a_title() -> None:
    note = "[^1]: P5, interview, May 9.\n[^2]: “We left the place at night.” P4, interview, May 11.\n"
    title = "[^3]: Grace Oak, “Nights we left at sea,” *Sea* 4 (2021): 7; Ben Elm, “Of all those,” *Sea* 5."
    words, one, other = found(f"It was so.[^1]\n\n{note}{title}\n")
    assert words.attribution is not None
    assert words.attribution.label == "P4"
    assert [one.kind, other.kind] == [Kind.TITLE, Kind.TITLE]
