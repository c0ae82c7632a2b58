"""Who speaks in parliaments, groups and long documents, in which many labels stand once or rarely."""

import pytest

from qda.model.unit import Role, Turn
from qda.units.asking import voices_of, who_asks
from tests.units.conftest import turns_of, voiced

SITTING = """\
Chairwoman Dr. Brook: I open the sitting. Are there apologies?
Pell, Clerk: Mrs Oak is ill.
Chairwoman Dr. Brook: The first item is the bridge. Mr Reed has the floor.
Reed (Greens): The bridge is old. It must be closed.
Chairwoman Dr. Brook: Does anybody wish to answer?
Dr. Vale (Farmers): We need it for the milk.
Chairwoman Dr. Brook: I call the minister.
Stone, Minister for Roads: I ask you not to pass the motion.
Chairwoman Dr. Brook: There is no other request.
Dr. Vale (Farmers): Thank you.
"""


def speakers_of(turns: list[Turn]) -> list[str | None]:
    return [turn.speaker for turn in turns if turn.speaker]


def test_who_speaks_once_in_a_sitting_has_turns_of_their_own() -> None:
    turns = turns_of(SITTING)
    chair, vale = "Chairwoman Dr. Brook", "Dr. Vale"
    assert speakers_of(turns) == [
        *(chair, "Pell, Clerk", chair, "Reed", chair, vale, chair, "Stone, Minister for Roads", chair, vale)
    ]
    assert [turn.participant for turn in turns if turn.speaker == "Pell, Clerk"] == ["Pell, Clerk"]
    assert turns[7].span.of(SITTING) == "I ask you not to pass the motion."


def test_a_party_in_brackets_tells_a_speaker_where_others_have_one() -> None:
    text = """\
O Sr. Presidente: — Está aberta a sessão.

A Sr.ª Ana Lima (AB): — O pão está caro.

Aplausos do AB.

O Sr. Presidente: — Tem a palavra o Sr. Deputado Rui Melo.

O Sr. Rui Melo (CD): — O Governo dorme.

Risos do CD.

A Sr.ª Ana Lima (AB): — É verdade!

O Sr. Presidente: — Está encerrada a sessão.
"""
    assert speakers_of(turns_of(text)) == [
        *("O Sr. Presidente", "A Sr.ª Ana Lima", "O Sr. Presidente", "O Sr. Rui Melo", "A Sr.ª Ana Lima"),
        "O Sr. Presidente",
    ]


def test_a_place_within_an_answer_is_no_speaker_in_a_group() -> None:
    text = """\
Eva Holm: Where were you born?

Ann Ray: In the south.

Herat: that was home.

It was warm there.

Eva Holm: And you?

Bo Lind: In the north. I left it.

It was cold.

Eva Holm: When?

Ann Ray: Long ago. There was a war.

Eva Holm: And you?

Bo Lind: Last year.
"""
    assert set(speakers_of(turns_of(text))) == {"Eva Holm", "Ann Ray", "Bo Lind"}


def test_what_is_said_in_the_midst_of_a_remark_is_no_turn() -> None:
    remark = "(Applause. —\nSmall: Hear, hear!)\nChairwoman Dr. Brook: I call the minister."
    text = SITTING.replace("Chairwoman Dr. Brook: I call the minister.", remark)
    assert "Small" not in speakers_of(turns_of(text))
    found = voiced(text)
    assert "Small: Hear, hear!)" in [line.of(text) for line in found.doubted]


def long_talk(label: str, between: str = "", *, turns: int = 6, paragraphs: int = 8) -> str:
    """A talk in which each turn has many paragraphs, and Ida Moor asks in each of hers."""
    text = ""
    for turn in range(turns):
        asked = [
            "Why did you go there?" if one == 3 else f"That was in the {one} years of peace."
            for one in range(paragraphs)
        ]
        said = [f"It was {one} miles from {turn}." for one in range(paragraphs)]
        for name, words in (("Ida Moor", asked), ("Tom Beck", said)):
            head, *more = words
            text += "\n\n".join([label.format(name=name) + head, *more]) + f"\n\n{between}"
    return text


@pytest.mark.parametrize("label", ["{name}\n\n", "{name}: ", "## {name}\n\n"])
def test_names_that_take_turns_in_a_long_document_are_speakers(label: str) -> None:
    turns = turns_of(long_talk(label))
    assert speakers_of(turns) == ["Ida Moor", "Tom Beck"] * 6


def test_who_speaks_once_in_a_long_document_is_heard_too() -> None:
    party = "{name} (ABC): "
    text = long_talk(party).replace("Tom Beck (ABC): ", "Al Gray (DEF): ", 1)
    assert speakers_of(turns_of(text))[:4] == ["Ida Moor", "Al Gray", "Ida Moor", "Tom Beck"]


def test_heads_of_pages_and_lists_are_no_speakers() -> None:
    page = "and so we went on to the\n\n{}\n\nnext house, and nobody was there. Why? It was far.\n\n"
    heads = "".join(page.format(head) for head in ("Ida Moor", "Lives of Miners")) * 8
    assert speakers_of(turns_of(heads)) == []
    facts = "Gain: It is cheap.\n\n" + "It went on.\n\n" * 8 + "Loss: It breaks.\n\n" + "It is so.\n\n" * 8
    assert speakers_of(turns_of(facts * 6 + "Why? Who? What for?")) == []


@pytest.mark.parametrize("head", ["{}\n\n", "## {}\n\n", "{}: "])
def test_headings_that_take_turns_in_a_diary_are_no_speakers(head: str) -> None:
    entry = "".join(f"It was day {number} of the rain.\n\n" for number in range(9)) + "Why so?\n\n"
    diary = "".join(head.format(name) + entry for name in ("Good Things", "Bad Things") * 8)
    assert speakers_of(turns_of(diary)) == []


@pytest.mark.parametrize("mark", [".- ", ".—", " - "])
def test_names_in_capitals_before_a_dash_are_speakers(mark: str) -> None:
    said = [
        ("MR. SPEAKER", "We go on to the next question."),
        ("HON. A. REED-LOW (Minister for Roads and Bridges)", "The bridge is old."),
        ("MR. SPEAKER", "Is there another question?"),
        ("HON. M. OAK", "When will it be closed?"),
        ("HON. A. REED-LOW", "In March."),
        ("MR. SPEAKER", "I thank you both."),
    ]
    text = "\n\n".join(f"{name}{mark}{words}" for name, words in said) + "\n\nRoads - they are long.\n"
    assert speakers_of(turns_of(text)) == [name.partition(" (")[0] for name, _ in said]


def test_whoever_hardly_speaks_is_not_taken_for_the_interviewer() -> None:
    talk = "Speaker 1: It is late now.\n\nSpeaker 2: It is, and it was so before.\n\n" * 60
    text = talk + "Speaker 3: Is it?\n\nSpeaker 2: It is.\n\n" * 5
    taken = who_asks(voices_of(text, voiced(text).turns), voiced(text).roles)
    assert taken.label is None
    assert "nobody is taken" in taken.why
    short = talk[: len(talk) // 20] + "Speaker 3: Is it?\n\nSpeaker 2: It is.\n\n" * 5
    assert who_asks(voices_of(short, voiced(short).turns), voiced(short).roles).label == "Speaker 3"


MINUTES = """\
**Ada Stone**
* Good morning. Shall we begin with the bridge?

**Bo**
* Yes, that is fine.

**Ada Stone**
* Then who was there?

**Carl**
* I was there, and it is closed.

**Bo**
* So it is.

**Ada Stone**
* Anything else?

**Dora Lind (by phone)**
* One question, is it closed until spring?

**Bo**
* Until summer.

**Next Meeting**
Thursday, 3 May

**Ada Stone**
* Thank you all.
"""


def test_who_speaks_once_under_a_name_in_bold_has_a_turn_of_their_own() -> None:
    turns = [one for one in turns_of(MINUTES) if one.speaker]
    ada, bo = "Ada Stone", "Bo"
    assert speakers_of(turns) == [ada, bo, ada, "Carl", bo, ada, "Dora Lind", bo, ada]
    assert turns[3].span.of(MINUTES).strip() == "* I was there, and it is closed."


def test_a_line_in_bold_within_an_answer_is_nobodys_name() -> None:
    names = [("**Interviewer**", "Where did you live?"), ("**Ida**", "In the north, at the fort.")] * 4
    text = "".join(f"{name}\n{words}\n\n" for name, words in names)
    text += "**Early Winters**\nThe snow came in the autumn and it stayed.\n"
    assert set(speakers_of(turns_of(text))) == {"Interviewer", "Ida"}


def test_where_names_are_not_in_bold_a_line_in_bold_is_none() -> None:
    text = MINUTES.replace("**Ada Stone**", "Ada Stone").replace("**Bo**", "Bo")
    assert set(speakers_of(turns_of(text))) == {"Ada Stone", "Bo"}


def briefing(gap: str) -> str:
    answer = (
        "Three plans lie on the table.\n\nNone of them is cheap.\n\nWe will choose one in the spring.\n\n"
    )
    asked = "".join(
        f"Q{gap}Will plan {number} be paid for?\n\nMS. STONE:{gap}That is open.\n\n{answer}"
        for number in range(5)
    )
    return (
        f"In the Town Hall\n\n10:05 A.M.\n\nMS. STONE:{gap}Good morning.\n\n{answer}{asked}Q{gap}Thank you.\n"
    )


@pytest.mark.parametrize("gap", ["    ", "\u00a0\u00a0\u00a0 ", " \u00a0 ", "\t", " "])
def test_all_who_ask_at_a_press_conference_are_one_letter(gap: str) -> None:
    text = briefing(gap)
    turns = [one for one in turns_of(text) if one.speaker]
    assert speakers_of(turns) == [*["MS. STONE", "Q"] * 6]
    assert {one.role for one in turns if one.speaker == "Q"} == {Role.INTERVIEWER}
    assert turns[1].span.of(text).strip() == "Will plan 0 be paid for?"
    assert turns[2].span.of(text).strip().endswith("in the spring.")


@pytest.mark.parametrize(
    "text",
    [
        briefing("  ").replace("MS. STONE:", "Ada Stone."),
        briefing("  ").replace("Q  ", "Q"),
        briefing("  ").replace("MS. STONE:", "MS. STONE"),
        "".join(f"THE END:  Part {number} of it.\n\nIt is long.\n\nSo it is.\n\n" for number in range(5))
        + "Q  1\n\nQ  2\n\nQ  3\n",
    ],
)
def test_a_letter_that_nobody_with_a_title_answers_asks_nothing(text: str) -> None:
    assert "Q" not in speakers_of(turns_of(text))


AGENDA = """## The bridge

Presenter: Ann Brook (ANB)

ANB: The bridge is old.

VAL: It is cheap, though.

ANB: I sum it up.

1. What it costs:

- Paint and work

2. Who pays:

- The town

VAL: Good.

## The road

Presenter: Tom Vale (VAL)

VAL: The road is new.

ANB: Is it paid?
"""


def test_headings_of_a_list_and_who_presents_are_no_speakers() -> None:
    turns = turns_of(AGENDA)
    assert speakers_of(turns) == [*("ANB", "VAL", "ANB", "VAL", "VAL", "ANB")]
    said = " ".join(one.span.of(AGENDA) for one in turns if one.speaker == "ANB")
    assert "Paint and work" in said
    assert "The town" in said
    assert "Presenter" not in " ".join(one.span.of(AGENDA) for one in turns if one.speaker)


def test_labels_that_are_all_numbered_are_speakers_above_items_too() -> None:
    text = "1. Ann:\n\n- It is old.\n\n2. Tom:\n\n- It is cheap.\n\n3. Ann:\n\n- Good.\n\n4. Tom:\n\n- Yes.\n"
    assert speakers_of(turns_of(text)) == ["Ann", "Tom", "Ann", "Tom"]


def test_who_is_named_with_other_initials_is_not_taken_for_a_fact() -> None:
    text = AGENDA.replace("(ANB)", "(XYZ)").replace("(VAL)", "(QRS)")
    assert speakers_of(turns_of(text)).count("Presenter") == 2


def trial(gap: str, indent: str = "     ") -> str:
    """Lines as narrow as on a page of a court, without blank ones between."""
    said = "".join(
        f"{indent}Q{gap}Did you see number {number}\nof the boats?\n"
        f"{indent}A{gap}I saw it at the quay,\nand then no more. It was\nlate, and the lamps\nwere out.\n"
        for number in range(4)
    )
    return (
        f"{indent}THE COURT:  Mr. Lind.\n{indent}MR. LIND:  Thank you.\n{said}{indent}MS. ROE:  Objection.\n"
        f"{indent}THE COURT:  Sustained.\n{said}"
    )


@pytest.mark.parametrize("gap", [".   ", ". ", "   ", "\t", "\u00a0\u00a0"])
@pytest.mark.parametrize("indent", ["", "          "])
def test_questions_and_answers_in_court_need_no_colon(gap: str, indent: str) -> None:
    text = trial(gap, indent)
    turns = [one for one in turns_of(text) if one.speaker]
    expected = ["THE COURT", "MR. LIND", *["Q", "A"] * 4, "MS. ROE", "THE COURT", *["Q", "A"] * 4]
    assert speakers_of(turns) == expected
    assert {one.speaker for one in turns if one.role == Role.INTERVIEWER} == {"Q"}
    assert " ".join(turns[3].span.of(text).split()) == (
        "I saw it at the quay, and then no more. It was late, and the lamps were out."
    )


@pytest.mark.parametrize(
    "text",
    [
        "".join(
            f"Q. How is boat {n}?\nA. Good\nB. Bad\nWe need to know,\nso tick\njust\none.\n" for n in range(6)
        ),
        trial(".  ").replace("A.", "I."),
        trial(" "),
    ],
)
def test_letters_that_do_not_take_turns_are_nobodys(text: str) -> None:
    assert not {"Q", "A"} & set(speakers_of(turns_of(text)))
