"""Prints of special cases miss none, and tell nearly all that is none."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.language.tokens.case_prints import CasePrints
from qda.language.tokens.spacy_tokenizer import BlankTokenizer
from qda.language.tokens.token_rules import from_plain

CASES = st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=2, max_size=5), min_size=1)


def among(prints: CasePrints, words: list[str]) -> list[bool]:
    text = " ".join(words)
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    lengths = np.array([len(word) for word in words])
    return prints.among(codes, np.cumsum(lengths + 1) - lengths - 1, lengths).tolist()


@given(CASES)
def test_no_case_is_missed(cases: list[str]) -> None:
    assert all(among(CasePrints(cases), cases))


@pytest.mark.parametrize("code", ["en", "ru"])
def test_few_other_words_have_the_print_of_a_case(code: str) -> None:
    rules = BlankTokenizer(code).rules()
    assert rules is not None
    cases = [case for case in from_plain(json.loads(json.dumps(rules.plain()))).cases if len(case) > 1]
    others = [f"{first}{middle}{last}" for first in "bkzд" for middle in range(500) for last in "xqй"]
    assert all(among(CasePrints(cases), cases))
    assert sum(among(CasePrints(cases), others)) < len(others) / 50
