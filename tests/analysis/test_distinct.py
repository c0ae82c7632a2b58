"""Counting different names over parts, against Python's own sets."""

import random

import numpy as np
import pytest

from qda.analysis import distinct
from qda.analysis.distinct import EVERYBODY, Having, Seen, hashed, joined, people_of, twice


def parts_of(pairs):
    """Parts of pairs of a name and a code."""
    return [
        joined([Having(hashed([name for name, _ in part]), np.array([code for _, code in part], np.int64))])
        for part in pairs
    ]


@pytest.mark.parametrize("together", [8_000_000, 7])
def test_people_in_several_parts_count_once(monkeypatch, together) -> None:
    monkeypatch.setattr(distinct, "_TOGETHER", together)
    rng = random.Random(together)
    pairs = [
        [(f"w{rng.randint(0, 40)}", rng.choice([EVERYBODY, 0, 1, 2])) for _ in range(rng.randint(0, 60))]
        for _ in range(9)
    ]
    every = {pair for part in pairs for pair in part}
    expected = [len({name for name, code in every if code == wanted}) for wanted in (0, 1, 2, EVERYBODY)]
    assert people_of(lambda: parts_of(pairs), 3).tolist() == expected


def test_nobody_is_nobody() -> None:
    assert people_of(list, 2).tolist() == [0, 0, 0]
    assert people_of(lambda: parts_of([[], []]), 2).tolist() == [0, 0, 0]


@pytest.mark.parametrize("together", [8_000_000, 5])
def test_a_name_in_two_parts_is_found(monkeypatch, together) -> None:
    monkeypatch.setattr(distinct, "_TOGETHER", together)
    parts = [np.sort(hashed([f"{part} {n}" for n in range(20)])) for part in range(4)]
    assert list(twice(lambda: parts)) == []
    again = np.sort(hashed(["2 7", "other", "3 4"]))
    assert list(twice(lambda: [*parts, again, again])) == sorted(hashed(["2 7", "other", "3 4"]).tolist())


def test_a_name_that_comes_again_is_told() -> None:
    seen, names = Seen(), [f"d{n}" for n in range(500)]
    assert seen.add([]) == []
    for at in range(0, 500, 30):
        assert seen.add(names[at : at + 30]) == []
    assert seen.add(["new", "d17", "d3"]) == ["d17", "d3"]
    assert seen.add(["a", "b", "a"]) == ["a"]
    every = [*names, "new", "d17", "d3", "a", "b", "a"]
    assert seen.hashes.tolist() == sorted(hashed(every).tolist())
