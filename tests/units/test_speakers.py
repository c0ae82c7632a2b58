"""Who speaks in the transcripts of `speakers.yaml`, and that nobody does where nobody does."""

from pathlib import Path

import pytest
import yaml

from qda.errors import PatternError
from qda.language.speakers import speaker_words_of
from qda.model.document import INTERVIEW, LITERATURE, NOBODY_ELSE, Document, Speakers
from qda.model.settings import INTERVIEWER_LABELS
from qda.model.span import Span
from qda.model.unit import Role, Turn
from qda.units.asking import doubt_of, voices_of, who_asks
from qda.units.lines import lines_of
from qda.units.turns import find_passages
from tests.units.conftest import sides, turns_of, voiced

TABLE = yaml.safe_load((Path(__file__).parent / "speakers.yaml").read_text("utf-8"))
Told = list[tuple[str, str | None, str | None]]


def told(turns: list[Turn]) -> Told:
    return [
        ("I" if turn.role is Role.INTERVIEWER else "P", turn.speaker, turn.timestamp)
        for turn in turns
        if turn.speaker
    ]


def test_the_table_is_as_long_as_it_should_be() -> None:
    assert len(TABLE["transcripts"]) >= 60
    assert len(TABLE["nobody"]) >= 30


@pytest.mark.parametrize("case", TABLE["transcripts"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_transcripts_have_the_turns_that_a_reader_sees(case: str, end: str) -> None:
    one = TABLE["transcripts"][case]
    text = "\n".join(one["text"]) + end
    turns = [turn for turn in turns_of(text) if turn.speaker]
    assert told(turns) == [(role, label, time or None) for role, label, time, _ in one["turns"]]
    for turn, (*_, first) in zip(turns, one["turns"], strict=True):
        assert text[turn.span.start : turn.span.end].lstrip().startswith(first)


@pytest.mark.parametrize("case", TABLE["nobody"])
def test_what_is_no_transcript_has_no_speakers(case: str) -> None:
    assert told(turns_of("\n".join(TABLE["nobody"][case]))) == []


@pytest.mark.parametrize("case", TABLE["nobody"])
def test_a_transcript_stays_one_when_prose_stands_in_a_turn(case: str) -> None:
    prose = "\n\n".join(line for line in TABLE["nobody"][case] if line.strip())
    text = f"INTERVIEWER: Why?\n\nP7: Because.\n\n{prose}\n\nINTERVIEWER: And?\n\nP7: Nothing."
    assert {turn.speaker for turn in turns_of(text)} >= {"INTERVIEWER", "P7"}


ODD = [
    "Smith, Anna (she/her) [guest]",
    "甲乙丙",
    "1st caller",
    "A" * 80,
    "who? me!",
    "a:b",
    "x|y*",
    "+45 12 34",
]


@pytest.mark.parametrize("label", ODD)
def test_declared_labels_are_found_letter_for_letter_and_nothing_else_is(label: str) -> None:
    text = f"[00:00:03 - 00:00:09] {label}: Note: P1 said so.\n\nP1: Not a label.\n\n00:12 {label}: And this."
    turns = turns_of(text, speakers=Speakers(labels=(label,)))
    assert [(one.speaker, one.timestamp, one.until) for one in turns] == [
        (label, "00:00:03", "00:00:09"),
        (label, "00:12", None),
    ]
    assert turns[0].span.of(text).startswith("Note: P1 said so.")


def test_a_legend_above_declared_labels_tells_who_asks() -> None:
    text = "Date: 3 May\n\nInterviewer: Carol Reid\n\nCarol: How?\n\nBo: So.\n\nCarol: interviewer\n\nBo: No."
    turns = turns_of(text, speakers=Speakers(labels=("Carol", "Bo")))
    assert told(turns) == [("I", "Carol", None), ("P", "Bo", None), ("I", "Carol", None), ("P", "Bo", None)]


def test_a_declared_turn_goes_on_in_paragraphs_that_have_their_own_times() -> None:
    text = (
        "[00:01 - 00:04] Anna: We left.\n\n[00:05 - 00:07] We took the ferry.\n\n[00:08 - 00:09] It sank.\n\n"
        "[00:10 - 00:11] Bo: Did it?\n\n[00:12 - 00:13] Anna: It did."
    )
    turns = turns_of(text, speakers=Speakers(labels=("Anna", "Bo")))
    assert [(one.speaker, one.timestamp, one.until) for one in turns] == [
        ("Anna", "00:01", "00:09"),
        ("Bo", "00:10", "00:11"),
        ("Anna", "00:12", "00:13"),
    ]
    assert turns[0].span.of(text).endswith("It sank.\n")


def test_words_with_a_time_above_the_first_declared_label_are_nobodys_known() -> None:
    text = "[00:01] Somebody spoke.\n\n[00:05] Anna: We left."
    turns = turns_of(text, speakers=Speakers(labels=("Anna",)))
    assert [(one.speaker, one.timestamp) for one in turns] == [(None, "00:01"), ("Anna", "00:05")]
    assert {one.role for one in turns} == {Role.PARTICIPANT}


def test_a_persons_expression_decides() -> None:
    text = "<<ann>> 0.5/0.9 Where?\n<<bob>> 1.0/2.0 There.\nP1: no label."
    pattern = r"<<(?P<speaker>\w+)>> (?:(?P<start>[\d.]+)/(?P<end>[\d.]+) )?"
    turns = turns_of(text, speakers=Speakers(pattern=pattern, interviewers=("Ann",)))
    assert told(turns) == [("I", "ann", "0.5"), ("P", "bob", "1.0")]
    assert [one.until for one in turns] == ["0.9", "2.0"]
    assert turns[1].span.of(text) == "There.\nP1: no label."


def test_the_first_group_is_the_label_when_none_is_named() -> None:
    assert told(turns_of("|A| Where?\n|B| There.", speakers=Speakers(pattern=r"\|(\w)\| ")))[1] == (
        "P",
        "B",
        None,
    )


@pytest.mark.parametrize("pattern", ["(", "[a-z]+:", "(?P<speaker>"])
def test_an_expression_that_cannot_be_used_is_an_error_in_words(pattern: str) -> None:
    with pytest.raises(PatternError, match="expression for speakers"):
        turns_of("P1: We left.", speakers=Speakers(pattern=pattern))


def test_an_expression_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qda.units.declared._SECONDS", 0.3)
    with pytest.raises(PatternError, match="takes more than"):
        turns_of("a" * 4000 + "!", speakers=Speakers(pattern=r"((?:a|a|aa)+)+:"))


ASKED = "F: Where do you live?\n\nB: In the north, near the old fort.\n\n" * 4


def test_who_mostly_asks_and_says_less_is_taken_for_the_interviewer() -> None:
    found = voiced(ASKED.replace("F:", "Eva:").replace("B:", "Jens:"))
    taken = who_asks(voices_of(ASKED.replace("F:", "Eva:").replace("B:", "Jens:"), found.turns), found.roles)
    assert taken.label == "Eva"
    assert "100%" in taken.why


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Πού μένεις;", "Στον βορρά, κοντά στη θάλασσα."),
        ("どこに住んでいますか。", "北の、古い砦の近くに住んでいます。"),
        ("Որտե՞ղ եք ապրում։", "Հյուսիսում, հին բերդի մոտ։"),
    ],
)
def test_questions_of_other_scripts_are_questions(question: str, answer: str) -> None:
    text = f"Eva: {question}\n\nJens: {answer}\n\n" * 4
    assert who_asks(voices_of(text, voiced(text).turns), voiced(text).roles).label == "Eva"
    prose = f"Eva: {answer}\n\nJens: {answer}\n\n" * 4
    assert who_asks(voices_of(prose, voiced(prose).turns), voiced(prose).roles).label is None


@pytest.mark.parametrize(
    "text",
    [
        "Eva: Where?\n\nJens: There.\n\n" * 2,
        "Eva: Where do you live now?\n\nJens: Where do you?\n\n" * 5,
        "Eva: And where do you live, if I may ask you that?\n\nJens: There.\n\n" * 5,
        "Eva: You live here.\n\nJens: In the north, near the old fort.\n\n" * 5,
    ],
)
def test_weak_evidence_makes_nobody_an_interviewer(text: str) -> None:
    found = voiced(text)
    taken = who_asks(voices_of(text, found.turns), found.roles)
    assert taken.label is None
    assert "nobody is taken" in taken.why


def test_an_interviewers_label_that_stands_once_and_asks_nothing_hides_nobody_who_asks() -> None:
    asked = ASKED.replace("F:", "Eva:").replace("B:", "Jens:")
    for above, label in (("Interviewer: Good morning.\n\n", "Eva"), ("Interviewer: Are we on?\n\n", None)):
        found = voiced(above + asked)
        taken = who_asks(voices_of(above + asked, found.turns), found.roles)
        assert taken.label == label
        assert taken.why or label is None
    alone = "Interviewer: Tell me about your life.\n\nJens: It began in the north.\n\n"
    assert who_asks(voices_of(alone, voiced(alone).turns), voiced(alone).roles).why == ""


def test_a_person_can_say_who_asks_and_that_nobody_does() -> None:
    text = "INTERVIEWER: Where?\nP1: There.\nINTERVIEWER: Why?\nP1: Work."
    both = told(turns_of(text, speakers=Speakers(interviewers=("p1",))))
    assert [role for role, *_ in both] == ["I", "I", "I", "I"]
    nobody = told(turns_of(text, speakers=Speakers(interviewers=("none",))))
    assert [role for role, *_ in nobody] == ["P", "P", "P", "P"]
    other = told(turns_of(text, speakers=Speakers(interviewers=("none", "P1"))))
    assert [role for role, *_ in other] == ["P", "I", "P", "I"]


@pytest.mark.parametrize("label", ["I", "И"])
def test_it_is_doubted_that_one_asks_who_never_does(label: str) -> None:
    text = ASKED.replace("B:", f"{label}:")
    found = voiced(text)
    assert "'F' asks most" in doubt_of(voices_of(text, found.turns), found.roles)


def test_several_people_at_once_are_nobodys_participant() -> None:
    text = "I: Where?\nM: Here.\nK: There.\nM & K: Both.\nI: Why?\nM: So.\nAll: Yes.\nK: No."
    who = {turn.speaker: turn.participant for turn in turns_of(text)}
    assert who == {"I": None, "M": "M", "K": "K", "M & K": None, "All": None}


def test_one_of_two_at_once_may_have_no_turn_of_his_own() -> None:
    text = "I: Where?\nDee: Here.\nDee & Bo: Both.\nI: Why?\nDee: So.\nAnna, nurse: Yes.\nAnna: No."
    who = {turn.speaker: turn.participant for turn in turns_of(text)}
    assert who == {"I": None, "Dee": "Dee", "Dee & Bo": None, "Anna, nurse": "Anna, nurse", "Anna": "Anna"}


def test_several_at_once_are_not_the_participant_of_the_document() -> None:
    text = "I: Where?\nP1: Here.\nAll: There.\nI: Why?\nP1: So."
    document = Document("P1", INTERVIEW, text, Span(0, len(text)), "P1.txt", "sha256:0", participant="P1")
    lines = tuple(lines_of(text, document.body))
    words = speaker_words_of("en")
    found = find_passages(document, text, lines, words, interviewers=INTERVIEWER_LABELS)
    who = {turn.speaker: turn.participant for turn in found.turns}
    assert who == {"I": None, "P1": "P1", "All": None}


def test_several_voices_at_once_and_people_who_speak_together_are_no_participant() -> None:
    text = (
        "I: What?\nBernd: A shop.\nAylin: Yes.\nI: And?\nBernd: No.\nAylin: Oh.\n"
        "Bernd, Aylin: Yes!\nMultiple voices: No!\nSeveral participants: Oh!\nMan in front: Oh."
    )
    who = {turn.speaker: turn.participant for turn in turns_of(text)}
    assert (who["Bernd, Aylin"], who["Multiple voices"], who["Several participants"]) == (None, None, None)
    assert who["Man in front"] == "Man in front"


@pytest.mark.parametrize(
    "asks", ["Interviewer:in", "Interviewer*in", "Forscher*in", "Interviewer/-in", "Interviewer:innen"]
)
def test_words_for_people_of_any_gender_tell_who_asks(asks: str) -> None:
    text = f"{asks}: Wie?\nTeilnehmer*in 3: Schwer.\n{asks}: Und?\nTeilnehmer*in 3: Sehr."
    assert sides(text)[:2] == [
        ("i", asks, None, "Wie?"),
        ("p", "Teilnehmer*in 3", "Teilnehmer*in 3", "Schwer."),
    ]


@pytest.mark.parametrize(
    "head", ["Participant: P2, farmer, 54\n\nDate: 3 March 2023\n\nPlace: Kitchen\n\n", ""]
)
def test_facts_above_a_short_interview_are_not_counted(head: str) -> None:
    turns = sides(head + "I: How many?\n\nP2: Eighty.")
    assert [(role, who) for role, who, *_ in turns][-2:] == [("i", "I"), ("p", "P2")]
    assert {role for role, *_ in turns[:-2]} == ({"n"} if head else set())


def test_whom_the_document_is_about_is_known_by_their_label() -> None:
    text = "A.: It was far.\nBob: There was no money.\n"
    document = Document("x", INTERVIEW, text, Span(0, len(text)), "x.txt", "sha256:0", participant="A")
    lines = tuple(lines_of(text, document.body))
    turns = find_passages(document, text, lines, speaker_words_of("en"), interviewers=()).turns
    assert [(one.speaker, one.participant) for one in turns] == [("A.", "A"), ("Bob", "Bob")]


def test_sentences_with_times_before_them_are_no_labels() -> None:
    text = "0:10 I went home.\n0:20 I slept.\n0:30 A man came.\n0:40 A dog came.\n0:50 Then I ate."
    assert told(turns_of(text)) == []


def test_interviewers_at_once_ask() -> None:
    text = "I1: Where?\nM: Here.\nI2: There?\nM: No.\nI1 & I2: Where then?"
    assert told(turns_of(text))[-1] == ("I", "I1 & I2", None)


def test_an_interviewer_and_somebody_else_at_once_do_not_ask() -> None:
    text = "Q: Why?\n\nQ & ANN: The line.\n\nANN: It is old.\n\nQ: Yes.\n\nANN: No.\n"
    assert ("P", "Q & ANN", None) in told(turns_of(text))


def test_a_person_who_is_told_to_ask_asks_under_each_number() -> None:
    text = "Ruth: Why?\nP2: So.\nRuth 2: And?\nP2: No.\nRuth: Oh.\nRuth 2: Ah.\nP2: Yes."
    asks = Speakers(interviewers=("Ruth", NOBODY_ELSE))
    roles = {(turn.speaker, turn.role) for turn in turns_of(text, speakers=asks)}
    assert roles == {("Ruth", Role.INTERVIEWER), ("Ruth 2", Role.INTERVIEWER), ("P2", Role.PARTICIPANT)}


def test_paragraphs_with_times_and_without_speakers_have_their_times() -> None:
    turns = turns_of("[00:10] We left.\n\n[00:20 - 00:25] They stayed.\n\nAnd slept.\n\n[00:30] Nobody came.")
    assert [(one.speaker, one.timestamp, one.until) for one in turns] == [
        (None, "00:10", None),
        (None, "00:20", "00:25"),
        (None, "00:30", None),
    ]


def test_notes_above_an_interview_are_counted_and_a_head_is_not() -> None:
    notes = "TRANSCRIPT\n\n" + "- She reads the title and goes on to the next file.\n" * 9
    turns = turns_of(notes + "\nI: Why?\nP6: Because of the name.\nI: And?\nP6: Nothing.")
    assert (turns[0].speaker, turns[0].role, turns[0].participant) == (None, Role.PARTICIPANT, "P6")
    turns = turns_of("Interview in a village\n\nI: Why?\n\nP6: " + "Because of the name.\n" * 9)
    assert (turns[0].speaker, turns[0].role) == (None, Role.NOBODY)


@pytest.mark.parametrize("case", TABLE["transcripts"])
def test_a_work_has_turns_only_when_it_prints_a_conversation(case: str) -> None:
    turns = turns_of("\n".join(TABLE["transcripts"][case]["text"]), kind=LITERATURE)
    roles = {role for role, *_ in told(turns)}
    assert roles in (set(), {"I", "P"})


def test_a_turn_of_several_paragraphs_stays_one_where_all_have_labels() -> None:
    text = "I: Where?\n\nOr rather, why?\n\nR: Work.\n\nWho knows?\n\nI: And?\n\nR: No.\n\nWhy me?"
    assert [who for _, who, *_ in sides(text)] == ["I", "R", "I", "R"]


def test_marks_alone_are_no_words() -> None:
    text = "Marie : Où ?\n\nKarim : Là, au nord.\n\nMarie : Et ?\n\nKarim : Non."
    assert [(one.label, one.words) for one in voices_of(text, turns_of(text))] == [("Marie", 2), ("Karim", 4)]


@pytest.mark.parametrize("turns", [6, 40, 400, 1200])
@pytest.mark.parametrize(
    "head", ["", "Notes of the third of May\n", "Notes of the third of May\nHeard by us\n"]
)
def test_names_on_lines_of_their_own_are_found_whatever_stands_above_them(turns: int, head: str) -> None:
    said = "We left in the spring, and it was very cold there."
    text = head + "".join(f"{('Ben', 'Anna')[turn % 2]}\n{said}\n" for turn in range(turns))
    assert len(told(turns_of(text))) == turns
