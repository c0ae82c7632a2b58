"""Where the engine finds words of few and of many places; each computed by hand."""

import re
from contextlib import nullcontext

import pytest

from tests.engine_and_plain import as_in_a_large_corpus, by_engine, made


@pytest.mark.parametrize("text", ["", "...", "INTERVIEWER: Why?", "🙂", "P1: — \n\nP2: !"])
def test_a_text_without_words_to_code_gives_nothing(text):
    documents, _indexes, compiled = made([text], "codes: [{code: x, match: [a, 'x*', 'a AND b']}]")
    assert by_engine(documents, compiled) == {}


@pytest.mark.parametrize("around", [nullcontext, as_in_a_large_corpus])
def test_a_phrase_of_frequent_words_is_found_whole_around_its_rarest(around):
    """Computed by hand: the words of each passage, counted from 0; everything else in the text is bait."""
    book = "codes:\n  - code: first\n    match: ['he [has] (never | not at all) [ever] said so']\n"
    bait = "He has. So he never did. He not so. Has he ever? " * 30
    text = f"{bait}He never said so. He has not at all ever said so. He has said so."
    documents, _indexes, compiled = made([text], book)
    first = len(re.findall(r"\w+", bait))
    with around():
        found = by_engine(documents, compiled)["D0", "first"]
    assert [(start - first, end - first) for start, end, *_ in found] == [(0, 4), (4, 12)]


def test_every_form_of_a_frequent_word_is_found_beside_a_rare_one():
    """By hand: two forms of "say" stand behind the only two "guards"."""
    documents, _indexes, compiled = made(
        ["They say. They said. They said. They say. Guards said. Guards say."],
        "codes: [{code: first, match: [guards say]}]",
    )
    with as_in_a_large_corpus():
        found = by_engine(documents, compiled)["D0", "first"]
    assert [(start, end) for start, end, *_ in found] == [(8, 10), (10, 12)]


def test_a_long_way_to_say_something_is_found_whole_near_a_rare_word():
    """Computed by hand: one word stands between "border" and a phrase of four, its last word the rarest."""
    rule = "border NEAR/2 (claim | (we | they) never ever (went | did))"
    book = f"codes:\n  - code: first\n    match: ['{rule}']\n"
    documents, _indexes, compiled = made(["They never ever claim. A border which they never ever did."], book)
    with as_in_a_large_corpus():
        found = by_engine(documents, compiled)["D0", "first"]
    assert [(start, end) for start, end, *_ in found] == [(5, 11)]


@pytest.mark.parametrize("around", [nullcontext, as_in_a_large_corpus])
def test_a_phrase_of_plain_words_stands_where_nothing_parts_them(around):
    """Computed by hand: the words of each passage, counted from 0; everything else in the text is bait."""
    book = "codes: [{code: first, match: [never said so]}]"
    bait = "Never, said so. Never said; so. Never. Said so. Never said. So never so said. "
    documents, _indexes, compiled = made([f"{bait}Never said so. He never said so."], book)
    first = len(re.findall(r"\w+", bait))
    with around():
        found = by_engine(documents, compiled)["D0", "first"]
    assert [(start - first, end - first) for start, end, *_ in found] == [(0, 3), (4, 7)]


@pytest.mark.parametrize("pattern", ["'*ness'", "'q*ness'"])
def test_a_wildcard_for_very_many_words_finds_each_where_it_stands(pattern):
    """Computed by hand: 169 words, each the second of its sentence of three words, all told twice."""
    told = [f"The q{one}{other}ness here." for one in "abcdefghijklm" for other in "abcdefghijklm"] * 2
    documents, _indexes, compiled = made([" ".join(told)], f"codes: [{{code: first, match: [{pattern}]}}]")
    found = by_engine(documents, compiled)["D0", "first"]
    assert [(start, end) for start, end, *_ in found] == [(3 * n + 1, 3 * n + 2) for n in range(2 * 169)]
