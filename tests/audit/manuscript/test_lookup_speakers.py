"""Whose words a quotation of a small study is; expectations are read off the transcripts by hand."""

import pytest

from qda.audit.manuscript.compared.lookup import look_up
from qda.audit.manuscript.compared.verdict import Verdict
from qda.audit.manuscript.compared.voices import group_names, voice_names
from qda.audit.manuscript.quotation_items import quotation_items
from qda.audit.manuscript.quoted.quotation import Kind
from qda.audit.manuscript.quoted.quotations import quotations
from qda.audit.problem import Severity
from qda.model.settings import Settings
from qda.model.span import Span
from qda.project.evidence.transcripts import transcripts_of
from tests.audit.manuscript.conftest import Look, document

E = Verdict


def test_whom_a_pronoun_stands_for_is_the_one_who_is_named_before(look: Look) -> None:
    said = "“they are good people, but I do not trust them”"
    _, one = look(f"P1 said: “I never wanted to leave.” Later on she said that {said}.")
    assert one.quotation.attribution is not None
    assert (one.verdict, one.quotation.attribution.label) == (Verdict.NORMALISED, "P1")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("“I never wanted to leave the village” (P1, P2)", E.WRONG_SPEAKER),
        ("“I never wanted to leave the village” (P2 and P1)", E.WRONG_SPEAKER),
        ("“to the hospital” (P1, P2)", E.WRONG_SPEAKER),
        ("“the clinic” (P1, P2)", E.EXACT),
        ("“I never wanted to leave” and “It is a long way” (P1, P2)", E.EXACT),
        ("“I never wanted to leave the village” (all participants)", E.WRONG_SPEAKER),
        ("> INTERVIEWER: Could you afford the medicine at all in those days?", E.EXACT),
        ("> INTERVIEWER: I never wanted to leave the village.", E.WRONG_SPEAKER),
        ("> P2: I never wanted to leave the village.", E.WRONG_SPEAKER),
        ("We asked P1, “Could you afford the medicine at all in those days?”", E.EXACT),
        ("To the question “Could you afford the medicine at all in those days?” P1 said no.", E.EXACT),
        ("“Could you afford the medicine at all in those days?”, the interviewer asked P1.", E.EXACT),
        ("We asked P1, “Where would you go if you could go anywhere?”", E.NOT_CHECKED),
        ("“Could you afford the medicine at all in those days?” (P1)", E.INTERVIEWER),
    ],
)
def test_several_who_are_named_and_whoever_asks(look: Look, text: str, verdict: Verdict) -> None:
    assert {one.verdict for one in look(text)} == {verdict}


@pytest.mark.parametrize("asks", ["Interviewer", "Interviewerin", "Chercheuse", "Ankieterka"])
def test_who_asks_is_heard_in_any_language_as_everywhere_else(asks: str) -> None:
    turns = f"{asks}: Depuis quand travaillez-vous ici ?\nMarie: Depuis dix ans, et volontiers.\n"
    (transcript,) = transcripts_of([document("P1", turns, None)], Settings())
    assert [speech.interviewer for speech in transcript.speeches] == [True, False]


_HERS, _HIS = "“never wanted to leave the village”", "“a long way to the hospital”"
"""Words of P1 and of P2."""


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            f"P1 and P2 agreed that places matter: to P1 it was a home she {_HERS}; P2 saw {_HIS}.",
            ["P1", "P2"],
        ),
        (f"P1 and P2 saw this differently from P3: P1 {_HERS}, for P2 it was {_HIS}.", ["P1", "P2"]),
        (f"P1 {_HERS}, P2 says {_HIS}.", ["P1", "P2"]),
        (f"P2 spoke of P1, who had {_HERS}.", ["P1"]),
        (f"Für P1, die {_HERS} sagt, ist es das, für P2 {_HIS}.", ["P1", "P2"]),
        (f"When P2 says that it is {_HIS}, he means what P1 said.", ["P2"]),
        (f"In the words of P1 and P2 respectively: {_HERS} and {_HIS}.", ["P1", "P2"]),
        (f"She {_HERS}, said P1, and P2: {_HIS}.", ["P1", "P2"]),
        (f"The road was {_HIS} — P1, who stayed, was nearer to it than P2.", ["P2"]),
    ],
)
def test_words_of_one_who_is_named_in_the_sentence_are_read_as_hers(
    look: Look, text: str, speakers: list[str]
) -> None:
    looked = look(text)
    assert [one.verdict for one in looked] == [E.EXACT] * len(speakers), looked
    assert [one.voice for one in looked] == speakers


def test_it_is_told_how_a_quotation_was_read(look: Look) -> None:
    (one,) = look(f"P2 spoke of P1, who had {_HERS}.")
    assert one.quotation.attribution is not None
    assert one.quotation.attribution.label == "P1"
    assert one.reason == "read as the words of P1, who is named in the same sentence"
    (one,) = look(f"P1 and P2 agreed that it was {_HIS}.")
    assert one.reason == "read as the words of P2, who is named together with P1"


@pytest.mark.parametrize(
    "text",
    [
        f"P1 nodded: it was {_HIS} (P1), and P2 left.",
        f"P2 did not speak; P1: {_HIS}.",
        f"P2 was silent, whereas P1 said {_HIS}.",
        f"As P1 and P2 put it, {_HIS}.",
        f"P1 and Anna agreed that it was {_HIS}.",
        f"P2 agrees.\n\n| P1 | {_HIS} |\n|----|----|\n| P2 | yes |\n",
    ],
)
def test_what_stands_right_at_a_quotation_says_whose_it_is(look: Look, text: str) -> None:
    (one,) = look(text)
    assert one.verdict is E.WRONG_SPEAKER, one


_QUESTION = "Could you afford the medicine at all in those days?"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (f"We opened with “{_QUESTION}” and went on from there.", E.EXACT),
        (f"Die Leitfrage „{_QUESTION}“ verneinte P1.", E.EXACT),
        (f"Die Eingangsfrage lautete: „{_QUESTION}“", E.EXACT),
        (f"Se preguntó a P1: «{_QUESTION}»", E.EXACT),
        (f"P1 said: “{_QUESTION}”", E.INTERVIEWER),
        (f"P1: “{_QUESTION}”", E.INTERVIEWER),
        ("P1 spoke of “Tell me about the way to the hospital.”", E.INTERVIEWER),
    ],
)
def test_a_question_that_nobody_is_given_is_the_interviewers(look: Look, text: str, verdict: Verdict) -> None:
    (one,) = look(text)
    assert one.verdict is verdict, one
    assert (one.quotation.kind is Kind.INTERVIEWER) is (verdict is E.EXACT)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("P6 said “I run the code and it runs”.", E.EXACT),
        ("P1 said “I run the code and it runs”.", E.WRONG_SPEAKER),
        ("P2 said “Nothing but good work here”.", E.EXACT),
        ("P3 said “Nothing but good work here”.", E.WRONG_SPEAKER),
    ],
)
def test_a_document_of_a_round_is_the_participants_and_nobody_elses(text: str, verdict: Verdict) -> None:
    rounds = [
        document(
            "P6R1", "INT: And then?\n\nP6: I run the code and it runs.\n\nINT: Good.\n\nP6: Yes.\n", None
        ),
        document("P2R3", "Nothing but good work here.\n", None),
        document("P1R1", "INT: And then?\n\nP1: I read it.\n\nINT: Good.\n\nP1: Yes.\n", None),
        document("P3R1", "INT: And then?\n\nP3: I sleep.\n\nINT: Good.\n\nP3: Yes.\n", None),
    ]
    (one,) = look_up(quotations(text, Span(0, len(text))), transcripts_of(rounds, Settings()))
    assert one.verdict is verdict, one


@pytest.mark.parametrize("colon", [":", " :", "\u00a0:"])
def test_the_projects_own_labels_of_whoever_asks_are_read_in_dialogues(colon: str) -> None:
    settings = Settings(interviewers=("E",))
    said = "E: Comment était la nuit ?\n\nP1: Je n'ai pas dormi.\n\nE: Et l'équipe ?\n\nP1: Elle aide.\n"
    sources = transcripts_of([document("P1", said, "P1")], settings)
    text = f"> E{colon} Comment était la nuit ?\n>\n> P1{colon} Je n'ai pas dormi.\n"
    found = quotations(text, Span(0, len(text)), voice_names(sources), settings.interviewers)
    looked = look_up(found, sources)
    assert [one.quotation.kind for one in looked] == [Kind.INTERVIEWER, Kind.PARTICIPANT]
    assert {one.verdict for one in looked} == {E.EXACT}


@pytest.mark.parametrize(
    "form",
    [
        "{group}, {who}",
        "{who}, {group}",
        "{group} {who}",
        "{who} in {group}",
        "{who}; {group}",
        "{group}: {who}",
    ],
)
@pytest.mark.parametrize("who", ["P1", "Participant 1", "Speaker 1", "Voice 1", "Mother"])
@pytest.mark.parametrize(("group", "verdict"), [("FG1", E.WRONG_SPEAKER), ("Focus group 2", E.EXACT)])
def test_one_of_a_group_is_nobody_of_another(form: str, who: str, group: str, verdict: Verdict) -> None:
    said = "We left at night and in the rain"
    groups = [
        document("FG1", f"Moderator: And you?\n\n{who}: I take the bus.\n\nP5: I walk.\n", None),
        document("FG2", f"Moderator: And you?\n\n{who}: {said}.\n\nP2: I stayed.\n", None),
    ]
    label, sources = form.format(group=group, who=who), transcripts_of(groups, Settings(labels_apart=True))
    row = f"| Words | Who |\n|---|---|\n| “{said}” | {label} |\n"
    rows = [row] if form in {"{who}, {group}", "{group} {who}"} else []
    for text in (f"“{said}” ({label}).", f"{label.replace(';', ',')} said: “{said}.”", *rows):
        (one,) = look_up(quotations(text, Span(0, len(text)), voice_names(sources)), sources)
        assert one.verdict is verdict, (text, one)
        assert ("said by FG2 " in one.reason) is (verdict is not E.EXACT)


IN_PLACES = {
    "Kista_FG1": "P1: We left at night.\n\nP2: I stayed at home.\n\nP3: We left at night.",
    "Solna_FG2": "P1: I take the bus.\n\nP2: We left at night.",
    "P9": "P9: I live in Kista.",
}


@pytest.mark.parametrize(
    ("who", "verdict", "called"),
    [
        ("(P1, Kista)", E.EXACT, "P1, Kista"),
        ("(P1, Solna)", E.WRONG_SPEAKER, "P1, Solna"),
        ("(Solna, P1)", E.WRONG_SPEAKER, "P1, Solna"),
        ("(P2, Solna)", E.EXACT, "P2, Solna"),
        ("(P2, Kista group)", E.WRONG_SPEAKER, "P2, Kista"),
        ("(P1, Kista_FG1)", E.EXACT, "P1, Kista_FG1"),
        ("(P1, Upsala)", E.EXACT, "P1"),
        ("(P1, FG1; P2, FG2)", E.EXACT, "P1, FG1; P2, FG2"),
        ("(P1, Kista; P2, Solna)", E.EXACT, "P1, Kista; P2, Solna"),
        ("(FG1: P1, P3; FG2: P2)", E.EXACT, "P1, FG1; P3, FG1; P2, FG2"),
        ("(P1 and P3, FG1)", E.EXACT, "P1, FG1; P3, FG1"),
        ("(P1; P2, FG2)", E.EXACT, "P1; P2, FG2"),
        ("(P1, FG1; P2, FG1)", E.WRONG_SPEAKER, "P1, FG1; P2, FG1"),
        ("(P1, FG2; P2, FG2)", E.WRONG_SPEAKER, "P1, FG2; P2, FG2"),
        ("(FG1: P1, P3; FG2: P1)", E.WRONG_SPEAKER, "P1, FG1; P3, FG1; P1, FG2"),
        ("(P1; FG1-P3)", E.EXACT, "P1"),
        ("(P1 and P3, FG2)", E.WRONG_SPEAKER, "P1, FG2; P3, FG2"),
        ("P1 in Kista", E.EXACT, "P1, Kista"),
        ("P1 in Solna", E.WRONG_SPEAKER, "P1, Solna"),
        ("P1 in FG2", E.WRONG_SPEAKER, "P1, FG2"),
        ("P2 of FG2", E.EXACT, "P2, FG2"),
    ],
)
def test_the_group_of_each_who_is_named_is_held_against_the_transcript(
    who: str, verdict: Verdict, called: str
) -> None:
    groups = [document(name, f"Moderator: And you?\n\n{said}\n", None) for name, said in IN_PLACES.items()]
    sources = transcripts_of(groups, Settings())
    row = f"| Quotation | Who |\n|---|---|\n| “We left at night.” | {who} |\n"
    for text in [row, f"“We left at night” {who}."] if "(" in who else [row]:
        found = quotations(text, Span(0, len(text)), voice_names(sources), (), group_names(sources))
        (one,) = look_up(found, sources)
        assert one.quotation.attribution is not None
        assert (one.verdict, one.quotation.attribution.called) == (verdict, called), text


@pytest.mark.parametrize(
    ("text", "verdict", "called"),
    [
        ("As P3 said, “We left at night” (FG1).", E.EXACT, "P3, FG1"),
        ("As P2 said, “We left at night” (FG1).", E.WRONG_SPEAKER, "P2, FG1"),
        ("P2 said: “We left at night” (FG1, line 3).", E.WRONG_SPEAKER, "P2, FG1"),
        ("P2 held that “we left at night” (focus group 2).", E.NORMALISED, "P2, focus group 2"),
        ("P1 also held that “we left at night” (focus group 2).", E.WRONG_SPEAKER, "P1, focus group 2"),
        ("Unlike P2, others held that “we left at night” (FG1).", E.NORMALISED, "FG1"),
        ("For all that P2 said of it, “We left at night” (FG1).", E.EXACT, "FG1"),
    ],
)
def test_one_of_a_group_who_leads_to_the_words_is_meant_by_the_group_behind_them(
    text: str, verdict: Verdict, called: str
) -> None:
    groups = [document(name, f"Moderator: And you?\n\n{said}\n", None) for name, said in IN_PLACES.items()]
    sources = transcripts_of(groups, Settings())
    (one,) = look_up(quotations(text, Span(0, len(text)), voice_names(sources)), sources)
    assert one.quotation.attribution is not None
    assert (one.verdict, one.quotation.attribution.called) == (verdict, called)


def test_in_the_parentheses_of_a_quotation_its_speaker_is_named_right_at_it(look: Look) -> None:
    lead = "Unlike P1, some stayed (e.g., “I never wanted to leave the village”"
    for who, verdict in (("P2, 40", E.WRONG_SPEAKER), ("P1, 40", E.EXACT)):
        (one,) = look(f"{lead}; {who}).")
        assert one.verdict is verdict


@pytest.mark.parametrize("name", ["focus_group_{}", "FG-0{}", "Kista FG{}", "2024-03-01_fgd{}"])
def test_documents_of_groups_are_known_by_their_number(name: str) -> None:
    said = "Moderator: And you?\n\nP1: We left {}.\n\nP2: I stayed.\n"
    groups = [document(name.format(one), said.format(one), None) for one in (1, 2)]
    text = "“We left 2” (P1, FG1). “We left 2” (P1, focus group 2)."
    looked = look_up(quotations(text, Span(0, len(text)), ("P1",)), transcripts_of(groups, Settings()))
    assert [one.verdict for one in looked] == [E.WRONG_SPEAKER, E.EXACT]


@pytest.mark.parametrize(("who", "verdict"), [("Speaker 1", E.EXACT), ("Speaker 2", E.WRONG_SPEAKER)])
def test_a_cell_names_one_of_a_group_and_not_all_of_it(who: str, verdict: Verdict) -> None:
    said = "Speaker 1: We left at night and in the rain.\n\nSpeaker 2: I stayed.\n"
    sources = transcripts_of([document("FG2", f"Moderator: And you?\n\n{said}", None)], Settings())
    text = f"| Words | Who |\n|---|---|\n| “We left at night and in the rain” | FG2 {who} |\n"
    (one,) = look_up(quotations(text, Span(0, len(text)), voice_names(sources)), sources)
    assert one.verdict is verdict, one


def test_several_who_are_named_are_told_apart_by_who_says_it(look: Look) -> None:
    (one,) = look("“I never wanted to leave the village” (P1, P2)")
    assert one.reason == "ascribed to P1, P2, said by P1, not by P2"


STAFF = """\
INTERVIEWER: How was the night shift?

N1: We never had enough staff at night. I could not think.
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“We never had enough staff at night” (N1).", {}),
        ("“We never had enough staff at night” (staff nurse N1, ICU).", {}),
        ("“We never had enough staff at night,” N1 sighed.", {}),
        ("“We never had enough staff at night” (staff nurse N2, ICU).", {"wrong speaker": Severity.HIGH}),
        ("“We never had enough staff at night,” N2 sighed.", {"wrong speaker": Severity.HIGH}),
        ("“We never had enough staff at night” (P9).", {"unknown participant": Severity.MEDIUM}),
        ("P9 said, “We never had enough staff at night.”", {"unknown participant": Severity.MEDIUM}),
        ("“We never had enough staff at night” (focus group 2).", {"unknown participant": Severity.MEDIUM}),
        ("“We never had enough staff at night” (Maria, 34).", {"unknown participant": Severity.LOW}),
        ("“We never had enough staff at night” (nurse, 34).", {}),
        ("“We never had enough staff at night” (Nurse, 34).", {}),
        ("N2 said: “We never had enough staff at night” (N1).", {"contradictory attribution": Severity.HIGH}),
        (
            "As N2 put it, “We never had enough staff at night” (N1).",
            {"contradictory attribution": Severity.HIGH},
        ),
        ("N1 said: “We never had enough staff at night” (N1).", {}),
        ("N1 said: “We never had enough staff at night” (Nurse 1).", {}),
        ("Maria said: “We never had enough staff at night” (N1).", {}),
        ("N1 said: “I could not think.” N1 said: “We never had enough staff at night” (N1).", {}),
    ],
)
def test_who_is_named_is_read_and_is_somebody_and_one(text: str, told: dict[str, Severity]) -> None:
    said = transcripts_of([document("N1", STAFF, "N1")], Settings())
    looked = look_up(quotations(text, Span(0, len(text)), voice_names(said)), said, text)
    items = {one.verdict: one.severity for one in quotation_items(looked)}
    assert {what: grade for what, grade in items.items() if grade is not Severity.NONE} == told


@pytest.mark.parametrize(
    ("label", "his", "hers"),
    [
        ("P1", E.EXACT, E.WRONG_SPEAKER),
        ("P-01", E.EXACT, E.WRONG_SPEAKER),
        ("Participant 1", E.EXACT, E.WRONG_SPEAKER),
        ("Pilot1", E.WRONG_SPEAKER, E.EXACT),
        ("Pilot 1", E.WRONG_SPEAKER, E.EXACT),
    ],
)
def test_a_letter_is_no_longer_word_where_somebody_is_called_so(label: str, his: E, hers: E) -> None:
    said = transcripts_of(
        [
            document("P1", "INTERVIEWER: And?\n\nP1: We walked to the sea.\n", "P1"),
            document("Pilot1", "INTERVIEWER: And?\n\nR: The boat was painted red.\n", "Pilot1"),
        ],
        Settings(),
    )
    text = f"“We walked to the sea” ({label}). “The boat was painted red” ({label})."
    looked = look_up(quotations(text, Span(0, len(text)), voice_names(said)), said)
    assert [one.verdict for one in looked] == [his, hers]


def test_a_letter_is_the_longer_word_where_nobody_else_is_called_so() -> None:
    said = transcripts_of(
        [document("Pilot1", "INTERVIEWER: And?\n\nR: The boat was painted red.\n", "Pilot1")], Settings()
    )
    text = "“The boat was painted red” (P1)."
    (one,) = look_up(quotations(text, Span(0, len(text)), voice_names(said)), said)
    assert one.verdict is E.EXACT
