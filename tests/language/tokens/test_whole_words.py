"""Words that are known to be whole without the expressions of a language, held against spaCy."""

import random
from dataclasses import replace

import pytest

from qda.language.tokens.plain_tokenizer import PlainTokenizer
from qda.language.tokens.spacy_tokenizer import BlankTokenizer
from qda.language.tokens.token_rules import TokenRules
from qda.language.tokens.whole_words import longest_whole
from qda.language.words.lemma_table import read_table

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def rules(**sources: str) -> TokenRules:
    return TokenRules({name: (source, 0) for name, source in sources.items()}, {}, frozenset())


@pytest.mark.parametrize("code", ["en", "de", "es", "it", "nl", "ru"])
def test_whole_words_are_what_spacy_leaves_whole(code) -> None:
    spacys = BlankTokenizer(code)
    found = spacys.rules()
    longest = longest_whole(found)
    assert longest == 30
    plain = PlainTokenizer(replace(found, whole=longest))
    rng = random.Random(3)
    made = ["".join(rng.choices(LETTERS, k=rng.randint(1, longest + 2))) for _ in range(2000)]
    known = [one for one in rng.sample(sorted(read_table(code)), 2000) if set(one) <= set(LETTERS)]
    cases = [one for one in found.cases if set(one) <= set(LETTERS)]
    for word in [*made, *known, *cases]:
        tokens = [word[start:end] for start, end in plain.tokens(word)]
        assert tokens == [spacys.form(key)[0] for key in spacys.keys(word)], word
    alone = PlainTokenizer(replace(found, whole=longest, sources={}))
    assert alone.tokens("zonk") == [(0, 4)]  # without any expression


def test_where_letters_are_told_apart_none_is_known_to_be_whole() -> None:
    assert longest_whole(rules(suffix_search="xx$")) == 0
    assert longest_whole(rules(infix_finditer="(?<=[a-m])(?=[n-z])")) == 0
    assert longest_whole(rules(prefix_search="^[qw]")) == 0
    assert longest_whole(BlankTokenizer("fr").rules()) == 0


def test_rules_that_ask_for_length_are_heeded() -> None:
    assert longest_whole(rules(suffix_search=r"(?<=\w{9})\w$")) == 9
    assert longest_whole(rules(suffix_search=r"(?<=\d)[a-z]+$", prefix_search="^§")) == 30
