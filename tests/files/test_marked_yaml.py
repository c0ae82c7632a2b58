import subprocess
import sys

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qda.errors import CodebookError, InputError, Place
from qda.files.marked_yaml import Marked, parse, typed

WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_categories=["Cc"]), max_size=8)
NESTED = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=12,
)


def bare(marked: Marked) -> object:
    """The value without its places."""
    if isinstance(marked.value, list):
        return [bare(item) for item in marked.value]
    if isinstance(marked.value, dict):
        return {key: bare(item) for key, item in marked.value.items()}
    return marked.value


@given(NESTED)
def test_quoted_texts_lists_and_mappings_come_back_as_they_were(value: object) -> None:
    written = yaml.safe_dump(value, default_style='"', allow_unicode=True)
    assert bare(parse(written.replace("!!null ", ""), "f")) == value


@pytest.mark.parametrize(
    "word", ["no", "on", "yes", "1996", "2014-21", "0x1f", "1_000", "3.10", "2014-01-01", "NO"]
)
def test_a_plain_word_stays_the_text_that_was_typed(word: str) -> None:
    assert bare(parse(f"a: {word}", "f")) == {"a": word}


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_nothing_is_none_unless_it_is_quoted(nothing: str) -> None:
    assert bare(parse(f"a: {nothing}", "f")) == {"a": None}
    assert bare(parse(f'a: "{nothing}"', "f")) == {"a": nothing}


def test_values_and_keys_know_their_places_in_the_file() -> None:
    marked = parse("a: x\nb:\n  - one\n  - 'two'\n", "book.yaml", first_line=5)
    fields = marked.fields("it")
    items = fields["b"].items("b")
    assert [(item.line, item.column) for item in items] == [(7, 5), (8, 6)]  # within the quotation mark
    assert marked.key_places["b"] == Place("book.yaml", 6, 1)
    assert (fields["a"].line, fields["a"].column) == (5, 4)


def test_an_empty_text_is_nothing_at_its_first_line() -> None:
    assert (parse("", "f", first_line=2).value, parse("", "f", first_line=2).line) == (None, 2)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: b: c", "f, line 1, column 5: this is not valid YAML"),
        ("a:\n  - x\n - y", "f, line 3, column 2: this is not valid YAML"),
        ("a: *x", r"f, line 1, column 4: the alias \*x is not allowed here"),
        ("a: &x 1\nb: *x", "f, line 1, column 4: the anchor &x is not allowed here"),
        ("- &money", "f, line 1, column 3: the anchor &money is not allowed here"),
        ("&a [b]", "f, line 1, column 1: the anchor &a is not allowed here"),
        ("a: !!python/name:os.system x", "f, line 1, column 4: the tag .* is not allowed here"),
        ("a: 1\nb: !note x", "f, line 2, column 4: the tag '!note' is not allowed here"),
        ("a: 1\n'a': 2", "f, line 2, column 1: the key 'a' stands here twice"),
        ("? [a]\n: 1", "f, line 1, column 3: a key must be a single word"),
        ("a: 1\n---\nb: 2", "f, line 2, column 1: this is not valid YAML"),
        ("é: é\nb: x\x01y", "f, line 2: this is not valid YAML: a character that cannot"),
        ("[" * 51 + "]" * 51, "f, line 1, column 51: values are nested more than 50 deep"),
    ],
)
def test_what_cannot_be_meant_is_an_error_with_its_place(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        parse(text, "f")


def test_what_is_nested_too_deep_is_told_what_to_do() -> None:
    for levels in (51, 5000):
        with pytest.raises(InputError) as raised:
            parse("[" * levels + "]" * levels, "f")
        assert raised.value.remedy.startswith("Use fewer levels")


def test_fifty_levels_are_not_too_deep() -> None:
    assert parse("[" * 50 + "]" * 50, "f").value is not None


def test_very_deep_nesting_does_not_bring_the_program_down() -> None:
    code = "from qda.files.marked_yaml import parse; parse('[' * 10**5 + ']' * 10**5, 'f')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "values are nested more than 50 deep" in run.stderr


def test_the_error_is_of_the_kind_that_was_asked_for() -> None:
    with pytest.raises(CodebookError):
        parse("a: [", "f", error=CodebookError)
    with pytest.raises(CodebookError):
        raise parse("a: 1", "f", error=CodebookError).fail("no")


def test_a_value_of_another_shape_is_an_error() -> None:
    fields = parse("text: x\nlist: [x, [y]]\nmapping: {a: 1}", "f").fields("it")
    with pytest.raises(InputError, match="line 2, column 7: it must be a text"):
        fields["list"].text("it")
    with pytest.raises(InputError, match="line 1, column 7: it must be a list"):
        fields["text"].items("it")
    with pytest.raises(InputError, match="line 1, column 7: it must be a mapping"):
        fields["text"].fields("it")
    with pytest.raises(InputError, match="line 2, column 11: each entry of it must be a text"):
        fields["list"].texts("it")


def test_nothing_is_an_empty_list_and_an_empty_mapping_but_no_text() -> None:
    nothing = parse("a:", "f").fields("it")["a"]
    assert (nothing.items("it"), nothing.fields("it"), nothing.texts("it")) == ([], {}, [])
    with pytest.raises(InputError, match="it must be a text"):
        nothing.text("it")


def test_an_unknown_key_is_an_error_with_its_place_and_the_nearest_known_one() -> None:
    marked = parse("name: x\ndefinitoin: y", "f")
    with pytest.raises(InputError, match="line 2, column 1: unknown key 'definitoin'") as error:
        marked.fields("a code", frozenset({"name", "definition"}))
    assert error.value.remedy == "Did you mean 'definition'?"
    assert set(marked.fields("a code", frozenset({"name", "definitoin"}))) == {"name", "definitoin"}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("5", 5), ("-2", -2), ("1.5", 1.5), ("true", True), ("false", False),
        ("no", "no"), ("+", "+"), ("2014-01-01", "2014-01-01"), ("'5'", "5"), ('"true"', "true"),
        ("'*x'", "*x"), ("'a: b'", "a: b"), ("'['", "["), ("~", None), ("[1, {a: '1'}]", [1, {"a": "1"}]),
    ],
)  # fmt: skip
def test_plain_data_has_numbers_and_truth_only_where_they_are_not_quoted(written: str, value: object) -> None:
    assert parse(f"a: {written}", "f").plain() == {"a": value}
    assert parse(typed({"a": value}), "f").plain() == {"a": value}
