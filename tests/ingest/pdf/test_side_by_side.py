"""What stands side by side on a page is read each by itself: cells, notes, labels of figures."""

import pytest

from tests.ingest.pdf.conftest import Draw, lines, paragraphs, said, wrapped

WIDTHS = (90, 200, 80)
CELLS = [
    (
        "Fear of the road at night",
        "We left at night and nobody came with us, for they were afraid.",
        "P4",
    ),
    ("Money", "I sold my bicycle for the fee, and the clinic wanted more than I had.", "P5, who is a nurse"),
    ("Trust in others", "They know me there.", "P6"),
]
HEAD = ("Theme", "Quotation", "Who")


def table(rows, *, room: float, place: str, x: float = 80, y: float = 560) -> Draw:
    """Rows of wrapped cells; `room` is what stands free between rows beyond the usual step of lines."""

    def draw(canvas, _) -> None:
        lines(canvas, 60, 760, wrapped(said(60, 1), 470))
        top = y
        for row in rows:
            cells = [wrapped(text, width) for text, width in zip(row, WIDTHS, strict=True)]
            height = 14 * max(map(len, cells))
            for at, cell in enumerate(cells):
                free = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[place] * (height - 14 * len(cell))
                lines(canvas, x + sum(WIDTHS[:at]) + 15 * at, top - free, cell)
            top -= height + room
        lines(canvas, 60, top - 30, wrapped(said(60, 2), 470))

    return draw


@pytest.mark.parametrize("room", [0, 8])
@pytest.mark.parametrize("place", ["top", "middle", "bottom"])
def test_cells_of_several_lines_stay_whole(room: float, place: str) -> None:
    if not room and place != "top":
        pytest.skip("nothing tells where such a row ends")
    above, found, below = paragraphs(table([HEAD, *CELLS], room=room, place=place))
    assert found.split("\n") == ["\t".join(row) for row in [HEAD, *CELLS]]
    assert (above, below) == (said(60, 1), said(60, 2))


def test_rows_of_single_lines_in_groups_stay_rows() -> None:
    rows = [(f"Ward {at}", f"{at} nurses, 12 beds", f"{at} of 9") for at in range(6)]

    def draw(canvas, _) -> None:
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                lines(canvas, 80 + 130 * column, 700 - 14 * at - 10 * (at // 2), [text])

    assert "\n".join(paragraphs(draw)).split("\n") == ["\t".join(row) for row in rows]


@pytest.mark.parametrize("size", [7, 11])
@pytest.mark.parametrize("left", [True, False])
def test_notes_in_a_margin_follow_the_paragraph_that_they_stand_beside(size: float, left: bool) -> None:
    texts = [said(45, seed) for seed in range(6)]
    notes = {1: "Here he went out and came back with bread.", 4: "Noise from the yard below us."}

    def draw(canvas, _) -> None:
        y = 760.0
        for at, text in enumerate(texts):
            if at in notes:
                lines(
                    canvas,
                    60 if left else 440,
                    y - 14,
                    wrapped(notes[at], 80, size),
                    size=size,
                    step=size + 3,
                )
            body = wrapped(text, 330)
            lines(canvas, 170 if left else 80, y, body)
            y -= 14 * len(body) + 10

    expected = [one for at, text in enumerate(texts) for one in (text, notes.get(at)) if one]
    assert paragraphs(draw) == expected


def test_labels_of_a_figure_beside_a_narrow_column_stand_behind_it() -> None:
    body = wrapped(said(60, 3), 220)

    def draw(canvas, _) -> None:
        lines(canvas, 72, 760, wrapped(said(70, 1), 450))
        lines(canvas, 72, 640, body)
        for at, (text, x) in enumerate([("Need", 320), ("Access", 420), ("Outcome", 350)]):
            lines(canvas, x, 634 - 36 * at, [text], size=8)
        lines(canvas, 72, 600 - 14 * len(body), wrapped(said(70, 2), 450))

    above, beside, *labels, below = paragraphs(draw)
    assert (above, beside, below) == (said(70, 1), said(60, 3), said(70, 2))
    assert labels == ["Need", "Access", "Outcome"]


def test_rows_of_two_columns_of_prose_below_a_paragraph_follow_each_other() -> None:
    pairs = [(said(28, 2 * at), said(24, 2 * at + 11)) for at in range(5)]

    def draw(canvas, _) -> None:
        lines(canvas, 72, 780, [*wrapped(said(60, 9), 450), "So it was then."])
        y = 660.0
        for left, right in pairs:
            sides = [wrapped(text, 205) for text in (left, right)]
            for x, side in zip((78, 310), sides, strict=True):
                lines(canvas, x, y, side)
            y -= 14 * max(map(len, sides)) + 8

    assert paragraphs(draw)[-10:] == [text for pair in pairs for text in pair]


def test_questions_beside_answers_follow_each_other_without_room_between_rows() -> None:
    pairs = [
        (
            "How did you come up to the valley?",
            "My aunt had a mill there, and after the war we went up.",
        ),
        ("What was it like?", "Long, and we burned the fence in the end, which nobody was sorry for."),
        ("And who helped you in that winter?", "The miller, mostly. He asked for nothing back, not once."),
        ("Would you stay again?", "I would, but not in that house, the roof of which was a sieve."),
        ("What do you miss of it?", "The smell of flour, and the noise of the wheel, and the ice."),
    ]

    def draw(canvas, _) -> None:
        lines(canvas, 72, 780, ["Talk with Ruth"])
        y = 740.0
        for left, right in pairs:
            sides = [wrapped(text, 200) for text in (left, right)]
            for x, side in zip((78, 300), sides, strict=True):
                lines(canvas, x, y, side)
            y -= 14 * max(map(len, sides))

    assert paragraphs(draw) == ["Talk with Ruth", *(text for pair in pairs for text in pair)]
