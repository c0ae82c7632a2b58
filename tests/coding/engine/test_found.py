"""Stretches of words as columns."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qda.coding.engine.found import packed, unpacked

PLACES = st.integers(0, 2**31 - 1)


@given(st.lists(st.tuples(PLACES, PLACES)))
def test_packed_stretches_are_in_the_order_of_the_text_and_come_back(
    stretches: list[tuple[int, int]],
) -> None:
    start, end = np.array(stretches, np.int64).reshape(-1, 2).T
    keys = packed(start, end)
    assert list(zip(*(side.tolist() for side in unpacked(keys)), strict=True)) == stretches
    assert [stretches[row] for row in keys.argsort(kind="stable").tolist()] == sorted(stretches)
