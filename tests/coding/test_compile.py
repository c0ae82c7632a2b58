"""From a codebook to rules: lists, codes that speak of codes, and everything wrong at once."""

import pytest

from qda.coding.codebook.codebook_file import from_text
from qda.coding.compile import compile_codebook
from qda.errors import Place, Problems


def problems_of(yaml, english):
    with pytest.raises(Problems) as raised:
        compile_codebook(from_text(yaml, "book.yaml"), english)
    return raised.value.errors


def test_every_fault_of_a_codebook_is_told_at_once_each_with_its_place(english):
    yaml = """\
terms:
  good: [border]
  bad: [a OR b, "$goood"]
codes:
  - code: one
    match: [claim NEAR claim, $bordr, "#twoo"]
  - code: two
    match: [x]
    unless: ["[y]"]
"""
    errors = problems_of(yaml, english)
    said = [(error.problem, error.place) for error in errors]
    assert said == [
        ("OR stands where a word is expected", Place("book.yaml", 3, 11)),
        ("the codebook has no list $goood", Place("book.yaml", 3, 18)),
        ("NEAR needs a whole number as its distance", Place("book.yaml", 6, 19)),
        ("the codebook has no list $bordr", Place("book.yaml", 6, 31)),
        ("the codebook has no code #twoo", Place("book.yaml", 6, 40)),
        (
            "a part of this pattern has only optional words, so it would match everywhere",
            Place("book.yaml", 9, 15),
        ),
    ]
    remedies = [error.remedy for error in errors]
    assert "Did you mean 'good'?" in remedies[1]
    assert "Did you mean 'two'?" in remedies[4]


def test_an_unknown_list_without_any_lists_says_where_to_define_it(english):
    (error,) = problems_of("codes:\n  - {code: x, match: [$nowhere]}", english)
    assert error.remedy == (
        "Define it under 'terms'. $ names a list; within double quotation marks it is text: \"$nowhere\""
    )


@pytest.mark.parametrize(
    ("entries", "circle", "column"),
    [
        ("[$b], b: [$a]", "$a > $b > $a", 13),
        ("[$b], b: [$c], c: [x, $a y]", "$a > $b > $c > $a", 13),
        ("[$a]", "$a > $a", 13),
        ("[x, y NEAR/3 $b], b: [$a], ab: [z]", "$a > $b > $a", 25),
    ],
)
def test_lists_that_contain_each_other_are_refused_at_an_entry_of_the_circle(
    entries, circle, column, english
):
    (error,) = problems_of(f"terms: {{a: {entries}}}\ncodes:\n  - code: x\n", english)
    assert error.problem == f"lists that contain each other: {circle}"
    assert error.place == Place("book.yaml", 1, column)
    assert error.remedy.endswith("Take one of the $names out.")


@pytest.mark.parametrize(
    ("codes", "circle", "column"),
    [
        ('[{code: a, match: ["#b"]}, {code: b, match: ["#a"]}]', "#a > #b > #a", 28),
        ('[{code: a, match: [x], unless: ["#b"]}, {code: b, match: ["#a"]}]', "#a > #b > #a", 41),
        ('[{code: a, match: ["#a"]}]', "#a > #a", 28),
        ('[{code: a, codes: [{code: b, match: ["#a"]}]}]', "#b > #a (which holds #b)", 46),
        ('[{code: t, codes: [{code: a, match: [y, "x #t"]}]}]', "#a > #t (which holds #a)", 51),
        ('[{code: a, match: ["#aa | #a"]}, {code: aa}]', "#a > #a", 34),
        ('[{code: a, match: ["#b"]}, {code: b, match: ["#c"]}, {code: c, match: [x, "#a"]}]',
         "#a > #b > #c > #a", 28),
    ],
)  # fmt: skip
def test_codes_that_refer_to_each_other_in_a_circle_are_refused_at_a_rule(codes, circle, column, english):
    (error,) = problems_of(f"codes: {codes}", english)
    assert error.problem == f"codes that refer to each other in a circle: {circle}"
    assert error.place == Place("book.yaml", 1, column)
    assert error.remedy.endswith("Take one of the #codes out.")


def test_a_circle_by_a_list_names_the_list(english):
    yaml = """\
terms:
  m: ["#b"]
  n: [$m]
codes:
  - {code: a, match: [x NEAR/2 $n]}
  - {code: b, match: ["#a"]}
"""
    (error,) = problems_of(yaml, english)
    assert error.problem.endswith("in a circle: #a > $n (which holds #b) > #a")
    assert error.place == Place("book.yaml", 5, 32)


def test_a_name_in_other_capitals_is_offered(english):
    (error,) = problems_of("codes: [{code: a, match: ['#A']}, {code: long}, {code: a_b}]", english)
    assert error.remedy == "Did you mean 'a'?"


def test_a_code_is_matched_after_the_codes_that_it_speaks_of(compiled):
    book = compiled('codes: [{code: a, match: ["#c"]}, {code: b, match: ["#a"]}, {code: c, match: [x]}]')
    assert [code.code for code in book.codes] == ["c", "a", "b"]


def test_two_equal_sides_of_not_can_never_match(english):
    (error,) = problems_of("codes:\n  - {code: x, match: [border NOT border]}", english)
    assert error.problem == "border NOT border can never match"
    (error,) = problems_of('terms: {a: ["x | (y NOT y)"]}\ncodes: [{code: x, match: [$a]}]', english)
    assert error.problem == "y NOT y can never match"
    assert error.place == Place("book.yaml", 1, 14)


def test_a_token_pattern_that_spacy_does_not_know_is_refused_with_its_place(english):
    (error,) = problems_of("codes:\n  - code: x\n    match:\n      - [{LOWR: border}]\n", english)
    assert "LOWR" in error.problem
    assert error.place == Place("book.yaml", 4, 9)
    assert "LOWER: border" in error.remedy


def test_a_token_pattern_that_asks_for_what_no_model_provides_is_refused(english):
    (error,) = problems_of("codes:\n  - code: x\n    match:\n      - [{POS: NOUN}]\n", english)
    assert "spaCy does not understand" in error.problem


def test_a_token_pattern_in_a_list_is_refused(english):
    (error,) = problems_of("terms:\n  a:\n    - [{LOWER: x}]\ncodes: [{code: x}]", english)
    assert error.problem == "a list holds words, not token patterns"
    assert error.place == Place("book.yaml", 3, 7)
    assert error.remedy


def test_lists_within_lists_that_double_each_time_are_refused_before_they_fill_the_memory(english):
    lists = [f"  l{n}: [$l{n - 1} $l{n - 1}]" for n in range(1, 60)]
    yaml = "terms:\n  l0: [a]\n" + "\n".join(lists) + "\ncodes: [{code: x, match: [$l59]}]\n"
    assert "50,000" in problems_of(yaml, english)[0].remedy


def test_lists_within_lists_that_go_too_deep_are_refused(english):
    lists = [f"  l{n}: [a NEAR/2 $l{n - 1}]" for n in range(1, 400)]
    yaml = "terms:\n  l0: [a]\n" + "\n".join(lists) + "\ncodes: [{code: x, match: [$l399]}]\n"
    assert "120 deep" in problems_of(yaml, english)[0].remedy


BASE = """
codes:
  - {code: a, match: [border]}
  - {code: b, match: ['#a NEAR/3 x']}
  - {code: c, match: [y]}
"""


def prints(book):
    return {code.code: code.fingerprint for code in book.codes}


@pytest.mark.parametrize(
    ("change", "changed"),
    [
        (("border", "fence"), {"a", "b"}),
        (("NEAR/3", "NEAR/4"), {"b"}),
        (("[y]", "[y, z]"), {"c"}),
        (("code: c,", "code: c, scope: turn,"), {"c"}),
        (("code: c,", "code: c, unless: [z],"), {"c"}),
        (("code: c,", "code: c, name: Another, definition: Of it,"), set()),
        (("[border]", "[BORDER]"), set()),
        (("codes:", "title: T\ncodes:"), set()),
    ],
)
def test_a_fingerprint_changes_only_when_the_rules_could_find_something_else(change, changed, compiled):
    before, after = prints(compiled(BASE)), prints(compiled(BASE.replace(*change)))
    assert {code for code in before if before[code] != after[code]} == changed


def test_a_code_speaks_of_the_codes_in_its_lists_and_in_lists_within_them(english):
    yaml = """\
terms:
  outer: [x, $inner]
  inner: ["#last"]
codes:
  - code: first
    match: ["#second y", $outer]
  - code: second
    match: [$inner]
    unless: [z]
  - code: last
    match: [w]
"""
    compiled = compile_codebook(from_text(yaml, "book.yaml"), english)
    assert {one.code: one.speaks_of for one in compiled.codes} == {
        "first": {"second", "last"},
        "second": {"last"},
        "last": set(),
    }
    assert compiled.codes[0].code == "last"


def test_what_is_wrong_in_many_places_of_a_file_is_said_once(english):
    """A list that got another name: every rule that speaks of it is wrong in the same way."""
    rules = "".join(f"      - $line {word}\n" for word in "abcd")
    yaml = f"terms: {{lines: [border]}}\ncodes:\n  - code: one\n    match:\n{rules}      - $others\n"
    with pytest.raises(Problems) as raised:
        compile_codebook(from_text(yaml, "book.yaml", "en"), english)
    assert str(raised.value).splitlines()[:4] == [
        "book.yaml, line 5, column 9: the codebook has no list $line",
        "  Did you mean 'lines'?",
        "  Also in lines 6, 7, 8.",
        "book.yaml, line 9, column 9: the codebook has no list $others",
    ]
    assert len(raised.value.errors) == 5


def prints_of(books, compiled):
    return [compiled(book).codes[-1].fingerprint for book in books]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a NEAR/5 b", "a BEFORE/5 b"),
        ("a BEFORE/5 b", "a AFTER/5 b"),
        ("a NEAR/5 b", "a NEAR/4 b"),
        ("a AND b", "a | b"),
        ("a b", "a [b]"),
        ("a", "=a"),
    ],
)
def test_a_fingerprint_depends_on_each_part_of_a_pattern(one, other, compiled):
    first, second = prints_of((f"codes:\n  - {{code: x, match: ['{p}']}}\n" for p in (one, other)), compiled)
    assert first != second


def test_a_fingerprint_depends_on_the_last_word_of_a_long_list(compiled):
    words = ", ".join(f"word{number}" for number in range(400))
    book = "terms:\n  long: [{}, {}]\ncodes:\n  - {{code: x, match: ['$long']}}\n"
    first, second = prints_of((book.format(words, last) for last in ("money", "cost")), compiled)
    assert first != second
