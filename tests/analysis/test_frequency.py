"""Frequencies by hand: the study has 8 sentences of 40 words by 3 participants and one work."""

import pytest

from qda.analysis.comparison.crosstab import crosstab
from qda.analysis.frames.selection import Selection, select
from qda.analysis.frames.shared_passages import shared_passages
from qda.analysis.frequency import frequency
from qda.analysis.themes import themes
from qda.errors import UsageError
from qda.model.table import Undefined


def rows(table):
    """Each row by its first value (and its second, when the table has one for each value of `by`)."""
    keys = [column.key for column in table.columns]
    return {
        (row[0], row[1]) if "value" in keys else row[0]: dict(zip(keys, row, strict=True))
        for row in table.rows
    }


def test_each_code_is_counted_in_codings_units_documents_participants_and_words(small_study):
    table = frequency(select(small_study, Selection()))
    assert rows(table)["durand_line"] == {
        "code": "durand_line",
        "codings": 3,
        "units": 3,
        "units_share": 3 / 8,
        "documents": 2,
        "documents_share": 2 / 4,
        "participants": 1,
        "participants_share": 1 / 3,
        "words": 9,
        "words_share": 9 / 40,
    }
    assert (table.unit, table.n) == ("sentence", 8)


def test_codes_stand_in_the_order_of_the_codebook_with_zeros(small_study):
    table = frequency(select(small_study, Selection(documents=("P2",))))
    assert [row[:2] for row in table.rows] == [("durand_line", 0), ("fence", 1), ("influence", 0)]


def test_a_heading_that_only_holds_codes_together_is_no_code(make_codebook, make_coded):
    said = [{"document": "P1", "text": "Yes."}]
    plain, ruled = make_codebook({"a": ["b"]}), make_codebook({"a": ["b"]}, rules=["a"])
    assert [row[0] for row in frequency(make_coded(plain, said, [])).rows] == ["b"]
    assert [row[0] for row in frequency(make_coded(ruled, said, [])).rows] == ["a", "b"]
    assert [row[0] for row in frequency(make_coded(plain, said, [("P1", "a", "Yes")])).rows] == ["a", "b"]
    asked = select(make_coded(plain, said, []), Selection(codes=("a",)))
    assert [row[:2] for row in frequency(asked).rows] == [("a", 0)]


def test_a_theme_counts_the_union_of_its_codes(small_study):
    border = rows(frequency(select(small_study, Selection()), level="theme"))["border"]
    assert (border["codings"], border["units"], border["documents"], border["participants"]) == (5, 4, 3, 2)
    assert border["words"] == 3 + 5 + 1 + 2  # "fence on the Durand Line" is five words under two codings


@pytest.mark.parametrize(("unit", "n", "units"), [("paragraph", 6, 3), ("turn", 4, 2)])
def test_other_units(small_study, unit, n, units):
    """Paragraphs: P1 two, P2 one, P3 one, the work two; influence is in both of P1 and in one of the work."""
    table = frequency(select(small_study, Selection()), unit=unit)
    assert (table.n, rows(table)["influence"]["units"]) == (n, units)


def test_with_documents_as_the_unit_they_stand_once(small_study):
    table = frequency(select(small_study, Selection()), unit="document")
    assert "units" not in {column.key for column in table.columns}
    assert (table.n, rows(table)["influence"]["documents"]) == (4, 2)


def test_each_value_of_an_attribute_has_its_own_n(small_study):
    table = rows(frequency(select(small_study, Selection()), by="gender"))
    men = table["fence", "man"]
    assert (men["codings"], men["units"], men["units_n"], men["participants"], men["participants_n"]) == (
        1,
        1,
        3,
        1,
        2,
    )
    assert men["words_share"] == 1 / 13
    assert {value for _, value in table} == {"man", "woman", "(not given)"}


def test_works_have_no_participants_so_the_share_is_undefined(small_study):
    table = rows(frequency(select(small_study, Selection()), by="kind"))
    share = table["influence", "literature"]["participants_share"]
    assert share == Undefined("there is no participant of this value")


def test_coders_are_each_counted_over_all_units(small_study):
    table = rows(frequency(select(small_study, Selection()), by="coder"))
    assert {key[1] for key in table} == {"ann", "rules"}
    assert (table["influence", "ann"]["codings"], table["influence", "ann"]["units_n"]) == (1, 8)


def test_assertions_stand_in_their_own_order(small_study):
    table = frequency(select(small_study, Selection(assertions=("all",))), by="assertion")
    assert [row[1] for row in table.rows[:2]] == ["affirmed", "negated"]


def test_documents_stand_in_the_order_of_the_project(small_study):
    table = frequency(select(small_study, Selection()), by="document")
    assert [row[1] for row in table.rows[:4]] == ["P1", "P2", "P3", "khan2020"]


def test_numbers_of_an_attribute_are_ordered_as_numbers(make_codebook, make_coded):
    coded = make_coded(
        make_codebook({"a": []}),
        [{"document": name, "text": "Yes."} for name in ("P1", "P2", "P3", "P4")],
        [],
        {"P1": {"age": "nan"}, "P2": {"age": "100"}, "P3": {"age": "9"}},
    )
    assert [row[1] for row in frequency(coded, by="age").rows] == ["9", "100", "nan", "(not given)"]


def test_a_passage_of_two_sentences_is_one_coding_in_two_sentences(make_codebook, make_coded):
    coded = make_coded(
        make_codebook({"a": []}),
        [{"document": "P1", "text": "One two."}, {"document": "P1", "text": "Three four."}],
        [("P1", "a", "two. Three")],
    )
    one = rows(frequency(coded))["a"]
    assert (one["codings"], one["units"], one["words"]) == (1, 2, 2)


def test_a_passage_of_two_speakers_counts_in_the_group_of_the_first(make_codebook, make_coded):
    coded = make_coded(
        make_codebook({"a": []}),
        [
            {"document": "group", "text": "One two.", "participant": "Ali"},
            {"document": "group", "text": "Three four.", "participant": "Bea"},
        ],
        [("group", "a", "two. Three")],
    )
    table = rows(frequency(coded, by="participant"))
    assert [table["a", "Ali"][key] for key in ("codings", "units", "words")] == [1, 1, 1]
    assert [table["a", "Bea"][key] for key in ("codings", "units", "words")] == [0, 0, 0]
    (*_, note) = frequency(coded, by="participant").notes
    assert note == (
        "Codings that go on into words of another participant: 1. They belong to the first participant or "
        "work whose words they touch (interviewers aside), and count for no other."
    )
    assert frequency(coded).notes[-1] == note


def test_two_coders_of_one_passage_are_two_codings_of_one_sentence(make_codebook, make_coded):
    coded = make_coded(
        make_codebook({"a": []}),
        [{"document": "P1", "text": "One two three."}],
        [("P1", "a", "One two", {"coder": "ann"}), ("P1", "a", "two three.", {"coder": "bo"})],
    )
    one = rows(frequency(coded))["a"]
    assert (one["codings"], one["units"], one["words"]) == (2, 1, 3)
    said = (
        "Codings by several coders count each, also where they share words: 2 codings. With those of "
        "one code that overlap taken as one, 1 passage."
    )
    for table in (frequency(coded), themes(coded), crosstab(coded, "a", by="participant")):
        assert said in table.notes
    assert said not in frequency(coded, by="coder").notes


def test_passages_are_one_only_where_several_coders_of_one_code_share_words(make_codebook, make_coded):
    coded = make_coded(
        make_codebook({"a": [], "b": []}),
        [{"document": one, "text": "One two three four."} for one in ("P1", "P2")],
        [
            ("P1", "a", "One two", {"coder": "ann"}),
            ("P1", "a", "two three", {"coder": "bo"}),
            ("P1", "a", "four", {"coder": "bo"}),
            ("P1", "b", "four", {"coder": "ann"}),
            ("P2", "a", "One two", {"coder": "bo"}),
            ("P2", "a", "two three", {"coder": "bo"}),
        ],
    )
    assert shared_passages(coded.codings) == 5
    assert shared_passages(coded.codings[1:]) is None
    assert shared_passages(coded.codings[:0]) is None


def test_words_of_an_interviewer_within_a_passage_are_not_covered(make_codebook, make_coded):
    coded = make_coded(
        make_codebook({"a": []}),
        [
            {"document": "P1", "text": "One two."},
            {"document": "P1", "text": "Go on now.", "participant": None, "role": "interviewer"},
            {"document": "P1", "text": "Three four."},
        ],
        [("P1", "a", "two. Go on now. Three")],
    )
    one = rows(frequency(select(coded, Selection())))["a"]
    assert (one["units"], one["words"], one["words_share"]) == (2, 2, 2 / 4)


def test_a_code_that_the_codebook_lacks_is_listed_last_with_a_note(make_codebook, make_coded):
    coded = make_coded(
        make_codebook({"a": []}),
        [{"document": "P1", "text": "Yes."}],
        [("P1", "zz_old", "Yes"), ("P1", "a", "Yes")],
    )
    table = frequency(coded)
    assert [row[:2] for row in table.rows] == [("a", 1), ("zz_old", 1)]
    assert "Not in the codebook, listed last: zz_old." in table.notes


def test_a_coding_outside_every_sentence_is_counted_and_said(make_codebook, make_coded):
    coded = make_coded(
        make_codebook({"a": []}),
        [{"document": "P1", "text": "Yes."}],
        [("P1", "a", "Yes", {"sentence_number": None, "sentence_last": None})],
    )
    table = frequency(coded)
    assert rows(table)["a"]["codings"] == 1
    assert rows(table)["a"]["units"] == 0
    assert "Codings outside every sentence that is counted: 1." in table.notes


def test_nothing_to_count_is_undefined_and_not_zero_per_cent(make_codebook, make_coded):
    table = frequency(select(make_coded(make_codebook({"a": []}), [], []), Selection()))
    assert table.n == 0
    assert rows(table)["a"]["units_share"] == Undefined("there is no sentence")


def test_what_was_left_out_and_how_it_was_counted_stand_in_the_table(small_study):
    table = frequency(select(small_study, Selection()), by="gender")
    assert table.excluded["negated codings"] == 1
    assert table.parameters["assertions"] == "affirmed"
    assert (table.parameters["unit"], table.parameters["by"]) == ("sentence", "gender")
    assert all(column.meaning for column in table.columns)


def test_an_unknown_attribute_lists_the_attributes(small_study):
    with pytest.raises(UsageError, match=r"Did you mean 'gender'.*Attributes are: gender") as error:
        frequency(small_study, by="gendre")
    assert error.value.problem == "there is no attribute 'gendre'"


@pytest.mark.parametrize(("option", "value"), [("unit", "sentense"), ("level", "thema")])
def test_an_unknown_unit_or_level_is_an_error(small_study, option, value):
    with pytest.raises(UsageError, match="Did you mean"):
        frequency(small_study, **{option: value})
