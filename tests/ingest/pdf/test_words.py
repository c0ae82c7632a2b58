"""The words of a page: type that is turned twice, blanks that are none, gaps without a blank."""

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from qda.ingest.pdf.reading import read
from qda.ingest.reader import Reading
from tests.ingest.pdf.conftest import FONT, lines, notices, paragraphs, reading

_LIGATURES = b"/Encoding<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[1/fi/fl]>>"
_PLAIN = b"/Encoding/WinAnsiEncoding"


def written(content: bytes, encoding: bytes = _PLAIN) -> Reading:
    """A page with a content stream as it stands here."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman%s>>" % encoding,
    ]
    file, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    (found,) = read(file + end % (table, len(file)), Path("P1.pdf"))
    return found


def test_type_of_negative_size_that_its_matrix_turns_upright_is_read() -> None:
    found = written(
        b"BT /F1 -12 Tf -1 0 0 -1 72 700 Tm (The pots are washed on Sundays) Tj ET\n"
        b"BT /F1 -12 Tf -1 0 0 -1 72 686 Tm (by whoever is last.) Tj ET"
    )
    assert found.text == "The pots are washed on Sundays by whoever is last.\n"
    assert notices(found) == ""


def test_a_page_that_holds_only_askew_type_is_not_said_to_be_without_text() -> None:
    def askew(canvas: Canvas, _: int) -> None:
        canvas.setFont(FONT, 40)
        canvas.translate(100, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "DRAFT")

    def straight(canvas: Canvas, _: int) -> None:
        lines(canvas, 72, 700, ["We cook in the same kitchen."])

    told = notices(reading(straight, askew))
    assert "'DRAFT' (1 page)" in told
    assert "without text" not in told


@pytest.mark.parametrize(
    ("before", "sign", "after", "expected"),
    [
        (b"con", 2, b"ictos", "conflictos"),
        (b"signi", 1, b"cant", "significant"),
        (b"", 1, b"nally", "finally"),
    ],
)
def test_the_blank_that_fills_the_room_of_a_ligature_is_none(
    before: bytes, sign: int, after: bytes, expected: str
) -> None:
    word = b"(%s%c) 300 ( ) 0 (%s)" % (before, sign, after)
    found = written(b"BT /F1 12 Tf 72 700 Td [(It was ) %s ( to us.)] TJ ET" % word, _LIGATURES)
    assert found.text == f"It was {expected} to us.\n"


def test_the_blank_behind_a_word_that_ends_in_a_ligature_stays() -> None:
    found = written(
        b"BT /F1 12 Tf 72 700 Td (The sci\\001 of Kiel \\002 and hi\\001 sets.) Tj ET", _LIGATURES
    )
    assert found.text == "The scifi of Kiel fl and hifi sets.\n"


def test_words_with_narrow_gaps_in_a_file_without_blanks_are_words() -> None:
    words = [
        "this",
        "bank",
        "holds",
        "all",
        "that",
        "it",
        "should",
        "before",
        "any",
        "of",
        "us",
        "gets",
        "into",
        "trouble",
        "with",
        "it",
    ]

    def draw(canvas: Canvas, _: int) -> None:
        canvas.setFont(FONT, 11)
        x = 72.0
        for number, word in enumerate(words):
            canvas.drawString(x, 700, word)
            x += stringWidth(word, FONT, 11) + (1.4 if number % 3 else 2.8)

    assert paragraphs(draw) == [" ".join(words)]


def test_letters_that_a_file_sets_apart_evenly_are_one_word() -> None:
    def draw(canvas: Canvas, _: int) -> None:
        lines(canvas, 72, 700, ["Above"])
        text = canvas.beginText(72, 660)
        text.setFont(FONT, 11)
        text.setCharSpace(1.3)
        text.textOut("KITCHENS")
        canvas.drawText(text)

    assert paragraphs(draw) == ["Above", "KITCHENS"]


def test_hyphens_that_are_written_after_all_lines_join_the_words_that_they_break() -> None:
    rows = ["Whoever is last in the house has to car", "ry out the pots, and nobody remem", "bers who was."]

    def draw(canvas: Canvas, _: int) -> None:
        lines(canvas, 72, 700, rows)
        for number, row in enumerate(rows[:2]):
            canvas.drawString(72 + stringWidth(row, FONT, 11), 700 - 14 * number, "-")

    assert paragraphs(draw) == [
        "Whoever is last in the house has to carry out the pots, and nobody remembers who was."
    ]


def test_raised_numbers_in_a_table_are_marks_or_numbers() -> None:
    def draw(canvas: Canvas, _: int) -> None:
        for number, (name, value) in enumerate([("Kiel", "0.41"), ("R", "754"), ("Bonn", "12")]):
            lines(canvas, 72, 700 - 14 * number, [name])
            lines(canvas, 250, 700 - 14 * number, [value])
            lines(canvas, 400, 700 - 14 * number, ["yes"])
        lines(canvas, 72 + stringWidth("R", FONT, 11), 690, ["2"], size=6)
        lines(canvas, 250 + stringWidth("754", FONT, 11), 690, ["2"], size=6)

    assert paragraphs(draw) == ["Kiel\t0.41\tyes\nR2\t754²\tyes\nBonn\t12\tyes"]


@pytest.mark.parametrize(("number", "expected"), [("93,5", "93,5²"), ("754", "754²"), ("(22,9)", "(22,9)²")])
def test_a_small_digit_that_follows_a_number_in_one_word_does_not_alter_it(
    number: str, expected: str
) -> None:
    found = written(b"BT /F1 12 Tf 72 700 Td (In Kiel %s) Tj /F1 6 Tf 4 Ts (2) Tj ET" % number.encode())
    assert found.text == f"In Kiel {expected}\n"


def test_the_figures_of_a_mark_may_be_of_several_sizes_as_in_scans() -> None:
    found = written(
        b"BT /F1 12 Tf 72 700 Td (We cook there and nobody remembers who was last in the hall.) Tj "
        b"/F1 11 Tf 4 Ts (1) Tj /F1 6 Tf (7) Tj 0 Ts /F1 8 Tf "
        b"0 -600 Td (17 So we were told.) Tj ET"
    )
    assert (
        found.text
        == "We cook there and nobody remembers who was last in the hall.[17]\n\n[17] So we were told.\n"
    )


def test_words_with_signs_for_letters_are_told() -> None:
    told = "words with signs such as"
    wrong = written(b"BT /F1 12 Tf 72 700 Td (" + b"f\270r V\210lker " * 9 + b") Tj ET")
    assert f"18 {told}" in notices(wrong)
    right = written(b"BT /F1 12 Tf 72 700 Td (" + b"f\374r V\366lker, 5\211 der " * 9 + b") Tj ET")
    assert "für Völker" in right.text
    assert told not in notices(right)
