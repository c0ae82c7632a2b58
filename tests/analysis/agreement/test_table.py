"""Tables of agreement by hand; who coded what stands at the top of conftest.py."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from qda.analysis.agreement import ratings
from qda.analysis.agreement.asked import Asked
from qda.analysis.agreement.bootstrap import bootstrap_interval
from qda.analysis.agreement.evidence import Evidence, Sample
from qda.analysis.agreement.measures import measures_called
from qda.analysis.agreement.ratings import MISSING, Rows
from qda.analysis.agreement.same import same_rows
from qda.analysis.agreement.table import UNUSED, agreement, agreement_of_pairs
from qda.analysis.frames.selection import Selection
from qda.errors import UsageError
from qda.model.table import Undefined
from tests.analysis.agreement.conftest import counts, row


def test_two_coders_sentence_by_sentence(agree):
    """P1 and P2 have six sentences of participants. money: both in 2, ann alone in 1."""
    table = agree("ann", "ben")
    assert (table.unit, table.n) == ("sentence", 6)
    assert counts(table, "money") == [6, 2, 1, 0, 3]
    assert counts(table, "way") == [6, 2, 1, 0, 3]
    assert row(table, "money")["prevalence"] == pytest.approx(5 / 12)
    assert row(table, "money")["percent"] == pytest.approx(5 / 6)
    p_e = (3 / 6) * (2 / 6) + (3 / 6) * (4 / 6)
    assert row(table, "money")["kappa"] == pytest.approx((5 / 6 - p_e) / (1 - p_e))


def test_overall_compares_all_codes_of_a_unit(agree):
    """Alike: Care costs (money), It rains (none), both sentences of P2. Walk far: ann has both codes."""
    found = row(agree("ann", "ben"), "overall")
    assert found["n"] == 6
    assert found["percent"] == pytest.approx(4 / 6)
    assert found["prevalence"] == pytest.approx(9 / 12)


def test_a_turn_has_a_code_when_any_of_its_sentences_has(agree):
    """P1 turn 1, P1 turn 2, P2 turn 0 and turn 1: way by ann in three, by ben in two of them."""
    assert counts(agree("ann", "ben", unit="turn"), "way") == [4, 2, 1, 0, 1]
    assert counts(agree("ann", "ben", unit="document"), "way") == [2, 2, 0, 0, 0]


def test_characters(agree):
    """Sentences of P1: 16 + 20 + 16 + 9, of P2: 17 + 17. money: "costs" is both ann's "costs much" and ben's
    "Care costs"; "pay" is ann's alone; of "Medicine is dear" ben has 8 of 16."""
    table = agree("ann", "ben", unit="characters", measures=("percent", "nvivo"))
    assert (table.unit, table.n) == ("character", 95)
    assert counts(table, "money") == [95, 5 + 8, 5 + 3 + 8, 5, 95 - 34]
    assert row(table, "money")["percent"] == pytest.approx((95 - 21) / 95)
    assert row(table, "money")["nvivo"] == pytest.approx(((61 - 13) / 61 + (34 - 8) / 34) / 2)


def test_quotations_match_from_a_share_of_their_text(agree):
    """money: costs much / Care costs share 5 of 15, Medicine is dear / Medicine 8 of 16; pay is ann's."""
    table = agree("ann", "ben", unit="quotation", overlap=0.5)
    assert counts(table, "money") == [4, 1, 2, 1, 0]
    assert row(table, "money")["holsti"] == pytest.approx(2 * 1 / (3 + 2))
    assert row(table, "money")["percent"] == pytest.approx(1 / 4)
    assert counts(agree("ann", "ben", unit="quotation", overlap=0.3), "money") == [3, 2, 1, 0, 0]
    assert "text that nobody coded" not in table.parameters
    kappa = row(agree("ann", "ben", unit="quotation", measures=("kappa",)), "money")["kappa"]
    assert isinstance(kappa, Undefined)


def test_a_quotation_under_two_codes_of_a_theme_is_one_of_the_theme(three_coders):
    """ann gives pay the code way too: theme access has ann's six quotations and ben's four as before. Two
    match: walk far, and Medicine is dear by 8 of 16; the roads share 4 of 16, the costs 5 of 15."""
    before = agreement(three_coders, Selection(), ("ann", "ben"), Asked(unit="quotation", level="theme"))
    codings = three_coders.codings
    twice = codings[(codings["coder"] == "ann") & (codings["quote"] == "pay")].assign(code="way", id="twice")
    more = replace(three_coders, codings=pd.concat([codings, twice], ignore_index=True))
    table = agreement(more, Selection(), ("ann", "ben"), Asked(unit="quotation", level="theme"))
    assert counts(table, "access") == counts(before, "access") == [8, 2, 4, 2, 0]
    assert counts(table, "overall") == counts(before, "overall")
    by_code = agreement(more, Selection(), ("ann", "ben"), Asked(unit="quotation"))
    assert counts(by_code, "way")[2] == 3


def test_themes_hold_their_codes(agree):
    table = agree("ann", "ben", level="theme")
    assert counts(table, "access") == [6, 4, 1, 0, 1]
    assert [one[0] for one in table.rows] == ["access", "other", "overall"]


def test_a_code_that_nobody_used_has_a_reason_for_each_measure(agree):
    found = row(agree("ann", "ben", intervals=True, resamples=100), "weather")
    assert found["both"] == 0
    assert {found[key] for key in ("percent", "kappa", "alpha", "alpha_low", "alpha_high")} == {UNUSED}


def test_no_variation_is_a_reason_and_no_number(agree):
    """In documents ann and ben gave way always."""
    found = row(agree("ann", "ben", unit="document"), "way")
    assert found["percent"] == 1
    assert "without variation" in found["kappa"].reason
    assert "without variation" in found["alpha"].reason


@pytest.mark.parametrize("unit", ["sentence", "characters", "quotation"])
def test_a_code_used_in_no_document_in_common_was_used_all_the_same(agree, unit):
    """ann gave money in P3, which ben did not code: that nobody used it would be wrong."""
    found = row(agree("ann", "ben", selection=Selection(documents=("P3",)), unit=unit), "money")
    assert found["percent"].reason == "no unit was coded by two of the coders"


@pytest.mark.parametrize(
    ("unit", "measure", "reason"),
    [
        ("sentence", "holsti", "none of these coders gave any code"),
        ("quotation", "holsti", "none of these coders made a quotation in what is compared"),
        ("quotation", "percent", "none of these coders made a quotation in what is compared"),
    ],
)
def test_where_nobody_gave_a_code_the_last_row_says_so(agree, unit, measure, reason):
    """ann and ben coded documents in common, but denied nothing there."""
    denied = Selection(assertions=("negated",))
    found = row(agree("ann", "ben", selection=denied, unit=unit, measures=(measure,)), "overall")
    assert found[measure].reason == reason


def test_a_code_used_where_others_did_not_code_is_unused_in_what_is_compared(three_coders):
    """Of ann and eva only P2 is compared; ann gave weather in P1, which eva did not code."""
    codings = three_coders.codings
    codings.loc[codings["quote"] == "pay", "code"] = "weather"
    found = row(agreement(three_coders, Selection(), ("ann", "eva"), Asked()), "weather")
    assert found["n"] == 2
    assert found["percent"].reason == "none of these coders used the code in what is compared"


def test_cohens_kappa_of_three_coders_says_what_to_take_instead(agree):
    found = row(agree("ann", "ben", "eva", measures=("kappa",)), "way")
    assert "defined for two coders" in found["kappa"].reason


def test_pairs(three_coders):
    table = agreement_of_pairs(three_coders, Selection(), ("ann", "ben", "eva"), Asked(measures=("percent",)))
    assert [(one[0], one[1], one[3], one[5]) for one in table.rows] == [
        ("ann", "ben", 6, pytest.approx(4 / 6)),
        ("ann", "eva", 2, pytest.approx(1 / 2)),
        ("ben", "eva", 2, pytest.approx(1 / 2)),
    ]
    assert [one[2] for one in table.rows] == [2, 1, 1]


def test_the_whole_of_pairs_is_what_all_of_the_coders_are_compared_in(three_coders):
    """ann coded P1 with eva and P2 with ben, who have no document in common: four and two sentences. Of the
    quotations in P1 walk far is the same, of those in P2 Medicine is dear."""
    codings = three_coders.codings[three_coders.codings["coder"] != "eva"].copy()
    codings.loc[(codings["coder"] == "ben") & (codings["document"] == "P1"), "coder"] = "eva"
    project, names = replace(three_coders, codings=codings), ("ann", "ben", "eva")
    table = agreement_of_pairs(project, Selection(), names, Asked(measures=("percent",)))
    assert [one[:4] for one in table.rows] == [
        ("ann", "ben", 1, 2),
        ("ann", "eva", 1, 4),
        ("ben", "eva", 0, 0),
    ]
    assert table.n == 6
    table = agreement_of_pairs(project, Selection(), names, Asked(unit="quotation"))
    assert [one[3] for one in table.rows] == [3, 5, 0]
    assert table.n == 8


def test_intervals_hold_the_value_and_come_again(agree):
    first, again = (row(agree("ann", "ben", intervals=True, resamples=200), "overall") for _ in range(2))
    assert first == again
    assert first["alpha_low"] <= first["alpha"] <= first["alpha_high"]


def test_single_characters_are_not_drawn():
    with pytest.raises(UsageError, match="single characters are not drawn"):
        Asked(unit="characters", draw="units")
    assert Asked(unit="characters", draw="documents").drawn == "documents"


def test_a_sample_without_a_document_that_both_coded_has_no_value_of_nvivo():
    """Both coded the first document, one of them alone the second, which is drawn twice."""
    rows = Rows(np.array([[1, 1], [1, MISSING]]), np.array([10, 10]), np.array([0, 1]), 2)
    (nvivo,) = measures_called(("nvivo",), "characters", 2)
    evidence = Evidence(rows, ((0,), (1,)))
    drawn = np.array([0, 2])
    assert isinstance(nvivo.value(Sample(evidence, rows.ratings(drawn), drawn)), Undefined)
    assert nvivo.value(Sample(evidence, rows.ratings())) == 1


@pytest.mark.parametrize("draw", ["units", "documents"])
def test_intervals_are_as_wide_as_the_binomial_has_it(draw):
    """Two coders agree on 80 of 100 units, each in a document of its own: the share of as many drawn anew has
    a standard error of (.8 x .2 / 100) ** .5 = .04, and 95% of them lie within 1.96 times that."""
    values = np.array([[1, 1]] * 80 + [[1, 0]] * 20)
    evidence = Evidence(Rows(values, np.ones(100, dtype=np.int64), np.arange(100), 2), ((), (0,)))
    (percent,) = measures_called(("percent",), "sentence", 2)
    found = bootstrap_interval(percent, evidence, 100, draw=draw, resamples=5000, seed=1)
    assert found == pytest.approx((0.8 - 1.96 * 0.04, 0.8 + 1.96 * 0.04), abs=0.015)


def test_what_is_alike_is_found_once_for_all_samples(monkeypatch):
    """Document 2 of 20 and 10 units weighs 3 times: 60 and 30, beside 10 of document 0."""
    rows = Rows(np.array([[1, 1], [1, 1], [1, 0]]), np.array([10, 20, 10]), np.array([0, 2, 2]), 2)
    asked = []
    monkeypatch.setattr(ratings, "same_rows", lambda columns: asked.append(columns) or same_rows(columns))
    drawn = [rows.ratings(np.array(weights)) for weights in ([1, 0, 3], [1, 1, 1])]
    assert [one.values.tolist() for one in drawn] == [[[1, 0], [1, 1]]] * 2
    assert [one.counts.tolist() for one in drawn] == [[30, 70], [10, 30]]
    assert len(asked) == 1


def test_characters_draw_documents(agree):
    table = agree("ann", "ben", unit="characters", intervals=True, resamples=100, measures=("percent",))
    found = row(table, "overall")
    assert found["percent_low"] < found["percent"] < found["percent_high"]
    assert "samples of documents" in table.parameters["intervals"]


@pytest.mark.parametrize(
    ("coders", "asked", "words"),
    [
        (("ann",), {}, "two coders or more"),
        (("ann", "bob"), {}, "no coder 'bob'"),
        (("ann", "ann"), {}, "named twice"),
        (("ann", "ben"), {"unit": "sentense"}, "no unit 'sentense'"),
        (("ann", "ben"), {"measures": ("kapa",)}, "no measure 'kapa'"),
        (("ann", "ben"), {"measures": ("u_alpha",)}, "compares characters"),
        (("ann", "ben", "eva"), {"unit": "quotation"}, "between two coders"),
        (("ann", "ben"), {"unit": "quotation", "ignore_uncoded": True}, "no text that nobody coded"),
    ],
)
def test_what_cannot_be_asked(agree, coders, asked, words):
    with pytest.raises(UsageError, match=words):
        agree(*coders, **asked)


def test_more_coders_than_can_be_told_apart_are_refused(three_coders):
    """Sixty coders give way to the road as ann does; the last bit that tells them apart is in use."""
    codings = three_coders.codings
    road = codings[(codings["coder"] == "ann") & (codings["quote"] == "road")]
    names = [f"coder {number}" for number in range(61)]
    more = replace(three_coders, codings=pd.concat([road.assign(coder=name) for name in names]))
    table = agreement(more, Selection(), names[:60], Asked(measures=("percent",)))
    found = row(table, "way")
    assert (found["n"], found["any"], found["all"], found["percent"]) == (2, 1, 1, 1)
    with pytest.raises(UsageError, match="61 coders are more than can be compared"):
        agreement(more, Selection(), names, Asked())


def test_what_depends_on_the_number_of_categories_is_told_code_by_code(agree):
    """A code is given or not, and p is 5/6 for money; of sets of codes only those that occurred are known.
    One code that is looked at alone is one that both could give or not."""
    table = agree("ann", "ben", measures=("s", "ac1", "alpha"), intervals=True, resamples=100)
    overall = row(table, "overall")
    for key in ("s", "s_low", "s_high", "ac1"):
        assert "no fixed number of categories" in overall[key].reason
    assert isinstance(overall["alpha"], float)
    assert row(table, "money")["s"] == pytest.approx(2 * 5 / 6 - 1)
    for unit in ("turn", "characters"):
        assert isinstance(row(agree("ann", "ben", unit=unit, measures=("ac1",)), "overall")["ac1"], Undefined)
    alone = agree("ann", "ben", measures=("s",), selection=Selection(codes=("money",)))
    assert row(alone, "overall")["s"] == row(alone, "money")["s"] == pytest.approx(2 * 5 / 6 - 1)


def test_how_often_a_code_is_given_can_be_compared(agree):
    """Passages of money in P1 and P2: ann 2 and 1, ben 1 and 1. Four values 2, 1, 1, 1: the one pair that
    differs has a squared difference of 1 in each of two orders, of 3 x 1 in each of all pairs by chance."""
    table = agree("ann", "ben", unit="document", measures=("alpha", "alpha_interval", "alpha_ordinal"))
    found = row(table, "money")
    assert found["alpha_interval"] == pytest.approx(1 - (2 / 4) / (2 * 3 / (4 * 3)))
    assert isinstance(found["alpha"], Undefined)
    assert row(table, "weather")["alpha_interval"] == UNUSED
    sets_of_passages = row(table, "overall")["alpha_interval"]  # 4 and 2 in P1, 2 and 2 in P2
    assert sets_of_passages == pytest.approx(1 - (2 * 4 / 4) / (2 * 3 * 4 / (4 * 3)))
    found = row(agree("ann", "ben", unit="characters", measures=("alpha_ratio",)), "money")
    assert "several times" in found["alpha_ratio"].reason
