"""A table as CSV: the values as they are."""

import csv as standard
from io import StringIO

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.model.table import Column, ColumnKind, Table
from qda.report import csv


def test_keys_and_raw_values_with_undefined_as_empty(every_kind):
    assert csv.render(every_kind) == (
        "code,codings,share,lift,p\n"
        "durand_line,12,0.125,0.04761904,1e-05\n"
        "=1+1,0,0.001,-1e-05,0.05\n"
        "none,,,,\n"
        "some,3,1.0,2.5,\n"
    )


def test_pandas_reads_the_numbers_as_numbers(every_kind):
    frame = pd.read_csv(StringIO(csv.render(every_kind)))
    assert frame["codings"].sum() == 15
    assert frame["share"].isna().tolist() == [False, False, True, False]


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd", "-- well", "@x", "\tindented", 'say "no"', "a,b", "one\ntwo", "a\rb", " "]
)
def test_a_quotation_is_not_changed(make_table, text):
    shown = csv.render(make_table([(text, 1)], ("quote", "text"), ("codings", "count")))
    assert next(standard.reader(StringIO(shown.split("\n", 1)[1], newline=""))) == [text, "1"]


def test_no_rows_leave_the_header(make_table):
    assert csv.render(make_table([], ("code", "text"), ("codings", "count"))) == "code,codings\n"


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.integers()), max_size=5
    )
)
def test_every_text_comes_back(rows):
    columns = (Column("quote", "Quote", ColumnKind.TEXT), Column("n", "N", ColumnKind.COUNT))
    shown = csv.render(Table("t", "T", columns, tuple(rows), "sentence", 1))
    read = list(standard.reader(StringIO(shown, newline="")))[1:]
    assert read == [[text, str(number)] for text, number in rows]
