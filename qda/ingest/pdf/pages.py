"""The pages of an open file: their pieces of lines, sizes and labels, and what of them was not read."""

from collections import Counter
from dataclasses import dataclass, field

from pypdfium2 import PdfDocument, PdfiumError

from qda.ingest.pdf.letters import is_odd
from qda.ingest.pdf.line_numbers import line_numbers
from qda.ingest.pdf.pieces import Piece, pieces_of
from qda.ingest.pdf.words import page_words

_LONGEST_LABEL = 20


@dataclass(slots=True)
class Pages:
    """What the pages of a file hold; pages count from 0."""

    pieces: list[list[Piece]] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    turned: Counter[str] = field(default_factory=Counter)
    words: int = 0
    unknown: int = 0
    odd: int = 0
    outside: int = 0
    empty: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    numbered: list[int] = field(default_factory=list)


def read_pages(document: PdfDocument) -> Pages:
    """Read all pages, without the numbers that count lines in a margin."""
    found = Pages()
    for index in range(len(document)):
        try:
            page = document[index]
            words = page_words(page)
            page.close()
        except PdfiumError:
            found.unread.append(index)
            words = None
        found.pieces.append(pieces_of(words.words) if words else [])
        found.widths.append(words.width if words else 0.0)
        found.heights.append(words.height if words else 0.0)
        found.labels.append(_label(document, index))
        if words:
            found.turned[" ".join(words.turned)] += 1
            found.words += len(words.words)
            found.unknown += words.unknown
            found.odd += sum(is_odd(word.text) for word in words.words)
            found.outside += words.outside
        if not words or not (words.words or words.turned or words.outside):
            found.empty.append(index)
    _take_line_numbers(found)
    return found


def _take_line_numbers(pages: Pages) -> None:
    for index, taken in enumerate(line_numbers(pages.pieces)):
        if taken:
            numbers = set(map(id, taken))
            pages.numbered.append(index)
            pages.pieces[index] = [piece for piece in pages.pieces[index] if id(piece) not in numbers]


def _label(document: PdfDocument, index: int) -> str:
    label = document.get_page_label(index)
    return "".join(letter for letter in label if letter.isprintable()).strip()[:_LONGEST_LABEL]
