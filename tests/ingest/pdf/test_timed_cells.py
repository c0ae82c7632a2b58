"""A table of times and words: each time stands above the words of its cell, wherever it was printed."""

import pytest

from tests.ingest.pdf.conftest import lines, paragraphs, said, wrapped

TIMES = ["01:00:01", "01:00:05", "01:01:06", "01:03:42", "01:03:50", "01:04:10"]
SAID = [said(words, number) for number, words in enumerate((20, 60, 9, 55, 4, 38))]
HEAD = "The record of a talk about kitchens"


def page(place: float, step: float, gap: float):
    """Cells with their times at a place of their height: 0 is the top, 1 the last line."""

    def draw(canvas, _: int) -> None:
        lines(canvas, 72, 780, [HEAD, "Timecode"])
        y = 730.0
        for time, words in zip(TIMES, SAID, strict=True):
            text = wrapped(words, 380)
            lines(canvas, 142, y, text, step=step)
            lines(canvas, 72, y - place * (len(text) - 1) * step, [time])
            y -= len(text) * step + gap

    return draw


@pytest.mark.parametrize("place", [0, 0.5, 1])
@pytest.mark.parametrize(("step", "gap"), [(12, 6), (14, 10)])
def test_a_time_in_the_middle_of_its_cell_parts_no_sentence(place: float, step: float, gap: float) -> None:
    found = [one.split() for one in paragraphs(page(place, step, gap))]
    told = [[time, *words.split()] for time, words in zip(TIMES, SAID, strict=True)]
    assert found[-len(TIMES) :] == told


def test_times_beside_figures_stay_where_they_are() -> None:
    def draw(canvas, _: int) -> None:
        for row, time in enumerate(TIMES):
            lines(canvas, 72, 700 - 20 * row, [time])
            lines(canvas, 142 + 7 * row, 700 - 20 * row, [f"{row} kettles"])

    text = " ".join(paragraphs(draw)).split()
    assert [text.index(time) < text.index("kettles", text.index(time)) for time in TIMES] == [True] * 6
