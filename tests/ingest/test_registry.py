from pathlib import Path

import pytest

from qda.errors import InputError
from qda.ingest import markdown, plain
from qda.ingest.reader import Options
from qda.ingest.registry import READERS, reader_for

PLAIN = [".txt", ".md"]


@pytest.mark.parametrize(
    ("name", "reader"),
    [("P1.txt", plain.read), ("P1.TXT", plain.read), ("P1.md", markdown.read), ("a.b.Md", markdown.read)],
)
def test_the_suffix_tells_the_reader_whatever_its_capitals(name: str, reader: object) -> None:
    assert reader_for(Path(name)) is reader


@pytest.mark.parametrize("name", ["P1.doc", "P1.txt.bak", "P1", ".txt"])
def test_an_unknown_suffix_is_an_error_that_names_the_known_ones(name: str) -> None:
    with pytest.raises(InputError, match="not known") as error:
        reader_for(Path(name))
    assert "qda reads" in error.value.remedy
    assert all(suffix in error.value.remedy for suffix in READERS)


@pytest.mark.parametrize("suffix", READERS)
def test_every_suffix_has_a_reader(suffix: str) -> None:
    assert callable(reader_for(Path(f"x{suffix}")))


@pytest.mark.parametrize("suffix", PLAIN)
def test_text_files_give_text_body_and_metadata(suffix: str) -> None:
    path = Path(f"x{suffix}")
    (reading,) = reader_for(path)(b"---\ndocument: P5\n---\r\nWe met.\r\n", path)
    assert reading.text == "---\ndocument: P5\n---\nWe met.\n"
    assert reading.body.of(reading.text) == "We met.\n"
    assert reading.metadata.document == "P5"


@pytest.mark.parametrize("suffix", PLAIN)
def test_text_files_are_read_in_the_encoding_that_was_asked_for(suffix: str) -> None:
    path = Path(f"x{suffix}")
    (reading,) = reader_for(path)(b"caf\xe9", path, Options(encoding="cp1252"))
    assert reading.text == "café"


def test_markdown_keeps_its_marks_so_that_spans_count_the_file() -> None:
    (reading,) = markdown.read(b"# A\n*b*", Path("x"))
    assert reading.text == "# A\n*b*"
    assert plain.read(b"# A\n*b*", Path("x")) == [reading]
