"""What stands on pages and is no text: heads, feet, numbers of pages and lines, watermarks."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.ingest.pdf.conftest import lines, notices, paragraphs, reading, said, wrapped


def test_the_foot_that_a_browser_prints_below_two_columns_goes_and_is_listed() -> None:
    text = said(300, 6)
    rows = wrapped(text, 210)
    half = len(rows) // 2

    def draw(canvas: Canvas, _: int) -> None:
        for row in range(half + 1):
            lines(canvas, 72, 770 - 14 * row, rows[row : row + 1] if row < half else [])
            lines(canvas, 310, 770 - 14 * row, rows[half + row : half + row + 1])
        lines(canvas, 28, 20, ["file:///home/me/paper.html"], size=8)
        lines(canvas, 540, 20, ["1/1"], size=8)

    found = reading(draw)
    assert found.text == f"{text}\n"
    assert "paper.html" in notices(found)


def test_heads_that_alternate_feet_and_page_numbers_go_and_are_listed() -> None:
    def draw(canvas: Canvas, number: int) -> None:
        head = "A. WRITER" if number % 2 else "SHARED KITCHENS"
        lines(canvas, 72, 810, [head], size=9)
        lines(canvas, 250, 30, [f"- {number} -"], size=9)
        lines(canvas, 72, 760, wrapped(said(80, number), 400))

    found = reading(*[draw] * 8)
    assert "WRITER" not in found.text
    assert "KITCHENS" not in found.text
    assert "- 3 -" not in found.text
    assert "'A. WRITER' (4 pages)" in notices(found)
    assert "'- # -' (8 pages)" in notices(found)
    assert found.metadata.locators[2] == "page 3"


def test_a_printed_number_that_differs_from_the_count_stands_in_the_locator() -> None:
    def draw(canvas: Canvas, number: int) -> None:
        if number > 1:
            lines(canvas, 72, 810, [f"Journal of Kitchens 12 (2020)   {344 + number}"], size=9)
        lines(canvas, 72, 760, wrapped(said(80, number), 400))

    assert reading(*[draw] * 4).metadata.locators == (
        "page 1 (p. 345)",
        "page 2 (p. 346)",
        "page 3 (p. 347)",
        "page 4 (p. 348)",
    )


def test_roman_numbers_before_arabic_ones() -> None:
    def draw(canvas: Canvas, number: int) -> None:
        lines(canvas, 290, 30, [["i", "ii", "iii"][number - 1] if number < 4 else str(number - 3)], size=9)
        lines(canvas, 72, 760, wrapped(said(80, number), 400))

    assert reading(*[draw] * 6).metadata.locators == (
        "page 1 (p. i)",
        "page 2 (p. ii)",
        "page 3 (p. iii)",
        "page 4 (p. 1)",
        "page 5 (p. 2)",
        "page 6 (p. 3)",
    )


@pytest.mark.parametrize(
    ("label", "later"),
    [
        ("RESEARCHER:", "RESEARCHER:"),
        ("[{n:02}:27] RESEARCHER:", "[{n:02}:52] RESEARCHER:"),
        ("RESEARCHER: Okay.", "RESEARCHER: Why?"),
    ],
)
def test_a_speakers_line_at_the_top_of_every_page_stays(label: str, later: str) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        lines(canvas, 72, 760, [label.format(n=number), "Go on, please."])
        lines(canvas, 72, 720, [f"[{number:02}:40] P17:", f"Number {number} it was."])
        lines(canvas, 72, 680, [later.format(n=number), "And then?"])

    found = paragraphs(*[draw] * 6)
    assert sum("RESEARCHER:" in one for one in found) == 12
    assert sum("P17:" in one for one in found) == 6
    assert all(len(one.split("RESEARCHER:")) <= 2 for one in found)


def test_a_head_that_begins_like_a_turn_and_has_a_date_beside_it_goes_and_is_listed() -> None:
    def draw(canvas: Canvas, number: int) -> None:
        lines(canvas, 72, 800, ["P4: farmer, 45"])
        lines(canvas, 450, 800, ["3 March 2021"])
        lines(canvas, 72, 740, [f"I: And number {number}?", "P4: I knew it.", "I: Who else?", "P4: Nobody."])
        lines(canvas, 72, 640, ["I: And then?", "P4: We left.", "I: Where to?", "P4: Home."])
        lines(canvas, 72, 300, ["I: And now?", "P4: We stay.", "I: Why?", "P4: It is ours."])

    found = reading(*[draw] * 3)
    assert "farmer" not in found.text
    assert "P4: farmer, 45" in notices(found)
    assert found.text.count("P4: I knew it.") == found.text.count("P4: It is ours.") == 3


def test_titles_that_number_respondents_are_no_running_head() -> None:
    def draw(canvas: Canvas, number: int) -> None:
        lines(canvas, 72, 760, [f"Respondent {number * number + 3}"], size=14)
        lines(canvas, 72, 720, wrapped(said(60, number), 400))

    assert sum(one.startswith("Respondent") for one in paragraphs(*[draw] * 5)) == 5


def test_line_numbers_in_the_margin_go_and_numbers_in_the_text_stay() -> None:
    rows = wrapped(said(200, 9), 380)

    def draw(canvas: Canvas, _: int) -> None:
        lines(canvas, 90, 780, rows)
        for number in range(len(rows)):
            lines(canvas, 60, 780 - 14 * number, [str(number + 1)], size=8)

    found = reading(draw)
    assert found.text == f"{said(200, 9)}\n"
    assert "line numbers in the margin were left out on 1 page" in notices(found)


def test_a_watermark_that_is_turned_goes_and_is_listed() -> None:
    def draw(canvas: Canvas, number: int) -> None:
        lines(canvas, 72, 760, wrapped(said(60, number), 400))
        canvas.saveState()
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "CONFIDENTIAL DRAFT")
        canvas.restoreState()

    found = reading(draw, draw)
    assert "DRAFT" not in found.text
    assert "'CONFIDENTIAL DRAFT' (2 pages)" in notices(found)


@pytest.mark.parametrize("foot", ["1", "- 1 -", ".1", "Page 1 of 1"])
def test_the_number_of_a_single_page_goes(foot: str) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        lines(canvas, 72, 760, wrapped(said(80, 1), 400))
        lines(canvas, 290, 30, [foot])

    found = reading(draw)
    assert found.text == f"{said(80, 1)}\n"
    assert "page numbers were left out" in notices(found)


@pytest.mark.parametrize("anew", [True, False])
@pytest.mark.parametrize("x", [60, 520])
def test_numbers_at_every_fifth_line_go_also_from_a_page_with_one_of_them(x: float, anew: bool) -> None:
    rows = wrapped(said(500, 9), 380)
    first = len(rows) - 7

    def draw(canvas: Canvas, page: int) -> None:
        own, before = (rows[:first], 0) if page == 1 else (rows[first:], first * (not anew))
        lines(canvas, 90, 780, own)
        for number in range(len(own)):
            if (before + number + 1) % 5 == 0:
                lines(canvas, x, 780 - 14 * number, [str(before + number + 1)], size=8)
        lines(canvas, 290, 40, [str(page)])

    found = reading(draw, draw)
    assert " ".join(found.text.split()) == said(500, 9)
    assert "line numbers in the margin were left out on 2 pages" in notices(found)


def test_figures_that_count_no_lines_stay() -> None:
    rows = wrapped(said(500, 9), 380)

    def draw(canvas: Canvas, _: int) -> None:
        lines(canvas, 90, 780, rows)
        for number in range(0, len(rows), 7):
            lines(canvas, 520, 780 - 14 * number, [str(5 * number + 5)], size=8)

    assert "line numbers" not in notices(reading(draw))


def test_line_numbers_of_a_proof_are_left_out_wherever_its_lines_stand() -> None:
    def draw(canvas: Canvas, number: int) -> None:
        lines(canvas, 90, 780, wrapped(said(500, number), 400), step=13)  # in steps of their own
        for line in range(5, 50, 5):
            lines(canvas, 40, 790 - 12.5 * line, [f"{number}.{line}"])

    found = reading(draw, draw)
    assert found.text.split() == f"{said(500, 1)} {said(500, 2)}".split()
    assert "line numbers in the margin were left out on 2 pages" in notices(found)


def test_page_numbers_below_a_small_print_area_are_left_out_and_locate() -> None:
    def draw(canvas: Canvas, number: int) -> None:
        lines(canvas, 160, 700, wrapped(said(310, number), 300)[:29])
        lines(canvas, 150, 294, ["Nobody was told.", "That is all."])
        lines(canvas, 290, 256, [str(60 + number)])

    found = reading(draw, draw, draw)
    assert not any(char.isdigit() for char in found.text)
    assert {one for one in found.metadata.locators if "-" not in one} == {
        f"page {one} (p. {60 + one})" for one in (1, 2, 3)
    }


def test_notes_and_captions_of_tables_at_the_same_height_of_two_pages_stay() -> None:
    def draw(canvas: Canvas, number: int) -> None:
        lines(canvas, 280, 30, [str(number)])
        if number in (4, 7):
            lines(canvas, 72, 800, [f"Table {number - 2} Who washed the pots"])
            lines(canvas, 72, 110, ["Numbers in brackets are standard deviations."])
        lines(canvas, 72, 760, wrapped(said(200, number), 400))

    text = reading(*[draw] * 9).text
    assert text.count("Numbers in brackets are standard deviations.") == 2
    assert text.count("Who washed the pots") == 2
