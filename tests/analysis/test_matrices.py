"""Codes by documents and by participants, by hand."""

from qda.analysis.frames.selection import Selection, select
from qda.analysis.matrices import code_by_document, code_by_participant


def test_codings_of_each_code_in_each_document(small_study):
    table = code_by_document(select(small_study, Selection()))
    assert [column.heading for column in table.columns] == ["Code", "P1", "P2", "P3", "khan2020"]
    assert table.rows == (
        ("durand_line", 2, 0, 0, 1),
        ("fence", 1, 1, 0, 0),
        ("influence", 2, 0, 0, 1),
    )
    assert (table.unit, table.n) == ("coding", 8)


def test_binary_says_whether(small_study):
    table = code_by_document(select(small_study, Selection()), binary=True, level="theme")
    assert table.rows == (("border", 1, 1, 0, 1), ("power", 1, 0, 0, 1))


def test_codings_of_works_have_no_participant_and_are_counted_as_left_out(small_study):
    table = code_by_participant(select(small_study, Selection()))
    assert [column.heading for column in table.columns] == ["Code", "P1", "P2", "P3"]
    assert ("influence", 2, 0, 0) in table.rows
    assert table.excluded["codings without a participant"] == 2
    assert table.n == 6


def test_a_document_may_be_called_code(make_codebook, make_coded):
    coded = make_coded(
        make_codebook({"a": []}), [{"document": "code", "text": "Yes."}], [("code", "a", "Yes")]
    )
    assert [column.key for column in code_by_document(coded).columns] == ["code", "code (document)"]
