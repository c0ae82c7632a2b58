"""Quotations that a manuscript in PDF sets apart, among all that is indented too; pages are drawn by hand."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from qda.ingest.pdf.reading import read
from qda.ingest.reader import Options
from tests.ingest.pdf.conftest import lines, pdf, said, wrapped

SAID = "We left the village at night and nobody came with us, for they were all afraid of the road by then."
LEFT, IN, WIDTH = 70, 106, 450


def apart(*blocks: tuple[list[str], float, float], manuscript: bool = True) -> list[str]:
    """The paragraphs that are read as quotations, of a page of prose with lines at a place, in a size."""

    def draw(canvas: Canvas, _: int) -> None:
        at = 790.0
        for number, (block, left, size) in enumerate(blocks):
            for part, x, letters in ((wrapped(said(75, number), WIDTH), LEFT, 11.0), (block, left, size)):
                lines(canvas, x, at, part, size=letters)
                at -= 14 * len(part) + 12
        lines(canvas, LEFT, at, wrapped(said(75, 99), WIDTH))

    (found,) = read(pdf(draw), Path("paper.pdf"), Options(quotations=manuscript))
    return [one[2:] for one in found.text.strip("\n").split("\n\n") if one.startswith("> ")]


def block(text: str) -> list[str]:
    return wrapped(text, WIDTH - 72)


def test_an_indented_block_that_names_its_speaker_is_a_quotation() -> None:
    assert apart((block(f"{SAID} (P4, nurse)"), IN, 11)) == [f"{SAID} (P4, nurse)"]
    assert apart((block(f"{SAID} — P4"), IN, 10)) == [f"{SAID} — P4"]
    assert apart((block(f"{SAID} (P4)"), IN, 11), manuscript=False) == []


def test_a_block_that_is_narrower_than_the_text_is_one_quotation() -> None:
    said_by_her = [
        "I left the village at night with my brother and his wife, and",
        "I came to the town at last, where a cousin met us. In the end",
        "I never saw the village again, nor did any of them. (P4)",
    ]
    assert apart((said_by_her, IN, 11)) == [" ".join(said_by_her)]


def test_an_indented_block_that_a_colon_leads_to_is_a_quotation() -> None:
    def draw(canvas: Canvas, _: int) -> None:
        lines(canvas, LEFT, 790, [*wrapped(said(60, 1), WIDTH), "One of the nurses told us of that night:"])
        lines(canvas, IN, 690, block(SAID))
        lines(canvas, LEFT, 640, wrapped(said(60, 2), WIDTH))

    (found,) = read(pdf(draw), Path("paper.pdf"), Options(quotations=True))
    assert f"\n\n> {SAID}\n\n" in found.text


@pytest.mark.parametrize(
    "other",
    [
        block(SAID),
        [f"• {SAID[:52]}", f"{SAID[53:]} (P4)"],
        [f"1. {SAID[:52]}", f"{SAID[53:]} (P4)"],
        ["a + b / c - d * e = a + b / c - d * e = a + b / c - d", "e = a + b / c - d * e = a (P4)"],
        ["We left (P4)", "at night (P5)"],
        ["Table 2. What was said of the night by all the nurses", "who were asked about it in the end (P4)"],
        [f"{SAID[:52]} (P4)"],
        block(f"H2: {SAID} (Smith, 2019)"),
        block(f"Abstract. {SAID} (P4)"),
        block(f"{SAID} (see Figure 2)"),
        block(f"{SAID} (n = 12)"),
    ],
    ids=[
        "nobody named",
        "bullets",
        "numbers",
        "equation",
        "few words",
        "caption",
        "one line",
        "hypothesis",
        "abstract",
        "figure",
        "count",
    ],
)
def test_what_else_is_indented_is_no_quotation(other: list[str]) -> None:
    assert apart((other, IN, 11)) == []


@pytest.mark.parametrize(("left", "size"), [(IN, 12.5), (LEFT, 11), (LEFT + 5, 11)])
def test_larger_letters_and_lines_at_the_edge_are_no_quotation(left: float, size: float) -> None:
    assert apart((block(f"{SAID} (P4)"), left, size)) == []


def test_lines_that_begin_each_elsewhere_are_no_quotation() -> None:
    def draw(canvas: Canvas, _: int) -> None:
        lines(canvas, LEFT, 790, wrapped(said(60, 1), WIDTH))
        lines(canvas, IN, 690, ["We left the village at night and nobody came with us at all,"])
        lines(canvas, IN + 30, 676, ["for they were all afraid of it (P4)"])
        lines(canvas, LEFT, 640, wrapped(said(60, 2), WIDTH))

    (found,) = read(pdf(draw), Path("paper.pdf"), Options(quotations=True))
    assert ">" not in found.text


def test_an_entry_whose_later_lines_are_indented_is_no_quotation() -> None:
    def draw(canvas: Canvas, _: int) -> None:
        lines(canvas, LEFT, 790, wrapped(said(60, 1), WIDTH))
        for number in range(4):
            lines(
                canvas,
                LEFT,
                680 - 60 * number,
                ["Smith, J. (2019) A history of the road and of the village at"],
            )
            lines(
                canvas,
                IN,
                666 - 60 * number,
                ["night, and of all that went on by the road. Bern: Alp (2nd ed.)"],
            )

    (found,) = read(pdf(draw), Path("paper.pdf"), Options(quotations=True))
    assert ">" not in found.text


def test_where_most_is_indented_an_indent_sets_nothing_apart() -> None:
    blocks = [(block(f"{said(60, 50 + n)} (P{n})"), IN, 11) for n in range(4)]
    assert apart(*blocks) == []
