"""Codes against attributes, by hand."""

import pytest

from qda.analysis.comparison.crosstab import crosstab
from qda.analysis.frames.selection import Selection, select
from qda.errors import UsageError


def test_participants_and_works_are_the_units(small_study):
    table = crosstab(select(small_study, Selection()), "fence", by="gender")
    assert table.rows == (
        ("man", 1, 1, 2, 0.5, 1),
        ("woman", 1, 0, 1, 1.0, 1),
        ("(not given)", 0, 1, 1, 0.0, 0),
    )
    assert (table.unit, table.n) == ("participant or work", 4)


def test_a_theme_counts_with_all_codes_below_it(small_study):
    table = crosstab(select(small_study, Selection()), "border", by="kind", unit="sentence")
    assert table.rows == (("interview", 3, 3, 6, 0.5, 4), ("literature", 1, 1, 2, 0.5, 1))
    assert table.parameters["code"] == "border, durand_line, fence"


def test_cramers_v_is_over_the_values_that_are_given(small_study):
    """man 1 of 2, woman 1 of 1: phi = (1 * 0 - 1 * 1) / sqrt(2 * 1 * 2 * 1) = -1 / 2."""
    notes = crosstab(select(small_study, Selection()), "fence", by="gender").notes
    assert notes == (
        "Cramér's V (here the absolute phi) = 0.5000 over 2 values of gender and 3 units with a value.",
        "4 of 4 cells expect fewer than 5 units: read it with care.",
    )


def test_a_code_that_nobody_has_leaves_v_undefined(small_study):
    table = crosstab(select(small_study, Selection()), "power", by="kind", unit="document")
    assert not any(
        note.startswith("Cramér's V is") for note in table.notes
    )  # the theme has influence below it
    table = crosstab(select(small_study, Selection(assertions=("hedged",))), "power", by="kind")
    assert table.notes == ("Cramér's V is undefined: there are not two values of each to compare.",)


def test_large_groups_need_no_warning(make_codebook, make_coded):
    names = [f"P{i}" for i in range(40)]
    coded = make_coded(
        make_codebook({"a": []}),
        [{"document": name, "text": "Yes."} for name in names],
        [(name, "a", "Yes") for name in names[:15] + names[20:25]],
        {name: {"side": "left" if i < 20 else "right"} for i, name in enumerate(names)},
    )
    table = crosstab(coded, "a", by="side")
    assert table.rows == (("left", 15, 5, 20, 0.75, 15), ("right", 5, 15, 20, 0.25, 5))
    assert table.notes == (
        "Cramér's V (here the absolute phi) = 0.5000 over 2 values of side and 40 units with a value.",
    )


def test_a_group_that_holds_two_values_counts_in_both_and_says_so(make_codebook, make_coded):
    coded = make_coded(
        make_codebook({"a": []}),
        [
            {"document": "group", "text": "Yes.", "participant": "Ali"},
            {"document": "group", "text": "No.", "participant": "Bea"},
        ],
        [("group", "a", "Yes")],
        {"Ali": {"gender": "man"}, "Bea": {"gender": "woman"}},
    )
    table = crosstab(coded, "a", by="gender", unit="document")
    assert table.rows == (("man", 1, 0, 1, 1.0, 1), ("woman", 0, 1, 1, 0.0, 0))
    assert table.n == 1
    assert "Units (document) with several values count in each: N adds up to 1 more." in table.notes


def test_a_person_of_two_waves_counts_in_each_and_a_document_in_its_own(make_codebook, make_coded):
    """Ann and Bea want to leave in their second interviews alone; V says over how many people it is."""
    coded = make_coded(
        make_codebook({"leave": []}),
        [
            {"document": f"{who}{wave}", "participant": who, "text": "Leave." if wave == "2" else "Stay."}
            for who in ("Ann", "Bea")
            for wave in ("1", "2")
        ],
        [("Ann2", "leave", "Leave"), ("Bea2", "leave", "Leave")],
        {(f"{who}{wave}", who): {"wave": wave} for who in ("Ann", "Bea") for wave in ("1", "2")},
    )
    documents = crosstab(coded, "leave", by="wave", unit="document")
    assert documents.rows == (("1", 0, 2, 2, 0.0, 0), ("2", 2, 0, 2, 1.0, 2))
    assert "and 4 units with a value." in documents.notes[0]
    people = crosstab(coded, "leave", by="wave")
    assert (people.rows, people.n) == (documents.rows, 2)
    assert people.notes[0].endswith("and 2 units with a value, of which some count in several (2 more).")
    assert (
        "Units (participant or work) with several values count in each: N adds up to 2 more." in people.notes
    )


def test_what_two_say_at_once_is_no_participant(make_codebook, make_coded):
    coded = make_coded(
        make_codebook({"a": []}),
        [
            {"document": "group", "text": "Yes.", "participant": "Ali"},
            {"document": "group", "text": "No.", "participant": "Bea"},
            {"document": "group", "text": "Yes indeed.", "participant": None},
            {"document": "work", "text": "Yes.", "participant": None, "kind": "literature"},
        ],
        [("group", "a", "Yes"), ("group", "a", "Yes indeed"), ("work", "a", "Yes")],
    )
    table = crosstab(coded, "a", by="participant")
    assert table.rows[:2] == (("Ali", 1, 0, 1, 1.0, 1), ("Bea", 0, 1, 1, 0.0, 0))
    assert table.rows[2:] == (("(not given)", 1, 0, 1, 1.0, 1),)  # the work
    assert table.n == 3
    assert table.excluded["sentences of nobody in particular"] == 1
    assert table.excluded["codings of nobody in particular"] == 1
    by_kind = crosstab(coded, "a", by="kind").rows
    assert by_kind == (("interview", 1, 1, 2, 0.5, 1), ("literature", 1, 0, 1, 1.0, 1))


@pytest.mark.parametrize(
    ("code", "by", "unit", "problem"),
    [
        ("fense", "gender", "voice", "there is no code 'fense'"),
        ("fence", "age", "voice", "there is no attribute 'age'"),
        ("fence", "coder", "voice", "there is no attribute 'coder'"),
        ("fence", "gender", "page", "there is no unit 'page'"),
    ],
)
def test_unknown_names_are_errors(small_study, code, by, unit, problem):
    with pytest.raises(UsageError) as error:
        crosstab(small_study, code, by=by, unit=unit)
    assert error.value.problem == problem


def test_the_units_that_are_known_are_all_that_a_crosstab_takes(small_study):
    with pytest.raises(UsageError) as error:
        crosstab(small_study, "fence", by="gender", unit="page")
    assert error.value.remedy == "Known are: document, paragraph, sentence, turn, voice."


def test_the_attributes_that_there_are_stand_in_the_error(small_study):
    with pytest.raises(UsageError, match=r"Attributes are: gender\."):
        crosstab(small_study, "fence", by="age")
    with pytest.raises(UsageError, match=r"Also possible: document, participant, kind, speaker\."):
        crosstab(small_study, "fence", by="age")


def test_values_that_are_written_nearly_alike_are_groups_and_told(make_codebook, make_coded):
    sexes = ["F", "f", "m", " M", "10", "1e1", "other"]
    coded = make_coded(
        make_codebook({"a": []}),
        [{"document": f"P{number}", "text": "Yes."} for number in range(len(sexes))],
        [("P0", "a", "Yes")],
        {f"P{number}": {"sex": sex} for number, sex in enumerate(sexes)},
    )
    (note,) = (note for note in crosstab(coded, "a", by="sex").notes if "nearly alike" in note)
    assert sorted(note.partition(": ")[2].removeprefix("sex is ").rstrip(".").split("; ")) == [
        " M and m",
        "10 and 1e1",
        "F and f",
    ]
    assert len(crosstab(coded, "a", by="sex").rows) == 7
    assert not any("nearly alike" in note for note in crosstab(coded, "a", by="document").notes)
