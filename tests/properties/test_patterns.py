"""The pattern language: what is written can be read back, and every text is a pattern or a clear error."""

from itertools import chain
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qda.coding.codebook.codebook_file import read
from qda.coding.patterns.by_grammar import by_grammar
from qda.coding.patterns.parse import parse
from qda.coding.patterns.pattern import (
    Both,
    CodeReference,
    Either,
    Exact,
    Maybe,
    Near,
    Order,
    Pattern,
    Sequence,
    Terms,
    Without,
    Word,
    depth,
    may_be_empty,
    names,
    walk,
)
from qda.coding.patterns.pieces import spoken_of, with_straight_marks
from qda.coding.patterns.quick_parse import quick_parse
from qda.errors import PatternError, Place
from tests.examples import examples

ROOT = Path(__file__).parents[2]

LETTERS = st.text(st.sampled_from("abcXYZ09éß阿ط"), min_size=1, max_size=5)
NAMES = LETTERS.map(lambda name: f"n_{name}")
LEAVES = st.one_of(
    LETTERS.map(Word),
    st.builds("{}{}".format, LETTERS, st.sampled_from(["*", "?", "-x", "'s", ",", ".", "…", "&", "="])).map(
        Word
    ),
    st.builds(Exact, st.lists(LETTERS, min_size=1, max_size=3).map(" ".join), st.booleans()),
    NAMES.map(Terms),
    NAMES.map(CodeReference),
)


def _solid(inner):
    return inner.filter(lambda one: not may_be_empty(one))


def _either(options):
    flat = [leaf for one in options for leaf in (one.options if isinstance(one, Either) else (one,))]
    return Either(tuple(flat))


def _without(left, right):
    """What is left without the same could never match, and is refused."""
    return Without(left, right) if left != right else left


def _wider(inner):
    solid = _solid(inner)
    return st.one_of(
        st.lists(st.one_of(inner, inner.map(Maybe)), min_size=2, max_size=4).map(tuple).map(Sequence),
        st.lists(inner, min_size=2, max_size=4).map(_either),
        st.builds(Near, solid, solid, st.integers(1, 100), st.sampled_from(Order)),
        st.builds(Both, solid, solid),
        st.builds(_without, solid, solid),
    )


PATTERNS = _solid(st.recursive(LEAVES, _wider, max_leaves=12))


@settings(deadline=None)
@given(PATTERNS)
def test_a_pattern_written_out_reads_as_the_same_pattern(pattern):
    assert parse(str(pattern)) == pattern


@settings(deadline=None)
@given(PATTERNS, st.sampled_from([" ", "  ", "\t", "\n"]))
def test_white_space_and_needless_brackets_mean_nothing(pattern, space):
    assert parse(f"{space}({str(pattern).replace(' ', space)}{space})") == pattern


@given(PATTERNS)
def test_the_names_of_a_pattern_are_its_lists_and_codes(pattern):
    lists, codes = names(pattern)
    assert lists == {word[1:].strip(")]") for word in str(pattern).replace("(", " ").replace("[", " ").split()
                     if word.startswith("$")}  # fmt: skip
    assert {one.code for one in walk(pattern) if isinstance(one, CodeReference)} == codes


SIGNS = st.sampled_from(
    [
        *'()[]|"“”=$#*?/-\\\n\t\x00🙂é',
        " AND ",
        " NOT ",
        " OR ",
        " NEAR/5 ",
        "NEAR/",
        " BEFORE/0 ",
        "AFTER/999",
        " near/3 ",
        "a",
        "b ",
        "border",
        "'s",
    ]
)


def outcome(text: str) -> tuple[Pattern | None, PatternError | None]:
    try:
        return parse(text, place=Place("book.yaml", 7, 3)), None
    except PatternError as error:
        return None, error


@settings(max_examples=examples(1000), deadline=None)
@given(st.one_of(st.lists(SIGNS, max_size=14).map("".join), st.text(max_size=30)))
@example("a AND NOT b")
@example("NEAR/" + "9" * 5000)
@example("a NEAR/" + "0" * 5000 + "5 b")
@example("a NEAR/٣ b")
@example('="')
def test_any_text_is_a_pattern_or_a_pattern_error_with_a_remedy(text):
    pattern, error = outcome(text)
    if error is not None:
        assert error.problem
        assert error.remedy
        assert error.place is not None
        assert (error.place.file, error.place.line) == ("book.yaml", 7)
        assert error.place.column is None or 3 <= error.place.column <= 3 + len(text)
    else:
        assert pattern is not None
        assert not may_be_empty(pattern)
        assert parse(str(pattern)) == pattern


NESTED = "a"
for _ in range(9):
    NESTED = f"({NESTED}{' AND a' * 10} | b)"


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000 + "a" + ")" * 5000,
        "[" * 9000 + "a",
        "a AND " * 3000 + "a",
        "a NOT " * 3000 + "a",
        "a NEAR/3 " * 2000 + "a",
        "(a|" * 4000 + "a",
        "[(a|b AND " * 1900 + "a",
        "(" * 19 + "a" + " AND a)" * 19 + " AND a" * 2000,
        "a AND (x | y) " * 1300 + "AND a",
        "((a AND b) | c) AND " * 900 + "a",
        NESTED,
        '"' * 19_999,
        "a" * 20_001,
        "=" * 20_000,
    ],
    ids=lambda text: text[:12],
)
def test_what_is_too_long_or_too_deep_is_refused(text):
    with pytest.raises(PatternError):
        parse(text)


@pytest.mark.parametrize(
    "text",
    ["a " * 9999, " | ".join(["a NEAR/3 b"] * 1000), "a" * 20_000, "[a] " * 4000 + "b", "a|" * 4000 + "b",
     '"a" ' * 4999, " | ".join(["(a AND b)"] * 1500), "(a NEAR/2 b) | " * 1000 + "c"],
    ids=lambda text: text[:12],
)  # fmt: skip
def test_what_is_long_but_not_deep_is_read(text):
    pattern = parse(text)
    assert depth(pattern) <= 4
    assert parse(str(pattern)) == pattern


@given(st.integers(1, 20), st.integers(0, 40))
def test_the_deepest_pattern_that_is_read_is_far_from_what_a_computer_can_follow(brackets, operators):
    pattern = parse("(x | " * brackets + "a" + " NEAR/2 b" * operators + ")" * brackets)
    assert depth(pattern) <= 3 * 20 + 40


SIGNS = [
    *"()[]()[]||",
    "AND",
    "NOT",
    "OR",
    "NEAR/5",
    "BEFORE/10",
    "AFTER/100",
    "NEAR/05",
    "NEAR/5x",
    "near/5",
]
EXACT = ["NEAR", "not", "before", '"q r"', '="Q r"', "=US", '"="', "=", '" "', '""', '"AND"', "=AND"]
OTHERS = ["$list", "#code", "$", "#", "-"]
PIECES = st.text("abYZé9'-*", min_size=1, max_size=4) | st.sampled_from([*SIGNS, *EXACT, *OTHERS])
TEXTS = st.lists(
    st.tuples(PIECES, st.sampled_from([" ", " ", "", "\n"])).map("".join), min_size=1, max_size=9
)


@given(TEXTS.map("".join))
@example("not (a | (b | c)) AND before NEAR/9 [d] e")
def test_patterns_are_read_as_the_grammar_reads_them(text: str) -> None:
    try:
        expected = by_grammar(text)
    except PatternError:
        with pytest.raises(PatternError):
            parse(text)
        return
    assert parse(text) == expected


MARKS = "\"“”„‟«»‹›‘’‚‛＂「」״'"
BEHIND_NAMES = [*MARKS, *"()[]|=$#*?/-,.;:!…&\\\n\t\u00a0", " ", "", " AND ", " NEAR/5 ", "a", "ב"]


@settings(max_examples=examples(2000), deadline=None)
@given(
    st.lists(st.sampled_from([*BEHIND_NAMES, "$list", "#code", "#ש", '"x y"', "“x #y”"]), max_size=9).map(
        "".join
    )
)
@example("$list“of the”")
@example("#code«of the»")
@example("#ש“ב")
@example('"$list"')
def test_what_a_text_speaks_of_is_what_its_pattern_speaks_of(text: str) -> None:
    try:
        pattern = by_grammar(with_straight_marks(text))
    except PatternError:
        return
    lists, codes = names(pattern)
    assert spoken_of(text) == {f"${one}" for one in lists} | {f"#{one}" for one in codes}
    assert names(parse(text)) == (lists, codes)


@pytest.mark.parametrize("sign", ["$", "#"])
@pytest.mark.parametrize("between", [*'"“”„‟«»＂〝〟()[]|（）［］｜', " ", "\t", "\n", "\u00a0", "\u3000"])
def test_a_name_ends_where_a_quotation_a_bracket_or_white_space_begins(sign: str, between: str) -> None:
    assert spoken_of(f"{sign}money{between}of the{between}") == {f"{sign}money"}


@pytest.mark.parametrize("mark", "‹›‘’‚‛',.;:!?…=$#*-/")
def test_another_sign_behind_a_name_is_a_part_of_it(mark: str) -> None:
    assert spoken_of(f"$money{mark}of") == {f"$money{mark}of"} == {f"${one}" for one in names(
        by_grammar(f"$money{mark}of"))[0]}  # fmt: skip


def test_all_patterns_of_the_study_are_read_as_the_grammar_reads_them() -> None:
    book = read(ROOT / "codebooks" / "pakistan-taliban.yaml")
    rules = (rule for code in book for rule in (*code.match, *code.unless))
    texts = [rule.pattern for rule in (*rules, *chain.from_iterable(book.terms.values()))]
    assert len(texts) > 5000
    for text in texts:
        assert quick_parse(text) == by_grammar(text)
