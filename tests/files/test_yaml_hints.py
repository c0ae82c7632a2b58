"""What is said to do about a line that YAML cannot read."""

import re

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
        ("definition: Border: all of it", "'Border: all of it'"),
        ("name: “Border: all of it”", "'“Border: all of it”'"),
    ],
)
def test_a_text_that_yaml_takes_for_something_else_is_shown_in_its_quotation_marks(line, whole):
    with pytest.raises(InputError, match="this is not valid YAML") as raised:
        parse(line, "f")
    assert raised.value.remedy == f"Put the whole of it in single quotation marks: {whole}"


@pytest.mark.parametrize("line", ["match: [well, (dig | dug) [a | the] well]", "- match: [a [b] c, d]"])
def test_a_list_in_brackets_with_optional_words_is_told_to_mark_its_texts(line):
    with pytest.raises(InputError, match="is not closed, or lacks a comma") as raised:
        parse(line, "f")
    assert "with brackets or a comma in it needs quotation marks" in raised.value.remedy


def test_an_apostrophe_within_single_quotation_marks_is_doubled():
    with pytest.raises(InputError) as raised:
        parse("- 'don't'", "f")
    assert raised.value.remedy == "Within '...' an apostrophe is written twice: 'don''t'"


@pytest.mark.parametrize("text", ["a: b\n  c: d", "a: [b", "a:\n  - b\n - c", 'a: ["x" "y"]'])
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


ENTRY = "An entry of a list begins with a hyphen and a blank: "
UNSEEN = "A character that looks like a blank or like nothing stands there (no-break space)"


@pytest.mark.parametrize(
    ("text", "line", "remedy"),
    [
        ("codes:\n\t- code: a", 2, "Lines are set in by blanks: replace each tab"),
        ("codes:\n  -\tcode: a\n  \tname: b", 2, "Lines are set in by blanks: replace each tab"),
        ("codes:\n  – code: a\n    name: b", 3, f"Line 2: {ENTRY}- code: a"),
        ("codes:\n  • code: a\n\n    name: b", 4, f"Line 2: {ENTRY}- code: a"),
        ("match:\n  * border\n  * claim", 2, f"{ENTRY}- border"),
        ("codes:\n  -code: a\n   name: b", 3, f"Line 2: {ENTRY}- code: a"),
        ("match:\n  - border\n  -claim\nname: b", 3, f"{ENTRY}- claim"),
        ("match:\n  - border\n  claim\nname: b", 3, f"{ENTRY}'- '."),
        ("- code:a\n  name: b", 2, "Line 1: A blank belongs behind the colon: code: a"),
        ("name: b\nmatch:[border]\n", 2, "A blank belongs behind the colon: match: [border]"),
        ("name: b\nmatch:\u00a0border\n", 2, UNSEEN),
        ("match:\n  - a\n  -\u00a0b\nname: b", 3, UNSEEN),
        ("- code: a\n  name: b\n\n  code: c", 4, "Remove one of them, or begin a new entry with '- '."),
    ],
)
def test_what_is_written_as_in_a_word_processor_is_told_with_its_line_and_what_to_write(text, line, remedy):
    with pytest.raises(InputError) as raised:
        parse(text, "f")
    assert raised.value.place.line == line
    assert raised.value.remedy.startswith(remedy)


@pytest.mark.parametrize("text", ["- a: b", "- - a: b"])
def test_a_text_with_a_colon_is_told_to_need_quotation_marks(text):
    value = parse(text, "f").value[0]
    with pytest.raises(InputError, match="must be a text\n  A text that has ': ' in it must stand"):
        (value.value[0] if isinstance(value.value, list) else value).text("it")


def test_a_key_with_a_character_that_cannot_be_seen_is_not_only_unknown():
    with pytest.raises(InputError, match=re.escape(UNSEEN)):
        parse("match\u00a0: x", "f").fields("it", frozenset({"match"}))
