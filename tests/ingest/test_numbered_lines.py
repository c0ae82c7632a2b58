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


LONGER = [f"{line} {number * 37 % 11}" if line else line for number in range(6) for line in LINES]


def every(step: int, lines: list[str], form: str, *, blank: bool = True, page: int = 10_000) -> list[str]:
    """The lines with a number at each `step` of them, `blank` ones counted too, anew on each page."""
    counted, numbered = 0, list[str]()
    for line in lines:
        counted += blank or bool(line)
        here = (counted - 1) % page + 1 if counted else 0
        has = here % step == 0 and (blank or line)
        numbered.append(form.format(here, line) if has else line)
    return numbered


@pytest.mark.parametrize("blank", [True, False])
@pytest.mark.parametrize("page", [25, 40, 10_000])
@pytest.mark.parametrize("form", ["{0} {1}", "{0:>4}\t{1}", "{1:<60}{0}", "{1}\t{0}"])
@pytest.mark.parametrize("step", [5, 10])
def test_numbers_at_every_fifth_or_tenth_line_are_left_out(
    step: int, form: str, page: int, blank: bool
) -> None:
    if step == 10 and page == 25:
        return  # two numbers on a page tell nothing
    reading = read("\n".join(every(step, LONGER, form, blank=blank, page=page)))
    assert [line.rstrip() for line in reading.text.split("\n")] == LONGER
    assert f"the numbers {'before' if form.startswith('{0') else 'behind'} the lines ({step} to" in str(
        reading.notices
    )


@pytest.mark.parametrize("form", ["{1:<60}{0}", "{1}\t{0}", "{1}   {0:>3}  "])
def test_numbers_behind_all_lines_are_left_out(form: str) -> None:
    reading = read("\n".join(form.format(n, line) for n, line in enumerate(LINES, 1)))
    assert [line.rstrip() for line in reading.text.split("\n")] == LINES
    assert "the numbers behind the lines (1 to 10) are left out" in str(reading.notices)


def test_a_last_page_with_one_number_loses_it_too() -> None:
    reading = read("\n".join(every(5, LONGER[:57], "{0} {1}", page=25)))
    assert reading.text == "\n".join(LONGER[:57])


def test_a_line_that_begins_with_a_number_of_its_own_keeps_it() -> None:
    lines = [*LONGER[:11], "25 of us left", *LONGER[11:]]
    reading = read("\n".join(every(5, lines, "{0} {1}")))
    assert reading.text == "\n".join(lines)


@pytest.mark.parametrize(
    "lines",
    [
        [f"{n}. Question number {n}?" for n in range(1, 20)],  # a list
        [f"{n} {line}" for n, line in enumerate(LINES[:7], 1)],  # too few to tell
        [f"{2 * n} {line}" for n, line in enumerate(LINES, 1)],  # they do not count the lines
        [f"{n} {line}" if n % 4 else line for n, line in enumerate(LINES, 1)],  # some have none
        [f"{n}{line}" for n, line in enumerate(LINES, 1)],
        [f"Item {line:<40}{7 * n % 31}" for n, line in enumerate(LINES * 3)],  # a table of figures
        [f"Fruit {n}   {n}" for n in range(1, 20)],  # a list with numbers behind
        every(5, LONGER, "{1} {0}"),  # nothing sets the numbers off
        every(7, LONGER, "{0} {1}"),
        [*LONGER[:10], *every(5, LONGER[10:25], "{0} {1}"), *LONGER[25:]],  # only here and there
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
