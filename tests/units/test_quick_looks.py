"""What a quick look tells of lines is what the expressions say of each of them."""

import re
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.model.span import Span
from qda.units import entries, labels, stamps
from qda.units.conventions import CONVENTIONS, Sample
from qda.units.lines import filled_of, lines_of
from qda.units.paragraphs import Wrapping, paragraphs_of
from tests.examples import examples

PARTS = [
    *("P1", "Anna", "I", "田中", "²", "To", "to", "From", "Anna to Bo", "10", "00:12", "1.04.46"),
    *(":", "：", ": ", ":: ", ":\t", " ", "  ", "\t", "   ", ", ", "; ", ".", ". ", " - ", "—", " = "),
    *("[", "]", "(", ")", "<", ">", "{", "}", "#", "*", "**", "__", "|", "/ ", ") ", "【", "】", "“", "”"),
    *("[00:10]", "[00:12 - 00:14]", "(he: x)", "#00:12:31-5#", "*1:40 =", "(1.04.46):", "{10:30 AM}"),
    *("a word", "The thing is", "we left", "x", "no", "٣", "\u00a0", "\u200f", "interviewer", "Why?"),
]
MIXED = st.lists(st.sampled_from(PARTS), max_size=9).map("".join)
BEFORE = ["", " ", "- ", "[", "(", "<", "**", "__", "| ", "[00:10] ", "(01.04) ", "【", "1.02.03 ", "“", "# "]
NAMES = ["P1", "Anna", "Anna (he", "interviewer", "I", "田中", "²", "Anna to Bo", "Anna 10", "The thing is"]
BEHIND = ["", ":", ": ", "：", ":\t", "] ", ") ", "> ", "** ", ":** ", "__ ", " | ", "\t", "   ", " - ", ". "]
ENDS = ["", "x", "no: x", "[00:12] x", "10:30", "we left) : x", " [00:10]", "#00:12:31-5#", "，はい"]
SHAPED = list(map("".join, product(BEFORE, NAMES, BEHIND, ENDS)))
LINES = st.one_of(st.sampled_from(SHAPED), MIXED)
TEXTS = st.lists(LINES, max_size=8).map("\n".join)


def is_judged_alike(line: str) -> bool:
    whole = Span(0, len(line))
    colon = ":" in line or "：" in line
    return labels.label_of(line, whole) == (labels._label_of(line, whole) if colon else None)


def test_a_beginning_that_was_judged_once_gives_the_label_of_each_line() -> None:
    assert [line for line in SHAPED if not is_judged_alike(line)] == []


@settings(max_examples=examples(3000), deadline=None)
@given(line=MIXED)
def test_a_beginning_gives_the_label_whatever_comes_behind_it(line: str) -> None:
    assert is_judged_alike(line)


@settings(max_examples=examples(1000), deadline=None)
@given(line=LINES)
def test_lines_that_begin_otherwise_are_no_entries_of_a_legend(line: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(entries, "_BEGINNING", re.compile(""))
        plain = entries.entries_of(line)
    assert entries.entries_of(line) == plain


def test_a_line_without_a_clock_has_no_time() -> None:
    text = "\n".join(SHAPED)
    body = Span(0, len(text))
    lines = tuple(lines_of(text, body))
    places = stamps.clocks(text, body)
    holding = {text.rfind("\n", 0, place) + 1 for place in places}
    for line in lines:
        if line.start not in holding:
            assert stamps._STAMPED.match(text, *line) is None
            assert stamps._STAMP_LINE.match(text, *line) is None
            assert stamps.ending_time(text, line) is None
    stamped = [line for line in lines if stamps.leading_times(text, line)]
    assert stamps.stamped_lines(text, lines, places) == stamped


def test_a_convention_is_found_in_all_lines_that_have_its_shape() -> None:
    for first in range(0, len(SHAPED), 7 * len(ENDS)):
        text = "\n".join(SHAPED[first : first + len(ENDS)])
        lines = filled_of(text, lines_of(text, Span(0, len(text))))
        sample = Sample(text, lines)
        for convention in CONVENTIONS:
            found = {line.start: convention.label_of(text, line) for line in lines}
            assert sample.labels(convention) == {start: one for start, one in found.items() if one}


@settings(max_examples=examples(500), deadline=None)
@given(text=TEXTS, start=st.integers(0, 9), cut=st.integers(0, 9))
def test_lines_are_the_body_between_its_line_ends(text: str, start: int, cut: int) -> None:
    start = min(start, len(text))
    body = Span(start, max(start, len(text) - cut))
    lines = list(lines_of(text, body))
    assert "\n".join(line.of(text) for line in lines) == body.of(text)
    assert (lines[0].start, lines[-1].end) == body
    assert filled_of(text, lines) == [line for line in lines if line.of(text).strip()]


LONG = st.tuples(
    st.sampled_from(["", "[00:10] ", "- ", "Page 3 ", "a", "“"]),
    st.sampled_from(["we left for the border and they said no, so we went on and on and came home", "no"]),
    st.sampled_from(["", ".", " [00:14]", ". #00:12:31-5#", ". ", "?)"]),
).map("".join)


@settings(max_examples=examples(400), deadline=None)
@given(text=st.lists(LONG, max_size=8).map("\n\n".join))
def test_lines_between_blank_ones_are_what_joining_them_gives(text: str) -> None:
    lines = list(lines_of(text, Span(0, len(text))))
    wrapping = Wrapping(text, [lines])
    alone = list(paragraphs_of(text, lines, wrapping))
    wrapping.width = 1000.0  # now the lines are looked at by their shapes
    assert list(paragraphs_of(text, lines, wrapping)) == alone
