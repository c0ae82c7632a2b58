"""Numbers before the lines of a plain text are left out, and those that are words stay."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.ingest import plain
from qda.ingest.reader import Reading

LINES = [
    "I: Could you tell me about your",
    "training?",
    "P: Yes. I trained in Leeds, at the",
    "General. It took three years and I",
    "hated most of it.",
    "I: What did you hate?",
    "",
    "P: The hierarchy. You could not speak",
    "to a consultant. In 2011",
    "12 of us left.",
]


def read(text: str) -> Reading:
    (reading,) = plain.read(text.encode(), Path("a.txt"))
    return reading


@pytest.mark.parametrize(
    "form", ["{0} {1}", "{0:>4}  {1}", "{0}\t{1}", "{0}. {1}", "{0:02}: {1}", "  {0})     {1}"]
)
@pytest.mark.parametrize("head", ["", "---\nparticipant: P7\n---\n"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_numbers_before_all_lines_are_left_out_and_this_is_told(form: str, head: str, end: str) -> None:
    body = "\n".join(form.format(n, line).rstrip() for n, line in enumerate(LINES, 1)) + end
    reading = read(head + body)
    assert reading.body.of(reading.text) == "\n".join(LINES) + end
    assert reading.text.startswith(head)
    assert "(1 to 10) are left out" in reading.notices[0].what


def test_numbers_that_begin_anew_on_each_page_are_line_numbers_too() -> None:
    body = "\n".join(f"{n % 5 + 1} {line}" for n, line in enumerate(LINES))
    assert read(body).text == "\n".join(LINES)


@pytest.mark.parametrize(
    "lines",
    [
        [f"{n}. Question number {n}?" for n in range(1, 20)],  # a list
        [f"{n} {line}" for n, line in enumerate(LINES[:7], 1)],  # too few to tell
        [f"{2 * n} {line}" for n, line in enumerate(LINES, 1)],  # they do not count the lines
        [f"{n} {line}" if n % 4 else line for n, line in enumerate(LINES, 1)],  # some have none
        [f"{n}{line}" for n, line in enumerate(LINES, 1)],
        LINES,
    ],
)
def test_other_numbers_stay(lines: list[str]) -> None:
    reading = read("\n".join(lines))
    assert (reading.text, reading.notices) == ("\n".join(lines), ())


@given(
    st.lists(
        st.text(
            st.characters(
                exclude_categories=["Cs"], exclude_characters="\0\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
            )
        ),
        min_size=1,
    )
)
def test_lines_are_never_lost_nor_joined(lines: list[str]) -> None:
    text = "x\n" + "\n".join(lines)
    reading = read(text)
    assert reading.text.count("\n") == text.count("\n")
    assert reading.body.end <= len(reading.text)
