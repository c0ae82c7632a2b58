"""What a codebook check remarks on."""

import pytest

from qda.coding.codebook.check import (
    idle_rules,
    idle_vetoes,
    run_examples,
    signless_names,
    twins,
)
from tests.plain_codings import code_document

BOOK = """
codes:
  - code: border
    match: [border dispute, fence]
    unless: [garden]
    examples:
      - The border dispute goes on.
      - Nothing is said here.
      - There is no border dispute.
      - "A fence in my garden."
    counterexamples:
      - We like trade.
      - They built a fence.
      - There is no fence.
  - code: other
    match: [trade]
    examples: ["Trade."]
"""


@pytest.fixture
def run(compiled, make_document):
    def run(book):
        rules = compiled(book)
        return run_examples(rules, lambda texts: [code_document(*make_document(one), rules) for one in texts])

    return run


def test_examples_must_be_coded_and_counterexamples_must_not(run):
    result = run(BOOK)
    assert result.tried == 8
    assert [(one.line, one.code, one.serious) for one in result.remarks] == [
        (8, "border", True), (9, "border", True), (10, "border", True), (13, "border", True),
    ]  # fmt: skip
    said = [one.problem for one in result.remarks]
    assert said[0] == "an example of border is not coded: 'Nothing is said here.'"
    assert said[1] == "an example of border is found, but negated by 'no': 'There is no border dispute.'"
    assert said[3] == "a counterexample of border is coded by border/2: 'They built a fence.'"
    assert all(one.remedy for one in result.remarks)


def test_an_example_of_another_code_does_not_count(run):
    book = "codes:\n  - {code: a, match: [x], examples: [y]}\n  - {code: b, match: [y]}\n"
    assert len(run(book).remarks) == 1


def test_a_hedged_or_reported_example_holds_but_it_is_told_that_reports_leave_it_out(run):
    book = (
        "codes:\n  - {code: a, match: [support],\n"
        "     examples: [Maybe they support it., They say we support it., Perhaps. We support it.]}"
    )
    hedged, reported = run(book).remarks
    assert hedged.problem == (
        "an example of a is found, but hedged by 'Maybe', so reports leave it out: 'Maybe they support it.'"
    )
    assert "reported by 'They say'" in reported.problem or "reported by 'say'" in reported.problem
    assert "--assertion all" in hedged.remedy
    assert [(one.serious, one.line, one.file) for one in (hedged, reported)] == [(False, 3, "book.yaml")] * 2


def test_a_codebook_without_examples_has_nothing_to_try(run):
    assert (run("codes: [{code: a}]").tried, run("codes: [{code: a}]").remarks) == (0, ())


def test_names_of_lists_and_codes_without_their_sign_are_named(compiled):
    book = compiled(
        "terms: {our_land: [soil, (old_line | field)], line: [border]}\n"
        "codes:\n"
        "  - {code: old_line, match: [line, $our_land NEAR/3 line]}\n"
        "  - {code: x, match: [a NOT (our_land | b), '#old_line', no_name], unless: [our_land OLD_LINE]}\n"
    )
    remarks = signless_names(book.codebook)
    assert [(one.line, one.code, one.problem, one.serious) for one in remarks] == [
        (1, "", "old_line stands in $our_land/2 as a word, though #old_line is defined", False),
        (4, "x", "our_land stands in x/1 as a word, though $our_land is defined", False),
        (4, "x", "our_land stands in x/unless/1 as a word, though $our_land is defined", False),
    ]
    assert remarks[1].remedy == "Write $our_land if that is meant."


def test_rules_that_find_nothing_are_named_but_not_serious(compiled, code_text):
    codings = code_text("The border dispute and trade.", BOOK)
    (remark,) = idle_rules(compiled(BOOK), codings)
    assert (remark.code, remark.serious) == ("border", False)
    assert remark.problem == "border/2 matches nothing in the documents: fence"


@pytest.mark.parametrize(
    ("pattern", "hint"),
    [
        ("x or y", "If or is meant as an operator, write |. "),
        ("(x oder y)", "If oder is meant as an operator, write |. "),
        ("x and z", "If and is meant as an operator, write AND. "),
        ("x near y", "If near is meant as an operator, write NEAR/5. "),
        ('"x or y"', ""),
        ("or x", ""),
        ("x not y", ""),
    ],
)
def test_an_operator_in_small_letters_is_named_where_a_rule_finds_nothing(pattern, hint, compiled, code_text):
    book = f"codes:\n  - {{code: a, match: ['{pattern}']}}"
    (remark,) = idle_rules(compiled(book), code_text("Here.", book))
    assert remark.remedy == f"{hint}Keep what is for texts to come, or remove it."


def test_vetoes_that_find_nothing_are_named(compiled):
    (remark,) = idle_vetoes(compiled(BOOK.replace("[garden]", "[garden, x]")).codebook, {"border/unless/2"})
    assert (remark.file, remark.line, remark.code, remark.serious) == ("book.yaml", 5, "border", False)
    assert remark.problem == "border: of its 2 rules under unless, these match nothing in the documents: 1"


def test_many_rules_that_find_nothing_are_one_remark(compiled, code_text):
    book = "codes:\n  - {code: x, match: [here, a, b, c, d, e, f, here too]}"
    (remark,) = idle_rules(compiled(book), code_text("Here too.", book))
    assert remark.problem == "x: 6 of 8 rules match nothing in the documents: 2, 3, 4, 5, 6, 7"
    assert (remark.line, remark.code) == (2, "x")


def test_a_rule_counts_as_used_within_a_merged_coding_too(compiled, code_text):
    book = "codes:\n  - {code: x, match: [a b, b c]}"
    assert idle_rules(compiled(book), code_text("a b c", book)) == ()


def test_codes_that_always_fall_together_are_twins_from_five_units_on(compiled):
    book = compiled("codes: [{code: a}, {code: b}, {code: c}, {code: d}]")
    five = [(code, f"P1:{unit}") for unit in range(5) for code in "ab"]
    (remark,) = twins(book, [*five, ("c", "P1:0"), ("a", "P1:0")])
    assert (remark.code, remark.serious) == ("a", False)
    assert remark.problem == "a and b always fall together, in 5 units"
    assert twins(book, five[:8]) == ()
    assert twins(book, [*five, ("b", "P1:9")]) == ()
    assert twins(book, []) == ()
