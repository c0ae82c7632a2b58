"""An expression told more shortly matches what it matched."""

import re
from functools import cache

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.language.tokens.told_once import told_once
from tests.examples import examples

LETTERS = "".join(rf"\\u{code:04X}" for code in range(0xE0, 0xE0 + 60))
CLASS = f"[a-z{LETTERS}]"
HEADS = ["anti", "arc", "pré", "abat", "entr", "états", "saint", "bou", "x", "aujourd", "quelqu", "week"]
BETWEEN = ["-", "–", "’", "'", " ", "", "["]


@cache
def french() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """spaCy's own expression of what is one token in French, and the same told once."""
    own = spacy.blank("fr").tokenizer.token_match.__self__
    return own, re.compile(told_once(own.pattern), own.flags)


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        (f"(?iu)(?:^a-{CLASS}+$)|(?:^b-{CLASS}+$)", f"(?iu)(?:^a-|^b-){CLASS}+$"),
        (f"(?:^a{CLASS}-{CLASS}*$)|(?:^b{CLASS}-{CLASS}*$)", f"(?:^a{CLASS}-|^b{CLASS}-){CLASS}*$"),
        (f"(?:^x$)|(?:^b(?:c|d){CLASS}$)", f"^x$|(?:^b(?:c|d)){CLASS}$"),
        (f"(?:a|b{CLASS})|(?:c{CLASS})", f"(?:a|b{CLASS})|(?:c{CLASS})"),
        (f"(?:(a)|(?:b){CLASS})", f"(?:(a)|(?:b){CLASS})"),
        ("no list", "no list"),
    ],
)
def test_an_end_that_several_share_is_told_once(pattern: str, told: str) -> None:
    assert told_once(pattern) == told


PARTS = [*HEADS, *BETWEEN, "hui", "un", "end", "établi", "ciel", "É", "9"]


@settings(max_examples=examples(500), deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=6))
def test_in_french_what_was_one_token_is_one(parts: list[str]) -> None:
    own, told = french()
    word = "".join(parts)
    assert bool(told.match(word)) == bool(own.match(word))


@pytest.mark.parametrize("word", ["anti-inflammatoire", "burn-out", "pré-établi", "l'homme", "abat jour"])
def test_words_of_french_are_told_alike(word: str) -> None:
    own, told = french()
    assert bool(told.match(word)) == bool(own.match(word)) == ("-" in word)
