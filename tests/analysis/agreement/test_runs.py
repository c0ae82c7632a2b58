"""Passages on which coders agree or not; who coded what stands at the top of conftest.py."""

import pytest

from qda.analysis.agreement.comparison import comparison
from qda.analysis.agreement.runs import runs, said_in
from qda.analysis.frames.selection import Selection
from qda.errors import UsageError

BY = {"rule": None, "score": None, "status": "accepted"}
TEXT = ("One is here.", "Two is here.", "Three is here.", "Four is here.")


def found(coded, unit="sentence", overlap=0.5, coders=("ann", "ben")):
    compared = comparison(coded, Selection(), coders, level="code")
    return compared, runs(compared, unit, overlap)


def test_each_passage_says_who_gave_the_code_and_who_did_not(three_coders):
    _, passages = found(three_coders)
    assert [(one.document, one.code, one.gave, one.did_not) for one in passages] == [
        ("P1", "money", ("ann", "ben"), ()),
        ("P1", "way", ("ann", "ben"), ()),
        ("P1", "money", ("ann",), ("ben",)),
        ("P1", "way", ("ann",), ("ben",)),
        ("P2", "money", ("ann", "ben"), ()),
        ("P2", "way", ("ann", "ben"), ()),
    ]


def test_a_coder_who_did_not_code_the_document_neither_gave_nor_withheld_a_code(three_coders):
    _, passages = found(three_coders, coders=("ann", "ben", "eva"))
    first = passages[0]
    assert (first.document, first.gave, first.did_not) == ("P1", ("ann", "ben"), ())
    money = next(one for one in passages if (one.document, one.code) == ("P2", "money"))
    assert (money.gave, money.did_not) == (("ann", "ben"), ("eva",))


@pytest.fixture
def long_passage(make_codebook, make_coded):
    """ann codes the first three sentences as one passage, ben the second; both coded the fourth otherwise."""
    whole = "One is here. Two is here. Three is here"
    codings = [
        ("P1", "a", whole, {**BY, "coder": "ann"}),
        ("P1", "a", "Two is", {**BY, "coder": "ben"}),
        ("P1", "b", "Four", {**BY, "coder": "ben"}),
    ]
    sentences = [{"document": "P1", "text": text} for text in TEXT]
    return make_coded(make_codebook({"a": [], "b": []}), sentences, codings)


def test_units_in_a_row_are_one_passage_cut_to_its_units(long_passage):
    compared, passages = found(long_passage)
    text = " ".join(TEXT)
    assert [(text[one.start : one.end], one.units, one.gave) for one in passages] == [
        ("One is here.", 1, ("ann",)),
        ("Two is here.", 1, ("ann", "ben")),
        ("Three is here", 1, ("ann",)),
        ("Four", 1, ("ben",)),
    ]
    assert [one.coder for one in said_in(compared, passages)[1]] == ["ann", "ben"]


def test_a_passage_holds_the_codings_of_its_units_and_no_others(three_coders):
    compared, passages = found(three_coders)
    held = [[(one.coder, one.quote) for one in own] for own in said_in(compared, passages)]
    assert held[0] == [("ben", "Care costs"), ("ann", "costs much")]
    assert held[1] == held[2] == [("ann", "walk far"), ("ben", "walk far"), ("ann", "pay")]
    assert held[3] == [("ann", "Nobody helps")]
    assert held[4] == [("ann", "Medicine is dear"), ("ben", "Medicine")]
    _, passages = found(three_coders, unit="document")
    held = said_in(compared, passages)
    assert [len(own) for own in held] == [6, 6, 4, 4]


def test_a_passage_that_nobody_else_coded_is_decided_once(long_passage):
    codings = long_passage.codings
    codings.loc[codings["coder"] == "ben", "code"] = "b"
    (first, *_) = found(long_passage)[1]
    assert (first.units, first.gave, first.did_not) == (3, ("ann",), ("ben",))


def test_quotations_that_match_are_agreed_on(long_passage):
    _, passages = found(long_passage, unit="quotation")
    assert [(one.code, one.gave) for one in passages] == [("a", ("ann",)), ("a", ("ben",)), ("b", ("ben",))]
    _, passages = found(long_passage, unit="quotation", overlap=0.1)
    assert [(one.code, one.gave) for one in passages] == [("a", ("ann", "ben")), ("b", ("ben",))]


def test_characters_are_not_decided_on(long_passage):
    with pytest.raises(UsageError, match="not decided on one by one"):
        found(long_passage, unit="characters")
