import csv
import io
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.errors import InputError, Problems
from qda.ingest.participants import read_participants

Write = Callable[[str, str | bytes], Path]
CELLS = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x17F, exclude_categories=["Cc", "Zs"]), max_size=6
)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_row_is_a_participant_and_a_column_an_attribute(write: Write, delimiter: str) -> None:
    content = "participant,age,gender\nP1,40-49,f\nP2,,m\n".replace(",", delimiter)
    assert read_participants(write("participants.csv", content)) == {
        "P1": {"age": "40-49", "gender": "f"},
        "P2": {"age": "", "gender": "m"},
    }


def test_participants_stay_in_the_order_of_the_file(write: Write) -> None:
    path = write("participants.csv", "participant\nP10\nP2\nP1\n")
    assert list(read_participants(path)) == ["P10", "P2", "P1"]


def test_what_excel_writes_is_read(write: Write) -> None:
    content = b'\xef\xbb\xbfParticipant;age;note;\r\nP1;"40;49";"said ""no""\r\ntwice";\r\n;;;\r\n'
    assert read_participants(write("participants.csv", content)) == {
        "P1": {"age": "40;49", "note": 'said "no"\ntwice'}
    }


def test_an_attribute_that_is_only_in_the_header_is_empty(write: Write) -> None:
    assert read_participants(write("p.csv", "participant,age,job\nP1\n")) == {"P1": {"age": "", "job": ""}}


def test_a_file_in_another_encoding_is_read_when_that_is_said(write: Write) -> None:
    path = write("p.csv", "participant,town\nP1,Köln\n".encode("cp1252"))
    assert read_participants(path, encoding="cp1252") == {"P1": {"town": "Köln"}}
    with pytest.raises(InputError, match="byte 0xf6 is not utf-8 text") as told:
        read_participants(path)
    assert "Save it as UTF-8. It seems to be cp1252" in told.value.remedy
    assert "qda import" not in told.value.remedy  # which does not read this file


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("participant,age\nP1,40\nP2,41\nP1,42\n", "line 4: the participant 'P1' already stands in line 2"),
        ("participant,note\nP1,\"a\nb\"\nP1,c\n", "line 4: the participant 'P1' already stands in line 2"),
        ("participant,age\n\nP1,40,x\n", r"p\.csv, line 3: this row has 3 cells, the header has 2"),
        ("participant,age\n,40\n", r"p\.csv, line 2: this row names no participant"),
        ("participant,age\nP1,\"40\n", r"p\.csv, line 2: this row cannot be read"),
        ("participant,age\nP1,\"40\"x\n", r"p\.csv, line 2: this row cannot be read"),
        ("name,participant\nP1,40\n", r"p\.csv, line 1: the first column must be 'participant', not 'name'"),
        ("participant,,age\nP1,40\n", r"p\.csv, line 1: column 2 has no name"),
        ("participant,age,age\nP1,4,5\n", r"p\.csv, line 1: two columns are called 'age'"),
        ("participant,Kind\nP1,4\n", r"p\.csv, line 1: a column cannot be called 'Kind'"),
        ("", r"p\.csv: the file is empty"),
        ("\n,,\n", r"p\.csv: the file is empty"),
        ("participant\nP\0", r"p\.csv, line 2: this looks like a binary file"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_line(write: Write, content: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_participants(write("p.csv", content))


def test_all_rows_that_are_wrong_are_told_at_once(write: Write) -> None:
    path = write("p.csv", "participant,age\nP1,4,0\n,40\nP2,1\np2,2\nP3,x\n")
    with pytest.raises(Problems) as raised:
        read_participants(path)
    assert [(error.place.line, error.problem) for error in raised.value.errors] == [
        (2, "this row has 3 cells, the header has 2"),
        (3, "this row names no participant"),
        (5, "the participant 'p2' already stands in line 4, written 'P2'"),
    ]


@given(
    table=st.dictionaries(CELLS.filter(bool), st.tuples(CELLS, CELLS), min_size=1, max_size=4),
    delimiter=st.sampled_from(",;\t"),
)
def test_what_the_csv_module_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, table: dict[str, tuple[str, str]], delimiter: str
) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter)
    writer.writerow(["participant", "a", "b"])
    names = {unicodedata.normalize("NFC", name): values for name, values in table.items()}
    writer.writerows([name, *values] for name, values in names.items())
    path = tmp_path_factory.getbasetemp() / "written.csv"
    path.write_text(buffer.getvalue(), newline="")
    expected = {
        name: {key: unicodedata.normalize("NFC", value) for key, value in zip("ab", values, strict=True)}
        for name, values in names.items()
    }
    assert read_participants(path) == expected
