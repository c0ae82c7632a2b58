# ruff: noqa: E501  (lines of other formats are left whole)
"""Who speaks when the looks, the tables or the program's lines tell it, and when they must not."""

import io

import docx as python_docx
import pytest

from qda.ingest.reader import AS_IT_IS, Options


@pytest.fixture
def saved(read):
    """Read what the library's document holds after it was saved."""

    def make(document, options=AS_IT_IS):
        buffer = io.BytesIO()
        document.save(buffer)
        return read(buffer.getvalue(), "a.docx", options)

    return make


def written(*paragraphs):
    """A document; a paragraph is a text, or pairs of text and look ("b", "i", "")."""
    made = python_docx.Document()
    for paragraph in paragraphs:
        added = made.add_paragraph()
        for text, look in [(paragraph, "")] if isinstance(paragraph, str) else paragraph:
            run = added.add_run(text)
            run.bold, run.italic = ("b" in look) or None, ("i" in look) or None
    return made


def table(*rows: tuple[str, ...]):
    made = python_docx.Document()
    filled = made.add_table(len(rows), len(rows[0]))
    for cell, text in zip(filled._cells, [text for row in rows for text in row], strict=True):
        cell.text = text
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


# Tables


def test_a_table_whose_head_names_its_columns(saved, turns) -> None:
    rows = (
        ("Timespan", "Content", "Speaker"), ("0:00,0 - 0:05,3", "How did it begin?", "Anna"),
        ("0:05,3 - 0:09,0", "In spring.", "P1"), ("0:09,0 - 0:11,0", "It was cold.", ""),
        ("0:11,0 - 0:12,0", "And then?", "Anna"), ("0:12,0 - 0:15,0", "Nothing.", "P1"),
    )  # fmt: skip
    reading = saved(table(*rows))
    assert reading.text == (
        "[0:00,0 - 0:05,3] Anna: How did it begin?\n\n[0:05,3 - 0:09,0] P1: In spring.\n\n"
        "[0:09,0 - 0:11,0] It was cold.\n\n[0:11,0 - 0:12,0] Anna: And then?\n\n[0:12,0 - 0:15,0] P1: Nothing.\n"
    )
    assert reading.metadata.locators == tuple(f"table 1, row {number}" for number in range(2, 7))
    assert reading.metadata.speakers.labels == ("Anna", "P1")
    assert turns(reading)[0] == ("Anna", "How did it begin?")


def test_a_table_without_a_head_is_known_by_its_cells(saved) -> None:
    rows = [
        ("1", "00:01", "Q:", "Since when do you live here, and why?"),
        ("2", "00:09", "A:", "Since May, because of the garden."),
        ("3", "00:15", "Q:", "And before that?\nWhere?"),
        ("4", "00:21", "A:", "In town, like everybody else."),
    ]
    assert saved(table(*rows)).text == (
        "[00:01] Q: Since when do you live here, and why?\n\n[00:09] A: Since May, because of the garden.\n\n"
        "[00:15] Q: And before that?\nWhere?\n\n[00:21] A: In town, like everybody else.\n"
    )


def test_words_beside_the_speech_are_kept_as_comments(saved) -> None:
    rows = [("Speaker", "Text", "Notes"), ("Anna", "How was it?", ""), ("Ben", "Cold.", "laughs"),
            ("Anna", "And wet?", ""), ("Ben", "Yes.", "")]  # fmt: skip
    reading = saved(table(*rows))
    assert reading.text == "Anna: How was it?\n\nBen: Cold.\n\nAnna: And wet?\n\nBen: Yes.\n"
    assert [(one.quote, one.text) for one in reading.comments] == [("Cold.", "Notes: laughs")]
    assert "'Notes'" in reading.notices[0].what


def test_a_cell_of_several_paragraphs_is_one_turn(saved) -> None:
    made = table(("Speaker", "Text"), ("Anna", "How was it?"), ("Ben", "Cold."))
    made.tables[0].cell(2, 1).add_paragraph("And wet.")
    reading = saved(made)
    assert reading.text == "Anna: How was it?\n\nBen: Cold.\n\nAnd wet.\n"
    assert reading.metadata.locators[-2:] == ("table 1, row 3", "table 1, row 3")


TALK = [("I", "How did you come here?"), ("Ruth", "By bus. It was long."), ("I", "And then?"), ("Ruth", "Then I slept."),
        ("I", "Where?"), ("Ruth", "At my aunt's, in the old house.")]  # fmt: skip


def merged(made, row: int, text: str):
    """The document with one row whose cells are merged."""
    cells = made.tables[0].rows[row].cells
    cells[0].merge(cells[-1]).text = text
    return made


@pytest.mark.parametrize(
    "remark", ["Part 2: money", "The recorder was off; Ruth told me that the money was lost."]
)
def test_a_row_across_the_columns_is_nobodys_and_told(saved, turns, remark: str) -> None:
    for head, lead in ((("Speaker", "Text"), ()), (("Time", "Speaker", "Text"), ("00:01",))):
        rows = [
            head,
            *((*lead, *turn) for turn in TALK[:4]),
            ("",) * len(head),
            *((*lead, *turn) for turn in TALK[4:]),
        ]
        reading = saved(merged(table(*rows), 5, remark))
        assert turns(reading) == [*TALK[:4], (None, f"## {remark}"), *TALK[4:]]
        assert remark[:40] in reading.notices[0].what


def test_what_stands_in_the_speakers_column_alone_is_nobodys(saved, turns) -> None:
    rows = [*TALK[:4], ("(Ruth cries)", ""), ("Ruth", ""), *TALK[4:]]
    reading = saved(table(("Speaker", "Text"), *rows))
    assert turns(reading) == [*TALK[:4], (None, "## (Ruth cries)"), *TALK[4:]]
    assert "'(Ruth cries)'" in reading.notices[0].what


def test_paragraphs_between_and_below_tables_are_nobodys_unless_they_have_a_label(saved, turns) -> None:
    made = python_docx.Document()
    made.add_paragraph("Site: north")
    for rows, below in (
        (TALK[:4], ["She shows the kitchen."]),
        (TALK[4:], ["Ruth: One thing more.", "The bus."]),
    ):
        filled = made.add_table(len(rows), 2)
        for cell, text in zip(filled._cells, [text for row in rows for text in row], strict=True):
            cell.text = text
        for text in below:
            made.add_paragraph(text)
    assert turns(saved(made)) == [
        (None, "Site: north"), *TALK[:4], (None, "## She shows the kitchen."), *TALK[4:],
        ("Ruth", "One thing more. / The bus."),
    ]  # fmt: skip


def test_a_time_below_the_name_is_the_turns(saved) -> None:
    rows = [(f"{name}\n0:0{number}", words) for number, (name, words) in enumerate(TALK)]
    reading = saved(table(*rows))
    assert reading.text.startswith("[0:00] I: How did you come here?\n\n[0:01] Ruth: By bus.")
    assert reading.metadata.speakers.labels == ("I", "Ruth")


@pytest.mark.parametrize("head", [("Speaker", "Original", "English"), ("Wer", "Dari", "Deutsch")])
def test_of_a_speech_and_its_translation_the_first_is_the_text(saved, turns, head: tuple[str, ...]) -> None:
    rows = [(name, words.upper(), words) for name, words in TALK]
    reading = saved(table(head, *rows))
    assert turns(reading) == [(name, words.upper()) for name, words in TALK]
    assert [one.text for one in reading.comments] == [f"{head[2]}: {words}" for _, words in TALK]
    assert repr(head[2]) in reading.notices[0].what
    other = saved(table(head, *rows), Options(text_columns=(head[2],)))
    assert turns(other) == TALK


def test_a_column_beside_speech_with_labels_is_kept_as_comments(saved, turns) -> None:
    rows = [(f"{name}: {words}", "" if name == "I" else "cost; family") for name, words in TALK]
    reading = saved(table(("Transcript", "Codes"), *rows))
    assert turns(reading) == TALK
    assert [(one.quote, one.text) for one in reading.comments] == [
        (f"Ruth: {words}", "Codes: cost; family") for name, words in TALK if name == "Ruth"
    ]
    assert "'Codes'" in reading.notices[0].what


def test_a_column_for_each_speaker(saved, turns) -> None:
    pairs = [(TALK[at][1], TALK[at + 1][1]) for at in range(0, 6, 2)]
    for name in ("Ruth", "Participant"):
        said = [("I" if who == "I" else name, words) for who, words in TALK]
        assert turns(saved(table(("I", name), *pairs))) == said
        apart = [("", words) if who == "Ruth" else (words, "") for who, words in TALK]
        assert turns(saved(table(("I", name), *apart))) == said
    group = saved(table(("Moderator", "Aylin", "Ben"), *((*pair, "Yes.") for pair in pairs)))
    assert group.metadata.speakers.labels == ("Moderator", "Aylin", "Ben")
    reading = saved(table(("I", "Answer", "Remarks"), *((*pair, "She looks away.") for pair in pairs)))
    assert reading.metadata.speakers.labels == ("I", "Answer")
    assert {one.text for one in reading.comments} == {"Remarks: She looks away."}


def test_facts_in_two_columns_are_no_voices(saved) -> None:
    assert saved(table(("Interviewer", "Participant"), ("Anna Hill", "P7"))).metadata.speakers.labels == ()
    facts = saved(
        table(("Question", "Answer"), ("Age", "41"), ("Place of work", "clinic"), ("Sex", "female"))
    )
    assert facts.metadata.speakers.labels == ()


def test_definitions_beside_codes_are_no_speech(saved) -> None:
    rows = [("cost", "Definition: Money."), ("cost", "Example: It was dear."), ("road", "Definition: Distance."),
            ("road", "Example: It was far.")]  # fmt: skip
    assert not saved(table(("Code", "What it is"), *rows)).comments


def test_a_table_of_facts_is_no_transcript(saved) -> None:
    facts = saved(table(("Name", "Age"), ("Anna", "41"), ("Ben", "39"), ("Cleo", "44")))
    assert facts.text == "Name\tAge\n\nAnna\t41\n\nBen\t39\n\nCleo\t44\n"
    sides = saved(
        table(*[(f"yes {n % 2}", f"no, because of reason {n}", f"perhaps so {n} times") for n in range(6)])
    )
    assert sides.metadata.speakers.labels == ()


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
