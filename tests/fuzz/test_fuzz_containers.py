"""A few of the changed archives and texts of `fuzz_containers.py`, always the same."""

import random
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

_SPEC = spec_from_file_location("fuzz_containers", Path(__file__).with_name("fuzz_containers.py"))
assert _SPEC
assert _SPEC.loader
fuzz_containers = module_from_spec(_SPEC)
_SPEC.loader.exec_module(fuzz_containers)


@pytest.mark.parametrize("seed", range(4))
def test_a_changed_archive_or_text_is_read_or_refused_in_words(seed: int) -> None:
    outcomes = {fuzz_containers.attempt(random.Random(seed * 1000 + number)) for number in range(60)}
    assert {"text: read", "text: refused", "archive: refused"} <= outcomes
