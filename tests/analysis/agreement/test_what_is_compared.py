"""What of a study agreement compares, by hand; who coded what stands at the top of conftest.py."""

from dataclasses import replace

import numpy as np
import pytest

from qda.analysis.agreement.asked import Asked
from qda.analysis.agreement.nvivo import nvivo_agreement
from qda.analysis.agreement.ratings import MISSING, Rows
from qda.analysis.agreement.table import agreement, agreement_of_pairs
from qda.analysis.frames.selection import Selection
from qda.errors import UsageError
from qda.model.codebook import Rule
from qda.model.table import Undefined
from tests.analysis.agreement.conftest import counts, row


def test_documents_that_one_of_the_coders_did_not_code_are_left_out_and_counted(agree):
    excluded = agree("ann", "ben").excluded
    assert excluded["documents that fewer than two of these coders coded"] == 2
    assert excluded["sentences in them"] == 2
    assert excluded["codings in them"] == 1
    assert counts(agree("ann", "eva"), "way")[0] == 2


def test_with_all_documents_no_coding_means_that_nothing_was_found(agree):
    table = agree("ann", "ben", everywhere=True)
    assert counts(table, "money") == [8, 2, 2, 0, 4]
    assert "documents that fewer than two of these coders coded" not in table.excluded
    assert table.parameters["documents without a coding of a coder"] == "taken for coded by all"


def test_what_is_said_of_documents_without_codings_is_what_was_done_and_who_coded_them(agree):
    """khan2020 nobody coded, P3 only ann; ann coded three of the four, ben two."""

    def said(**asked):
        table = agree("ann", "ben", **asked)
        told = [value for name, value in table.parameters.items() if "without a coding" in name]
        (compared,) = [note for note in table.notes if note.startswith("Documents compared")]
        return told, compared

    assert said() == (
        ["not compared for that coder"],
        "Documents compared: 2; of these each coder coded: ann 2, ben 2.",
    )
    assert said(everywhere=True) == (
        ["taken for coded by all"],
        "Documents compared: 4; of these each coder coded: ann 3, ben 2; "
        "in the others they are taken to have found nothing.",
    )


def test_a_document_counts_as_coded_whatever_the_codes_that_are_looked_at(agree):
    """eva gave no money in P2, but she coded it: ann alone gave it once."""
    assert counts(agree("ann", "eva", selection=Selection(codes=("money",))), "money") == [2, 0, 1, 0, 1]


def test_the_interviewers_words_are_compared_only_if_asked(agree):
    assert counts(agree("ann", "ben", selection=Selection(include_interviewer=True)), "money") == [
        7,
        2,
        2,
        0,
        3,
    ]


def test_text_that_nobody_coded_can_be_ignored(agree):
    """Of the sentences only "It rains." has no code at all, of any coder that is compared."""
    assert counts(agree("ann", "ben", ignore_uncoded=True), "money") == [5, 2, 1, 0, 2]
    assert agree("ann", "ben", ignore_uncoded=True).parameters["text that nobody coded"] == "ignored"
    table = agree("ann", "ben", ignore_uncoded=True, unit="characters")
    covered = len(
        "Care costs much" + "walk far" + "pay" + "Nobody helps" + "Medicine is dear" + "The road is long"
    )
    assert table.n == covered
    assert counts(table, "money") == [covered, 13, 16, 5, covered - 34]


def test_three_coders_have_missing_documents(agree):
    """In P1 there are two values for a sentence, in P2 three. way in P2: 3 of 3, and eva alone."""
    table = agree("ann", "ben", "eva")
    found = row(table, "way")
    assert (found["n"], found["any"], found["all"]) == (6, 4, 2)
    assert found["percent"] == pytest.approx((3 * 1 + 0 + 1 + 1 / 3) / 6)
    assert found["prevalence"] == pytest.approx(7 / 14)


def test_no_document_in_common_leaves_nothing_to_compare(agree):
    """Only ann coded P3."""
    table = agree("ann", "ben", selection=Selection(documents=("P3",)))
    assert table.n == 0
    for unit in ("sentence", "characters", "quotation"):
        found = row(agree("ann", "ben", selection=Selection(documents=("P3",)), unit=unit), "overall")
        assert found["n"] == 0
        assert isinstance(found["percent"], Undefined)


def test_what_was_rejected_is_left_out_as_everywhere(three_coders):
    first = (three_coders.codings["coder"] == "ann") & (three_coders.codings["quote"] == "pay")
    three_coders.codings.loc[first, "status"] = "rejected"
    table = agreement(three_coders, Selection(), ("ann", "ben"), Asked())
    assert counts(table, "money") == [6, 2, 0, 0, 4]
    assert table.excluded["rejected codings"] == 1
    everything = agreement(three_coders, Selection(statuses=("all",)), ("ann", "ben"), Asked())
    assert counts(everything, "money") == [6, 2, 1, 0, 3]


def test_stale_codings_stay_visible(three_coders):
    first = (three_coders.codings["coder"] == "ann") & (three_coders.codings["quote"] == "pay")
    three_coders.codings.loc[first, "status"] = "stale"
    table = agreement(three_coders, Selection(), ("ann", "ben"), Asked())
    assert table.excluded["stale codings"] == 1
    assert counts(table, "money") == [6, 2, 0, 0, 4]


def test_a_negated_coding_gives_the_code_only_where_assertions_are_asked_for(three_coders):
    """ann says money of paying, and that it is none; she has coded the document all the same."""
    first = (three_coders.codings["coder"] == "ann") & (three_coders.codings["quote"] == "pay")
    three_coders.codings.loc[first, "assertion"] = "negated"
    table = agreement(three_coders, Selection(), ("ann", "ben"), Asked())
    assert counts(table, "money") == [6, 2, 0, 0, 4]
    assert table.excluded["negated codings"] == 1
    for assertions, expected in ((("all",), [6, 2, 1, 0, 3]), (("negated",), [6, 0, 1, 0, 5])):
        table = agreement(three_coders, Selection(assertions=assertions), ("ann", "ben"), Asked())
        assert counts(table, "money") == expected


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("sentence", [4, 1, 1, 0, 2]), ("turn", [3, 1, 1, 0, 1]), ("characters", [51, 5, 15, 0, 31])],
)
def test_a_passage_over_two_turns_is_in_both(make_codebook, make_coded, unit, expected):
    """ann has 12 characters of the first turn and 8 of the second, in which ben has 5 of hers; the space
    between two sentences is in none. Sentences have 12, 12, 14 and 13 characters."""
    said = (("One is here.", 0), ("Two is here.", 0), ("Three is here.", 1), ("Four is here.", 2))
    sentences = [{"document": "P1", "text": text, "turn": turn} for text, turn in said]
    by = {"rule": None, "score": None, "status": "accepted"}
    codings = [("P1", "a", "Two is here. Three is", {**by, "coder": "ann"}),
               ("P1", "a", "Three", {**by, "coder": "ben"})]  # fmt: skip
    project = make_coded(make_codebook({"a": []}), sentences, codings)
    table = agreement(project, Selection(), ("ann", "ben"), Asked(unit=unit))
    assert counts(table, "a") == expected


@pytest.mark.parametrize(
    ("unit", "bert", "anna"),
    [
        ("sentence", [2, 0, 1, 0, 1], [2, 1, 0, 0, 1]),
        ("turn", [1, 0, 1, 0, 0], [2, 1, 0, 0, 1]),
        ("characters", [31, 0, 15, 0, 16], [31, 11, 0, 4, 16]),
        ("document", [1, 0, 1, 0, 0], [1, 1, 0, 0, 0]),
    ],
)
def test_a_passage_over_two_speakers_is_given_to_the_words_of_both(
    make_codebook, make_coded, unit, bert, anna
):
    """ann codes all of Bert's second sentence and 11 characters of Anna's, which has 15 and is all coded by
    ben. Bert has 16 and 15 characters, Anna 15 and 16."""
    said = (
        ("BERT", "Plums are blue.!", 0), ("BERT", "Figs are brown.", 0),
        ("ANNA", "Dates are nice.", 1), ("ANNA", "Rice is white.!!", 2),
    )  # fmt: skip
    sentences = [
        {"document": "FG", "text": text, "participant": who, "turn": turn} for who, text, turn in said
    ]
    by = {"rule": None, "score": None, "status": "accepted"}
    codings = [("FG", "a", "Figs are brown. Dates are n", {**by, "coder": "ann"}),
               ("FG", "a", "Dates are nice.", {**by, "coder": "ben"})]  # fmt: skip
    project = make_coded(make_codebook({"a": []}), sentences, codings)
    for who, expected in (("BERT", bert), ("ANNA", anna)):
        table = agreement(project, Selection(participants=(who,)), ("ann", "ben"), Asked(unit=unit))
        assert counts(table, "a") == expected
        assert table.excluded.get("codings of other speakers", 0) == (1 if who == "BERT" else 0)


def test_a_quotation_over_two_speakers_is_told_in_the_tables_of_both(make_codebook, make_coded):
    """ann's goes over Bert's words and half of Anna's, ben's over Anna's alone."""
    said = [{"document": "FG", "text": "Figs are brown.", "participant": "BERT", "turn": 0},
            {"document": "FG", "text": "Dates are nice.", "participant": "ANNA", "turn": 1}]  # fmt: skip
    by = {"rule": None, "score": None, "status": "accepted"}
    codings = [("FG", "a", "Figs are brown. Dates are n", {**by, "coder": "ann"}),
               ("FG", "a", "Dates are nice.", {**by, "coder": "ben"})]  # fmt: skip
    project = make_coded(make_codebook({"a": []}), said, codings)
    several = "Quotations over words of several participants: 1."
    note = f"{several} Each counts in the table of everyone whose words it touches."

    def told(unit: str, *participants: str) -> bool:
        asked, chosen = Asked(unit=unit), Selection(participants=participants)
        tables = [one(project, chosen, ("ann", "ben"), asked) for one in (agreement, agreement_of_pairs)]
        assert len({note in table.notes for table in tables}) == 1
        return note in tables[0].notes

    assert told("quotation", "ANNA")
    assert told("quotation", "BERT")
    assert not told("quotation")  # one table, in which each counts once
    assert not told("sentence", "ANNA")  # each sentence is somebody's


@pytest.mark.parametrize("unit", ["sentence", "characters", "quotation"])
def test_stale_codings_are_in_no_text_also_when_they_are_asked_for(three_coders, unit):
    """Where a stale coding stood, other words stand now."""
    codings = three_coders.codings
    first = (codings["coder"] == "ann") & (codings["quote"] == "costs much")
    codings.loc[first, "status"] = "stale"
    codings[["sentence_number", "sentence_last"]] = codings[["sentence_number", "sentence_last"]].astype(
        object
    )
    codings.loc[first, ["sentence_number", "sentence_last"]] = None
    selection = Selection(statuses=("all",), documents=("P1",))
    table = agreement(three_coders, selection, ("ann", "ben"), Asked(unit=unit))
    assert row(table, "money")["both"] == 0
    assert row(table, "money")["only_first"] == {"sentence": 1, "characters": 3, "quotation": 1}[unit]
    assert "Codings outside every sentence that is counted: 1." in table.notes


def test_the_rules_coded_every_document(three_coders):
    """The rules found nothing: they are compared all the same, in the documents that ann coded."""
    table = agreement(ruled(three_coders, "money"), Selection(), ("ann", "rules"), Asked())
    assert counts(table, "money") == [7, 0, 4, 0, 3]


def ruled(coded, *codes):
    """The same study with a rule for some codes."""
    rules = [replace(one, match=(Rule("1", "x"),)) if one.code in codes else one for one in coded.codebook]
    return replace(coded, codebook=replace(coded.codebook, codes=tuple(rules)))


def test_rules_are_compared_in_codes_that_have_some(three_coders):
    """money alone has a rule: ann's way, in three of seven sentences, is in no row, nor in overall."""
    table = agreement(ruled(three_coders, "money"), Selection(), ("ann", "rules"), Asked())
    assert [one[0] for one in table.rows] == ["money", "overall"]
    assert counts(table, "overall") == [7, 0, 4, 0, 3]
    assert table.excluded["codings of codes without rules"] == 3
    assert "Not compared with the rules, because they have none: way, weather." in table.notes
    themes = agreement(ruled(three_coders, "money"), Selection(), ("ann", "rules"), Asked(level="theme"))
    assert [one[0] for one in themes.rows] == ["access", "overall"]
    people = agreement(ruled(three_coders, "money"), Selection(), ("ann", "ben"), Asked())
    assert [one[0] for one in people.rows] == ["money", "way", "weather", "overall"]
    pairs = agreement_of_pairs(ruled(three_coders, "money"), Selection(), ("ann", "ben", "rules"), Asked())
    assert [one[:4] for one in pairs.rows] == [
        ("ann", "ben", 2, 6),
        ("ann", "rules", 3, 7),
        ("ben", "rules", 2, 6),
    ]
    with pytest.raises(UsageError, match="has rules") as error:
        agreement(ruled(three_coders, "money"), Selection(codes=("way",)), ("ann", "rules"), Asked())
    assert "write rules for these codes" in error.value.remedy


def test_a_document_that_one_coder_did_not_code_is_in_no_mean_of_documents():
    """By hand: all 10 characters of the first, 15 of 20 of the third; the second one coder did not code."""
    values = np.array([[0, 0], [MISSING, 1], [1, 0], [1, 1]])
    rows = Rows(values, np.array([10, 20, 5, 15]), np.array([0, 1, 2, 2]), 2)
    assert nvivo_agreement(rows) == (1 + 0.75) / 2
