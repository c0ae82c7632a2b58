from pathlib import Path

import pytest

from qda.errors import InputError
from qda.ingest import markdown, plain
from qda.ingest.registry import READERS, reader_for


@pytest.mark.parametrize(
    ("name", "reader"),
    [("P1.txt", plain.read), ("P1.TXT", plain.read), ("P1.md", markdown.read), ("a.b.Md", markdown.read)],
)
def test_the_suffix_tells_the_reader_whatever_its_capitals(name: str, reader: object) -> None:
    assert reader_for(Path(name)) is reader


@pytest.mark.parametrize("name", ["P1.docx", "P1.txt.bak", "P1", ".txt"])
def test_an_unknown_suffix_is_an_error_that_names_the_known_ones(name: str) -> None:
    with pytest.raises(InputError, match="not known") as error:
        reader_for(Path(name))
    assert "qda reads .md, .txt." in error.value.remedy


@pytest.mark.parametrize("suffix", READERS)
def test_every_reader_gives_text_body_and_metadata(suffix: str) -> None:
    reading = READERS[suffix](b"---\ndocument: P5\n---\r\nWe met.\r\n", Path(f"x{suffix}"))
    assert reading.text == "---\ndocument: P5\n---\nWe met.\n"
    assert reading.body.of(reading.text) == "We met.\n"
    assert reading.metadata.document == "P5"


@pytest.mark.parametrize("suffix", READERS)
def test_every_reader_uses_the_encoding_that_was_asked_for(suffix: str) -> None:
    assert READERS[suffix](b"caf\xe9", Path(f"x{suffix}"), encoding="cp1252").text == "café"


def test_markdown_keeps_its_marks_so_that_spans_count_the_file() -> None:
    assert plain.read(b"# A\n*b*", Path("x")) == markdown.read(b"# A\n*b*", Path("x"))
    assert markdown.read(b"# A\n*b*", Path("x")).text == "# A\n*b*"
