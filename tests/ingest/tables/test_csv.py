"""Tables as text: which column holds what, and what each row becomes."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.audit.manuscript.ascribed.cited_works import standing_pages
from qda.errors import InputError
from qda.ingest import csv_table
from qda.ingest.reader import Options
from qda.model.document import paragraph_count
from tests.ingest.tables.readings import LONG, read, told


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


@pytest.mark.parametrize(
    ("cell", "place", "pages"),
    [
        ("4", "row 2, p. 4", ((4, 4),)),
        ("4.0", "row 2, p. 4", ((4, 4),)),
        ("12-13", "row 2, pp. 12-13", ((12, 13),)),
        ("45f.", "row 2, p. 45f.", ((45, 46),)),
        ("p. 7", "row 2, p. 7", ((7, 7),)),
        ("xii", "row 2, p. xii", ()),
        ("ch. 3", "row 2, ch. 3", ()),
        ("", "row 2", ()),
    ],
)
def test_the_page_of_an_excerpt_is_its_place(cell: str, place: str, pages: tuple[object, ...]) -> None:
    """And the audit of a manuscript reads these pages there."""
    (one,) = read(f"citation,Page,text\nsmith2017,{cell},We could not pay.\n")
    assert one.metadata.locators == (place,)
    assert standing_pages(place) == pages
    (two,) = read(f"Page,Why?,How?\n{cell},It is.,By 2.\n", text_columns=("Why?", "How?"))
    assert two.metadata.locators == tuple(place.replace("2", f"2, {said}", 1) for said in ("Why?", "How?"))
    assert standing_pages(two.metadata.locators[1]) == pages


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
    assert told(read(f"{header}\n{LONG}\n{LONG} Indeed.\n")) == []


def test_boxes_to_tick_are_named_by_what_was_ticked() -> None:
    readings = read(f"Radio,Why?\nRadio,{LONG}\n,{LONG}\nRadio,{LONG}\n")
    assert len(readings) == 3


def test_entities_of_html_become_their_characters_and_are_told() -> None:
    text = "id,text\na,I waited&#8212;I think&nbsp;&amp; left\nb,AT&T; R&D; &unknown; 5 &lt; 6\nc,no\n"
    readings = read(text)
    assert [one.text for one in readings][::2] == ["I waited—I think\xa0& left", "no"]
    assert readings[1].text == "AT&T; R&D; &unknown; 5 < 6"
    (what,) = [what for what in told(readings) if "HTML" in what]
    assert what.endswith("are read as the characters that they stand for: in 2 cells")
    assert not any("HTML" in what for what in told(read("id,text\na,R&D and AT&T\n")))


def test_surveymonkey_names_the_choices_in_a_second_row_of_header() -> None:
    text = (
        "Respondent ID,Start,Which channels?,,,Trust,What helped?\n"
        ",,Phone,E-mail,Other (please specify),Response,Open-Ended Response\n"
        "801,2024,Phone,,by letter,4,My neighbour.\n802,2025,,E-mail,,,The bus.\n"
    )
    first, second = read(text, text_columns=("What helped?",))
    assert (first.text, second.text) == ("My neighbour.", "The bus.")
    assert dict(first.metadata.attributes) == {
        "Start": "2024",
        "Which channels? - Phone": "Phone",
        "Which channels? - Other (please specify)": "by letter",
        "Trust": "4",
    }
    assert told([first])[0] == "row 2 is more of SurveyMonkey's header, the choices; it is no response"


@pytest.mark.parametrize("row", ["801,Response,x", ",Phone,x"])
def test_a_first_answer_is_no_header(row: str) -> None:
    text = f"Respondent ID,Way,What helped?\n{row}\n802,E-mail,The bus.\n"
    assert len(read(text, text_columns=("What helped?",))) == 2


def test_answers_that_are_none_are_told() -> None:
    answers = ["So far.", "n/a", "-", "...", "👍", "☹", "No", "遠い", "N.A.", "n/a of course", "k.A."]
    readings = read("id,answer\n" + "".join(f"{nr},{answer}\n" for nr, answer in enumerate(answers)))
    assert len(readings) == len(answers)
    (said,) = told(readings)
    assert said.startswith("rows 3, 4, 5, 10, 12: no more than a sign that there is no answer")
    assert said.endswith("(5 in all)")


def test_who_answers_twice_in_the_same_words_is_told() -> None:
    text = f"id,answer\n1,{LONG}\n2,No.\n3,{LONG}{{}}\n4,No.\n"
    twice = "the very same words stand in rows 2, 4, and count in each (1 more than once)"
    assert told(read(text.format(""))) == [twice]
    assert told(read(text.format(" Indeed."))) == []


def test_what_rows_without_text_say_of_people_stays_with_their_answers() -> None:
    """Sex stands in the first row of each, which has no text; what two such rows tell otherwise does not."""
    text = (
        "participant,event,sex,mood,diary\n1,base,f,3,\n1,day 1,,,I slept.\n1,day 2,m,,I woke.\n"
        "1,end,,5,\n2,base,m,,\n3,day 1,,,It rained.\n"
    )
    readings = read(text, text_columns=("diary",))
    own = [dict(one.metadata.attributes) for one in readings]
    assert own == [{"event": "day 1", "sex": "f"}, {"event": "day 2", "sex": "m"}, {"event": "day 1"}]
    assert any("say of their participants ('sex')" in what for what in told(readings))


@pytest.mark.parametrize(("ids", "is_told"), [("12.0,13.0", True), ("12,13", False), ("12.5,13.0", False)])
def test_ids_that_a_program_of_statistics_wrote_as_decimals_are_told(ids: str, is_told: bool) -> None:
    rows = "".join(f"{one},It was far.\n" for one in ids.split(","))
    notices = told(read(f"respondent,answer\n{rows}"))
    assert any("'12' would be somebody else" in what for what in notices) == is_told
