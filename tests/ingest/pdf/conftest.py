"""PDF files drawn line by line, so that each test knows what stands where on a page."""

import random
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from qda.ingest.pdf.reading import read
from qda.ingest.reader import Reading

Draw = Callable[[Canvas, int], None]
"""Draws a page; pages count from 1."""
FONT = "Times-Roman"
STOCK = "we cook in the same kitchen and nobody remembers who washed the pots last or when it was"


def pdf(*pages: Draw) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for number, draw in enumerate(pages, start=1):
        draw(canvas, number)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def reading(*pages: Draw) -> Reading:
    (found,) = read(pdf(*pages), Path("P1.pdf"))
    return found


def paragraphs(*pages: Draw) -> list[str]:
    return reading(*pages).text.strip("\n").split("\n\n")


def lines(
    canvas: Canvas, x: float, y: float, texts: Sequence[str], *, size: float = 11, step: float = 14
) -> None:
    canvas.setFont(FONT, size)
    for number, text in enumerate(texts):
        canvas.drawString(x, y - number * step, text)


def wrapped(text: str, width: float, size: float = 11) -> list[str]:
    """A text in lines of a width, broken where a word does not fit."""
    found = [""]
    for word in text.split():
        longer = f"{found[-1]} {word}".strip()
        found = [*found[:-1], longer] if stringWidth(longer, FONT, size) <= width else [*found, word]
    return found


def said(words: int, seed: int) -> str:
    """Some sentences."""
    draw = random.Random(seed)
    return " ".join(draw.choice(STOCK.split()) for _ in range(words)).capitalize() + "."


def with_short_end(seed: int) -> str:
    """Sentences whose last line is short in a column."""
    texts = (said(words, seed) for words in range(110, 140))
    return next(text for text in texts if stringWidth(wrapped(text, 210)[-1], FONT, 11) < 100)


def notices(found: Reading) -> str:
    return "\n".join(map(str, found.notices))
