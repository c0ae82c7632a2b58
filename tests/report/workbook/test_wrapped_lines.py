"""Lines that fit are counted without being wrapped; the count is that of the wrapping all the same."""

import textwrap

from hypothesis import example, given
from hypothesis import strategies as st

from qda.report.workbook.layout import _wrapped


@given(st.text(" \tab-—é\u2028", max_size=40), st.integers(1, 30))
@example("a\tb", 4)
@example("", 1)
def test_lines_are_as_many_as_wrapping_makes(line: str, room: int) -> None:
    assert _wrapped(line, room) == max(1, len(textwrap.wrap(line, room)))
