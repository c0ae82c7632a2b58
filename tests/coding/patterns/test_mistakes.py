"""A mistake in a pattern is shown where it stands, with what to do about it."""

import pytest

from qda.coding.patterns.parse import parse
from qda.coding.patterns.pattern import Word
from qda.errors import PatternError, Place


@pytest.mark.parametrize(
    ("text", "column", "problem", "remedy"),
    [
        ("", 1, "empty", "at least one word"),
        ("   ", 1, "empty", "at least one word"),
        ("a OR b", 3, "OR stands where a word", "'or' is written |"),
        ("AND b", 1, "AND stands where a word", "word on each side"),
        ("a AND", 6, "ends too early", "what comes after"),
        ("a NEAR/5", 9, "ends too early", "what comes after"),
        ("a |", 4, "ends too early", "or remove the sign"),
        ("| a", 1, "| stands where a word", "word on each side"),
        ("a || b", 4, "| stands where a word", "word on each side"),
        ("a AND NOT b", 7, "AND NOT is written NOT", "border NOT trade"),
        ("a AND AND b", 7, "AND stands where a word", "word on each side"),
        ("a near/5 b", 3, "near/5 is not an operator", "NEAR/5"),
        ("a NEAR5 b", 3, "NEAR5 is not an operator", "Write NEAR/5"),
        ("a BEFORE3 b", 3, "BEFORE3 is not an operator", "Write BEFORE/3"),
        ("AFTER12", 1, "AFTER12 is not an operator", "Write AFTER/12"),
        ("a NEAR b", 3, "NEAR needs a whole number", "NEAR/5"),
        ("a NEAR/ b", 3, "NEAR/ needs a whole number", "NEAR/5"),
        ("a NEAR/x b", 3, "NEAR/x needs a whole number", "NEAR/5"),
        ("a NEAR/5x b", 3, "NEAR/5x needs a whole number", "NEAR/5"),
        ("a BEFORE/2.5 b", 3, "BEFORE/2.5 needs a whole number", "BEFORE/5"),
        ("a AFTER/-1 b", 3, "AFTER/-1 needs a whole number", "AFTER/5"),
        ("a NEAR/0 b", 3, "NEAR/0 can never match", "NEAR/1"),
        ("a NEAR/101 b", 3, "NEAR reaches too far", "largest distance is 100"),
        ("a NEAR/3 NEAR/4 b", 10, "NEAR/4 stands where a word", "word on each side"),
        ("(a b", 1, "( is never closed", "Close it"),
        ("a (b [c", 6, "[ is never closed", "Close it"),
        ("a b)", 4, "was never opened", "Remove the )"),
        ("(a b]", 5, "] closes a (", "Close ( with )"),
        ("a ()", 4, "a word is missing before )", "Write a word there"),
        ("a (b |)", 7, "a word is missing before )", "Write a word there"),
        ("[]", 2, "a word is missing before ]", "Write a word there"),
        ('a "b', 3, "quotation mark is never closed", 'another "'),
        ("a “b", 3, "quotation mark is never closed", 'another "'),
        ('a ""', 3, "no word between", "remove the marks"),
        ('a ="!"', 3, "no word between", "remove the marks"),
        ("a $ b", 3, "$ needs the name of a list", "without a blank"),
        ("a # b", 3, "# needs the name of a code", "without a blank"),
        ("a = b", 3, "= needs a word", "without a blank"),
        ("a = NEAR/3 b", 3, "= needs a word", "without a blank"),
        ("a *", 3, "no letter or digit", "at least one letter"),
        ("a , b", 3, "no letter or digit", "at least one letter"),
        ("_", 1, "no letter or digit", "at least one letter"),
        ("a & b", 3, "no letter or digit", "joined by AND"),
        ("a ¦ b", 3, "no letter or digit", "is written |"),
        ("a ... b", 3, "no letter or digit", "BEFORE/5"),
        ("– a – b", 1, "no letter or digit", "a hyphen and a blank"),
        ('‘"a b"’', 1, "no letter or digit", "double quotation marks"),
        ("a W/5 b", 3, "W/5 is no operator", "Write NEAR/5"),
        ("a ADJ3 b", 3, "ADJ3 is no operator", "Write NEAR/3"),
        ("a PRE/4 b", 3, "PRE/4 is no operator", "Write BEFORE/4"),
        ("a NEAR:5 b", 3, "NEAR:5 is no operator", "Write NEAR/5"),
        ("a XOR b", 3, "XOR is no operator", "| (one or the other)"),
        ("a AND/5 b", 3, "AND/5 is no operator", "NEAR/5"),
        ("a AND '#b'", 7, "'#b' is read as a word, and not as the code #b", "Write #b with a blank"),
        ("‘$a’", 1, "‘$a’ is read as a word, and not as the list $a", "around the whole rule"),
        ("(a | b/$c)", 6, "b/$c is read as a word", 'double ones: "b/$c"'),
        ("'=ISI'", 1, "and not as the exact form =ISI", "Write =ISI"),
        ("a NOT (b | a)", 1, "can never match", "stands behind it too"),
        ("[a]", 1, "only optional words", "outside square brackets"),
        ("[a] [b]", 1, "only optional words", "outside square brackets"),
        ("a | [b]", 1, "only optional words", "outside square brackets"),
        ("a NEAR/3 [b]", 1, "only optional words", "outside square brackets"),
        ("a NOT [b]", 1, "only optional words", "outside square brackets"),
        ("(" * 21 + "a" + ")" * 21, 21, "nested more than 20 deep", "under 'terms'"),
        ("a" + " AND a" * 41, 2 + 40 * 6 + 1, "more than 40 operators", "Split the pattern"),
        ("a" * 20_001, 1, "20,001 characters", "Split it"),
    ],
    ids=lambda value: value[:14] if isinstance(value, str) else "",
)
def test_a_mistake_names_its_column_and_a_remedy(text, column, problem, remedy):
    with pytest.raises(PatternError) as raised:
        parse(text, place=Place("book.yaml", 4, 11))
    error = raised.value
    assert problem in error.problem
    assert remedy in error.remedy
    assert error.place == Place("book.yaml", 4, 10 + column)


@pytest.mark.parametrize(
    "word", ["N95", "W3", "UN/5", "'$5m'", "Nr.#5", "C#", "US$", "A$AP", "!Kung", "x.y", "'tis", "F-16"]
)
def test_a_word_that_only_looks_like_something_else_is_a_word(word):
    assert parse(word) == Word(word)


def test_signs_of_full_width_are_the_plain_ones():
    assert parse("（政府｜学校）［的］ ＂人 口＂") == parse('(政府|学校)[的] "人 口"')


def test_the_spot_is_marked_under_the_pattern():
    with pytest.raises(PatternError) as raised:
        parse("border OR claim")
    shown, mark, _ = raised.value.remedy.split("\n", 2)
    assert shown[mark.index("^") - 2 :].startswith("OR")
    assert raised.value.place is None


def test_in_a_long_pattern_the_neighbourhood_of_the_spot_is_shown():
    with pytest.raises(PatternError) as raised:
        parse("x " * 200 + "OR y")
    shown, mark, _ = raised.value.remedy.split("\n", 2)
    assert len(shown) <= 90
    assert shown[mark.index("^") - 2 :] == "OR y"


def test_in_a_pattern_of_several_lines_no_column_is_made_up():
    with pytest.raises(PatternError) as raised:
        parse("border\nOR claim", place=Place("book.yaml", 4, 11))
    assert raised.value.place == Place("book.yaml", 4)
    assert raised.value.remedy.startswith("OR claim\n  ^")


@pytest.mark.parametrize(
    "text", ["x" + " AND x" * 40, "(" * 20 + "x" + ")" * 20, "x NEAR/100 y", '"((((((((((((((((((((((y"']
)
def test_what_stands_at_a_limit_is_allowed(text):
    assert parse(text)
