# ruff: noqa: E501  (lines of other formats are left whole)
"""Who speaks when a table of a document tells it, and when it must not."""

import docx as python_docx
import pytest

from qda.ingest.reader import Options


def table(*rows: tuple[str, ...]):
    made = python_docx.Document()
    filled = made.add_table(len(rows), len(rows[0]))
    for cell, text in zip(filled._cells, [text for row in rows for text in row], strict=True):
        cell.text = text
    return made


@pytest.mark.parametrize("numbered", [False, True])
def test_a_table_whose_head_names_its_columns(saved, turns, numbered: bool) -> None:
    rows: tuple[tuple[str, ...], ...] = (
        ("Timespan", "Content", "Speaker"), ("0:00,0 - 0:05,3", "How did it begin?", "Anna"),
        ("0:05,3 - 0:09,0", "In spring.", "P1"), ("0:09,0 - 0:11,0", "It was cold.", ""),
        ("0:11,0 - 0:12,0", "And then?", "Anna"), ("0:12,0 - 0:15,0", "Nothing.", "P1"),
    )  # fmt: skip
    if numbered:  # as NVivo does, whose column of numbers has no name
        rows = tuple((str(number or ""), *row) for number, row in enumerate(rows))
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


@pytest.mark.parametrize("numbered", [True, False])
def test_questions_beside_answers_need_no_head(saved, turns, numbered: bool) -> None:
    pairs = [
        ("Where was it?", "By the mill, I think."),
        ("And then?", "Then the ice came."),
        ("So?", "We left it all."),
    ]
    rows = [(f"{number}.", *pair) if numbered else pair for number, pair in enumerate(pairs, 1)]
    reading = saved(table(*rows))
    assert turns(reading)[:2] == [("Interviewer", "Where was it?"), ("Participant", "By the mill, I think.")]
    (notice,) = reading.notices
    assert "were put in" in notice.what
    assert saved(table(*((answer, question.rstrip("?")) for question, answer in pairs))).notices == ()


def test_numbers_of_lines_beside_speech_with_labels_are_no_comments(saved) -> None:
    said = ["Q: Where?", "A: There.", "Q: And then?", "A: We left."]
    rows = [("Line", "Transcript", "Code"), *((str(at), one, "move") for at, one in enumerate(said, 1))]
    reading = saved(table(*rows))
    assert {one.text for one in reading.comments} == {"Code: move"}
    assert saved(table(*(row[:2] for row in rows))).text == "\n\n".join(said) + "\n"


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
