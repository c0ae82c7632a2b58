"""The table of saturation, by hand."""

import numpy as np
import pytest

from qda.analysis.comparison.crosstab import crosstab
from qda.analysis.frames.selection import Selection, select
from qda.analysis.frames.where_coded import where_coded
from qda.analysis.saturation.accumulation import collected
from qda.analysis.saturation.saturation import saturation
from qda.errors import UsageError
from qda.model.table import Undefined

AT_LEAST = "base, run and random orders are at least 1, and the threshold is from 0% to less than 100%"
FOR_EXAMPLE = "For example: --base 4 --run 2 --threshold 5%"


@pytest.fixture
def five(make_codebook, make_coded):
    """Five participants: a | a b | none | c | a c, and a work with d."""
    names = ["P1", "P2", "P3", "P4", "P5"]
    text = "alpha beta gamma delta"
    codings = [("P1", "a", "alpha"), ("P2", "a", "alpha"), ("P2", "b", "beta"), ("P4", "c", "gamma")]
    codings += [("P5", "a", "alpha"), ("P5", "c", "gamma"), ("work", "d", "delta")]
    return select(
        make_coded(
            make_codebook({"t": ["a", "b"], "u": ["c", "d"]}),
            [{"document": name, "text": text} for name in names]
            + [{"document": "work", "text": text, "participant": None, "kind": "literature"}],
            codings,
            {name: {"wave": str(wave)} for name, wave in zip(names, [10, 9, 2, 1, 3], strict=True)},
        ),
        Selection(),
    )


def columns(table, *keys):
    places = [[column.key for column in table.columns].index(key) for key in keys]
    return [tuple(row[place] for place in places) for row in table.rows]


def test_new_codes_runs_and_ratios_by_hand(five) -> None:
    table = saturation(five, base=2, run=2, threshold=0.5)
    assert columns(table, "name", "codes", "new", "all", "run", "run_new") == [
        ("P1", 1, 1, 1, None, None),
        ("P2", 2, 1, 2, None, None),
        ("P3", 0, 0, 2, None, None),
        ("P4", 1, 1, 3, "3-4", 1),
        ("P5", 2, 0, 3, "4-5", 1),
    ]
    ratios = [ratio for (ratio,) in columns(table, "ratio")]
    assert [isinstance(ratio, Undefined) for ratio in ratios] == [True, True, True, False, False]
    assert ratios[3:] == [0.5, 0.5]
    assert "Base: the first 2 participants, with 2 codes." in table.notes
    assert "In this order new information is 50% or less at 2+2 participants." in table.notes
    assert table.excluded["sentences without a participant"] == 1
    assert table.parameters["random orders"] == "1000, seed 1"


def test_the_expectation_by_hand(five) -> None:
    """Of five participants a has three, b one, c two: 1 - 2/5 + 1 - 4/5 + 1 - 3/5 in one participant."""
    assert columns(saturation(five), "expected")[0][0] == pytest.approx(3 / 5 + 1 / 5 + 2 / 5)
    assert columns(saturation(five), "median")[-1] == (3.0,)


def test_codes_that_several_have_are_new_once() -> None:
    has = np.zeros((3, 114), dtype=bool)
    has[0, :80] = has[1, 60:100] = has[2, 90:] = True
    assert collected(has) == ([80, 20, 14], [80, 100, 114])


def test_another_order_gives_another_picture(five) -> None:
    table = saturation(five, order="wave", base=2, run=1)
    assert columns(table, "name", "new") == [("P4", 1), ("P3", 0), ("P5", 1), ("P2", 1), ("P1", 0)]


def test_who_has_no_value_to_be_ordered_by_is_told(make_codebook, make_coded) -> None:
    """10 and 9 are numbers, "late" is none, P3 and P5 have no value."""
    coded = make_coded(
        make_codebook({"a": []}),
        [{"document": f"P{number}", "text": "alpha"} for number in range(1, 6)],
        [("P1", "a", "alpha")],
        {"P1": {"wave": "10"}, "P2": {"wave": "late"}, "P4": {"wave": "9"}},
    )
    table = saturation(coded, order="wave")
    assert columns(table, "name") == [("P4",), ("P1",), ("P2",), ("P3",), ("P5",)]
    assert "Without a value of wave, and so last: P3, P5." in table.notes
    assert "Values of wave that are no numbers stand behind the numbers: P2 (late)." in table.notes


def test_who_has_several_values_stands_by_the_first_of_them_and_is_told(make_codebook, make_coded) -> None:
    """Ann is of waves 3 and 1 and so before Bea of wave 2; the group has Dan of 9 years and Cem of 4."""
    coded = make_coded(
        make_codebook({"a": []}),
        [
            {"document": name, "participant": who, "text": "alpha"}
            for name, who in (("b", "Bea"), ("a3", "Ann"), ("a1", "Ann"), ("g", "Dan"), ("g", "Cem"))
        ],
        [("b", "a", "alpha")],
        {"Bea": {"wave": "2", "years": "5"}, ("a3", "Ann"): {"wave": "3"}, ("a1", "Ann"): {"wave": "1"},
         "Dan": {"years": "9"}, "Cem": {"years": "4"}},
    )  # fmt: skip
    people = saturation(coded, order="wave")
    assert columns(people, "name")[:2] == [("Ann",), ("Bea",)]
    told = "With several values of {}, and placed by the first of them: {}."
    assert told.format("wave", "Ann (1, 3)") in people.notes
    documents = saturation(coded, by="document", order="wave")
    assert columns(documents, "name") == [("a1",), ("b",), ("a3",), ("g",)]
    assert not any("several values" in note for note in documents.notes)
    groups = saturation(coded, by="document", order="years")
    assert columns(groups, "name")[:2] == [("g",), ("b",)]
    assert told.format("years", "g (4, 9)") in groups.notes


def test_when_all_have_a_value_of_one_sort_nobody_is_told(five) -> None:
    notes = saturation(five, order="wave").notes
    assert not any("Without a value" in note or "no numbers" in note for note in notes)


def test_a_threshold_is_told_as_it_was_asked_for(five) -> None:
    assert saturation(five, threshold=0.025).parameters["threshold"] == "2.5%"


def test_documents_and_themes(five) -> None:
    table = saturation(five, by="document", level="theme")
    assert columns(table, "name", "new")[-1] == ("work", 0)
    assert sum(new for _, new in columns(table, "name", "new")) == 2


def test_too_few_participants_leave_it_undefined_with_the_reason(five) -> None:
    table = saturation(five, base=4, run=2)
    assert all(isinstance(ratio, Undefined) for (ratio,) in columns(table, "ratio"))
    assert any("it takes 6 participants" in note and "there are 5" in note for note in table.notes)


def test_a_base_without_codes_leaves_it_undefined(five) -> None:
    table = saturation(five, order="wave", base=1, run=1)  # P4 has c; P3, the second, nothing
    assert not any("undefined" in note for note in table.notes)
    assert "Base: the first participant, with 1 code." in table.notes
    nothing = select(five, Selection(codes=("b",)))
    table = saturation(nothing, base=1, run=1)
    assert any("the base has no codes" in note for note in table.notes)
    assert isinstance(columns(table, "ratio")[-1][0], Undefined)


def test_documents_that_a_coder_never_coded_are_no_rows(make_codebook, make_coded) -> None:
    """Ann coded P1 and P3 (where all was rejected), Bo all three."""
    names, text = ["P1", "P2", "P3"], "alpha beta"
    own = [
        ("P1", "a", "alpha", {"coder": "ann"}),
        ("P3", "a", "beta", {"coder": "ann", "status": "rejected"}),
    ]
    project = make_coded(
        make_codebook({"a": []}),
        [{"document": name, "text": text} for name in names],
        [*own, *((name, "a", "alpha", {"coder": "bo"}) for name in names)],
    )
    anns = where_coded(project, select(project, Selection(coders=("ann",))), ("ann",))
    table = saturation(anns, by="document", base=1, run=1)
    assert columns(table, "name", "codes") == [("P1", 1), ("P3", 0)]
    assert table.excluded["documents without a coding of ann"] == 1
    assert "documents without a coding of ann" not in table.parameters
    both = where_coded(project, select(project, Selection(coders=("ann", "bo"))), ("ann", "bo"))
    assert len(both.documents) == 3
    for coders in ((), ("rules",)):
        assert where_coded(project, project, coders) is project


def test_a_later_rise_is_said(five) -> None:
    table = saturation(five, base=2, run=1, threshold=0.0)
    assert any("Afterwards it rises above that again (later runs: 1)" in note for note in table.notes)


@pytest.mark.parametrize(
    ("options", "problem", "remedy"),
    [
        (
            {"by": "sentence"},
            "saturation cannot be counted by 'sentence'",
            "Known are: document, participant.",
        ),
        ({"order": "age"}, "there is no attribute 'age'", "Attributes are: wave."),
        ({"base": 0}, AT_LEAST, FOR_EXAMPLE),
        ({"run": 0}, AT_LEAST, FOR_EXAMPLE),
        ({"permutations": 0}, AT_LEAST, FOR_EXAMPLE),
        ({"threshold": 1.0}, AT_LEAST, FOR_EXAMPLE),
    ],
)
def test_what_makes_no_sense_is_refused(options, problem, remedy, five) -> None:
    with pytest.raises(UsageError) as error:
        saturation(five, **options)
    assert (error.value.problem, error.value.remedy) == (problem, remedy)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (["wave 1", "wave 2", "wave 10", "Wave 11"], False),
        (["<5 years", "5-9 years", "10-20 years", ">20 years"], False),
        (["9", "10", "W2", "W10"], False),
        (["2024-02-09", "2024-02-10", "2024-10-01"], False),
        (["3.2", "11", "10-1000"], False),
        (["06/07/2024", "07/01/2024"], True),
        (["06/07/2024", "2024-01-01"], True),
        (["2.2024", "10/2023", "11/2023"], True),
    ],
)
def test_values_stand_by_the_numbers_in_them_and_dates_that_do_not_are_told(
    make_codebook, make_coded, values, told
) -> None:
    names = [f"P{number}" for number in range(1, len(values) + 1)]
    coded = make_coded(
        make_codebook({"a": []}),
        [{"document": name, "text": "alpha"} for name in names],
        [("P1", "a", "alpha")],
        {name: {"when": value} for name, value in zip(names, reversed(values), strict=True)},
    )
    in_order = saturation(coded, order="when")
    assert columns(in_order, "name") == [(name,) for name in reversed(names)]
    by_value = crosstab(coded, "a", by="when")
    assert columns(by_value, "value") == [(value,) for value in values]
    for table in (in_order, by_value):
        assert any("do not stand in the order of time" in note for note in table.notes) == told
