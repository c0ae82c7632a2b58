"""The theme tree, by hand."""

from qda.analysis.frames.selection import Selection, select
from qda.analysis.themes import themes


def test_codes_are_indented_below_their_theme_which_holds_their_union(small_study):
    table = themes(select(small_study, Selection()))
    assert [(row[0], *row[2:]) for row in table.rows] == [
        ("border", 5, 4, 3, 2),
        ("  durand_line", 3, 3, 2, 1),
        ("  fence", 2, 2, 2, 2),
        ("power", 3, 3, 2, 1),
        ("  influence", 3, 3, 2, 1),
    ]
    assert table.rows[0][1] == "What belongs to border."


def test_a_code_between_holds_what_is_below_it(make_codebook, make_coded):
    coded = make_coded(
        make_codebook({"a": ["b"]}, below={"c": "b", "d": "b"}),
        [{"document": "P1", "text": "One two."}, {"document": "P2", "text": "Three."}],
        [("P1", "c", "One"), ("P1", "d", "two"), ("P2", "b", "Three")],
    )
    assert [(row[0], *row[2:]) for row in themes(coded).rows] == [
        ("a", 3, 2, 2, 2),
        ("  b", 3, 2, 2, 2),
        ("    c", 1, 1, 1, 1),
        ("    d", 1, 1, 1, 1),
    ]


def test_a_chosen_code_stands_below_its_theme(small_study):
    table = themes(select(small_study, Selection(codes=("fence",))))
    assert [(row[0], row[2]) for row in table.rows] == [("border", 2), ("  fence", 2)]


def test_a_code_that_the_codebook_lacks_stands_last(make_codebook, make_coded):
    coded = make_coded(
        make_codebook({"b": []}), [{"document": "P1", "text": "Yes."}], [("P1", "a_old", "Yes")]
    )
    table = themes(coded)
    assert [row[0] for row in table.rows] == ["b", "a_old"]
    assert table.rows[1][1] == ""
    assert "Not in the codebook, listed last: a_old." in table.notes
