"""What is said to do about a line that YAML cannot read."""

import pytest

from qda.errors import InputError
from qda.files.marked_yaml import parse


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("- [really] afford", "'[really] afford'"),
        ('- "Line of Control" NEAR/3 money', "'\"Line of Control\" NEAR/3 money'"),
        ("- | money", "'| money'"),
        ("- > money", "'> money'"),
        ("- %", "'%'"),
        ("- @me", "'@me'"),
        ("match: [really] can't", "'[really] can''t'"),
        ("a:\n  - match: @me", "'@me'"),
    ],
)
def test_a_text_that_yaml_takes_for_something_else_is_shown_in_its_quotation_marks(line, whole):
    with pytest.raises(InputError, match="this is not valid YAML") as raised:
        parse(line, "f")
    assert raised.value.remedy == f"Put the whole of it in single quotation marks: {whole}"


def test_an_apostrophe_within_single_quotation_marks_is_doubled():
    with pytest.raises(InputError) as raised:
        parse("- 'don't'", "f")
    assert raised.value.remedy == "Within '...' an apostrophe is written twice: 'don''t'"


@pytest.mark.parametrize("text", ["a: b: c", "a: [b", "a:\n  - b\n - c", 'a: ["x" "y"]', "a:\n\tb: c"])
def test_otherwise_all_signs_that_need_quotation_marks_are_named(text):
    with pytest.raises(InputError) as raised:
        parse(text, "f")
    assert raised.value.remedy.startswith("Check the indentation.")
    for sign in ("[", "{", "*", "&", "!", "|", ">", "%", "@", "#", ":", "'...'"):
        assert sign in raised.value.remedy


def test_a_long_text_is_not_repeated():
    with pytest.raises(InputError) as raised:
        parse("- [really] " + "afford " * 30, "f")
    assert raised.value.remedy == "Put the whole of it in single quotation marks: '...'"
