"""A few of the changed files of `fuzz_pdf.py`, always the same."""

import random
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

_SPEC = spec_from_file_location("fuzz_pdf", Path(__file__).with_name("fuzz_pdf.py"))
assert _SPEC
assert _SPEC.loader
fuzz_pdf = module_from_spec(_SPEC)
_SPEC.loader.exec_module(fuzz_pdf)


@pytest.mark.parametrize("seed", range(4))
def test_a_changed_file_is_read_or_refused_in_words(seed: int) -> None:
    small = [one for one in fuzz_pdf.samples() if len(one) < 20_000]
    draw = random.Random(seed)
    outcomes = {fuzz_pdf.attempt(fuzz_pdf.mutate(draw.choice(small), draw)) for _ in range(40)}
    assert outcomes == {"read", "refused"}
