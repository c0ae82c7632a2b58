"""A small part of the fuzzing that `fuzz_word.py` does at length."""

import importlib.util
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("fuzz_word", Path(__file__).with_name("fuzz_word.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
fuzz_word = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(fuzz_word)


@pytest.mark.parametrize("kind", fuzz_word.INPUTS)
def test_a_damaged_file_is_read_or_refused_in_words(kind: str) -> None:
    outcomes = fuzz_word.fuzz(kind, 200, seed=7)
    assert outcomes["read"] > 20
    assert kind == "rtf" or outcomes["refused"] > 20
