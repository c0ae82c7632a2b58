"""spaCy token patterns as rules."""

import pytest


def book(*tokens: str) -> str:
    return "codes:\n  - code: x\n    match:\n" + "".join(f"      - [{one}]\n" for one in tokens)


@pytest.mark.parametrize(
    ("tokens", "text", "quotes"),
    [
        ("{LOWER: the}, {LEMMA: border}", "The borders. THE border.", ["The borders", "THE border"]),
        ("{ORTH: ISI}", "The ISI and isi.", ["ISI"]),
        ("{LOWER: a}, {OP: '?', LOWER: b}, {LOWER: c}", "a b c and a c", ["a b c", "a c"]),
        ("{LIKE_NUM: true}, {LOWER: men}", "10 men, ten men, some men", ["10 men", "ten men"]),
        ("{TEXT: {REGEX: '^Tal.b'}}", "Taliban, Taleb and taliban", ["Taliban", "Taleb"]),
        ("{LOWER: {IN: [fence, wall]}}", "A fence, a wall, a line.", ["fence", "wall"]),
        ("{LOWER: fence}, {IS_PUNCT: true}", "A fence!", ["fence"]),
        ("{IS_PUNCT: true}", "A fence!", []),
        ("{LOWER: one}, {LOWER: two}", "One. Two.", []),
        ('{LOWER: do}, {LOWER: "n\'t"}', "They don't.", ["don't"]),
        ("{LENGTH: 5}", "Five words stand here, hello.", ["words", "stand", "hello"]),
        ("{LOWER: '1996'}", "In 1996.", ["1996"]),
        ("{LOWER: told}, {LOWER: us}", "A \U0001f469\u200d\u2695\ufe0f told us.", ["told us"]),
    ],
)
def test_a_token_pattern_finds_what_spacy_finds_sentence_by_sentence(tokens, text, quotes, found):
    assert found(text, book(tokens)) == quotes


def test_overlapping_ways_to_match_become_one_coding(code_text):
    (coding,) = code_text("very very very good", book("{LOWER: very, OP: '+'}, {LOWER: good}"))
    assert (coding.anchor.quote, coding.rule) == ("very very very good", "x/1")


def test_token_patterns_can_veto(found):
    yaml = "codes:\n  - code: x\n    match: [border]\n    unless:\n      - [{LOWER: no}, {LOWER: border}]\n"
    assert found("The border. There is no border.", yaml) == ["border"]
    assert found("No border. The border.", yaml) == ["border"]


def test_a_negated_token_pattern_is_negated(code_text):
    (coding,) = code_text("There is no border here.", book("{LEMMA: border}"))
    assert coding.assertion == "negated"
