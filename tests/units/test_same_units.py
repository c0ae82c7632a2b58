"""Turns and paragraphs by the short ways are those that each line's regular expressions give."""

import re
import textwrap
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from qda.model.span import Span
from qda.units import labels, stamps
from qda.units.asides import is_aside
from qda.units.lines import lines_of, trimmed
from qda.units.paragraphs import Wrapping, paragraphs_of
from tests.examples import examples

HEADING = re.compile(r"\s{0,3}#{1,6}\s")
LIST_ITEM = re.compile(r"\s*(?:[-*+•‣▪◦–]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)])\s+\S")
SENTENCE_END = re.compile(r"[.!?…:。！？؟۔।][\"'“”’»)\]*_]*\s*$")
WITHIN = re.compile(r"[.!?…][\"'“”’»)\]*_]*\s+[\"'“„«(\[¿¡]*([^\W\d_])")
ENDING = re.compile(r"\s*(\[\d\d:\d\d\]|#\d\d:\d\d:\d\d-\d#)\s*$")
BEGINNINGS = [
    "",
    "# ",
    "   ## ",
    "- ",
    "1. ",
    "a) ",
    "(b) ",
    "a ",
    "[00:10] ",
    "00:12",
    "P1: ",
    "\u00a0",
    "é) ",
    ":",
]
MIDDLES = [
    "",
    "we left for the border and they said no",
    "word",
    "a longer line of some words that are full",
    "x",
]
ENDINGS = [
    " [00:14]",
    ". #00:12:31-5#",
    " (1)",
    "",
    ".",
    '."',
    ". ",
    "?)",
    ":",
    ". )",
    "…”",
    ",",
    " \t",
    "。",
]
LINES = st.tuples(*map(st.sampled_from, (BEGINNINGS, MIDDLES, ENDINGS))).map("".join)
ASIDES = st.sampled_from(["👍 (1)", "Page 3", "[long pause]"])
SINGLE = st.lists(st.one_of(LINES, st.just(""), ASIDES), max_size=14).map("\n".join)
WORDS = [
    "no",
    "we",
    "We",
    "a",
    "it",
    "left",
    "said,",
    "border.",
    "soldiers",
    "neighbours.",
    "came. They",
    "on.",
]
WRAPPED = st.builds(
    lambda words, width: textwrap.fill(" ".join(words), width),
    st.lists(st.sampled_from(WORDS), min_size=20, max_size=70),
    st.integers(20, 46),
)
TEXTS = st.one_of(SINGLE, WRAPPED, st.tuples(WRAPPED, SINGLE).map("\n".join))


def stamp(text: str, line: Span) -> bool:
    return stamps._STAMP_LINE.match(text, line.start, line.end) is not None


def stamped(text: str, line: Span) -> int:
    found = stamps._STAMPED.match(text, line.start, line.end)
    return found.end() if found else line.start


def unstamped(text: str, held: list[Span]) -> int:
    last = held[-1]
    ended = ENDING.search(text, last.start, last.end)
    return ended.start() if ended and ended.start() > stamped(text, held[0]) else last.end


def alone(text: str, one: Span, two: Span) -> bool:
    heads = [HEADING.match(text, line.start, line.end) for line in (one, two)]
    item = LIST_ITEM.match(text, two.start, two.end)
    return any(heads) or bool(item) or is_silent(text, one) or stamped(text, two) > two.start


def is_silent(text: str, line: Span) -> bool:
    return stamp(text, line) or is_aside(text, line)


def width_of(text: str, line: Span) -> int:
    return len(text[text.rfind("\n", 0, line.start) + 1 : line.end].rstrip())


def is_full(text: str, one: Span, two: Span, width: float) -> bool:
    return width_of(text, one) + 1 + len(two.of(text).split(maxsplit=1)[0]) > width


def width_by_hand(text: str, lines: list[Span]) -> float:
    breaks = [
        (one, two)
        for one, two in pairwise(lines)
        if one.of(text).strip() and two.of(text).strip() and not alone(text, one, two)
    ]
    widths = sorted(width_of(text, one) for one, _ in breaks)
    width = 0.85 * widths[int(0.9 * (len(widths) - 1))] if widths else 0.0
    full = sum(is_full(text, one, two, width) for one, two in breaks)
    fullest = all(is_full(text, one, two, max(widths)) for one, two in breaks)
    ended = sum(is_ended(text, one) for one, _ in breaks)
    even = width >= 34 or (width >= 26 and len(breaks) >= 6 and fullest and ended <= len(breaks) / 4)
    wrapped = even and full >= 0.8 * len(breaks) and ended <= len(breaks) / 2
    small = sum(two.of(text).lstrip()[0].islower() and not is_ended(text, one) for one, two in breaks)
    within = sum(
        any(letter.isupper() for letter in WITHIN.findall(text, *line)) for line in {*sum(breaks, ())}
    )
    return width if wrapped or (small > len(breaks) / 2 and within > ended) else 0.0


def is_ended(text: str, line: Span) -> bool:
    return SENTENCE_END.search(line.of(text)) is not None


def paragraphs_by_hand(text: str, lines: list[Span], width: float) -> list[Span]:
    found: list[list[Span]] = [[]]
    for line in lines:
        if not line.of(text).strip() or is_silent(text, line):
            found.append([])
            continue
        last = found[-1][-1] if found[-1] else None
        if last and (
            not width
            or alone(text, last, line)
            or (is_ended(text, last) and not is_full(text, last, line, width))
        ):
            found.append([])
        found[-1].append(line)
    return [trimmed(text, Span(stamped(text, held[0]), unstamped(text, held))) for held in found if held]


@settings(max_examples=examples(400), deadline=None)
@given(text=TEXTS)
def test_paragraphs_are_those_of_the_expressions(text: str) -> None:
    lines = list(lines_of(text, Span(0, len(text))))
    wrapping = Wrapping(text, [lines])
    width = width_by_hand(text, lines)
    assert wrapping.width == width
    assert list(paragraphs_of(text, lines, wrapping)) == paragraphs_by_hand(text, lines, width)


@settings(max_examples=examples(400), deadline=None)
@given(text=TEXTS)
def test_lines_without_a_colon_have_no_label_and_no_time(text: str) -> None:
    for line in lines_of(text, Span(0, len(text))):
        assert (stamps.stamp_line(text, line) is not None) == stamp(text, line)
        assert stamps.after_timestamp(text, line) == stamped(text, line)
        ended = ENDING.search(line.of(text))
        assert stamps.before_timestamp(text, line) == (line.start + ended.start() if ended else line.end)
        if labels.label_of(text, line) is None:
            found = labels._LABEL.match(text, line.start, line.end)
            long = found is not None and len((found["name"] or found["held"]).split()) > 8
            assert found is None or long or not (found["space"] or found["after"] or found.end() == line.end)


def test_a_mark_and_a_number_are_a_paragraph_of_their_own() -> None:
    for text in (": (1)", "- (2)", "… (3)", "• (4)"):
        lines = list(lines_of(text, Span(0, len(text))))
        assert list(paragraphs_of(text, lines, Wrapping(text, [lines]))) == [Span(0, len(text))]
