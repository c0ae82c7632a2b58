"""Rules that can never match, by `unless` or by their own NOT."""

import pytest

from qda.coding.codebook.vain import vain_rules

LISTS = "terms: {l: [a], sing: [sing, choir]}\n"


def told(compiled, code):
    return [one.problem for one in vain_rules(compiled(f"{LISTS}codes:\n  - {{code: x, {code}}}"))]


def test_a_rule_that_stands_under_unless_too_is_serious(compiled):
    book = compiled("codes:\n  - {code: x, match: [b, a NEAR/2 c], unless: [(a) NEAR/2 (c)]}")
    (remark,) = vain_rules(book)
    assert remark.problem == "the pattern of x/2 stands under 'unless' too, so it can never match"
    assert remark.serious
    assert told(compiled, "match: [b], unless: [a]") == []
    assert (
        told(compiled, "match: [(a) NEAR/2 c], unless: [$l NEAR/2 (c)]") == []
    )  # one entry is a choice still


@pytest.mark.parametrize(
    "code",
    [
        "match: [sell boat], unless: [boat]",
        "match: [sell old boat], unless: [old boat]",
        "match: [(rope | boat) NEAR/5 sea], unless: [boat | rope]",
        "match: [sail BEFORE/3 (boat AND sea)], unless: [tide, sea]",
        "match: [choir practice], unless: [$sing]",
        "match: [boat AND sea], unless: [sea], scope: turn",
        "match: [a AND b], unless: [a AND b]",
        "match: [sing NOT $sing]",
        "match: [mill BEFORE/3 river NOT river]",
        "match: [(old mill) NEAR/3 (choir NOT $sing)]",
    ],
)
def test_what_always_has_in_it_what_takes_it_away_is_told(code, compiled):
    (problem,) = told(compiled, code)
    assert "x/1" in problem
    assert "can never match" in problem


@pytest.mark.parametrize(
    "code",
    [
        "match: ['sell [old] boat'], unless: [old]",
        "match: [(rope | boat) NEAR/5 sea], unless: [boat]",
        "match: [sell boat], unless: [boat sell, sell a boat, '\"boat\"']",
        "match: [boat], unless: [sell boat]",
        "match: [boat NEAR/5 sea], unless: [boat NEAR/4 sea]",
        "match: [boat NOT sea], unless: [sea]",
        "match: [a AND b], unless: [a AND b], scope: paragraph",
        "match: [boat NOT (sell boat)]",
        "match: [$sing NOT sing]",
    ],
)
def test_what_may_match_is_not(code, compiled):
    assert told(compiled, code) == []
