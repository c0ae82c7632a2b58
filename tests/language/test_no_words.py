"""Rows of marks and data without a space: one token each, in a time that grows with their length alone."""

import time

import pytest

from qda.language.load import load
from qda.model.span import Span

MARKS = ["[", "*", "\"('", "...", "=", "-(", "a" * 40 + "["]


def tokens(text: str, code: str = "en") -> list[str]:
    _, starts, ends = load(code, None).tokenizer.pieces(text, [Span(0, len(text))])
    return [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]


@pytest.mark.parametrize("mark", MARKS)
def test_a_long_row_is_one_token_soon(mark: str) -> None:
    row = mark * (100_000 // len(mark))
    began = time.monotonic()
    assert tokens(f"We met. {row} Then we left.") == ["We", "met", ".", row, "Then", "we", "left", "."]
    assert time.monotonic() - began < 20  # taking marks off one by one would take hours


@pytest.mark.parametrize("code", ["en", "tr", "xx"])
def test_rows_that_people_write_are_cut_as_ever(code: str) -> None:
    assert tokens("(well) ----- (no)", code) == ["(", "well", ")", "-----", "(", "no", ")"]
    assert tokens("a" * 1999, code) == ["a" * 1999]


def test_short_and_long_texts_agree() -> None:
    row = "([" * 30
    assert tokens(f"So {row} yes.") == ["So", row, "yes", "."]
    assert tokens(f"So {row} yes. " * 400)[:4] == ["So", row, "yes", "."]
