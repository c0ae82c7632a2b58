"""Files of timed speech, read by the reader of their suffix."""

from collections.abc import Callable
from pathlib import Path

import pytest

from qda.ingest.reader import Reading
from qda.ingest.registry import reader_for

Read = Callable[[str, str], Reading]


@pytest.fixture
def read() -> Read:
    """Read a text as the file of a name, which is one document."""

    def make(name: str, text: str) -> Reading:
        path = Path(name)
        (reading,) = reader_for(path)(text.encode(), path)
        return reading

    return make


@pytest.fixture
def paragraphs(read: Read) -> Callable[[str, str], list[str]]:
    """The paragraphs of a file."""
    return lambda name, text: read(name, text).text.rstrip("\n").split("\n\n")
