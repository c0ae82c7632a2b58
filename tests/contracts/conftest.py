"""What tests of keys share."""

from collections.abc import Iterator

import pytest

from qda.language import version
from qda.project.coding import engine_key
from qda.project.corpus import job as jobs


@pytest.fixture
def _no_memory() -> Iterator[None]:
    """Keys that were asked for before, or are asked for here, are not remembered."""
    known = (version.version_of, engine_key._key, jobs.compiled)
    for one in known:
        one.cache_clear()
    yield
    for one in known:
        one.cache_clear()
