"""Counting where codes meet: by pairs and by matrices, against going through the units one by one."""

from collections import Counter
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.analysis.meeting import meeting, significance
from qda.analysis.meeting.cooccurrence import pairs_of
from qda.analysis.meeting.meeting import Meetings
from qda.errors import UsageError

PLACES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4)), max_size=60)


@pytest.mark.parametrize("dense", [-1, 0, 16])
@given(PLACES)
def test_codes_meet_in_the_units_that_hold_both(dense, places):
    units: dict[int, set[int]] = {}
    for unit, code in places:
        units.setdefault(unit, set()).add(code)
    expected = Counter(pair for codes in units.values() for pair in product(codes, codes))
    column = np.array(places, dtype=np.int64).reshape(-1, 2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(meeting, "_DENSE", dense)
        patch.setattr(meeting, "_BLOCK", 3)
        found = meeting.together_in(column[:, 0], column[:, 1], 10, 5)
    assert found.tolist() == [[expected[a, b] for b in range(5)] for a in range(5)]


def test_every_pair_of_the_first_and_of_the_last_unit_is_counted() -> None:
    unit, node = np.array([1, 0, 1, 0, 1, 1]), np.array([2, 1, 0, 0, 1, 1])
    together = [[2, 2, 1], [2, 2, 1], [1, 1, 1]]
    assert meeting.together_in(unit, node, 2, 3).tolist() == together


def test_memory_is_for_codes_by_codes_and_not_for_more_units_than_there_are(most_held):
    """500 codes in each of ten documents: 250,000 pairs of codes, of 8 bytes each."""
    unit, node = np.divmod(np.arange(10 * 500), 500)
    assert most_held(lambda: meeting.together_in(unit, node, 10, 500)) < 10 * 8 * 500 * 500


def test_pairs_that_are_not_listed_hold_numbers_alone(most_held, monkeypatch):
    """300 codes have 44,850 pairs, few of which are listed: an object of each is 24 bytes and more."""
    monkeypatch.setattr(significance, "_BLOCK", 8_192)  # what is looked at together would hide it
    has = np.random.default_rng(3).random((4_000, 300)) < 0.01
    met = Meetings(has.T.astype(np.int64) @ has, 4_000, "sentence")
    names = [f"c{number}" for number in range(300)]
    rows: list[int] = []
    assert most_held(lambda: rows.append(len(pairs_of(names, met, 4)[0]))) < 60 * 44_850
    assert 0 < rows[0] < 100


@pytest.mark.parametrize("unit", ["overlap", "sentence", "document", "window:2"])
def test_where_codes_can_meet_nothing_is_refused(unit):
    meeting.refuse_unknown(unit)


@pytest.mark.parametrize("unit", ["overlaps", "chapter", "window", "window:two"])
def test_where_codes_cannot_meet_is_refused_before_anything_is_counted(unit):
    with pytest.raises(UsageError, match=unit):
        meeting.refuse_unknown(unit)
