"""A table as JSON: everything that it says."""

import json as standard

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.model.table import Column, ColumnKind, Table
from qda.report import json


def test_everything_that_the_table_says_is_there(every_kind):
    read = standard.loads(json.render(every_kind))
    assert {key: read[key] for key in ("name", "title", "unit", "n", "notes")} == {
        "name": "test",
        "title": "A test",
        "unit": "sentence",
        "n": 214,
        "notes": ["A note."],
    }
    assert read["excluded"] == {"interviewer sentences": 31, "negated codings": 4}
    assert read["parameters"] == {"assertions": "affirmed", "unit": "sentence"}
    assert read["columns"][2] == {
        "key": "share",
        "heading": "Share",
        "kind": "share",
        "meaning": "what share means",
    }


def test_an_undefined_value_keeps_its_reason_and_a_missing_one_is_null(every_kind):
    rows = standard.loads(json.render(every_kind))["rows"]
    assert rows[0] == {"code": "durand_line", "codings": 12, "share": 0.125, "lift": 0.04761904, "p": 0.00001}
    assert rows[2] == {
        "code": "none",
        "codings": None,
        "share": {"undefined": "there is no sentence"},
        "lift": {"undefined": "a code never occurs"},
        "p": None,
    }


def test_letters_stay_readable_and_control_characters_do_not_act(make_table):
    shown = json.render(make_table([("Señor “x” \x1b[31m \u202e \x9b \U000e0041",)], ("quote", "text")))
    assert "Señor “x”" in shown
    assert not any(character in shown for character in "\x1b\u202e\x9b\U000e0041")
    assert standard.loads(shown)["rows"] == [{"quote": "Señor “x” \x1b[31m \u202e \x9b \U000e0041"}]


def test_a_number_that_is_none_is_refused(make_table):
    with pytest.raises(ValueError, match="not JSON compliant"):
        json.render(make_table([(float("nan"),)], ("phi", "coefficient")))


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(), st.integers() | st.none()), max_size=5))
def test_every_text_comes_back(rows):
    columns = (Column("quote", "Quote", ColumnKind.TEXT), Column("n", "N", ColumnKind.COUNT))
    shown = json.render(Table("t", "T", columns, tuple(rows), "sentence", 1))
    assert [tuple(row.values()) for row in standard.loads(shown)["rows"]] == rows
