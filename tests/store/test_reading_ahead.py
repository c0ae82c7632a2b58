"""Texts read ahead are those that were asked for, and to go through documents asks seldom."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.store import reading_ahead
from qda.store.reading_ahead import ReadingAhead

_TEXTS = {f"t{number}": f"text {number}" for number in range(40)}


class _Reads:
    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def __call__(self, hashes: Sequence[str]) -> dict[str, str]:
        self.asked.append(list(hashes))
        return {one: _TEXTS[one] for one in hashes}


def _reader(size: int = 10) -> tuple[ReadingAhead, _Reads]:
    reads = _Reads()
    return ReadingAhead(dict.fromkeys(_TEXTS, size), reads), reads


@given(st.lists(st.sampled_from(sorted(_TEXTS))))
def test_whatever_is_asked_for_is_given(asked: list[str]) -> None:
    read, _ = _reader()
    assert [read(one) for one in asked] == [_TEXTS[one] for one in asked]


def test_who_goes_through_all_texts_asks_twice() -> None:
    read, reads = _reader()
    assert [read(one) for one in _TEXTS] == list(_TEXTS.values())
    assert [len(asked) for asked in reads.asked] == [1, 39]


def test_who_reads_here_and_there_gets_no_more_than_that() -> None:
    read, reads = _reader()
    for one in ("t3", "t30", "t8", "t30", "t3"):
        read(one)
    assert reads.asked == [["t3"], ["t30"], ["t8"]]


@pytest.mark.parametrize(("most", "ahead"), [(500, 35), (3, 1_000_000)])
def test_no_more_is_held_than_may_be(monkeypatch: pytest.MonkeyPatch, most: int, ahead: int) -> None:
    monkeypatch.setattr(reading_ahead, "_MOST", most)
    monkeypatch.setattr(reading_ahead, "_AHEAD", ahead)
    read, reads = _reader()
    for one in _TEXTS:
        read(one)
    assert {len(asked) for asked in reads.asked} == {1, 3}


def test_a_text_that_is_larger_than_may_be_held_is_read_alone() -> None:
    read, reads = _reader(size=5_000_000)
    for one in _TEXTS:
        read(one)
    assert {len(asked) for asked in reads.asked} == {1}
