"""A passage in which one speaker's words go on into another's counts alike in every table.

Ali (a man) says two sentences, Bea (a woman) two, Cem (a man) one. A coding of `a` goes from Ali's second
sentence into Bea's first, and one of `b` from Bea's second into Cem's; nothing else is coded. So `a` is Ali's
and `b` is Bea's.
"""

import pytest

from qda.analysis.comparison.crosstab import crosstab
from qda.analysis.comparison.group_comparison import group_comparison
from qda.analysis.frames.selection import Selection, select
from qda.analysis.frequency import frequency
from qda.analysis.matrices import code_by_participant
from qda.analysis.saturation.saturation import saturation
from qda.analysis.themes import themes

PEOPLE = {"Ali": {"gender": "man"}, "Bea": {"gender": "woman"}, "Cem": {"gender": "man"}}
NOTE = (
    "Codings that go on into words of another participant: {}. They belong to the first participant or work "
    "whose words they touch (interviewers aside), and count for no other."
)


@pytest.fixture
def group(make_codebook, make_coded):
    """The focus group above, with a moderator who asks in between."""
    said = [
        ("Ali", "One."), ("Ali", "Two."), (None, "And you?"), ("Bea", "Three."), ("Bea", "Four."),
        ("Cem", "Five."),
    ]  # fmt: skip
    return make_coded(
        make_codebook({"a": [], "b": []}),
        [
            {"document": "group", "text": text, "participant": who, "speaker": who or "MOD", "turn": number,
             "role": "participant" if who else "interviewer"}
            for number, (who, text) in enumerate(said)
        ],
        [("group", "a", "Two. And you? Three."), ("group", "b", "Four. Five.")],
        PEOPLE,
    )  # fmt: skip


def cells(table, *keys):
    places = [[column.key for column in table.columns].index(key) for key in keys]
    return [tuple(row[place] for place in places) for row in table.rows]


def test_frequencies_and_themes_count_one_participant_and_every_sentence(group):
    """`a` touches Two, Three (and the question), `b` Four and Five."""
    assert cells(frequency(group), "code", "codings", "participants") == [("a", 1, 1), ("b", 1, 1)]
    assert cells(themes(group), "code", "codings", "participants") == [("a", 1, 1), ("b", 1, 1)]
    for table in (frequency(group), themes(group)):
        assert table.notes[-1] == NOTE.format(2)


def test_saturation_counts_no_code_for_whoever_goes_on(group):
    assert cells(saturation(group), "name", "codes", "new") == [("Ali", 1, 1), ("Bea", 1, 1), ("Cem", 0, 0)]
    assert saturation(group).notes[-1] == NOTE.format(2)
    assert NOTE.format(2) not in saturation(group, by="document").notes


def test_a_comparison_and_a_crosstab_count_the_same_people(group):
    """Of the two men Ali has `a`; Bea, the only woman, has `b`."""
    compared = group_comparison(group, by="gender")
    assert cells(compared, "code", "with man", "with woman") == [("a", 1, 0), ("b", 0, 1)]
    assert compared.notes[-1] == NOTE.format(2)
    answers = select(group, Selection())
    assert cells(crosstab(answers, "a", by="gender"), "value", "with", "n") == [
        ("man", 1, 2),
        ("woman", 0, 1),
    ]
    assert cells(crosstab(answers, "b", by="gender"), "value", "with", "n") == [
        ("man", 0, 2),
        ("woman", 1, 1),
    ]


def test_sentences_count_in_the_groups_of_the_passages_owner_alone(group):
    """Of the men's sentences One, Two, Five `a` has Two; of the women's Three, Four `b` has Four."""
    compared = group_comparison(group, by="gender", unit="sentence")
    assert cells(compared, "code", "with man", "with woman") == [("a", 1, 0), ("b", 0, 1)]
    table = crosstab(group, "a", by="gender", unit="sentence")
    assert cells(table, "value", "with") == [("man", 1), ("woman", 0), ("(not given)", 0)]


def test_groups_made_of_codes_have_the_people_whose_the_codings_are(group):
    """Ali has `a`, Bea `b`, Cem neither; were passages shared, Cem would be with `b`, Bea with both."""
    compared = group_comparison(group, codes=("a", "b"))
    assert compared.n == 2
    assert compared.excluded["units without any of these codes"] == 1


def test_the_matrix_says_where_passages_go_on(group):
    table = code_by_participant(group)
    assert table.rows == (("a", 1, 0, 0), ("b", 0, 1, 0))
    assert table.notes == (NOTE.format(2),)


def test_people_of_one_group_are_told_apart_too(make_codebook, make_coded):
    """Ali's passage goes on into Cem's words: both are men, and one of two men has the code."""
    coded = make_coded(
        make_codebook({"a": []}),
        [{"document": "group", "text": f"{who}.", "participant": who} for who in ("Ali", "Cem", "Bea")],
        [("group", "a", "Ali. Cem.")],
        PEOPLE,
    )
    table = crosstab(coded, "a", by="gender")
    assert cells(table, "value", "with", "n") == [("man", 1, 2), ("woman", 0, 1)]
    assert table.notes[-1] == NOTE.format(1)
    by_gender = frequency(coded, by="gender")
    assert cells(by_gender, "value", "units", "participants") == [("man", 2, 1), ("woman", 0, 0)]


def test_what_all_say_at_once_is_no_other_participants(make_codebook, make_coded):
    """`a` goes on from Ali's words into those of all, `b` over these into Bea's."""
    said = [("Ali", "One."), ("Ali", "Two."), (None, "Yes."), ("Bea", "Three.")]
    coded = make_coded(
        make_codebook({"a": [], "b": []}),
        [
            {"document": "group", "text": text, "participant": who, "turn": number, "role": "participant"}
            for number, (who, text) in enumerate(said)
        ],
        [("group", "a", "Two. Yes."), ("group", "b", "Two. Yes. Three.")],
        PEOPLE,
    )
    for table in (frequency(coded), themes(coded), saturation(coded)):
        assert NOTE.format(1) in table.notes
    assert not any("go on into" in note for note in crosstab(coded, "a", by="gender").notes)
