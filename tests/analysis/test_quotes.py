"""The quotations of a code."""

import pytest

from qda.analysis.frames.selection import Selection, select
from qda.analysis.quotes import quotes
from qda.errors import UsageError


def column(table, key):
    position = [one.key for one in table.columns].index(key)
    return [row[position] for row in table.rows]


def test_a_code_has_its_own_quotations_in_the_order_of_the_text(small_study):
    table = quotes(select(small_study, Selection()), "durand_line")
    assert column(table, "quote") == ["Durand Line is", "on the Durand Line", "Durand Line"]
    assert column(table, "document") == ["P1", "P1", "khan2020"]
    assert column(table, "locator") == [None, None, "p. 4"]
    assert column(table, "sentence")[0] == "The Durand Line is not settled."
    assert (table.unit, table.n) == ("coding", 3)


def test_a_theme_has_the_quotations_of_all_its_codes(small_study):
    table = quotes(select(small_study, Selection()), "border")
    assert column(table, "code") == ["durand_line"] * 3 + ["fence"] * 2


def test_works_have_no_participant(small_study):
    assert column(quotes(select(small_study, Selection()), "durand_line"), "participant") == [
        "P1",
        "P1",
        None,
    ]


def test_offsets_are_whole_numbers(small_study):
    table = quotes(select(small_study, Selection()), "fence")
    assert [type(value) for value in column(table, "start")] == [int, int]
    assert column(table, "end") == [75, 7]


def test_a_code_without_codings_has_no_rows(small_study):
    assert quotes(select(small_study, Selection(documents=("P3",))), "fence").rows == ()


def test_an_unknown_code_is_an_error(small_study):
    with pytest.raises(UsageError, match="there is no code 'fense'"):
        quotes(small_study, "fense")
