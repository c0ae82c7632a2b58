import csv
import json
import sys

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from qda.errors import InputError, ProjectError, UsageError
from qda.interchange.codings import FIRST, FORMATS, export
from qda.model.table import Column, ColumnKind, Table, Undefined
from tests.examples import examples

NUMBERS = {"start": ColumnKind.COUNT, "end": ColumnKind.COUNT, "score": ColumnKind.COEFFICIENT}
KEYS = ("id", *reversed(FIRST), "cue", "locator")
AWKWARD = [
    'say "so"',
    "a,b",
    "two\nlines",
    "\r\n",
    "\r",
    "=1+1",
    "NA",
    "null",
    "nan",
    " spaces ",
    "'",
    '"',
    "",
    None,
]
TEXTS = st.none() | st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from('",\r\n\u2028='))
)


def codings(quotes, score=1.5):
    """A table with its columns in another order than the export's."""
    columns = tuple(Column(key, key, NUMBERS.get(key, ColumnKind.TEXT), f"the {key}") for key in KEYS)
    values = {"start": 0, "end": 12, "score": score}
    rows = tuple(
        tuple(quote if key == "quote" else values.get(key, f"{key} {number}") for key in KEYS)
        for number, quote in enumerate(quotes)
    )
    return Table("codings", "Codings", columns, rows, "coding", len(rows))


def read_csv(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_jsonl(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_columns_stand_in_their_order_and_the_others_follow(tmp_path):
    export(tmp_path / "c.csv", codings(["x"]), "csv")
    heading, row = (tmp_path / "c.csv").read_text("utf-8").splitlines()
    assert heading == (
        "document,participant,kind,speaker,start,end,quote,sentence,code,theme,assertion,rule,coder,status,score,"
        "id,cue,locator"
    )
    assert row.startswith("document 0,participant 0,kind 0,speaker 0,0,12,x,sentence 0,code 0,")
    assert row.endswith(",status 0,1.5,id 0,cue 0,locator 0")


def test_a_csv_file_as_rfc_4180_has_it(tmp_path):
    export(tmp_path / "c.csv", codings(AWKWARD), "csv")
    content = (tmp_path / "c.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b'0,12,"say ""so""",sentence 0,' in content
    assert b'0,12,"\r\n",sentence 3,' in content
    assert b"0,12,=1+1,sentence 5," in content
    assert b'0,12,"",sentence 12,' in content
    assert b"0,12,,sentence 13," in content
    assert content.endswith(b"locator 13\n")


@settings(
    max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(quotes=st.lists(TEXTS, max_size=6))
def test_any_text_comes_back_from_csv(quotes, tmp_path):
    export(tmp_path / "c.csv", codings(quotes), "csv")
    assert [row["quote"] for row in read_csv(tmp_path / "c.csv")] == [quote or "" for quote in quotes]


@pytest.mark.parametrize("engine", ["c", "python"])
def test_pandas_reads_every_text_as_it_is(engine, tmp_path):
    texts = [quote for quote in AWKWARD if quote is not None]
    export(tmp_path / "c.csv", codings(texts), "csv")
    with (tmp_path / "c.csv").open(encoding="utf-8", newline="") as file:
        frame = pd.read_csv(file, engine=engine, keep_default_na=False, dtype=str)
    if engine == "python":
        texts = [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts]  # its own habit
        assert [text.replace("\r\n", "\n").replace("\r", "\n") for text in frame["quote"]] == texts
    else:
        assert list(frame["quote"]) == texts


@settings(
    max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(quotes=st.lists(TEXTS, max_size=6))
def test_any_text_comes_back_from_json_and_json_lines(quotes, tmp_path):
    export(tmp_path / "c.json", codings(quotes), "json")
    export(tmp_path / "c.jsonl", codings(quotes), "jsonl")
    assert [one["quote"] for one in json.loads((tmp_path / "c.json").read_bytes())] == quotes
    assert [one["quote"] for one in read_jsonl(tmp_path / "c.jsonl")] == quotes


def test_a_json_line_is_one_line_for_every_reader(tmp_path):
    text = "one\u2028two\u2029three\x85four"
    export(tmp_path / "c.jsonl", codings([text]), "jsonl")
    (line,) = (tmp_path / "c.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["quote"] == text


def test_json_keeps_numbers_missing_values_and_the_order_of_columns(tmp_path):
    export(tmp_path / "c.jsonl", codings([None], score=None), "jsonl")
    (one,) = read_jsonl(tmp_path / "c.jsonl")
    assert list(one) == [*FIRST, "id", "cue", "locator"]
    assert (one["start"], one["end"], one["score"], one["quote"]) == (0, 12, None, None)


@settings(
    max_examples=examples(30), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(quotes=st.lists(TEXTS, max_size=6))
def test_any_text_comes_back_from_parquet(quotes, tmp_path):
    export(tmp_path / "c.parquet", codings(quotes), "parquet")
    table = parquet.read_table(tmp_path / "c.parquet")
    assert table.column("quote").to_pylist() == quotes
    assert table.column_names == [*FIRST, "id", "cue", "locator"]


def test_parquet_has_types_and_meanings(tmp_path):
    export(tmp_path / "c.parquet", codings(["x"], score=None), "parquet")
    schema = parquet.read_schema(tmp_path / "c.parquet")
    assert [str(schema.field(key).type) for key in ("quote", "start", "score")] == [
        "string",
        "int64",
        "double",
    ]
    assert schema.field("quote").metadata[b"meaning"] == b"the quote"


def test_parquet_without_its_library_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError) as raised:
        export(tmp_path / "c.parquet", codings(["x"]), "parquet")
    assert 'pip install ".[parquet]"' in raised.value.remedy
    assert not list(tmp_path.iterdir())


def test_a_byte_order_mark_is_written_when_asked_for_and_for_csv_alone(tmp_path):
    export(tmp_path / "a.csv", codings(["ü"]), "csv")
    export(tmp_path / "b.csv", codings(["ü"]), "csv", bom=True)
    assert (tmp_path / "b.csv").read_bytes() == b"\xef\xbb\xbf" + (tmp_path / "a.csv").read_bytes()
    with pytest.raises(UsageError, match="csv files only"):
        export(tmp_path / "c.json", codings(["ü"]), "json", bom=True)


def test_an_unknown_format_is_refused_with_the_nearest(tmp_path):
    with pytest.raises(UsageError) as raised:
        export(tmp_path / "c", codings([]), "parket")
    assert raised.value.remedy == "Did you mean 'parquet'?"


@pytest.mark.parametrize("fmt", ["csv", "json", "jsonl"])
def test_half_a_character_is_refused_and_nothing_is_written(fmt, tmp_path):
    with pytest.raises(InputError, match=r"coding 2, quote: .*U\+D83D"):
        export(tmp_path / "c", codings(["fine", "\ud83d"]), fmt)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("value", [float("nan"), Undefined("no coder"), b"bytes"])
def test_a_value_that_no_coding_has_is_refused(value, tmp_path):
    with pytest.raises(ValueError, match="coding 1, score"):
        export(tmp_path / "c.csv", codings(["x"], score=value), "csv")


def test_a_table_that_lacks_a_column_is_refused(tmp_path):
    short = Table("codings", "Codings", (Column("document", "Document", ColumnKind.TEXT),), (), "coding", 0)
    with pytest.raises(ValueError, match="lacks the columns participant, kind"):
        export(tmp_path / "c.csv", short, "csv")


def test_no_codings_give_a_file_without_rows(tmp_path):
    for fmt in ("csv", "json", "jsonl"):
        export(tmp_path / fmt, codings([]), fmt)
    assert (tmp_path / "csv").read_text("utf-8").splitlines() == [",".join([*FIRST, "id", "cue", "locator"])]
    assert json.loads((tmp_path / "json").read_bytes()) == []
    assert (tmp_path / "jsonl").read_bytes() == b""


def test_the_formats_are_those_of_the_command_line():
    assert FORMATS == ("csv", "json", "jsonl", "parquet")


def test_a_file_that_cannot_take_its_place_is_left_alone(tmp_path):
    target = tmp_path / "c.csv"
    target.mkdir()
    with pytest.raises(ProjectError):
        export(target, codings(["x"]), "csv")
    assert [one.name for one in tmp_path.iterdir()] == ["c.csv"]


def test_the_same_codings_give_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        export(tmp_path / name, codings(AWKWARD), "csv")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
