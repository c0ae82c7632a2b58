"""What is drawn outside the box that a page shows is not there."""

import pytest

from tests.ingest.pdf.conftest import FONT, lines, reading, said


def shown(canvas, left: float, bottom: float, right: float, top: float) -> None:
    path = canvas.beginPath()
    path.rect(left, bottom, right - left, top - bottom)
    canvas.clipPath(path, stroke=0, fill=0)


TEXT = ["The road was long and full of stones,", "and nobody had told us of the border", "that was shut."]


def page(top: float):
    def draw(canvas, _: int) -> None:
        shown(canvas, 50, 50, 550, top)
        lines(canvas, 72, 700, TEXT, step=14)

    return draw


@pytest.mark.parametrize(
    ("top", "left"),
    [(720, TEXT), (704, TEXT), (696, TEXT[1:]), (680, TEXT[2:])],
)
def test_lines_above_what_is_shown_are_left_out_and_counted(top: float, left: list[str]) -> None:
    found = reading(page(top))
    assert found.text.split() == " ".join(left).split()
    hidden = len(" ".join(TEXT).split()) - len(found.text.split())
    told = [one.what for one in found.notices if "edges" in one.what]
    assert told == (
        [f"{hidden} words beyond the edges of what the pages show were left out"] if hidden else []
    )


def test_a_line_that_is_drawn_again_above_the_next_page_is_there_once() -> None:
    text = said(60, 1)

    def first(canvas, _: int) -> None:
        shown(canvas, 50, 100, 550, 750)
        lines(canvas, 72, 114, [f"Ana: {text[:60]}"])

    def second(canvas, _: int) -> None:
        shown(canvas, 50, 100, 550, 750)
        lines(canvas, 72, 754, [f"Ana: {text[:60]}", text[60:120]])

    assert reading(first, second).text.count(text[:60]) == 1


def test_boxes_within_boxes_show_what_is_in_all() -> None:
    def draw(canvas, _: int) -> None:
        shown(canvas, 50, 50, 550, 750)
        canvas.saveState()
        shown(canvas, 50, 400, 300, 800)
        lines(canvas, 72, 700, ["inside of both"])
        lines(canvas, 72, 760, ["above the first"])
        lines(canvas, 72, 300, ["below the second"])
        lines(canvas, 320, 500, ["beside the second"])
        canvas.restoreState()
        lines(canvas, 72, 280, ["within the first"])

    assert reading(draw).text.split("\n\n") == ["inside of both", "within the first\n"]


def test_what_a_form_shows_in_its_own_measure_stays() -> None:
    def draw(canvas, _: int) -> None:
        canvas.beginForm("note", 0, 0, 300, 50)
        shown(canvas, 0, 0, 60, 50)
        canvas.setFont(FONT, 11)
        canvas.drawString(10, 20, "in a form of its own")
        canvas.endForm()
        canvas.translate(100, 600)
        canvas.doForm("note")

    assert reading(draw).text == "in a form of its own\n"
