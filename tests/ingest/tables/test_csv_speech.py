"""Tables of speech: a row is what somebody says, and all rows are one transcript."""

import csv
import io
from pathlib import Path

import pytest

from qda.errors import InputError
from qda.ingest import markdown, plain
from tests.ingest.tables.readings import read, told

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


def test_a_survey_with_names_is_no_transcript() -> None:
    assert [one.metadata.document for one in read("name,response\nAnna,Yes.\nBen,No.\n")] == ["Anna", "Ben"]


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
