# ruff: noqa: E501  (lines of other formats are left whole)
"""Who speaks when the looks or the program's lines tell it, and when they must not."""

import docx as python_docx
import pytest


def written(*paragraphs):
    """A document; a paragraph is a text, or pairs of text and look ("b", "i", "")."""
    made = python_docx.Document()
    for paragraph in paragraphs:
        added = made.add_paragraph()
        for text, look in [(paragraph, "")] if isinstance(paragraph, str) else paragraph:
            run = added.add_run(text)
            run.bold, run.italic = ("b" in look) or None, ("i" in look) or None
    return made


# Programs


def test_teams_with_name_and_time_on_a_line_of_its_paragraph(saved, turns) -> None:
    reading = saved(
        written(
            "Weekly meeting-20260105_100000-Meeting Recording",
            "January 5, 2026, 10:00AM",
            "Anna Smith started transcription",
            "\nAnna Smith   0:03\nHow did it begin?",
            "\nJonas Berg   0:09\nIn spring.\nIt was cold.",
            "\nAnna Smith   1:02:15\nAnd then?",
            "\nJonas Berg   1:02:20\nNothing.",
            "Anna Smith stopped transcription",
        )
    )
    assert reading.text == (
        "Weekly meeting-20260105_100000-Meeting Recording\n\nJanuary 5, 2026, 10:00AM\n\n"
        "[0:03] Anna Smith: How did it begin?\n\n[0:09] Jonas Berg: In spring.\nIt was cold.\n\n"
        "[1:02:15] Anna Smith: And then?\n\n[1:02:20] Jonas Berg: Nothing.\n"
    )
    assert reading.metadata.speakers.labels == ("Anna Smith", "Jonas Berg")
    assert [notice.what for notice in reading.notices] == [
        "the program's own lines are left out: 'Anna Smith started transcription'; "
        "'Anna Smith stopped transcription'"
    ]
    assert turns(reading)[1:] == [
        ("Anna Smith", "How did it begin?"),
        ("Jonas Berg", "In spring. / It was cold."),
        ("Anna Smith", "And then?"),
        ("Jonas Berg", "Nothing."),
    ]


def test_teams_of_before_with_two_times_and_the_name_below(saved) -> None:
    reading = saved(
        written(
            "0:0:0.0 --> 0:0:2.540\nAnna Smith\nHow did it begin?",
            "0:0:3.0 --> 0:0:5.5\nJonas Berg\nIn spring.",
            "0:0:6.0 --> 0:0:7.0\nAnna Smith\nAnd then?",
            "0:0:8.0 --> 0:0:9.0\nJonas Berg\nNothing.",
        )
    )
    assert reading.text.split("\n\n")[:2] == [
        "[00:00:00.0 - 00:00:02.540] Anna Smith: How did it begin?",
        "[00:00:03.0 - 00:00:05.5] Jonas Berg: In spring.",
    ]


def test_otter_with_the_words_in_the_paragraphs_below(saved) -> None:
    reading = saved(
        written(
            "Anna Smith  00:03", "How did it begin?", "",
            "Speaker 2  00:09", "In spring.", "It was cold.",
            "Anna Smith  01:15", "And then?", "Transcribed by https://otter.ai",
            "This editable transcript was computer generated, and may have faults. Others can change it.",
        )
    )  # fmt: skip
    assert reading.text == (
        "[00:03] Anna Smith: How did it begin?\n\n[00:09] Speaker 2: In spring.\n\nIt was cold.\n\n"
        "[01:15] Anna Smith: And then?\n"
    )
    assert reading.metadata.locators == ("paragraph 2", "paragraph 4", "paragraph 5", "paragraph 7")


def test_a_time_in_brackets_before_or_behind_the_name(saved) -> None:
    before = saved(written("[00:03] Anna", "One.", "[00:05] Ben", "Two.", "[00:09] Anna", "Three."))
    behind = saved(written("Anna (00:03)", "One.", "Ben (00:05)", "Two.", "Anna (00:09)", "Three."))
    assert before.text == behind.text == "[00:03] Anna: One.\n\n[00:05] Ben: Two.\n\n[00:09] Anna: Three.\n"


def test_times_in_speech_are_no_turns(saved) -> None:
    words = ("We met at 10:30", "He left.", "She came at 11:15", "And stayed.", "It was fine.", "Really.")
    assert saved(written(*words)).text == "\n\n".join(words) + "\n"


def test_a_telephone_and_a_name_in_small_letters_are_speakers_too(saved) -> None:
    lines = ("anna smith   0:03", "One.", "+45 12 34 56 78   0:05", "Two.", "Berg, Jonas (Guest)   0:07", "Three.",
             "anna smith   0:09", "Four.")  # fmt: skip
    assert saved(written(*lines)).metadata.speakers.labels == (
        "anna smith", "+45 12 34 56 78", "Berg, Jonas (Guest)",
    )  # fmt: skip


# Styles and looks


def test_styles_called_like_speakers(saved) -> None:
    made = python_docx.Document()
    for name in ("Interviewer", "Respondent"):
        made.styles.add_style(name, 1)
    for text, style in [("Since when?", "Interviewer"), ("May.", "Respondent"), ("It was cold.", "Respondent"),
                        ("And then?", "Interviewer"), ("Nothing.", "Respondent")]:  # fmt: skip
        made.add_paragraph(text, style=style)
    reading = saved(made)
    assert reading.text == (
        "Interviewer: Since when?\n\nRespondent: May.\n\nIt was cold.\n\nInterviewer: And then?\n\n"
        "Respondent: Nothing.\n"
    )
    assert reading.metadata.speakers.labels == ("Interviewer", "Respondent")


def test_styles_add_nothing_to_paragraphs_that_have_labels(saved) -> None:
    made = python_docx.Document()
    for name in ("Interviewer", "Respondent"):
        made.styles.add_style(name, 1)
    for text, style in [("I: Since when?", "Interviewer"), ("R: May.", "Respondent")] * 3:
        made.add_paragraph(text, style=style)
    assert saved(made).text.startswith("I: Since when?\n\nR: May.\n\n")


def test_bold_names_before_the_words(saved) -> None:
    names = [
        [("Anna", "b"), (f" Question {n}?", "")] if n % 2 else [("Ben Li ", "b"), (f"Word {n}.", "")]
        for n in range(6)
    ]
    reading = saved(written("Talk in the garden", *names))
    assert reading.text.split("\n\n")[:3] == ["Talk in the garden", "Ben Li: Word 0.", "Anna: Question 1?"]
    assert reading.metadata.speakers.labels == ("Ben Li", "Anna")


def test_bold_names_on_a_line_of_their_own(saved) -> None:
    lines = []
    for number in range(3):
        lines += [[("Anna", "b")], f"Question {number}?", [("Ben", "b")], f"Word {number}.", "More."]
    reading = saved(written(*lines))
    assert reading.text.startswith("Anna: Question 0?\n\nBen: Word 0.\n\nMore.\n\nAnna: Question 1?")
    assert reading.metadata.locators[:3] == ("paragraph 2", "paragraph 4", "paragraph 5")


def test_bold_names_with_a_colon_are_labels_already(saved) -> None:
    reading = saved(written(*[[(f"{'AB'[n % 2]}nn:", "b"), (f" Word {n}.", "")] for n in range(6)]))
    assert reading.text.startswith("Ann: Word 0.\n\nBnn: Word 1.")


def test_bold_words_are_no_names(saved) -> None:
    stressed = [[("Really", "b"), (f" it was cold in year {n}.", "")] for n in range(2)]
    plain = [f"We went on in year {n}." for n in range(6)]
    assert saved(written(*stressed, *plain)).metadata.speakers.labels == ()
    heads = [
        [("Background", "b")],
        "It was cold.",
        [("Work", "b")],
        "It was hard.",
        [("Home", "b")],
        "It was far.",
    ]
    assert saved(written(*heads)).metadata.speakers.labels == ()


@pytest.mark.parametrize(("look", "name"), [("b", "bold"), ("i", "italics")])
def test_questions_set_apart_by_their_look(saved, turns, look: str, name: str) -> None:
    lines = ["Talk of May 3"]
    for number in range(4):
        lines += [[(f"What of {number}?", look)], f"Well, {number} was cold.", "And wet."]
    reading = saved(written(*lines))
    assert reading.text.startswith(
        "Talk of May 3\n\nInterviewer: What of 0?\n\nParticipant: Well, 0 was cold.\n\nAnd wet.\n\nInterviewer:"
    )
    (notice,) = reading.notices
    assert notice.what.startswith(f"4 paragraphs wholly in {name} are taken for the interviewer's")
    assert "they were put in" in notice.what
    assert turns(reading)[1:3] == [
        ("Interviewer", "What of 0?"),
        ("Participant", "Well, 0 was cold. / And wet."),
    ]


@pytest.mark.parametrize(("look", "name"), [("b", "bold"), ("i", "italics")])
@pytest.mark.parametrize("remark", ["", " [laughs]"])
def test_answers_set_apart_by_their_look(saved, turns, look: str, name: str, remark: str) -> None:
    lines = ["Talk of May 3", "In her kitchen"]
    for number in range(4):
        lines += [
            f"What of {number}?",
            [(f"Well, {number} was cold.", look), (remark, "")],
            [("And wet.", look)],
        ]
    reading = saved(written(*lines))
    assert turns(reading)[:3] == [
        (None, "Talk of May 3 / In her kitchen"),
        ("Interviewer", "What of 0?"),
        ("Participant", f"Well, 0 was cold.{remark} / And wet."),
    ]
    (notice,) = reading.notices
    assert notice.what.startswith(f"8 paragraphs wholly in {name} are taken for the participant's")


TYPED = [
    "I: Could you tell me about your", "training?", "P: I trained in Leeds, at the", "General. It took three",
    "years and I hated most of it.", "I: What did you hate?", "P: You could not speak to a", "consultant.",
    "I: And then?", "P: In 2011 I left, and went", "to sea.",
]  # fmt: skip


@pytest.mark.parametrize("form", ["{0} {1}", "{0:03}\t{1}", "({0}) {1}", "{0}.  {1}", "{1}\t{0}"])
def test_typed_numbers_of_lines_are_left_out_and_their_places(saved, turns, form: str) -> None:
    reading = saved(written(*(form.format(number, line) for number, line in enumerate(TYPED, 1))))
    assert turns(reading)[:3] == [
        ("I", "Could you tell me about your\ntraining?"),
        ("P", "I trained in Leeds, at the\nGeneral. It took three\nyears and I hated most of it."),
        ("I", "What did you hate?"),
    ]
    assert reading.metadata.locators[:3] == ("lines 1-2", "lines 3-5", "line 6")
    (notice,) = reading.notices
    assert notice.what.endswith("the lines (1 to 11) are left out")


def test_numbers_of_paragraphs_are_no_numbers_of_lines(saved) -> None:
    lines = [f"{number} {who}: So it was, all of it." for number, who in enumerate("IPIPIPIPIPIP", 1)]
    assert saved(written(*lines)).notices == ()


def test_bold_paragraphs_that_do_not_ask_are_no_questions(saved) -> None:
    lines = []
    for number in range(4):
        lines += [[(f"Part {number} of the long report.", "b")], f"It was cold in {number}.", "And wet."]
    reading = saved(written(*lines))
    assert "Interviewer" not in reading.text
    assert reading.notices == ()


def test_facts_above_the_questions_and_a_colon_in_an_answer_are_no_labels(saved, turns) -> None:
    lines = ["Date: 3 May", "Recorded by: Eva Holm"]
    for number in range(4):
        lines += [[(f"What of {number}?", "b")], f"It was {number}.", "And wet."]
    lines[4] = "My father said: it is cold."
    reading = saved(written(*lines))
    assert [turn for turn in turns(reading) if turn[0]][:3] == [
        ("Interviewer", "What of 0?"),
        ("Participant", "It was 0. / My father said: it is cold."),
        ("Interviewer", "What of 1?"),
    ]


def test_questions_of_a_text_with_labels_are_left_as_they_are(saved) -> None:
    lines = []
    for number in range(4):
        lines += [[(f"Eva: What of {number}?", "b")], f"Ben: It was {number}."]
    assert saved(written(*lines)).text.startswith("Eva: What of 0?\n\nBen: It was 0.")


TALK = [
    ("Eva", "0:01 - 0:11", ["Here we go.", [("1 - What is a day like?", "b")]]),
    ("Ben", "0:11 - 0:15", ["Here or at work?"]),
    ("Eva", "0:16 - 0:19", ["Well asked. At work."]),
    ("Ben", "0:20 - 3:53", ["It depends.", "We were poor."]),
    ("Eva", "3:54 - 3:59", ["I see.", [("2 - Which tools did you have?", "b")]]),
    ("Ben", "4:00 - 4:10", ["A saw."]),
    ("Eva", "4:11 - 4:20", ["Yes.", [("3 - And who taught you?", "b")]]),
    ("Ben", "4:21 - 5:34", ["My uncle."]),
]


@pytest.mark.parametrize("label", ["[{name}] ({time})", "[{name}]", "{name}"])
def test_labels_on_lines_of_their_own_say_more_than_bold_questions(saved, turns, label: str) -> None:
    lines = [[("Talk 1", "b")]]
    for name, time, words in TALK:
        lines += [label.format(name=name, time=time), *words]
    reading = saved(written(*lines))
    assert reading.notices == ()
    assert [turn for turn in turns(reading) if turn[0]] == _said_in_talk()


@pytest.mark.parametrize("label", ["{name} ({time}): ", "[{time}] {name}: ", "[{name}]: "])
def test_labels_before_the_words_say_more_than_bold_questions(saved, turns, label: str) -> None:
    lines = [[("Talk 1", "b")]]
    for name, time, (first, *more) in TALK:
        lines += [label.format(name=name, time=time) + first, *more]
    reading = saved(written(*lines))
    assert "put in" not in str(reading.notices)
    assert {turn[0] for turn in turns(reading)} == {None, "Eva", "Ben"}


def test_short_answers_to_bold_questions_are_no_names(saved, turns) -> None:
    lines = []
    for number in range(4):
        lines += [[(f"What of {number}?", "b")], "Yes" if number % 2 else "Never"]
    reading = saved(written(*lines, "I was there."))
    assert turns(reading)[:2] == [("Interviewer", "What of 0?"), ("Participant", "Never")]


def _said_in_talk() -> list[tuple[str, str]]:
    plain = [(name, [one if isinstance(one, str) else one[0][0] for one in words]) for name, _, words in TALK]
    return [(name, " / ".join(words)) for name, words in plain]


@pytest.mark.parametrize(("look", "name"), [("b", "bold"), ("i", "italics")])
def test_a_guides_questions_between_answers_with_labels_are_headings(
    saved, turns, look: str, name: str
) -> None:
    talk = ["Ann: For love.", [("Ben: ", look), ("For work.", "")]]
    lines = [[("Why here?", look)], *talk, [("And then?", look)], *talk, [("Never", look), (" mind.", "")]]
    reading = saved(written(*lines))
    assert reading.text == (
        "Why here?\n\nAnn: For love.\n\nBen: For work.\n\n## And then?\n\nAnn: For love.\n\n"
        "Ben: For work.\n\nNever mind.\n"
    )
    (notice,) = reading.notices
    assert notice.what == f"1 paragraph wholly in {name} without a label is taken for a heading"
    assert [turn[0] for turn in turns(reading)] == [None, "Ann", "Ben", None, "Ann", "Ben"]


@pytest.mark.parametrize(
    "lines",
    [
        [[("Ann: For love.", "b")], [("And for work.", "b")], "Ben: For work.", "Ann: Yes."],
        ["Ann: For love.", [("And for work.", "b")], "And so on.", "And on.", "And on."],
        ["It was cold.", [("And wet.", "b")], "It was far."],
    ],
)
def test_other_bold_paragraphs_are_what_they_were(saved, lines) -> None:
    reading = saved(written(*lines))
    assert "#" not in reading.text
    assert reading.notices == ()


def test_names_before_a_tab(saved) -> None:
    lines = [f"{'I' if n % 2 else 'Mrs Lee'}\tAnd so it was in year {n}." for n in range(6)]
    reading = saved(written("Talk of May", *lines))
    assert reading.text.startswith("Talk of May\n\nMrs Lee: And so it was in year 0.\n\nI: And so")
    assert reading.metadata.speakers.labels == ("Mrs Lee", "I")
    assert saved(written(*[f"{'May' if n % 2 else 'June'}\tweeding" for n in range(6)])).text.startswith(
        "June\tw"
    )


def test_numbers_of_all_paragraphs_are_their_places(saved, turns) -> None:
    made = python_docx.Document()
    for number in range(10):
        made.add_paragraph(f"{'Anna' if number % 2 else 'Ben'}: It was {number}.", style="List Number")
    reading = saved(made)
    assert reading.text.startswith("Ben: It was 0.\n\nAnna: It was 1.")
    assert reading.metadata.locators[:2] == ("paragraph 1, numbered 1.", "paragraph 2, numbered 2.")
    assert turns(reading)[0] == ("Ben", "It was 0.")
