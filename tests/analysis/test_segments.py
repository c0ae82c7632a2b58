"""One row for each coding."""

from itertools import groupby

from qda.analysis.frames.selection import Selection, select
from qda.analysis.segments import segments


def column(table, key):
    position = [one.key for one in table.columns].index(key)
    return [row[position] for row in table.rows]


def test_every_coding_is_a_row_in_the_order_of_the_codebook(small_study):
    table = segments(select(small_study, Selection()))
    assert column(table, "id") == ["c1", "c2", "c9", "c3", "c7", "c4", "c5", "c10"]
    assert column(table, "path")[:4] == ["border > durand_line"] * 3 + ["border > fence"]


def test_the_codings_of_a_code_in_a_document_are_one_block(small_study):
    table = segments(small_study)
    cells = list(zip(column(table, "path"), column(table, "document"), strict=True))
    assert len(list(groupby(cells))) == len(set(cells))
    assert len(table.rows) == 11


def test_attributes_have_their_own_columns(small_study):
    table = segments(select(small_study, Selection()))
    assert column(table, "gender") == ["woman", "woman", "", "woman", "man", "woman", "woman", ""]


def test_an_attribute_with_the_name_of_a_column_is_told_apart(make_codebook, make_coded):
    coded = make_coded(
        make_codebook({"a": []}),
        [{"document": "P1", "text": "Yes."}],
        [("P1", "a", "Yes")],
        {"P1": {"status": "married"}},
    )
    table = segments(coded)
    assert column(table, "status (attribute)") == ["married"]
    assert column(table, "status") == ["proposed"]


def test_each_level_of_the_path_has_a_column(make_codebook, make_coded):
    coded = make_coded(
        make_codebook({"a": ["b"]}, below={"c": "b"}),
        [{"document": "P1", "text": "Yes no."}],
        [("P1", "c", "Yes"), ("P1", "a", "no")],
    )
    table = segments(coded)
    assert [column(table, f"level_{i}") for i in (1, 2, 3)] == [["a", "a"], [None, "b"], [None, "c"]]
    assert column(table, "theme") == ["a", "a"]


def test_a_persons_coding_has_no_rule_and_no_score(small_study):
    table = segments(select(small_study, Selection(coders=("ann",))))
    assert (column(table, "rule"), column(table, "score")) == ([None], [None])


def test_no_codings_give_no_rows_but_all_columns(make_codebook, make_coded):
    table = segments(make_coded(make_codebook({"a": []}), [], []))
    assert table.rows == ()
    assert {"id", "quote", "level_1", "locator"} <= {one.key for one in table.columns}


def test_context_that_is_white_space_alone_is_empty(make_codebook, make_coded):
    text = "Yes. No.\n"
    coded = make_coded(make_codebook({"a": []}), [{"document": "P1", "text": text}], [("P1", "a", "No.")])
    table = segments(coded)
    assert (column(table, "before"), column(table, "after")) == (["Yes. "], [""])
