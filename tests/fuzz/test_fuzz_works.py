"""A small part of the fuzz run, the same each time."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


def fuzz_works() -> ModuleType:
    path = Path(__file__).with_name("fuzz_works.py")
    spec = importlib.util.spec_from_file_location("fuzz_works", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FUZZ = fuzz_works()


@pytest.mark.parametrize("name", FUZZ.FORMATS)
def test_mutated_files_are_read_or_refused(name: str) -> None:
    outcomes = FUZZ.fuzz(name, 60)
    assert outcomes["read"] > 0
    assert outcomes["refused"] > 0


def test_mutated_references_are_read_or_refused(tmp_path: Path) -> None:
    assert 0 < FUZZ.fuzz_references(tmp_path, 20) < 100
