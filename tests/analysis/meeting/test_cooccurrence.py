"""Co-occurrence by hand. In the study's sentences durand_line has 3, fence 2, influence 3 of 8; only the
sentence "The fence on the Durand Line gives them influence." has more than one of them."""

import pytest

from qda.analysis.frames.selection import Selection, select
from qda.analysis.meeting.cooccurrence import cooccurrence, cooccurrence_matrix
from qda.errors import UsageError
from qda.model.table import Undefined


def pairs(table):
    """Each row by its two codes."""
    keys = [column.key for column in table.columns]
    return {(row[0], row[1]): dict(zip(keys, row, strict=True)) for row in table.rows}


def counts(table):
    return {pair: (row["n1"], row["n2"], row["n12"], row["n"]) for pair, row in pairs(table).items()}


def test_pairs_are_counted_in_sentences(small_study):
    assert counts(cooccurrence(select(small_study, Selection()))) == {
        ("durand_line", "fence"): (3, 2, 1, 8),
        ("durand_line", "influence"): (3, 3, 1, 8),
        ("fence", "influence"): (2, 3, 1, 8),
    }


def test_pairs_are_counted_in_documents(small_study):
    """durand_line and influence: P1 and the work; fence: P1 and P2."""
    assert counts(cooccurrence(select(small_study, Selection()), unit="document")) == {
        ("durand_line", "fence"): (2, 2, 1, 4),
        ("durand_line", "influence"): (2, 2, 2, 4),
        ("fence", "influence"): (2, 2, 1, 4),
    }


def test_a_window_of_one_is_a_sentence_with_the_next_of_the_same_document(small_study):
    """All three are in the windows that begin at the first two answers of P1, influence in that of the third;
    fence in the first of P2; durand_line in the first of the work, influence in both."""
    assert counts(cooccurrence(select(small_study, Selection()), unit="window:1")) == {
        ("durand_line", "fence"): (3, 3, 2, 8),
        ("durand_line", "influence"): (3, 5, 3, 8),
        ("fence", "influence"): (3, 5, 2, 8),
    }


@pytest.mark.parametrize(
    ("reach", "counted"), [(2, {}), (3, {("a", "b"): (2, 4, 1, 6)}), (4, {("a", "b"): (2, 5, 2, 6)})]
)
def test_codings_meet_in_a_window_only_when_they_are_that_near(make_codebook, make_coded, reach, counted):
    """a is in the 2nd sentence of six, b in the 5th, three further on. With a reach of 3, a is in the windows
    that begin at the 1st and 2nd, b in those of the 2nd to 5th; with a reach of 4 in that of the 1st too."""
    text = ["One.", "Two.", "Three.", "Four.", "Five.", "Six."]
    coded = make_coded(
        make_codebook({"a": [], "b": []}),
        [{"document": "P1", "text": one, "turn": turn} for turn, one in enumerate(text)],
        [("P1", "a", "Two."), ("P1", "b", "Five.")],
    )
    assert counts(cooccurrence(coded, unit=f"window:{reach}")) == counted


def test_a_sentence_that_is_left_out_still_takes_up_its_place(make_codebook, make_coded):
    coded = make_coded(
        make_codebook({"a": [], "b": []}),
        [
            {"document": "P1", "text": "One."},
            {"document": "P1", "text": "Go on?", "participant": None, "role": "interviewer"},
            {"document": "P1", "text": "Two."},
        ],
        [("P1", "a", "One"), ("P1", "b", "Two")],
    )
    selected = select(coded, Selection())
    assert cooccurrence(selected, unit="window:1").rows == ()
    assert counts(cooccurrence(selected, unit="window:2")) == {("a", "b"): (1, 2, 1, 2)}


def test_overlapping_passages_are_counted_in_pairs_of_codings(small_study):
    """Only "fence on the" and "on the Durand Line" share characters."""
    table = cooccurrence(select(small_study, Selection()), unit="overlap")
    row = pairs(table)["durand_line", "fence"]
    assert (row["n1"], row["n2"], row["n12"], row["jaccard"]) == (3, 2, 1, 1 / 4)
    assert list(pairs(table)) == [("durand_line", "fence")]
    assert (table.unit, table.n) == ("coding", 8)


def test_overlaps_have_no_n_and_what_needs_it_is_undefined(small_study):
    row = pairs(cooccurrence(select(small_study, Selection()), unit="overlap"))["durand_line", "fence"]
    undefined = {key for key, value in row.items() if isinstance(value, Undefined)}
    assert undefined == {
        *("n", "sorensen", "ochiai", "inclusion", "lift", "pmi", "npmi", "phi"),
        *("p_a_given_b", "p_b_given_a", "p", "q"),
    }
    assert row["ochiai"] == Undefined("overlaps are pairs of passages, which are no shares and have no N")


def test_more_overlaps_than_codings_are_no_share_of_them(make_codebook, make_coded):
    coded = make_coded(
        make_codebook({"a": [], "b": []}),
        [{"document": "P1", "text": "One two three."}],
        [("P1", "a", "One two three"), ("P1", "b", "One"), ("P1", "b", "two")],
    )
    row = pairs(cooccurrence(coded, unit="overlap"))["a", "b"]
    assert (row["n1"], row["n2"], row["n12"]) == (1, 2, 2)
    assert row["jaccard"] == 2 / (1 + 2 - 2)


def test_c_of_pairs_ends_where_as_many_pairs_as_passages_overlap(make_codebook, make_coded):
    """Both passages of a overlap both of b: four pairs of four passages."""
    coded = make_coded(
        make_codebook({"a": [], "b": []}),
        [{"document": "P1", "text": "One two three."}],
        [("P1", "a", "One two"), ("P1", "a", "two three"), ("P1", "b", "two"), ("P1", "b", "One two three")],
    )
    row = pairs(cooccurrence(coded, unit="overlap"))["a", "b"]
    assert (row["n1"], row["n2"], row["n12"]) == (2, 2, 4)
    assert row["jaccard"] == Undefined("no fewer pairs overlap than there are passages")


def test_what_stood_in_an_earlier_text_overlaps_nothing_and_is_counted_apart(make_codebook, make_coded):
    stale = {"status": "stale", "sentence_number": None, "sentence_last": None}
    coded = make_coded(
        make_codebook({"a": [], "b": []}),
        [{"document": "P1", "text": "We sleep badly at work."}],
        [("P1", "a", "sleep badly", stale), ("P1", "b", "badly at work")],
    )
    chosen = select(coded, Selection(statuses=("all",)))
    table = cooccurrence(chosen, unit="overlap", minimum=0)
    assert counts(table)["a", "b"][:3] == (0, 1, 0)
    assert table.n == 1
    assert "Codings outside every sentence that is counted: 1." in table.notes


def test_overlaps_of_several_coders_say_how_many_passages_they_are(make_codebook, make_coded):
    """One passage of a and one of b, each coded by three: three times three pairs."""
    coded = make_coded(
        make_codebook({"a": [], "b": []}),
        [{"document": "P1", "text": "We sleep badly at work."}],
        [("P1", code, "badly", {"coder": who}) for who in ("ann", "ben", "consensus") for code in "ab"],
    )
    table = cooccurrence(coded, unit="overlap")
    assert counts(table)["a", "b"][:3] == (3, 3, 9)
    (note,) = (note for note in table.notes if "several coders" in note)
    assert "6 codings" in note
    assert "2 passages" in note
    assert not any("several coders" in note for note in cooccurrence(coded).notes)


def test_the_columns_of_overlaps_say_that_they_are_passages(small_study):
    table = cooccurrence(select(small_study, Selection()), unit="overlap")
    told = {column.key: (column.heading, column.meaning) for column in table.columns}
    assert told["n1"] == ("n1", "passages of A")
    assert told["n12"] == ("n12", "pairs of passages, one of each, that overlap")
    assert told["jaccard"] == ("c", "n12 / (n1 + n2 - n12), of pairs; 0 or more, can exceed 1")
    matrix = cooccurrence_matrix(select(small_study, Selection()), unit="overlap", measure="jaccard")
    assert matrix.title == "Code co-occurrence: c"


@pytest.mark.parametrize("unit", ["sentence", "overlap", "window:2"])
def test_a_single_code_makes_no_pair_and_a_note_says_so(small_study, unit):
    alone = cooccurrence(select(small_study, Selection(codes=("fence",))), unit=unit)
    assert alone.rows == ()
    assert "A pair takes two codes or themes; in this selection there is only fence." in alone.notes
    two = cooccurrence(select(small_study, Selection(codes=("fence", "influence"))), unit=unit)
    assert not any("A pair takes" in note for note in two.notes)


@pytest.mark.parametrize(("first", "second"), ["ab", "ba"])
def test_passages_that_only_touch_do_not_overlap(make_codebook, make_coded, first, second):
    coded = make_coded(
        make_codebook({"a": [], "b": []}),
        [{"document": "P1", "text": "One two"}],
        [("P1", first, "One"), ("P1", second, " two")],
    )
    assert cooccurrence(coded, unit="overlap").rows == ()


def test_themes_meet_where_any_of_their_codes_meet(small_study):
    """border: P1 s1 s2, P2 s0, the work s0: 4; power: P1 s2 s3, the work s1: 3; both: P1 s2."""
    table = cooccurrence(select(small_study, Selection()), level="theme")
    assert counts(table) == {("border", "power"): (4, 3, 1, 8)}


def test_pairs_that_are_not_listed_are_counted(small_study):
    """In documents durand_line and influence meet twice, the two other pairs once."""
    selected = select(small_study, Selection())
    often = cooccurrence(selected, unit="document", minimum=2)
    assert list(counts(often)) == [("durand_line", "influence")]
    assert "Not listed are pairs that meet fewer than 2 times: 2." in often.notes
    assert "Not listed are pairs that never meet: 2." in cooccurrence(selected, unit="overlap").notes
    everything = cooccurrence(selected, unit="overlap", minimum=0)
    assert len(everything.rows) == 3
    assert not any("Not listed" in note for note in everything.notes)


def test_q_is_adjusted_over_all_pairs_that_can_be_tested_listed_or_not(make_codebook, make_coded):
    """a and b are in the same 3 of 6 sentences: p = 2 / C(6, 3) = 0.1. c is in 2 of the 3 others: with a and
    with b p = C(3, 2) / C(6, 2) and its mirror image, 0.4. So q of the first is 3 * 0.1."""
    coded = make_coded(
        make_codebook({"a": [], "b": [], "c": [], "never": []}),
        [{"document": "P1", "text": f"{word} x."} for word in ("k1", "k2", "k3", "k4", "k5", "k6")],
        [
            *(("P1", code, f"{word} x") for code in "ab" for word in ("k1", "k2", "k3")),
            *(("P1", "c", f"{word} x") for word in ("k4", "k5")),
        ],
    )
    row = pairs(cooccurrence(coded))["a", "b"]
    assert row["p"] == pytest.approx(0.1)
    assert row["q"] == pytest.approx(0.3)


def test_the_matrix_holds_the_counts_with_each_code_on_the_diagonal(small_study):
    table = cooccurrence_matrix(select(small_study, Selection(codes=("durand_line", "fence", "influence"))))
    assert table.rows == (
        ("durand_line", 3, 1, 1),
        ("fence", 1, 2, 1),
        ("influence", 1, 1, 3),
    )


def test_the_matrix_of_a_coefficient_leaves_its_diagonal_empty(small_study):
    table = cooccurrence_matrix(
        select(small_study, Selection(codes=("durand_line", "fence"))), measure="jaccard"
    )
    assert table.rows == (("durand_line", None, 0.25), ("fence", 0.25, None))


def test_the_row_is_a_and_the_column_is_b(small_study):
    table = cooccurrence_matrix(
        select(small_study, Selection(codes=("durand_line", "fence"))), measure="p_a_given_b"
    )
    assert table.rows == (("durand_line", None, 1 / 2), ("fence", 1 / 3, None))


def test_a_project_without_codings_has_no_pairs(make_codebook, make_coded):
    coded = select(make_coded(make_codebook({"a": [], "b": []}), [], []), Selection())
    for unit in ("sentence", "document", "overlap", "window:2"):
        table = cooccurrence(coded, unit=unit, minimum=0)
        assert [row[:5] for row in table.rows] == [("a", "b", 0, 0, 0)]
        assert isinstance(table.rows[0][-1], Undefined)


@pytest.mark.parametrize("unit", ["sentense", "window", "window:", "window:x", "window:-1", "sentence:2"])
def test_an_unknown_unit_is_an_error(small_study, unit):
    with pytest.raises(UsageError, match=f"codes cannot meet in '{unit}'"):
        cooccurrence(small_study, unit=unit)


def test_an_unknown_measure_is_an_error(small_study):
    with pytest.raises(UsageError, match="Did you mean 'jaccard'"):
        cooccurrence_matrix(small_study, measure="jacard")
