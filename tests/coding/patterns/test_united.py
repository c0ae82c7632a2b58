"""Patterns that share what is equal in them mean what they meant."""

from itertools import combinations

from qda.coding.patterns.parse import parse
from qda.coding.patterns.pattern import walk
from qda.coding.patterns.united import United

WRITTEN = (
    "(border | frontier) NEAR/5 claim",
    "(border | frontier) BEFORE/5 claim",
    "(border | frontier) NEAR/4 claim",
    "claim NEAR/5 (border | frontier)",
    "[border] claim (border | frontier)",
    "claim [border] (border | frontier)",
    "(border | frontier) NOT (border claim | #trade)",
    "(border | frontier) AND (border claim | #trade)",
    '="Border" | "border" | border | $money',
)


def test_each_pattern_is_what_it_was() -> None:
    united = United()
    assert [united.of(parse(one)) for one in WRITTEN] == [parse(one) for one in WRITTEN]


def test_what_is_equal_is_one_object_and_nothing_else_is() -> None:
    united = United()
    everything = [part for one in WRITTEN for part in walk(united.of(parse(one)))]
    pairs = list(combinations(everything, 2))
    assert any(one is other for one, other in pairs)
    assert all((one is other) == (one == other) for one, other in pairs)
