"""The index file: the same index back, or none."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qda.language import index_file
from qda.language.index import Index, TokenType
from qda.model.span import Span
from qda.model.unit import Paragraph, Role, Sentence, Turn


def make_index(turns: int = 2) -> Index:
    """An index of two tokens in each turn, made by hand."""
    places = [10 * number for number in range(turns)]
    return Index(
        document="P7",
        text_hash="sha256:ab",
        language="en",
        turns=tuple(Turn(Span(p, p + 7), Role.PARTICIPANT, "P7", None, "00:12") for p in places),
        paragraphs=tuple(Paragraph(Span(p, p + 7), n) for n, p in enumerate(places)),
        sentences=tuple(Sentence(Span(p, p + 7), n, n, 2 * n, 2 * n + 2) for n, p in enumerate(places)),
        types=(TokenType("Åse’s\n", "åse's", "åse", True), TokenType("—", "—", "—", False)),
        type_ids=np.array([0, 1] * turns, np.int32),
        starts=np.array([p + i for p in places for i in (0, 4)], np.int32),
        ends=np.array([p + i for p in places for i in (3, 7)], np.int32),
    )


def same(one: Index, other: Index) -> bool:
    plain = ("document", "text_hash", "language", "turns", "paragraphs", "sentences", "types")
    columns = ("type_ids", "starts", "ends")
    return all(getattr(one, name) == getattr(other, name) for name in plain) and all(
        getattr(one, name).tolist() == getattr(other, name).tolist()
        and getattr(one, name).dtype == getattr(other, name).dtype
        for name in columns
    )


@pytest.mark.parametrize("turns", [0, 1, 2, 50])
def test_an_index_is_read_as_it_was_written(turns: int, tmp_path: Path) -> None:
    index_file.write(make_index(turns), tmp_path / "new" / "P7.index")
    read = index_file.read(tmp_path / "new" / "P7.index")
    assert read is not None
    assert same(read, make_index(turns))


def test_units_are_read_with_their_types(tmp_path: Path) -> None:
    index_file.write(make_index(), tmp_path / "x")
    read = index_file.read(tmp_path / "x")
    assert read is not None
    assert isinstance(read.turns[0].role, Role)
    assert isinstance(read.sentences[0].span, Span)
    assert type(read.sentences[0].first_token) is int


def test_the_same_index_makes_the_same_file(tmp_path: Path) -> None:
    index_file.write(make_index(), tmp_path / "a")
    index_file.write(make_index(), tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    index_file.write(make_index(), tmp_path / "a")
    index_file.write(make_index(3), tmp_path / "a")
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_a_missing_file_is_no_index(tmp_path: Path) -> None:
    assert index_file.read(tmp_path / "none") is None
    assert index_file.read(tmp_path) is None


@given(data=st.data())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_changed_bit_or_a_cut_makes_it_no_index(data: st.DataObject, tmp_path: Path) -> None:
    path = tmp_path / "x"
    index_file.write(make_index(), path)
    content = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        content[place] ^= 1 << data.draw(st.integers(0, 7))
    else:
        del content[place:]
    path.write_bytes(content)
    assert index_file.read(path) is None


@pytest.mark.parametrize("content", [b"", b"\n", b"qda index 1\n", b"\x80\x04K\x01."])
def test_another_kind_of_file_is_no_index(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(content)
    assert index_file.read(tmp_path / "x") is None
