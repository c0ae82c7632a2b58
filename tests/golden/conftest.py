"""Golden files, and the small study of the analysis tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.analysis.conftest import make_codebook, make_coded, small_study  # noqa: F401  (fixtures)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept-golden` writes what golden tests compare with."""
    parser.addoption("--accept-golden", action="store_true", help="write golden files instead of comparing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with a file, or writes the file when that was asked for."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--accept-golden", default=False):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        assert path.read_bytes().decode() == text

    return compare
