"""Codings: where they stand, what they say of themselves, and that nothing else changes them."""

import pytest

from qda.errors import PatternError
from qda.model.coding import RULES, Assertion, Status
from qda.model.identity import coding_id
from tests.plain_codings import code_document

TEXT = (
    "Nobody disputes the border line here.\n\nThe border dispute, they say, goes on. The line? A border line."
)

BOOK = """
codes:
  - {code: border, match: [border line, border dispute, line]}
  - {code: dispute, match: [dispute]}
"""


def test_a_coding_says_where_it_stands_who_made_it_and_by_which_rules(make_document, compiled):
    document, index = make_document(TEXT, name="P7")
    first = code_document(document, index, compiled(BOOK))[1]
    assert first.anchor.quote == "border line"
    assert TEXT[first.anchor.start : first.anchor.end] == "border line"
    assert (first.anchor.document, first.anchor.text_hash) == ("P7", document.text_hash)
    assert first.anchor.before == TEXT[: first.anchor.start]
    assert first.anchor.after == TEXT[first.anchor.end :][:32]
    assert (first.code, first.coder, first.status, first.at) == ("border", RULES, Status.PROPOSED, None)
    assert (first.rule, first.score) == ("border/1; border/3", 2.0)
    assert first.id == coding_id("P7", document.text_hash, "border", first.anchor.start, first.anchor.end)


def test_codings_stand_in_the_order_of_the_text_then_of_the_codebook(code_text):
    found = [(one.code, one.anchor.quote) for one in code_text(TEXT, BOOK)]
    assert found == [
        ("dispute", "disputes"), ("border", "border line"), ("border", "border dispute"),
        ("dispute", "dispute"), ("border", "line"), ("border", "border line"),
    ]  # fmt: skip


def test_matches_of_one_code_that_share_a_word_become_one_coding(found):
    book = "codes:\n  - {code: x, match: [a b, b c, d e]}"
    assert found("a b c d e", book) == ["a b c", "d e"]
    assert found("a b d e b c", book) == ["a b", "d e", "b c"]


def test_a_chain_of_shared_words_becomes_one_coding_with_every_rule_in_the_order_of_its_number(code_text):
    rules = ", ".join(f"w{n} w{n + 1}" for n in range(1, 12))
    (coding,) = code_text(
        " ".join(f"w{n}" for n in range(1, 13)), f"codes:\n  - {{code: x, match: [{rules}]}}"
    )
    assert coding.anchor.quote == "w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 w12"
    assert coding.rule == "; ".join(f"x/{n}" for n in range(1, 12))
    assert coding.score == 11


def test_matches_of_different_codes_stand_nested_and_side_by_side(code_text):
    book = "codes:\n  - {code: wide, match: [a NEAR/9 d]}\n  - {code: inner, match: [b c]}"
    assert [(one.code, one.anchor.quote) for one in code_text("a b c d", book)] == [
        ("wide", "a b c d"), ("inner", "b c"),
    ]  # fmt: skip


def test_a_merged_coding_is_affirmed_when_one_of_its_matches_is(code_text):
    book = "codes:\n  - {code: x, match: [not support, support]}"
    (coding,) = code_text("They do not support it.", book)
    assert (coding.assertion, coding.cue) == (Assertion.AFFIRMED, None)
    (coding,) = code_text("They do not support it.", "support")
    assert (coding.assertion, coding.cue) == (Assertion.NEGATED, "not")


def test_of_a_merged_coding_hedged_comes_before_reported_and_reported_before_negated(code_text):
    book = "codes:\n  - {code: x, scope: paragraph, match: [support AND trade, trade AND aid, aid]}"
    (coding,) = code_text("People say they support it. Perhaps they trade. They give no aid.", book)
    assert coding.assertion is Assertion.REPORTED
    (coding,) = code_text("They support it. Perhaps they trade. They give no aid.", book)
    assert coding.assertion is Assertion.HEDGED


def test_only_some_codes_are_given_when_asked_yet_found_as_ever(code_text):
    book = 'codes:\n  - {code: a, match: [border]}\n  - {code: b, match: ["#a NEAR/3 line"]}'
    text = "A border is a line."
    both = code_text(text, book)
    assert [one.code for one in both] == ["a", "b"]
    assert code_text(text, book, only=frozenset({"b"})) == both[1:]


def test_an_empty_text_and_a_text_without_words_have_no_codings(code_text):
    for text in ("", "\n\n", "... !? 🙂 —", "INTERVIEWER:\n\nP1:"):
        assert code_text(text, "border") == ()


def test_a_codebook_without_rules_finds_nothing(code_text):
    assert code_text(TEXT, "codes: [{code: x}]") == ()


def test_thousands_of_words_without_a_full_stop_are_coded_like_any_sentence(found):
    """Slow evaluation would show here: every pattern below has hundreds of matches on both sides."""
    text = "pakistan says the border is not a line " * 100
    assert len(found(text, "pakistan NEAR/8 line")) == 1
    assert len(found(text, "pakistan BEFORE/6 line")) == 0
    assert len(found(text, "pakistan BEFORE/7 line")) == 100
    assert len(found(text, "pakistan says the")) == 100
    assert len(found(text, "(pakistan | border) AND (line | says)")) == 199  # the first two share a word
    assert len(found(text, "[the] [border] [is] [not] [a] line")) == 100
    assert len(found(text, "border")) == 100


def test_a_rule_that_matches_in_countless_ways_is_refused_by_name_and_not_left_running(found):
    with pytest.raises(PatternError, match=r"x/1 in doc: there are more than 250,000 ways"):
        found("ab " * 10_000, "*a* NEAR/100 *b* NEAR/100 *a*")
