"""Groups compared, by hand."""

from dataclasses import replace

import pandas as pd
import pytest

from qda.analysis.comparison.group_comparison import group_comparison
from qda.analysis.frames.selection import Selection, select
from qda.errors import UsageError
from qda.model.table import Undefined
from qda.report.csv import render

FOR_EXAMPLE = "For example: qda report compare --by gender, or: --group republic --group regime"
ATTRIBUTES = "Attributes are: side. Also possible: document, participant, kind, speaker."


def value(table, row: int, key: str):
    return table.rows[row][[column.key for column in table.columns].index(key)]


@pytest.fixture
def forty(make_codebook, make_coded):
    """Forty participants, half of them left: 15 of these and 5 of the others have a; all have b; nobody c."""
    names = [f"P{i}" for i in range(40)]
    codings = [(name, "a", "Yes") for name in names[:15] + names[20:25]]
    return make_coded(
        make_codebook({"t": ["a", "b", "c"]}),
        [{"document": name, "text": text} for name in names for text in ("Yes.", "No.")],
        codings + [(name, "b", "No") for name in names],
        {name: {"side": "left" if i < 20 else "right"} for i, name in enumerate(names)},
    )


def test_a_code_by_an_attribute_by_hand(forty) -> None:
    table = group_comparison(forty, by="side")
    assert [row[0] for row in table.rows] == ["a", "b", "c"]
    assert table.rows[0][:6] == ("a", 15, 0.75, 5, 0.25, "chi-squared")
    assert value(table, 0, "p") == pytest.approx(0.0015654, abs=1e-6)  # chi-squared 10 with one degree
    assert value(table, 0, "q") == value(table, 0, "p")  # the only code with a test
    assert value(table, 0, "v") == pytest.approx(0.5)
    assert value(table, 0, "odds_ratio") == 9
    assert "Units (participant or work) in each group: left: 20, right: 20." in table.notes
    assert not any("fewer than 5" in note for note in table.notes)
    assert not any(note.startswith("Warning") for note in table.notes)


def test_each_column_is_called_as_its_group_whatever_other_groups_there_are(make_codebook, make_coded):
    """In a file of values alone nothing else says which group is which."""

    def keys(*sides: str) -> list[str]:
        coded = make_coded(
            make_codebook({"a": []}),
            [{"document": f"P{number}", "text": "Yes."} for number in range(len(sides))],
            [("P0", "a", "Yes")],
            {f"P{number}": {"side": side} for number, side in enumerate(sides)},
        )
        header = render(group_comparison(coded, by="side")).splitlines()[0]
        return [one for one in header.split(",") if one.startswith(("with", "share"))]

    assert keys("left", "right") == ["with left", "share left", "with right", "share right"]
    assert keys("left", "middle", "right")[-2:] == ["with right", "share right"]


def test_groups_with_numbers_for_names_are_read_and_small_ones_told(make_codebook, make_coded) -> None:
    """Six people of the years 2, one each of 3 and 7.5: two of three groups are smaller than five."""
    years = ["2", "2", "2", "2", "2", "2", "3", "7.5"]
    coded = make_coded(
        make_codebook({"a": []}),
        [{"document": f"P{number}", "text": "Yes."} for number in range(8)],
        [("P1", "a", "Yes")],
        {f"P{number}": {"years": year} for number, year in enumerate(years)},
    )
    notes = group_comparison(coded, by="years").notes
    assert "Units (participant or work) in each group: 2: 6, 3: 1, 7.5: 1." in notes
    assert "Groups of fewer than 5 units: 2 of 3. Read their shares and V with care." in notes


def test_a_code_that_everybody_or_nobody_has_is_undefined(forty) -> None:
    table = group_comparison(forty, by="side")
    for row in (1, 2):
        for key in ("p", "q", "v"):
            assert "all units have the code, or none" in value(table, row, key).reason
        assert isinstance(value(table, row, "odds_ratio"), Undefined)


def test_sentences_of_one_participant_get_a_warning(forty) -> None:
    table = group_comparison(forty, by="side", unit="sentence")
    assert table.n == 80
    assert any("80 sentences come from 40 participants" in note for note in table.notes)


def test_q_is_over_all_tested_codes(make_codebook, make_coded) -> None:
    names = [f"P{i}" for i in range(8)]
    coded = make_coded(
        make_codebook({"t": ["a", "b"]}),
        [{"document": name, "text": "Yes."} for name in names],
        [(name, "a", "Yes") for name in names[:4]] + [(name, "b", "Yes") for name in names[2:6]],
        {name: {"side": "left" if i < 4 else "right"} for i, name in enumerate(names)},
    )
    table = group_comparison(coded, by="side")
    assert [value(table, i, "test") for i in (0, 1)] == ["Fisher exact", "Fisher exact"]
    assert value(table, 0, "p") == pytest.approx(2 / 70)  # all four on one side, either side
    assert value(table, 0, "q") == pytest.approx(4 / 70)
    assert value(table, 1, "p") == value(table, 1, "q") == 1


def test_codes_can_make_the_groups(make_codebook, make_coded) -> None:
    said = ["king", "king tax", "state tax", "state", "king state", "tax"]
    texts = [{"document": "P1", "text": text} for text in said]
    coded = make_coded(make_codebook({"t": ["king", "state", "tax"]}), texts, [])
    rows = []
    for number, text in enumerate(said):
        rows += [{"code": word, "sentence_number": number, "sentence_last": number} for word in text.split()]
    frame = pd.DataFrame(rows).assign(document="P1", coder="rules")
    coded = replace(coded, codings=frame.reindex(columns=[*coded.codings.columns]))
    table = group_comparison(coded, codes=["king", "state"], unit="sentence")
    assert [row[0] for row in table.rows] == ["tax"]
    assert table.rows[0][1:5] == (1, 0.5, 1, 0.5)
    assert table.excluded == {"units without any of these codes": 1, "units with several of these codes": 1}


@pytest.fixture
def nested(make_codebook, make_coded):
    """Participants with the codes that their words name: king and tax are politics, market is economy."""
    said = ["king", "king tax war", "tax", "market", "market war", "market tax war"]
    names = [f"P{i}" for i in range(len(said))]
    return make_coded(
        make_codebook({"politics": ["king", "tax"], "economy": ["market"], "life": ["war"]}),
        [{"document": name, "text": text} for name, text in zip(names, said, strict=True)],
        [(name, word, word) for name, text in zip(names, said, strict=True) for word in text.split()],
    )


def test_codes_that_groups_are_made_of_are_not_compared(nested) -> None:
    """politics and not economy: P0 to P2, of which P1 has war; economy and not politics: P3, P4 with war."""
    table = group_comparison(nested, codes=["politics", "economy"])
    assert [row[:5] for row in table.rows] == [("war", 1, pytest.approx(1 / 3), 1, 0.5)]
    assert "Not compared, because the groups are made of them: king, tax, market." in table.notes


def test_a_filter_of_codes_says_what_is_compared_and_does_not_touch_the_groups(nested) -> None:
    chosen, whole = (select(nested, Selection(codes=codes)) for codes in (("tax",), ()))
    table = group_comparison(chosen, codes=["king", "market"], grouped=whole)
    assert table.rows == group_comparison(whole, codes=["king", "market"]).rows[:1]
    assert table.rows[0][:5] == ("tax", 1, 0.5, 1, pytest.approx(1 / 3))
    assert table.n == 5


def test_themes_that_hold_the_groups_are_not_compared(nested) -> None:
    """king and not market: P0, P1; market and not king: P3, P4, P5."""
    table = group_comparison(nested, codes=["king", "market"], level="theme")
    assert [row[:5] for row in table.rows] == [("life", 1, 0.5, 2, pytest.approx(2 / 3))]
    assert "Not compared, because the groups are made of them: politics, economy." in table.notes
    assert [row[0] for row in group_comparison(nested, codes=["king", "market"]).rows] == ["tax", "war"]


def test_a_code_above_a_group_is_compared_by_its_own_codings(make_codebook, make_coded) -> None:
    names = ["P0", "P1", "P2", "P3"]
    coded = make_coded(
        make_codebook({"politics": ["king", "tax"]}),
        [{"document": name, "text": "Yes."} for name in names],
        [(name, "king", "Yes") for name in ("P0", "P1")]
        + [(name, "tax", "Yes") for name in ("P2", "P3")]
        + [(name, "politics", "Yes") for name in ("P0", "P2", "P3")],
    )
    assert [row[:5] for row in group_comparison(coded, codes=["king", "tax"]).rows] == [
        ("politics", 1, 0.5, 2, 1.0)
    ]


def test_groups_too_many_for_the_exact_test_still_have_a_size_of_effect(make_codebook, make_coded) -> None:
    """Fourteen groups of nine, three of each with the code: the shares are alike, so V is 0."""
    names = [f"P{i}" for i in range(14 * 9)]
    coded = make_coded(
        make_codebook({"a": []}),
        [{"document": name, "text": "Yes."} for name in names],
        [(name, "a", "Yes") for i, name in enumerate(names) if i % 9 < 3],
        {name: {"village": f"V{i // 9}"} for i, name in enumerate(names)},
    )
    table = group_comparison(coded, by="village")
    assert "too many tables" in value(table, 0, "p").reason
    assert value(table, 0, "v") == pytest.approx(0, abs=1e-9)


def test_a_group_that_holds_two_values_is_left_out_and_counted(make_codebook, make_coded) -> None:
    coded = make_coded(
        make_codebook({"a": []}),
        [
            {"document": "group", "text": "Yes.", "participant": "Ali"},
            {"document": "group", "text": "No.", "participant": "Bea"},
            {"document": "alone", "text": "No.", "participant": "Cem"},
        ],
        [("group", "a", "Yes")],
        {"Ali": {"gender": "man"}, "Bea": {"gender": "woman"}, "Cem": {"gender": "man"}},
    )
    table = group_comparison(coded, by="gender", unit="document")
    assert table.n == 1
    assert table.excluded["units with several values of gender"] == 1


def test_words_of_somebody_without_a_value_are_no_groups(make_codebook, make_coded) -> None:
    """Ali has no gender: what he says in the women's group is no woman's. Of two documents of women one has
    house, none boat; the only man's has boat. Ali's other coding is in a document that is in no group."""
    coded = make_coded(
        make_codebook({"boat": [], "house": []}),
        [
            {"document": "group", "text": "The house.", "participant": "Bea"},
            {"document": "group", "text": "The boat.", "participant": "Ali"},
            {"document": "alone", "text": "Nothing.", "participant": "Dora"},
            {"document": "man", "text": "My boat.", "participant": "Cem"},
            {"document": "other", "text": "A boat.", "participant": "Ali"},
        ],
        [
            ("group", "house", "The house"),
            ("group", "boat", "The boat"),
            ("man", "boat", "My boat"),
            ("other", "boat", "A boat"),
        ],
        {"Bea": {"gender": "f"}, "Dora": {"gender": "f"}, "Cem": {"gender": "m"}},
    )
    table = group_comparison(coded, by="gender", unit="document")
    assert [row[:5] for row in table.rows] == [("boat", 0, 0.0, 1, 1.0), ("house", 1, 0.5, 0, 0.0)]
    told = "Codings without a value of gender, in a document of a group: 1. They count for no group."
    assert told in table.notes
    assert not any(note.startswith("Codings without") for note in group_comparison(coded, by="gender").notes)


@pytest.mark.parametrize(
    ("options", "problem", "remedy"),
    [
        ({}, "groups come from an attribute or from codes", FOR_EXAMPLE),
        ({"by": "side", "codes": ["a", "b"]}, "groups come from an attribute or from codes", FOR_EXAMPLE),
        ({"by": "age"}, "there is no attribute 'age'", ATTRIBUTES),
        ({"by": "coder"}, "there is no attribute 'coder'", ATTRIBUTES),
        (
            {"codes": ["a"]},
            "groups by code take two codes or more",
            "For example: --group republic --group regime",
        ),
        (
            {"codes": ["a", "t"]},
            "'a' stands below 't', so what has it has both, and its group would be empty",
            "Take codes side by side as groups.",
        ),
        ({"codes": ["a", "zz"]}, "there is no code 'zz'", "Known are: a, b, c, t."),
        ({"by": "side", "unit": "turns"}, "there is no unit 'turns'", "Did you mean 'turn'?"),
        ({"by": "side", "level": "cod"}, "there is no level 'cod'", "Did you mean 'code'?"),
    ],
)
def test_what_makes_no_groups_is_refused_with_a_remedy(options, problem, remedy, forty) -> None:
    with pytest.raises(UsageError) as error:
        group_comparison(forty, **options)
    assert (error.value.problem, error.value.remedy) == (problem, remedy)


def test_one_group_alone_is_undefined(forty) -> None:
    table = group_comparison(select(forty, Selection(participants=("P1", "P2"))), by="side")
    assert "two groups" in value(table, 0, "p").reason
    assert "Groups: 1. An odds ratio compares two, so there is none here; V is for any number." in table.notes


def test_only_two_groups_have_an_odds_ratio(make_codebook, make_coded) -> None:
    """Three groups of two people, the code with one of the first: a column of values that cannot be says less
    than a line that says why there is none."""
    coded = make_coded(
        make_codebook({"a": []}),
        [{"document": f"P{number}", "text": "Yes."} for number in range(6)],
        [("P1", "a", "Yes")],
        {f"P{number}": {"side": side} for number, side in enumerate("llmmrr")},
    )
    three = group_comparison(coded, by="side")
    assert [column.key for column in three.columns][-4:] == ["test", "p", "q", "v"]
    assert len(three.rows[0]) == len(three.columns)
    assert "Groups: 3. An odds ratio compares two, so there is none here; V is for any number." in three.notes
    two = group_comparison(select(coded, Selection(participants=("P0", "P1", "P2", "P3"))), by="side")
    assert [column.key for column in two.columns][-4:] == ["v", "odds_ratio", "low", "high"]
    assert not any("odds ratio" in note for note in two.notes)


def test_what_two_say_at_once_is_in_no_group(make_codebook, make_coded) -> None:
    coded = make_coded(
        make_codebook({"a": []}),
        [
            {"document": "group", "text": "Yes.", "participant": "Ali"},
            {"document": "group", "text": "No.", "participant": "Bea"},
            {"document": "group", "text": "Yes indeed.", "participant": None},
        ],
        [("group", "a", "Yes"), ("group", "a", "Yes indeed")],
        {"Ali": {"side": "left"}, "Bea": {"side": "right"}},
    )
    table = group_comparison(coded, by="side")
    assert table.rows[0][:5] == ("a", 1, 1.0, 0, 0.0)
    assert table.n == 2
    assert table.excluded["sentences of nobody in particular"] == 1
