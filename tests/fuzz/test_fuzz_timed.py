"""A small part of the fuzzing that `fuzz_timed.py` does at length."""

import importlib.util
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("fuzz_timed", Path(__file__).with_name("fuzz_timed.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
fuzz_timed = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(fuzz_timed)


@pytest.mark.parametrize("kind", fuzz_timed.INPUTS)
def test_a_damaged_file_is_read_or_refused_in_words(kind: str) -> None:
    outcomes = fuzz_timed.fuzz(kind, 60, seed=7)
    assert set(outcomes) == {"read", "refused"}
