"""Words of PDF files in the order in which people read them, as paragraphs and turns."""

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from qda.ingest.pdf.reading import read
from qda.ingest.reader import Options
from tests.ingest.pdf.conftest import (
    FONT,
    lines,
    notices,
    paragraphs,
    pdf,
    reading,
    said,
    with_short_end,
    wrapped,
)


def test_lines_become_paragraphs_by_short_last_lines_and_by_space() -> None:
    first, second, third = said(60, 1), said(50, 2), said(40, 3)
    block = [*wrapped(first, 400), *wrapped(second, 400)]

    def draw(canvas: Canvas, _: int) -> None:
        lines(canvas, 72, 760, block)
        lines(canvas, 72, 760 - 14 * len(block) - 12, wrapped(third, 400))

    assert paragraphs(draw) == [first, second, third]


def test_an_indented_first_line_begins_a_paragraph_even_after_a_full_line() -> None:
    def draw(canvas: Canvas, _: int) -> None:
        for number, text in enumerate(
            ["aaaa bbbb cccc dddd.", "Eeee ffff gggg hhh.", "Iiii jjjj kkkk llll."]
        ):
            canvas.setFont(FONT, 11)
            canvas.drawString(92 if number % 2 == 0 else 72, 700 - 14 * number, text)
        lines(canvas, 72, 658, ["Mmmm nnnn oooo pppp."])

    assert paragraphs(draw) == [
        "aaaa bbbb cccc dddd. Eeee ffff gggg hhh.",
        "Iiii jjjj kkkk llll. Mmmm nnnn oooo pppp.",
    ]


def test_two_columns_are_read_one_after_the_other_and_a_title_over_both_comes_first() -> None:
    left, right, title = (
        with_short_end(4),
        with_short_end(5),
        "Kitchens that are shared by everybody in the house and what becomes of it",
    )

    def draw(canvas: Canvas, _: int) -> None:
        lines(canvas, 72, 790, [title], size=14)
        one, two = wrapped(left, 210), wrapped(right, 210)
        for number in range(
            max(len(one), len(two))
        ):  # as some programs write them: line by line over the page
            lines(canvas, 72, 750 - 14 * number, one[number : number + 1])
            lines(canvas, 310, 750 - 14 * number, two[number : number + 1])

    assert paragraphs(draw) == [title, left, right]


def test_a_sentence_goes_on_over_columns_and_pages_and_its_locator_names_the_pages() -> None:
    text = said(1100, 6)
    rows = wrapped(text, 210)
    assert len(rows) > 104

    def draw(canvas: Canvas, number: int) -> None:
        start = (number - 1) * 80
        lines(canvas, 72, 770, rows[start : start + 40])
        lines(canvas, 310, 770, rows[start + 40 : start + 80])

    found = reading(draw, draw)
    assert found.text == f"{text}\n"
    assert found.metadata.locators == ("pages 1-2",)


@pytest.mark.parametrize("last", [1, 3])
def test_a_last_page_of_few_rows_has_the_columns_of_the_pages_before(last: int) -> None:
    text = said(2200, 6)
    rows = wrapped(text, 210)[: 160 + 20 + last]
    assert len(rows) == 180 + last
    text = " ".join(rows)

    def draw(canvas: Canvas, number: int) -> None:
        start, each = (number - 1) * 80, 40 if number < 3 else 20
        for row in range(each):  # line by line over the page
            lines(canvas, 72, 770 - 14 * row, rows[start + row : start + row + 1])
            lines(canvas, 310, 770 - 14 * row, rows[start + each + row : start + each + row + 1])

    assert reading(draw, draw, draw).text == f"{text}\n"


def test_footnotes_come_after_the_paragraph_that_goes_on_and_their_marks_are_in_brackets() -> None:
    def first(canvas: Canvas, _: int) -> None:
        lines(canvas, 72, 140, ["They told us of a rule", "that nobody had ever seen and that"])
        lines(canvas, 72 + stringWidth("They told us of a rule", FONT, 11), 144, ["1"], size=7)
        lines(canvas, 72, 60, ["1 On paper, in the hall."], size=8)
        lines(
            canvas, 72, 700, wrapped(said(60, 7), stringWidth("that nobody had ever seen and that", FONT, 11))
        )

    def second(canvas: Canvas, _: int) -> None:
        lines(canvas, 72, 770, ["was kept all the same."])
        lines(canvas, 72, 740, ["It was a rule."])

    found = reading(first, second)
    texts = found.text.strip().split("\n\n")
    assert texts[-3:] == [
        "They told us of a rule[1] that nobody had ever seen and that was kept all the same.",
        "[1] On paper, in the hall.",
        "It was a rule.",
    ]
    assert found.metadata.locators[-3:] == ("pages 1-2", "page 1, footnote", "page 2")


@pytest.mark.parametrize("gap", [14, 24])
def test_each_turn_is_a_paragraph_that_begins_with_its_label(gap: float) -> None:
    turns = [f"{'I' if one % 2 == 0 else 'P1'}: {said(10 + 7 * one, one)}" for one in range(8)]

    # full last lines: nothing but the label tells that a turn begins
    def draw(canvas: Canvas, _: int) -> None:
        y = 780.0
        for turn in turns:
            rows = wrapped(turn, 400)
            lines(canvas, 72, y, rows)
            y -= 14 * (len(rows) - 1) + gap

    assert paragraphs(draw) == turns


def test_labels_in_a_margin_of_their_own_lead_their_turns() -> None:
    def draw(canvas: Canvas, _: int) -> None:
        y = 780
        for number in range(6):
            lines(canvas, 72, y, ["ANNA:" if number % 2 else "INTERVIEWER:"])
            lines(canvas, 180, y, rows := wrapped(said(40, number), 300))
            y -= 14 * len(rows) + 8

    found = paragraphs(draw)
    assert [one.split()[0] for one in found] == ["INTERVIEWER:", "ANNA:"] * 3
    assert [one.split(maxsplit=1)[1] for one in found] == [said(40, number) for number in range(6)]


@pytest.mark.parametrize(
    ("rows", "joined"),
    [
        (["this inter-", "view was long. An interview."], "interview was"),
        (["a well-", "known rule. It is well-known."], "well-known rule"),
        (["a self-", "made rule, made by a self."], "self-made rule"),
        (["in Non-", "Western houses."], "Non-Western"),
        (["from 2019-", "2020 on."], "2019-2020"),
        (["pre-", "and postnatal."], "pre- and postnatal"),
        (["The women said no wom-", "en came."], "no women came"),
        (["The cook said that no wom-", "en came."], "no women came"),
        (["The pota-", "to harvest was late."], "The potato harvest"),
        (["The two-", "to three-year-olds."], "two- to three-year-olds"),
        (["The mid-", "to late thirties."], "mid- to late"),
        (["Die Frau-", "en und die Kinder."], "Die Frauen und"),
        (["Die Vor-", "und Nachteile."], "Vor- und Nachteile"),
        (["Het was een lijst van voor-", "en nadelen."], "voor- en nadelen"),
        (["Il cambiamen-", "to che di notte viene."], "cambiamento che"),
        (["my brother-in-", "law left."], "brother-in-law left"),
        (["a well-in-", "formed man."], "well-informed man"),
        (["we left the house –", "and came back."], "house – and"),
    ],
)  # fmt: skip
def test_a_hyphen_at_a_lines_end_is_judged_by_the_documents_other_words(rows: list[str], joined: str) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        lines(canvas, 72, 700, rows)

    assert joined in reading(draw).text


def test_a_name_that_comes_once_in_a_column_of_speakers_is_a_label_and_a_head_is_none() -> None:
    names = ["Name", *["I", "Ruth"] * 3, "Dr. Ek", *["I", "Ruth"] * 3]

    def draw(canvas: Canvas, _: int) -> None:
        for number, name in enumerate(names):
            lines(canvas, 72, 780 - 40 * number, [name])
            lines(canvas, 170, 780 - 40 * number, [said(9, number)] if number else ["What is said"])
            lines(canvas, 170, 766 - 40 * number, wrapped(said(5, number + 50), 330))

    found = paragraphs(draw)
    assert [one.split(":")[0] for one in found if ":" in one] == names[1:]
    assert any(one.startswith(f"Dr. Ek: {said(9, 7)}") for one in found)


def test_a_page_in_landscape_is_read_along_its_lines() -> None:
    text = said(60, 3)

    def draw(canvas: Canvas, _: int) -> None:
        canvas.translate(595, 0)
        canvas.rotate(90)
        lines(canvas, 72, 500, wrapped(text, 400))

    assert reading(draw).text == f"{text}\n"


def test_the_rows_of_a_table_are_lines() -> None:
    def draw(canvas: Canvas, _: int) -> None:
        for number, row in enumerate(
            [("Name", "Age", "House"), ("P1", "34", "Second"), ("P2", "51", "Third")]
        ):
            for column, cell in enumerate(row):
                lines(canvas, 72 + 120 * column, 700 - 16 * number, [cell])

    assert paragraphs(draw) == ["Name\tAge\tHouse\nP1\t34\tSecond\nP2\t51\tThird"]


def test_letters_that_are_printed_twice_for_bold_stand_once() -> None:
    def draw(canvas: Canvas, _: int) -> None:
        lines(canvas, 72, 700, ["The second house"])
        lines(canvas, 72.3, 700, ["The second house"])

    assert paragraphs(draw) == ["The second house"]


def test_a_caption_between_the_halves_of_a_sentence_comes_after_it() -> None:
    text = said(300, 8)
    rows = wrapped(text, 400)

    def first(canvas: Canvas, _: int) -> None:
        lines(canvas, 72, 780, rows[:20])

    def second(canvas: Canvas, _: int) -> None:
        lines(canvas, 120, 600, ["Figure 1. A kitchen with two doors."], size=9)
        lines(canvas, 72, 560, rows[20:])

    assert paragraphs(first, second) == [text, "Figure 1. A kitchen with two doors."]


def test_names_in_a_column_of_speakers_become_labels() -> None:
    def draw(canvas: Canvas, _: int) -> None:
        y = 780
        for number in range(6):
            lines(canvas, 72, y, ["Anna" if number % 2 else "Interviewer"])
            rows = wrapped(said(40 if number % 3 else 6, number), 300)
            lines(canvas, 180, y, rows)
            y -= 14 * len(rows) + 6

    expected = [f"{'Anna' if n % 2 else 'Interviewer'}: {said(40 if n % 3 else 6, n)}" for n in range(6)]
    assert paragraphs(draw) == expected
    (work,) = read(pdf(draw), Path("work.pdf"), Options(prose=True))
    assert "Anna:" not in work.text
    assert "Interviewer:" not in work.text


@pytest.mark.parametrize("name", [["Ruth"], ["Dr Annika", "Lindqvist"]])
@pytest.mark.parametrize("width", [120, 300])
@pytest.mark.parametrize("edges", [(110, 190), (104, 174)])
def test_rows_of_times_names_and_words_are_turns_of_one_paragraph(
    name: list[str], width: float, edges: tuple[float, float]
) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        y = 800
        for number in range(6):
            lines(canvas, 60, y, [f"{number:02d}:03"])
            lines(canvas, edges[0], y, name if number % 2 else ["Interviewer"])
            lines(canvas, edges[1], y, rows := wrapped(said(20, number), width))
            y -= 14 * max(len(rows), len(name)) + 8

    who = [" ".join(name) if number % 2 else "Interviewer" for number in range(6)]
    assert paragraphs(draw) == [f"{n:02d}:03 {who[n]}: {said(20, n)}" for n in range(6)]


def test_letter_spaced_type_is_read_as_words() -> None:
    def draw(canvas: Canvas, _: int) -> None:
        x = 72.0
        for letter in "Shared kitchens":
            lines(canvas, x, 700, [letter])
            x += stringWidth(letter, FONT, 11) + 4

    assert paragraphs(draw) == ["Shared kitchens"]


def test_each_item_of_a_list_is_a_paragraph() -> None:
    def draw(canvas: Canvas, _: int) -> None:
        lines(canvas, 72, 700, wrapped(said(80, 1), 400))
        for number, item in enumerate(["the first house", "the second house"]):
            lines(canvas, 72, 600 - 14 * number, ["•"])
            lines(canvas, 90, 600 - 14 * number, [item])

    assert paragraphs(draw) == [said(80, 1), "• the first house", "• the second house"]


def test_the_items_of_a_numbered_list_stay_apart_where_the_numbers_touch_them() -> None:
    spoken = [f"{'Int' if one % 2 else 'Ruth'}: It was day {one}, I think." for one in range(1, 17)]
    numbered = [f"{one}.{' ' if one < 10 else ''}{said}" for one, said in enumerate(spoken, 1)]
    found = paragraphs(
        lambda canvas, _: lines(canvas, 90, 760, numbered[:11]),
        lambda canvas, _: lines(canvas, 90, 760, numbered[11:]),
    )
    assert found == [f"{one}. {said}" for one, said in enumerate(spoken, 1)]


def test_a_number_that_goes_on_no_list_stays_where_it_is() -> None:
    found = paragraphs(
        lambda canvas, _: lines(canvas, 90, 760, ["10.Mai: es regnet und wir", "bleiben hier."])
    )
    assert found == ["10.Mai: es regnet und wir bleiben hier."]


def test_a_justified_line_of_few_words_is_no_row_of_a_table() -> None:
    words = ["Neighbourhoods", "notwithstanding", "responsibilities", "everywhere"]
    above, below = wrapped(said(60, 1)[:-1], 400), wrapped(said(60, 2).lower(), 400)
    widest = max(stringWidth(row, FONT, 11) for row in (*above[:-1], *below[:-1]))

    def draw(canvas: Canvas, _: int) -> None:
        lines(canvas, 72, 760, above[:-1])
        y = 760 - 14 * len(above[:-1])
        gap = (widest - sum(stringWidth(word, FONT, 11) for word in words)) / 3
        x = 72.0
        for word in words:
            canvas.drawString(x, y, word)
            x += stringWidth(word, FONT, 11) + gap
        lines(canvas, 72, y - 14, below)

    assert paragraphs(draw) == [" ".join([*above[:-1], *words, *below])]


def test_a_lone_row_of_single_words_that_does_not_fill_its_column_evenly_stays_a_row() -> None:
    def draw(canvas: Canvas, _: int) -> None:
        lines(canvas, 72, 760, wrapped(said(60, 1), 400))
        for x, word in ((72, "Household"), (160, "kitchen"), (300, "cellar"), (420, "attic")):
            lines(canvas, x, 660, [word])

    assert paragraphs(draw)[1] == "Household\tkitchen\tcellar\tattic"


def labelled(canvas: Canvas, top: float) -> None:
    """A figure of labels that stand anywhere."""
    for number, name in enumerate(["Kiel", "Bonn", "Ulm", "Calw", "Aalen", "Trier", "Mainz", "Worms"] * 4):
        lines(canvas, 90 + 137 * number % 380, top - 9 * number, [name], size=8)


def test_columns_above_a_figure_are_read_one_after_the_other() -> None:
    left, right = wrapped(said(90, 4), 210), wrapped(said(80, 5), 210)

    def draw(canvas: Canvas, _: int) -> None:
        lines(canvas, 72, 760, left)
        lines(canvas, 310, 760, right)
        labelled(canvas, 500)

    text = reading(draw).text.replace("\n\n", " ")
    assert text.startswith(f"{' '.join(left)} {' '.join(right)} ")


def test_the_rows_of_a_table_of_names_above_a_figure_stay_rows() -> None:
    homes = ["House by the river in Kiel", "House by the castle of Ulm", "Tower beside the old mill"]
    people = ["Anna Berg who is a nurse", "Paul Wolf who is a smith", "Ruth Ek, an engineer here"]

    def draw(canvas: Canvas, _: int) -> None:
        for number in range(9):
            lines(canvas, 72, 760 - 14 * number, [homes[number % 3]])
            lines(canvas, 310, 760 - 14 * number, [people[number % 3]])
        labelled(canvas, 500)

    rows = reading(draw).text.split("\n")[:9]
    assert rows == [f"{homes[one % 3]}\t{people[one % 3]}" for one in range(9)]


def test_numbers_typed_before_each_line_are_left_out_and_told() -> None:
    turns = [f"{'IP'[at % 2]}: {said(24, at)}" for at in range(8)]
    wrapped_turns = [line for turn in turns for line in wrapped(turn, 300)]
    typed = [f"{number} {line}" for number, line in enumerate(wrapped_turns, 1)]
    found = reading(lambda canvas, _: lines(canvas, 72, 780, typed))
    assert found.text.strip().split("\n\n") == turns
    assert f"the numbers before the lines (1 to {len(typed)}) are left out" in notices(found)
