"""The code points of texts as numbers."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qda.language.characters.kinds import codes_of, points_of

ANY = st.text(st.characters(codec=None), max_size=20)


@given(st.one_of(ANY, st.text("aé日🙂\ud800\udc00")))
def test_code_points_are_those_of_python_in_the_machine_s_own_order(text: str) -> None:
    assert codes_of(text).tolist() == points_of(text).tolist() == list(map(ord, text))
    assert points_of(text).dtype == np.uint32
