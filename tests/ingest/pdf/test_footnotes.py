"""Which numbers that begin lines of small type are the marks of footnotes."""

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from qda.ingest.pdf.note_numbers import Candidate, counting
from qda.ingest.pdf.reading import read
from qda.ingest.reader import Options
from tests.ingest.pdf.conftest import FONT, Draw, lines, paragraphs, pdf, reading, said, wrapped


def page(notes: list[str], seed: int, marks: str = "") -> Draw:
    """A page of text with a mark behind it and lines of small type at its foot."""

    def draw(canvas: Canvas, _: int) -> None:
        rows = wrapped(said(80, seed), 400)
        lines(canvas, 72, 760, rows)
        end = 72 + stringWidth(rows[-1], FONT, 11)
        lines(canvas, end, 764 - 14 * (len(rows) - 1), [marks], size=6)
        lines(canvas, 72, 120, notes, size=8, step=10)

    return draw


def test_a_number_within_a_footnote_stays_what_it_is() -> None:
    first = [
        "1 On paper, in the hall, vol.",
        "24 (2nd edn) and in the cellar of the house of",
        "13 Feb. 1945.",
    ]
    second = ["2 See the hall.", "3 See the cellar, and what was told in", "198 U.S. 45 (1905) of it."]
    found = reading(page(first, 1, "1"), page(second, 2, "2"))
    texts = found.text.strip().split("\n\n")
    assert (
        texts[1]
        == "[1] On paper, in the hall, vol. 24 (2nd edn) and in the cellar of the house of 13 Feb. 1945."
    )
    assert texts[3:] == [
        "[2] See the hall.",
        "[3] See the cellar, and what was told in 198 U.S. 45 (1905) of it.",
    ]
    assert [one for one in found.metadata.locators if "footnote" in one] == [
        "page 1, footnote",
        "page 2, footnote",
        "page 2, footnote",
    ]


def test_small_type_without_marks_that_count_is_no_footnote() -> None:
    assert (
        paragraphs(page(["60 years and older had the cellar."], 3))[1] == "60 years and older had the cellar."
    )


@pytest.mark.parametrize(
    ("numbers", "marks"),
    [
        ([1, 2, 3], [1, 2, 3]),
        ([9, 10, 24, 11, 12], [9, 10, 11, 12]),
        ([1, 2, 4, 5, 9], [1, 2, 4, 5, 9]),  # some that a scan does not show
        ([1, 2, 3, 1815, 4], [1, 2, 3, 4]),
        ([10, 11, 13, 12, 13], [10, 11, 12, 13]),
        ([316], []),
        ([], []),
    ],
)
def test_marks_count_up(numbers: list[int], marks: list[int]) -> None:
    candidates = [Candidate(one, raised=False, named=False, apart=True, first=False) for one in numbers]
    found = counting(candidates)
    assert [one for at, one in enumerate(numbers) if at in found] == marks


def test_marks_begin_again_on_each_page() -> None:
    columns = [[1, 2], [1, 20, 2, 3], [1]]
    candidates = [
        Candidate(one, raised=False, named=False, apart=True, first=at == 0)
        for column in columns
        for at, one in enumerate(column)
    ]
    assert sorted(counting(candidates)) == [0, 1, 2, 4, 5, 6]


def test_columns_of_a_translation_count_on_their_own() -> None:
    columns = [[1, 2], [1, 2], [3], [3], [4, 5], [4, 5]]
    candidates = [
        Candidate(one, raised=False, named=True, apart=True, first=at == 0)
        for column in columns
        for at, one in enumerate(column)
    ]
    assert sorted(counting(candidates)) == list(range(10))


def test_a_raised_number_is_a_mark_wherever_it_counts_from() -> None:
    raised = [Candidate(one, raised=True, named=True, apart=True, first=False) for one in (47, 48)]
    assert counting(raised) == {0, 1}


def test_no_blank_stands_between_a_mark_and_the_full_stop_behind_it() -> None:
    def draw(canvas: Canvas, _: int) -> None:
        lines(canvas, 72, 700, ["They told us of a rule"])
        end = 72 + stringWidth("They told us of a rule", FONT, 11)
        lines(canvas, end, 704, ["1"], size=6)
        lines(canvas, end + 5, 700, [". And of another."])
        lines(canvas, 72, 60, ["1 On paper, in the hall."], size=8)

    assert paragraphs(draw) == ["They told us of a rule[1]. And of another.", "[1] On paper, in the hall."]


def _raised(canvas: Canvas, y: float, before: str, mark: str, after: str) -> None:
    x = 70.0
    for text, size, lift in ((before, 11, 0), (mark, 6.5, 4), (after, 11, 0)):
        canvas.setFont(FONT, size)
        canvas.drawString(x, y + lift, text)
        x += stringWidth(text, FONT, size)


NOTE = "12 See Ann on the village and its people."
QUOTED = "She said “we left before the war"


@pytest.mark.parametrize(
    ("manuscript", "noted", "expected"),
    [
        (False, False, f"{QUOTED}12” (P1). Of 20 km2 they said “nothing.”7 (P2)"),
        (False, True, f"{QUOTED}[12]” (P1). Of 20 km2 they said “nothing.”7 (P2)"),
        (True, False, f"{QUOTED}¹²” (P1). Of 20 km2 they said “nothing.”⁷ (P2)"),
        (True, True, f"{QUOTED}[^12]” (P1). Of 20 km2 they said “nothing.”⁷ (P2)"),
    ],
)
def test_a_mark_before_what_closes_a_quotation(manuscript: bool, noted: bool, expected: str) -> None:
    """In a manuscript a mark is no part of a word, nor an author's remark; its notes stand at the end."""

    def draw(canvas: Canvas, _: int) -> None:
        lines(canvas, 70, 790, wrapped(said(75, 1), 450))
        _raised(canvas, 700, QUOTED, "12", "” (P1).")
        _raised(canvas, 686, "Of 20 km", "2", " they said")
        _raised(canvas, 672, "“nothing.”", "7", " (P2)")
        if noted:
            lines(canvas, 70, 120, [NOTE], size=8, step=10)

    def after(canvas: Canvas, _: int) -> None:
        lines(canvas, 70, 790, wrapped(said(75, 2), 450))

    (found,) = read(pdf(draw, after), Path("paper.pdf"), Options(quotations=manuscript))
    assert expected in " ".join(found.text.split())
    assert found.text.endswith(f"\n\n[^12]: {NOTE[3:]}\n") is (manuscript and noted)
