"""What tables say below them when their numbers could be mistaken for those of other tables."""

import pytest

from qda.analysis.comparison.crosstab import crosstab
from qda.analysis.comparison.group_comparison import group_comparison
from qda.analysis.frames.selection import Selection, select
from qda.analysis.frequency import frequency
from qda.analysis.matrices import code_by_document, code_by_participant
from qda.analysis.meeting.cooccurrence import cooccurrence
from qda.analysis.notes import several_coders
from qda.analysis.saturation.saturation import saturation
from qda.analysis.themes import themes

OWN = (
    "Rows count a code's own codings. Codes below {} are taken in by themes, crosstab, quotes "
    "and --level theme."
)
ALL_BELOW = "Each row takes in all codes below its code."


@pytest.fixture
def nested(make_codebook, make_coded):
    """`top` holds `mid`, which holds `low`; `solo` holds `empty`, which nobody used."""
    return make_coded(
        make_codebook({"top": ["mid"], "solo": ["empty"]}, below={"low": "mid"}),
        [{"document": "P1", "text": "One two."}, {"document": "P2", "text": "Three four five."}],
        [("P1", "top", "One"), ("P1", "low", "two"), ("P2", "mid", "Three"), ("P2", "solo", "four")],
    )


def own_codings(table):
    places = [[column.key for column in table.columns].index(key) for key in ("code", "codings")]
    return {row[places[0]].strip(): row[places[1]] for row in table.rows}


def test_tables_of_own_codings_say_what_codes_below_add_elsewhere(nested):
    """mid has 1 coding of its own and 2 with low; top 1 and 3. Below solo nothing is coded."""
    counted, tree = own_codings(frequency(nested)), own_codings(themes(nested))
    assert (counted["mid"], tree["mid"]) == (1, 2)
    assert (counted["top"], tree["top"]) == (1, 3)
    for table in (
        frequency(nested),
        group_comparison(nested, by="document"),
        cooccurrence(nested),
        saturation(nested),
        code_by_document(nested),
        code_by_participant(nested),
    ):
        assert OWN.format("top, mid") in table.notes
    assert ALL_BELOW in themes(nested).notes


def test_where_codes_below_are_taken_in_or_have_nothing_no_note_is_made(nested):
    assert not any("Rows count" in note for note in frequency(nested, level="theme").notes)
    assert not any("Rows count" in note for note in themes(nested).notes)
    alone = select(nested, Selection(codes=("solo", "empty")))
    assert not any("Rows count" in note for note in frequency(alone).notes)
    assert ALL_BELOW not in themes(alone).notes


@pytest.fixture
def by_several(make_codebook, make_coded):
    """ann, bo and the consensus coded "One two" as `a`; bo coded "two" as `a` too, and "One two" as `b`."""
    return make_coded(
        make_codebook({"a": [], "b": []}),
        [{"document": "P1", "text": "One two three."}],
        [
            ("P1", "a", "One two", {"coder": "ann"}), ("P1", "a", "One two", {"coder": "bo"}),
            ("P1", "a", "One two", {"coder": "consensus"}), ("P1", "a", "two", {"coder": "bo"}),
            ("P1", "b", "One two", {"coder": "bo"}),
        ],
    )  # fmt: skip


def test_the_same_words_by_several_coders_are_told_to_be_one_passage(by_several):
    """Five codings of two passages: as `a`, in which "two" lies within "One two", and as `b`."""
    same = "Codings by several coders count each, also where they share words"
    note = f"{same}: 5 codings. With those of one code that overlap taken as one, 2 passages."
    assert note in frequency(by_several).notes
    for table in (themes(by_several), code_by_document(by_several)):
        assert note in table.notes
    of_a = crosstab(by_several, "a", by="document").notes
    assert f"{same}: 4 codings. With those of one code that overlap taken as one, 1 passage." in of_a
    assert note not in code_by_document(by_several, binary=True).notes


def test_the_note_below_participants_is_about_their_codings_alone(make_codebook, make_coded):
    coded = make_coded(
        make_codebook({"a": []}),
        [
            {"document": "P1", "text": "One two three."},
            {"document": "w2017", "text": "Four five.", "kind": "literature", "participant": None},
        ],
        [
            ("P1", "a", "One two", {"coder": "ann"}), ("P1", "a", "two", {"coder": "bo"}),
            ("w2017", "a", "Four", {"coder": "bo"}),
        ],
    )  # fmt: skip
    table = code_by_participant(coded)
    assert table.n == 2
    assert any(": 2 codings. With those" in note and note.endswith("one, 1 passage.") for note in table.notes)
    assert any(": 3 codings. With those" in note for note in code_by_document(coded).notes)


def test_different_words_and_a_single_coder_need_no_such_note(by_several):
    one = select(by_several, Selection(coders=("bo",)))
    assert several_coders(one.codings) == ()
    different = by_several.codings.iloc[[0, 4]]
    assert several_coders(different) == ()
