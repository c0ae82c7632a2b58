"""What a text says of its participants; the texts are written for the cases."""

from collections.abc import Sequence

import pytest

from qda.audit.manuscript.fault import Item
from qda.audit.manuscript.quoted.quotation import Quotation
from qda.audit.manuscript.quoted.quotations import quotations
from qda.audit.manuscript.text_checks import text_items
from qda.model.span import Span


def items_of(text: str, prose: Span, found: Sequence[Quotation]) -> list[Item]:
    return text_items(text, prose, found, str)


def verdicts(text: str) -> list[str]:
    body = Span(0, len(text))
    return [one.verdict for one in items_of(text, body, quotations(text, body))]


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
    items = items_of(text, body, quotations(text, body))
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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We interviewed six nurses. All 58 nurses got an invitation. All seven participants agreed.", True),
        ("We invited all 58 nurses. We interviewed six nurses. Five of the seven nurses agreed.", True),
        ("Forty nurses were eligible. We interviewed six nurses. All eight participants agreed.", True),
        ("Wir befragten sechs Pflegende. Eingeladen waren 58 Pflegende. Alle acht Befragten nickten.", True),
        ("Nous avons interrogé six infirmières. 58 infirmières étaient invitées. Les huit participants "
         "approuvent.", True),
        ("Entrevistamos a seis enfermeras. Se invitó a 58 enfermeras. Los ocho participantes callan.", True),
        ("We interviewed six nurses. All 58 nurses got an invitation. All six participants agreed.", False),
        ("We recruited eight nurses, and interviewed six nurses. Six of the eight nurses agreed.", False),
        ("We interviewed six nurses. Two nurses were contacted again and heard. All eight participants "
         "agreed.", False),
        ("We interviewed six nurses, and surveyed 58 nurses. Forty of the 50 participants agreed.", False),
        ("Es wurden fünf Räte interviewt. Angefragt waren zwölf Personen. Zusätzlich wurden zwei "
         "Hintergrundgespräche geführt. Zwei der fünf Interviews fanden per Video statt.", False),
        ("We interviewed six nurses. We interviewed 12 doctors. All 18 participants agreed.", False),
    ],
)  # fmt: skip
def test_those_who_were_only_asked_make_no_part_larger(text: str, told: bool) -> None:
    assert bool(contradictions(text)) is told


SIX = " ".join(f"“Words of number {n} that are said” (P{n})." for n in range(1, 7))


@pytest.mark.parametrize(
    "text",
    [
        "We interviewed six participants. Three participants (P1, P2, P4) were tired.",
        "We interviewed six participants. Three participants, all from surgery, were tired.",
        "We interviewed six participants. Two interviewees cried, and five of the participants slept.",
        "We interviewed six participants. In three interviews sleep came up.",
        "We interviewed six participants. The two participants from surgery were tired.",
        "We interviewed six participants. A total of three participants mentioned pay.",
        "We interviewed six participants. Two participants were interviewed together, and one at home.",
        "We held four interviews with eleven participants. Five of the participants clicked yes.",
        "We conducted 12 interviews with six nurses, two each. The 12 interviews were long.",
        "We conducted ten interviews in Bern and eight in Basel. The 18 interviews took an hour.",
        "We interviewed 12 nurses and eight doctors. The 20 participants were tired.",
        "We interviewed ten nurses and ten doctors. The 20 participants were tired.",
        "We interviewed 12 nurses. We interviewed eight doctors. The 20 participants were tired.",
        "We interviewed 20 nurses, 12 women and eight men. The 12 women slept.",
        "We interviewed 12 nurses. In the second round, we interviewed six nurses.",
        "We interviewed three participants twice. We interviewed 12 participants.",
        "In 2019, 24 nurses took part. In 2020, 30 nurses took part.",
        "In study 1, we interviewed 12 nurses. In study 2, we interviewed 30 nurses.",
        "We surveyed 400 nurses and interviewed 24 nurses. The 400 respondents of the survey were younger.",
        "Studies with 30 participants exist. We interviewed six nurses.",
        "In a study of 30 nurses (Smith, 2010), most slept. We interviewed 12 nurses.",
        "Smith (2010) interviewed 40 nurses. We interviewed 12 nurses.",
        "We invited 20 participants; six took part. Of the 20 participants, 14 did not answer.",
        "We recruited 20 participants; two withdrew, and 18 were interviewed.",
        "Ten participants were recruited through snowballing. We interviewed 24 participants.",
        "We interviewed 12 nurses. Larger samples of 30 participants are needed.",
        "We interviewed six nurses. “They interviewed eight people for the job” was said.",
        "Nine out of ten participants slept. We interviewed six participants.",
        "We interviewed two people in each of ten villages. The 20 participants agreed.",
        "We conducted 15 interviews, and three more interviews later. The 18 interviews were coded.",
        "Six participants withdrew. We interviewed 14 participants. The 20 participants were all paid.",
        "A survey with 200 respondents came first. We interviewed 12 users. The 200 respondents slept.",
        "The final sample comprised 24 participants. Initially, 26 participants were interviewed.",
        "We interviewed 20 bakers and held two groups with 12 bakers. All 32 participants were paid.",
        "We interviewed 20 bakers. Two focus groups with 12 bakers followed. All 32 participants agreed.",
        "We interviewed 20 bakers and met 12 in groups. In total, 32 bakers took part.",
        "We conducted 20 interviews, since five interviews were held with couples.",
        "We conducted 20 interviews. Five interviews were held with couples.",
        "As part of a larger project, 45 interviews were held. This article draws on 20 interviews.",
        "We held 15 in-depth interviews with managers. We held 20 short interviews with workers.",
        "This paper draws on 12 interviews with bakers. We conducted 20 interviews.",
        "We interviewed 20 parents. Eight teachers were interviewed as well. The 28 participants slept.",
        "Two bakers (N = 22) left. We interviewed 22 bakers.",
        "Nous avons interrogé dix élèves et tenu deux ateliers avec huit élèves. Les 18 élèves riaient.",
        "Wir befragten zehn Räte und führten zwei Gruppen mit acht Räten. Alle 18 Befragten lachten.",
        "Wir führten zwölf Interviews mit sechs Stadträten. Zwei Stadträte klagen.",
        "Wir haben zwölf Frauen und acht Männer befragt. Die 20 Befragten waren müde.",
        "Nous avons interrogé douze infirmières. Trois participantes ont pleuré.",
        "Entrevistamos a doce enfermeras. Tres participantes lloraron.",
    ],
)
def test_a_part_of_the_participants_contradicts_nothing(text: str) -> None:
    assert contradictions(text) == []


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("We interviewed 12 participants. The sample consisted of 14 nurses.", "14 here, 12 elsewhere"),
        ("We interviewed eleven participants. All twelve participants smoked.", "12 here, 11 elsewhere"),
        ("We interviewed six nurses. Seven of the eight participants slept.", "8 here, 6 elsewhere"),
        ("We interviewed six nurses. 7 of 8 participants slept.", "8 here, 6 elsewhere"),
        ("We interviewed six nurses. The eight nurses slept.", "8 here, 6 elsewhere"),
        ("We interviewed six nurses in Bern. The eight nurses slept.", "8 here, 6 elsewhere"),
        ("We conducted six interviews. The 14 interviews were transcribed.", "14 here, 6 elsewhere"),
        ("Twelve teachers took part. In total, 13 teachers were interviewed.", "13 here, 12 elsewhere"),
        ("A total of 24 nurses took part. Our sample of 22 nurses is small.", "22 here, 24 elsewhere"),
        ("We interviewed 20 participants (N = 22).", "22 here, 20 elsewhere"),
        (
            "This article draws on 20 in-depth interviews. We held 22 in-depth interviews.",
            "22 here, 20 elsewhere",
        ),
        ("We held 20 interviews with nurses. We held 22 interviews.", "22 here, 20 elsewhere"),
        ("We interviewed 20 bakers. Our study included 22 people.", "22 here, 20 elsewhere"),
        (
            "We interviewed 20 bakers and held two groups with 12. All 40 bakers slept.",
            "40 here, 20 elsewhere",
        ),
        ("We interviewed 20 bakers for two hours. All 22 bakers slept.", "22 here, 20 elsewhere"),
        ("Seven of six participants slept.", "7 cannot be 7 of 6"),
        ("Wir haben sieben Personen befragt. Wir befragten fünf Stadträte.", "5 here, 7 elsewhere"),
        ("Wir befragten fünf Stadträte. Fünf der acht Befragten klagen.", "8 here, 5 elsewhere"),
        ("Es wurden zwölf Interviews geführt. Die 14 Interviews sind lang.", "14 here, 12 elsewhere"),
        ("An der Studie nahmen zwölf Pflegekräfte teil. Alle 14 Befragten klagten.", "14 here, 12 elsewhere"),
        ("Nous avons interrogé dix élèves. Douze élèves ont participé.", "12 here, 10 elsewhere"),
        ("Entrevistamos a doce maestras. Las catorce participantes lloraron.", "14 here, 12 elsewhere"),
    ],
)
def test_more_than_all_and_another_whole_contradict(text: str, compared: str) -> None:
    assert contradictions(text) == [compared]


@pytest.mark.parametrize(
    "said",
    [
        "Two thirds of participants slept.",
        "Three quarters of participants slept.",
        "Nine in ten participants slept.",
        "Two participants from surgery slept.",
        "Studies with 30 participants exist.",
        "We invited 20 participants; six took part.",
        "We interviewed six participants. Two of the three participants from surgery slept.",
    ],
)
def test_what_is_no_size_of_the_study_claims_no_participants(said: str) -> None:
    told = {"participants not quoted", "participant beyond the number", "contradictory numbers"}
    assert not told & set(verdicts(f"{said} {SIX}"))


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


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Helga Brandt (P4) said “they never came back to us”.", ["Helga Brandt (P4)"]),
        ("As Karl Weiss (P1, baker) put it, “they never came back”.", ["Karl Weiss (P1, baker)"]),
        ("There Mrs Brandt (P4) spoke of it.", ["Mrs Brandt (P4)"]),
        (
            "Participant 4, Helga Brandt, said “they never came back to us”.",
            ["Participant 4, Helga Brandt, said"],
        ),
        ("“They never came back” (P4, Helga Brandt).", ["(P4, Helga Brandt)"]),
        ("“They never came back” (P4, Manager).", []),
        ("One of the nurses from Ystad Falls (P4) said so.", []),
        ("Head Nurse (P4) and Site Manager (P5) said so.", []),
        ("Most nurses (P4, P5) and Many Others (P3) said so.", []),
        ("They were given pseudonyms. Helga Brandt (P4) said so.", []),
    ],
)
def test_names_beside_labels_where_confidentiality_is_promised(text: str, named: list[str]) -> None:
    whole = f"Confidentiality was promised to all of them, and many others agreed to it. {text}"
    items = items_of(whole, Span(0, len(whole)), [])
    assert [one.words for one in items if one.verdict == "participant named"] == named
    assert not [one for one in items_of(text, Span(0, len(text)), []) if one.verdict == "participant named"]


def test_a_capital_is_no_name_where_nouns_have_one() -> None:
    text = "Alle Gespräche wurden von der Forscherin anonymisiert. Mehrere Lehrkräfte (P4) sagten das."
    assert verdicts(text) == []


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
        ("Die meisten Befragten (vier von fünf) waren dagegen.", False),
        ("Einige Befragte waren dagegen.", True),
        ("Keine Befragte war dagegen.", True),
        ("Wir befragten fünf Ratsmitglieder. Die Mehrheit der Ratsmitglieder war dagegen.", True),
        ("Alle Teilnehmenden unterschrieben eine Einwilligung.", False),
        ("Vertraulichkeit wurde für alle Teilnehmenden zugesichert.", False),
        ("Aucune participante n’était contre.", True),
        ("Ningún participante estaba en contra.", True),
        ("La plupart des participants étaient contre.", True),
        ("La plupart des participants, 7 sur 12, étaient contre.", False),
        ("La mayoría de las participantes estaba en contra.", True),
        ("La mayoría de las participantes (n = 7) estaba en contra.", False),
    ],
)
def test_prevalence_without_a_count_in_other_languages(text: str, told: bool) -> None:
    assert verdicts(text) == ["prevalence without count"] * told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We interviewed six nurses. Most nurses slept badly.", "Most nurses"),
        ("We interviewed six nurses. Nearly all nurses slept badly.", "Nearly all nurses"),
        ("We interviewed six nurses. Every nurse slept badly.", "Every nurse"),
        ("We interviewed six nurses. Most nurses in Norway work nights (Smith, 2010).", None),
        ("Most nurses in Norway work nights.", None),
        ("No participant mentioned pay.", "No participant"),
        ("None of the participants mentioned pay.", "None of the participants"),
        ("Every participant drove.", "Every participant"),
        ("Hardly any participants drove.", "Hardly any participants"),
        ("A third of the participants drove.", "A third of the participants"),
        ("There was a third participant.", None),
        ("The participants were tired. Most of them drove.", "Most of them"),
        ("The wards were full. Most of them were old.", None),
        ("The participants were tired. Everyone drove.", "Everyone"),
        ("Everyone has a right to sleep.", None),
        ("Most participants drove (five of six).", None),
        ("Most participants, five in all, drove.", None),
        ("Most participants (P1, P2, P4) drove.", None),
        ("All twelve participants drove.", None),
        ("All participants gave written consent.", None),
        ("Each participant received a voucher.", None),
        ("Confidentiality was promised to all participants.", None),
        ("All participants were promised that nothing would change.", None),
        ("There was no support for participants.", None),
    ],
)
def test_the_words_of_prevalence_without_a_count(text: str, told: str | None) -> None:
    body = Span(0, len(text))
    items = items_of(text, body, quotations(text, body))
    assert [one.compared for one in items] == [f"“{told}” without a number"] * (told is not None)
