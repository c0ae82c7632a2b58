"""Tables as text: which column holds what, and what each row becomes."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.errors import InputError
from qda.ingest import csv_table, markdown, plain
from qda.ingest.reader import Options, Reading
from qda.model.document import paragraph_count

LONG = "I think that the clinic is too far from where most of us live."


def read(text: str, name: str = "survey.csv", **said: object) -> list[Reading]:
    return list(csv_table.read(text.encode(), Path(name), Options(**said)))  # type: ignore[arg-type]


def told(readings: list[Reading]) -> list[str]:
    return [notice.what for reading in readings for notice in reading.notices]


def test_a_row_is_a_document_with_name_participant_attributes_and_place() -> None:
    text = 'ID,Participant,Age group,Answer\nR1,P7,40-49,"So far,\nand ""late"""\n\nR2,P8,,Near.\n'
    first, second = read(text)
    assert (first.text, second.text) == ('So far,\nand "late"', "Near.")
    assert (first.metadata.document, first.metadata.participant) == ("R1", "P7")
    assert dict(first.metadata.attributes) == {"Age group": "40-49"}
    assert dict(second.metadata.attributes) == {}
    assert (first.metadata.locators, first.member) == (("row 2",), "row 2")
    assert (second.metadata.locators, second.member) == (("row 4",), "row 4")
    assert first.body.of(first.text) == first.text


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_cells_is_found_beside_commas_in_cells(sign: str) -> None:
    rows = [["id", "score", "answer"], ["a", "3,5", "Yes, no, well; perhaps"], ["b", "4,0", "No\tand yes"]]
    held = io.StringIO()
    csv.writer(held, delimiter=sign).writerows(rows)
    first, second = read(held.getvalue())
    assert first.text == "Yes, no, well; perhaps"
    assert second.text == "No\tand yes"
    assert first.metadata.attributes["score"] == "3,5"


def test_excel_says_the_sign_in_a_first_line() -> None:
    (reading,) = read("sep=;\nid;text\n1;a,b,c\n")
    assert (reading.text, reading.member) == ("a,b,c", "row 2")


def test_one_column_needs_no_sign() -> None:
    assert [one.text for one in read("text\nHello, you there\nAnd, me, too\n")] == [
        "Hello, you there",
        "And, me, too",
    ]
    assert [one.metadata.document for one in read("text\na\n")] == ["survey row 2"]


def test_a_cell_may_be_longer_than_the_csv_module_allows_and_the_limit_stays() -> None:
    before = csv.field_size_limit()
    (reading,) = read(f'id,text\n1,"{"x" * 200_000}"\n')
    assert len(reading.text) == 200_000
    assert csv.field_size_limit() == before


def test_the_only_column_of_long_cells_is_the_text() -> None:
    (reading,) = read(f"Case no,Place,Why is that?\n1,Oslo,{LONG}\n")
    assert reading.text == LONG


def test_columns_are_as_a_person_says() -> None:
    text = f"who wrote,code,Q1,text\nAnna,k1,{LONG},x\n"
    (reading,) = read(text, text_columns=("q1",), id_column="code", participant_column="who wrote")
    assert (reading.text, reading.metadata.document, reading.metadata.participant) == (LONG, "k1", "Anna")
    assert dict(reading.metadata.attributes) == {"text": "x"}


def test_several_questions_are_paragraphs_with_row_and_question() -> None:
    (first, second) = read('id,Why?,How?\n1,"One.\n\nTwo.",Three.\n2,,Four.\n', text_columns=("Why?", "How?"))
    assert first.text == "One.\n\nTwo.\n\nThree."
    assert first.metadata.locators == ("row 2, Why?", "row 2, Why?", "row 2, How?")
    assert (second.text, second.metadata.locators) == ("Four.", ("row 3, How?",))


def test_rows_without_text_are_left_out_and_told() -> None:
    readings = read("id,text\n1,a\n2,\n3, \n4,b\n")
    assert [one.metadata.document for one in readings] == ["1", "4"]
    assert told(readings) == ["rows 3, 4: no text in 'text'; left out (2 in all)"]


def test_empty_rows_and_columns_mean_nothing() -> None:
    readings = read("id,,text\n1,,a\n,,\n2,,b\n")
    assert [one.member for one in readings] == ["row 2", "row 4"]
    assert dict(readings[0].metadata.attributes) == {}
    assert told(readings) == ["1 empty rows are left out"]


def test_a_column_without_name_and_one_named_twice_are_told() -> None:
    (reading,) = read("id,,age,age,text\n1,x,30,31,a\n")
    assert dict(reading.metadata.attributes) == {"column 2": "x", "age": "30", "age (2)": "31"}
    assert len(reading.notices) == 2


def test_qualtrics_has_three_rows_of_header() -> None:
    text = 'ResponseId,Q1\nResponse ID,Why?\n"{""ImportId"":""_recordId""}","{""ImportId"":""QID1_TEXT""}"\n'
    (reading,) = read(f"{text}R_1,{LONG}\n")
    assert (reading.metadata.document, reading.text, reading.member) == ("R_1", LONG, "row 4")


def test_ids_that_come_again_name_no_documents() -> None:
    readings = read("respondent,text\nP1,a\nP1,b\n")
    assert [(one.metadata.document, one.metadata.participant) for one in readings] == [
        ("survey row 2", "P1"),
        ("survey row 3", "P1"),
    ]


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("id,text\nA,money\nA,school\nB,x\nA,y\n", "'A' stands in rows 2, 3, 5"),
        ("id,text\nA,money\n,school\nB,x\n", "it is empty in row 3"),
        (f"id,text\nA,money\n{'B' * 101},x\n", "a name has at most 100 characters, and row 3 has more"),
    ],
)
def test_a_column_of_ids_that_names_no_rows_is_told_with_the_rows(table: str, reason: str) -> None:
    first, *_ = read(table)
    assert first.metadata.document == "survey row 2"
    (notice,) = first.notices
    assert notice.what == f"the column 'id' does not name the rows, because {reason}; they are numbered"


def test_rows_that_another_column_names_or_nobody_named_are_told_nothing() -> None:
    for table in (
        "id,respondent,text\nA,P1,a\nA,P2,b\n",
        "id,text\n,a\n,b\n",
        "respondent,text\nP1,a\nP1,b\n",
    ):
        assert not read(table)[0].notices


@pytest.mark.parametrize(
    ("first", "is_told"),
    [
        ("The food was good and I would come again", True),
        ("What was good, and would you come again?", False),
        ("Please say what was good:", False),
        ("Free text", False),
    ],
)
def test_a_first_answer_above_a_single_column_is_told(first: str, is_told: bool) -> None:
    rows = [first, *(f"I rang the bell in the night and nobody came to number {n}" for n in range(4))]
    readings = read("\n".join(rows))
    assert len(readings) == 4
    told = [one.what for one in readings[0].notices if "taken for the names of the columns" in one.what]
    assert bool(told) is is_told
    assert all(first[:20] in one for one in told)


TRANSCRIPT = """\
Speaker,Start,End,Text
Anna,0:01,0:02,Hello.
Anna,0:02,00:03.9,Shall we?
P7,0:04,1:02:05,The thing is: yes.
"""


def test_speakers_who_come_again_make_a_transcript() -> None:
    (reading,) = read(TRANSCRIPT, "talk.csv")
    assert reading.text == (
        "[00:00:01 - 00:00:03] Anna: Hello. Shall we?\n\n[00:00:04 - 01:02:05] P7: The thing is: yes.\n"
    )
    assert reading.metadata.speakers.labels == ("Anna", "P7")
    assert reading.metadata.locators == ("row 2 to row 3", "row 4")
    assert reading.metadata.document is None


def test_what_stands_beside_the_speech_is_a_comment_an_attribute_or_told() -> None:
    (talk,) = read(
        "turn,start,speaker,text,remark,site\n1,0:01,Anna,Where?,,north\n2,0:04,P7,There.,cries,north\n"
        "3,?,,By the sea.,,north\n4,,(phone rings),,,north\n5,0:09,Anna,Why?,,north\n"
    )
    assert talk.text == (
        "[00:00:01] Anna: Where?\n\n[00:00:04] P7: There. By the sea.\n\n[00:00:09] Anna: Why?\n"
    )
    assert [(one.quote, one.text) for one in talk.comments] == [
        ("There.", "remark: cries"), ("By the sea.", "start: ?"), ("", "speaker: (phone rings)"),
    ]  # fmt: skip
    assert dict(talk.metadata.attributes) == {"site": "north"}
    said = " ".join(told([talk]))
    assert "('remark')" in said
    assert "columns of numbers are left out: 'turn'" in said
    assert "no speaker stands in row 4" in said


def test_a_name_above_its_words_speaks_and_one_participant_is_the_documents() -> None:
    (talk,) = read(
        "speaker,text,participant\nAnna,,P7\n,Where?,P7\nP7,,P7\n,There.,P7\nAnna,,P7\n,Why?,P7\nP7,,P7\n,So.,P7\n"
    )
    assert talk.text == "Anna: Where?\n\nP7: There.\n\nAnna: Why?\n\nP7: So.\n"
    assert (talk.metadata.participant, dict(talk.metadata.attributes), talk.comments) == ("P7", {}, ())


def test_nvivos_table_saved_as_text_is_read_as_one() -> None:
    text = "Timespan\tContent\tSpeaker\n0:00.0 - 0:03.5\tWho?\tAnna\n0:03.5 - 0:05.0\tI.\tBen\n"
    (talk,) = plain.read(text.encode(), Path("talk.txt"))
    assert talk.text == "[00:00:00 - 00:00:03] Anna: Who?\n\n[00:00:03 - 00:00:05] Ben: I.\n"
    assert "saved as .txt" in told([talk])[0]
    for other in ("Name\tAge\nAnna\t41\n", "Speaker\tText\nAnna\tWho?\nAnna: Where?\n"):
        (reading,) = plain.read(other.encode(), Path("talk.txt"))
        assert (reading.text, reading.metadata.speakers.labels) == (other, ())


def test_a_person_can_want_a_document_for_each_row_of_it() -> None:
    assert len(read(TRANSCRIPT, participant_column="Speaker")) == 3


def test_nvivo_writes_timespans_and_premiere_frames() -> None:
    (first,) = read(
        "Timespan\tContent\tSpeaker\n0:00.0 - 0:03.5\tHi.\tAnna\n0:03.5 - 0:05.0\tYes.\tBen\n", "a.tsv"
    )
    assert first.text == "[00:00:00 - 00:00:03] Anna: Hi.\n\n[00:00:03 - 00:00:05] Ben: Yes.\n"
    (second,) = read("Speaker Name,Start Time,End Time,Text\nA1,00:00:01:12,00:00:02:20,Hi.\n")
    assert second.text == "[00:00:01 - 00:00:02] A1: Hi.\n"


def test_speakers_who_come_again_need_no_times_and_those_who_do_not_are_no_transcript() -> None:
    (talk,) = read("who,text\nAnna,Hi.\nP7,Yes.\nAnna,Well.\n")
    assert talk.text == "Anna: Hi.\n\nP7: Yes.\n\nAnna: Well.\n"
    assert len(read("who,text\nAnna,Hi.\nP7,Yes.\n")) == 2


def test_columns_of_a_transcript_have_names_of_other_languages() -> None:
    (talk,) = read("Sprecher;Zeit;Äußerung\nAnna;00:01;Wo?\nP7;00:04;Dort.\nAnna;00:09;Gut.\n")
    assert talk.metadata.speakers.labels == ("Anna", "P7")
    (talk,) = read(
        "Name;Zeit;Beitrag\nInterviewerin;00:01;Wo?\nFrau A;00:04;Dort.\nInterviewerin;00:09;Gut.\n"
    )
    assert talk.metadata.speakers.labels == ("Interviewerin", "Frau A")


@pytest.mark.parametrize(
    "names",
    [
        ("Redner", "Transkription", "Zeitstempel"),
        ("Locutor", "Transcripción", "Inicio"),
        ("Interviniente", "Intervención", "Minuto"),
        ("Interlocuteur", "Paroles", "Horodatage"),
        ("Oradora", "Discurso", "Desde"),
    ],
)
def test_more_names_of_columns_in_german_spanish_and_french(names: tuple[str, str, str]) -> None:
    speaker, words, start = names
    (talk,) = read(f"{start};{speaker};{words}\n00:01;Ana;¿Dónde?\n00:04;P7;Là.\n00:09;Ana;Gut.\n")
    assert talk.text.startswith("[00:00:01] Ana: ¿Dónde?\n\n[00:00:04] P7: Là.")


def test_a_preamble_above_the_names_of_the_columns_is_left_out_and_told() -> None:
    table = "Speaker;Start;Text\nAnna;0:01;Hi.\nP7;0:02;Yes.\nAnna;0:03;So.\n"
    (talk,) = found = read(f"Project:;River; cold\nMade by Kim\n\n{table}")
    assert talk.text == "[00:00:01] Anna: Hi.\n\n[00:00:02] P7: Yes.\n\n[00:00:03] Anna: So.\n"
    assert "2 rows above the names of the columns left out: 'Project: River cold', 'Made by Kim'" in told(
        found
    )
    by_name = "id,answer\nparticipant,text\n2,Who said the text?\n"
    assert [one.text for one in read(by_name)] == ["text", "Who said the text?"]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_names_of_columns_tell_the_sign_where_most_rows_have_it_in_their_sentences_too(sign: str) -> None:
    rows = "".join(f"P{n}{sign}So{sign} well{sign} that is it.\n" for n in (1, 2, 1, 2))
    with pytest.raises(InputError, match="row 2 has 4 cells, the header has 2"):
        read(f"speaker{sign}text\n{rows}")


def test_a_survey_with_names_is_no_transcript() -> None:
    assert [one.metadata.document for one in read("name,response\nAnna,Yes.\nBen,No.\n")] == ["Anna", "Ben"]


BAD = {
    "more cells": ("id,text\n1,a\n2,b,c\n", "row 3 has 3 cells"),
    "fewer cells": ("id,age,text\n1,2,a\n2\n", r"header has 3\n  If its last cells are empty"),
    "no end of a quotation": ('id,text\n1,a\n2,"b\nc\n', "row 3 cannot be read: a cell begins with"),
    "a quotation mark within": ('id,text\n1,"a" b\n', "row 2 cannot be read: something stands"),
    "nothing": ("", "empty"),
    "a header alone": ("id,text\n", "no row below"),
    "no text": ("id,text\n1,\n", "no row has text"),
    "no column for the text": ("a,b\n1,2\n", "nothing tells"),
    "two columns for it": (f"x,y\n{LONG},{LONG}\n", "nothing tells"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_wrong_is_told_in_words(case: str) -> None:
    text, expected = BAD[case]
    with pytest.raises(InputError, match=expected) as error:
        read(text)
    assert "survey.csv" in str(error.value)


def test_columns_are_listed_with_an_example_when_none_is_the_text() -> None:
    with pytest.raises(InputError) as error:
        read("a,b\n1,2\n")
    assert "--text-column" in error.value.remedy
    assert "a: 1" in error.value.remedy


@pytest.mark.parametrize("option", ["id_column", "participant_column"])
def test_a_column_that_is_not_there_is_an_error(option: str) -> None:
    with pytest.raises(InputError, match="no column 'nr'"):
        read("id,text\n1,a\n", **{option: "nr"})


def test_ids_that_a_person_chose_must_name_each_row() -> None:
    with pytest.raises(InputError, match=r"'P1' \(rows 2, 3\)"):
        read("who,text\nP1,a\nP1,b\n", id_column="who")


def test_windows_text_is_read_when_a_person_says_so() -> None:
    content = "id;text\n1;Blåbær\n".encode("cp1252")
    (reading,) = csv_table.read(content, Path("x.csv"), Options(encoding="cp1252"))
    assert reading.text == "Blåbær"


CELL = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\0", exclude_categories=("Cs",)), max_size=20
)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=8), st.sampled_from(",;\t"))
def test_what_the_standard_library_writes_comes_back(cells: list[tuple[str, str]], sign: str) -> None:
    held = io.StringIO(newline="")
    writer = csv.writer(held, delimiter=sign, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([("id", "text"), *((f"r{at}", text) for at, (text, _) in enumerate(cells))])
    expected = [text.strip() for text, _ in cells if text.strip()]
    if not expected:
        return
    readings = read(held.getvalue())
    assert [one.text for one in readings] == expected
    assert all(paragraph_count(one.text) >= 1 for one in readings)


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ("00:00:00,Sarah Holt,Thanks for coming.\n00:00:05,Ruth Bell,With pleasure.\n", "'00:00:00'"),
        (
            "Sarah Holt,Why did you come?\nRuth Bell,My sister said so.\n"
            "Sarah Holt,And was it what you had expected there?\nSarah Holt,No?\n",
            "'Sarah Holt'",
        ),
    ],
)
def test_a_first_row_that_cannot_name_columns_is_refused(rows: str, named: str) -> None:
    with pytest.raises(InputError, match="the first row does not name the columns") as refused:
        read(rows)
    assert named in str(refused.value)
    assert "speaker, text" in refused.value.remedy


def test_a_sentence_that_names_the_column_of_text_is_told() -> None:
    below = "Too far from where we live and too dear for me.\nThey never called back, not once in a year.\n"
    first = "I liked the nurse most of all."
    assert [one for one in told(read(f"{first}\n{below}")) if first in one]


@pytest.mark.parametrize("header", ["How did you find the clinic?", "answer", "Your words"])
def test_of_a_question_or_a_name_above_the_answers_nothing_is_told(header: str) -> None:
    assert told(read(f"{header}\n{LONG}\n{LONG}\n")) == []


def test_boxes_to_tick_are_named_by_what_was_ticked() -> None:
    readings = read(f"Radio,Why?\nRadio,{LONG}\n,{LONG}\nRadio,{LONG}\n")
    assert len(readings) == 3


@pytest.mark.parametrize("sign", [",", ";"])
def test_a_table_of_speech_saved_as_text_is_read_and_told(sign: str) -> None:
    rows = [
        ["Start", "Speaker", "Text"],
        ["00:00:00", "Sarah", "Why, then?"],
        ["00:00:05", "Ruth", "So; so."],
    ]
    rows += [["00:00:09", "Sarah", "And?"]]
    held = io.StringIO()
    csv.writer(held, delimiter=sign).writerows(rows)
    (talk,) = plain.read(held.getvalue().encode(), Path("talk.txt"))
    said = ["[00:00:00] Sarah: Why, then?", "[00:00:05] Ruth: So; so.", "[00:00:09] Sarah: And?"]
    assert talk.text.split("\n\n") == [*said[:2], f"{said[2]}\n"]
    assert "saved as .txt" in told([talk])[0]


def test_sentences_with_commas_are_no_table() -> None:
    text = "Speaker, text\nI came, and went, and came.\nSpeaker, yes\nSpeaker, no\n"
    (reading,) = plain.read(text.encode(), Path("a.txt"))
    assert reading.text == text


BARS = """| Speaker | Text | Theme |
|---|:---:|---|
| Int | How did it begin? | start |
| **Ruth** | Slowly, I \\| we said. | fear and trust |
| Int | And then? |  |
"""


def test_what_stands_behind_the_speech_in_a_table_of_markdown_is_a_comment() -> None:
    (talk,) = markdown.read(BARS.encode(), Path("talk.md"))
    assert talk.text == "Int: How did it begin?\n\nRuth: Slowly, I | we said.\n\nInt: And then?\n"
    assert ["fear and trust" in one.text for one in talk.comments] == [False, True]
    assert not [one for one in told([talk]) if "left out" in one]


def test_such_a_table_among_other_text_is_left_as_it_is_and_told() -> None:
    text = f"# Ruth\n\n{BARS}"
    (talk,) = markdown.read(text.encode(), Path("talk.md"))
    assert talk.text == text
    assert "among the words: Theme" in told([talk])[0]


@pytest.mark.parametrize("head", ["| Speaker | Text |", "| A | B |", "| No | Speaker | Text |"])
def test_any_other_table_of_markdown_stays_the_text_that_it_is(head: str) -> None:
    first = "| 1 " * (head.count("|") - 3)
    text = f"{head}\n|{'---|' * (head.count('|') - 1)}\n" + f"{first}| Int | How? |\n{first}| Int | And? |\n"
    (talk,) = markdown.read(text.encode(), Path("talk.md"))
    assert (talk.text, talk.notices) == (text, ())


def test_entities_of_html_become_their_characters_and_are_told() -> None:
    text = "id,text\na,I waited&#8212;I think&nbsp;&amp; left\nb,AT&T; R&D; &unknown; 5 &lt; 6\nc,no\n"
    readings = read(text)
    assert [one.text for one in readings][::2] == ["I waited—I think\xa0& left", "no"]
    assert readings[1].text == "AT&T; R&D; &unknown; 5 < 6"
    (what,) = [what for what in told(readings) if "HTML" in what]
    assert what.endswith("are read as the characters that they stand for: in 2 cells")
    assert not any("HTML" in what for what in told(read("id,text\na,R&D and AT&T\n")))
