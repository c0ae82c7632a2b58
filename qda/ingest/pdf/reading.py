"""PDF files (.pdf): the text in reading order, pages as locators, and what was left out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pypdfium2 import PdfDocument, PdfiumError

from qda.errors import InputError, Place
from qda.ingest.notice import Notice
from qda.ingest.pdf.columns import Column, columns_of
from qda.ingest.pdf.flow import flowing, with_notes
from qda.ingest.pdf.joining import Joiner
from qda.ingest.pdf.line_numbers import line_numbers
from qda.ingest.pdf.margins import Margins, find_margins
from qda.ingest.pdf.notes import marks_of, raised_numbers, set_notes_aside, settled, with_mark
from qda.ingest.pdf.opened import opened
from qda.ingest.pdf.openings import is_time_alone
from qda.ingest.pdf.page_numbers import locator, printed_numbers
from qda.ingest.pdf.paragraphs import Builder, Kind, Paragraph, usual_size
from qda.ingest.pdf.pieces import Piece, pieces_of
from qda.ingest.pdf.speaker_columns import with_labels
from qda.ingest.pdf.words import page_words
from qda.ingest.reader import AS_IT_IS, Metadata, Options, Reading
from qda.model.span import Span

_FEW = 8
"""Lines of a column that are too few to tell its right edge."""
_NEAR = 10.0
_SHOWN = 12
"""Texts or pages that a notice names at most."""
_UNKNOWN = 0.3
"""The share of words with unknown characters above which a text is of no use."""


@dataclass(slots=True)
class _Pages:
    """What the pages of a file hold; pages count from 0."""

    pieces: list[list[Piece]] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    turned: Counter[str] = field(default_factory=Counter)
    words: int = 0
    unknown: int = 0
    outside: int = 0
    unread: list[int] = field(default_factory=list)
    numbered: list[int] = field(default_factory=list)


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:  # noqa: ARG001
    """Read a PDF file.

    Raises InputError when it cannot be opened, has no text (a scan) or does not tell what its characters are.
    """
    with opened(content, path) as document:
        pages = _pages(document)
    _refuse_useless(pages, path)
    margins = find_margins(pages.pieces, pages.heights)
    if all(len(margins.taken[page]) == len(pieces) for page, pieces in enumerate(pages.pieces)):
        margins = Margins()  # what is all that there is stands at no edge
    printed = printed_numbers(len(pages.pieces), margins.offsets, margins.roman, pages.labels)
    paragraphs, marks = _paragraphs(pages, margins)
    texts, joined = _texts(paragraphs, marks)
    kept = [(text, one) for text, one in zip(texts, paragraphs, strict=True) if text.strip()]
    if not kept:
        raise _no_text(path)
    text = "\n\n".join(one for one, _ in kept) + "\n"
    locators = tuple(_locator(one, printed) for _, one in kept)
    notices = tuple(_notices(pages, margins, joined, path))
    return [Reading(text, Span(0, len(text)), Metadata(locators=locators), notices=notices)]


def _pages(document: PdfDocument) -> _Pages:
    found = _Pages()
    for index in range(len(document)):
        try:
            page = document[index]
            words = page_words(page)
            page.close()
        except PdfiumError:
            found.unread.append(index)
            words = None
        pieces = pieces_of(words.words) if words else []
        numbers = {id(piece) for piece in line_numbers(pieces)}
        if numbers:
            found.numbered.append(index)
        found.pieces.append([piece for piece in pieces if id(piece) not in numbers])
        found.widths.append(words.width if words else 0.0)
        found.heights.append(words.height if words else 0.0)
        found.labels.append(_label(document, index))
        if words:
            found.turned[" ".join(words.turned)] += 1
            found.words += len(words.words)
            found.unknown += words.unknown
            found.outside += words.outside
    return found


def _label(document: PdfDocument, index: int) -> str:
    label = document.get_page_label(index)
    return "".join(letter for letter in label if letter.isprintable()).strip()[:20]


def _refuse_useless(pages: _Pages, path: Path) -> None:
    if not any(pages.pieces):
        if len(pages.unread) == len(pages.pieces):
            raise InputError(
                "none of the pages can be read; the PDF is damaged",
                place=Place(path),
                remedy="Copy or download it again; if a PDF viewer can open it, print it to a new PDF.",
            )
        raise _no_text(path)
    if pages.unknown > _UNKNOWN * pages.words:
        raise InputError(
            "the PDF does not tell which letters its signs are; its text would be unreadable",
            place=Place(path),
            remedy="Export it again from the program it came from, or run text recognition (OCR) over it.",
        )


def _no_text(path: Path) -> InputError:
    return InputError(
        "the PDF has no text, only pictures of pages (a scan), or nothing at all",
        place=Place(path),
        remedy="Run text recognition (OCR) over it first, read the result against the scan, and import that.",
    )


def _paragraphs(pages: _Pages, margins: Margins) -> tuple[list[Paragraph], dict[int, set[str]]]:
    """The paragraphs of all pages in order, and the marks of footnotes by page."""
    columns: list[Column] = []
    for page, pieces in enumerate(pages.pieces):
        taken = margins.taken.get(page, set())
        columns += columns_of([piece for piece in pieces if id(piece) not in taken], page)
    columns = with_labels(_with_usual_edges(columns, pages.widths))
    body, bare, notes = usual_size(columns), [], defaultdict[int, list[Paragraph]](list)
    raised = defaultdict[int, set[str]](set)
    for column in columns:
        raised[column.page] |= raised_numbers(line.text for line in column.lines)
    for column in columns:
        rest, aside = set_notes_aside(column, body, raised[column.page])
        bare.append(rest)
        notes[column.page] += [Paragraph(Kind.NOTE, lines) for lines in aside]
    builder = Builder(bare)
    found = [paragraph for column in bare for paragraph in builder.paragraphs(column)]
    marks = {page: marks_of(one.lines for one in aside) for page, aside in notes.items()}
    return list(with_notes(flowing(found, builder.openings), notes)), marks


def _with_usual_edges(columns: Sequence[Column], widths: Sequence[float]) -> list[Column]:
    """The columns, those of few lines with the right edge that they would have if they were longer.

    It is that of a longer column with the same left edge; else, of a single line on a page, it is as far
    from the right as the left edge is from the left.
    """
    rights: dict[int, list[float]] = defaultdict(list)
    for column in columns:
        if len(column.lines) >= _FEW:
            left, right = column.lines[0].edges
            rights[round(left / _NEAR)].append(right)
    alone = Counter(column.page for column in columns)
    found = []
    for column in columns:
        left, right = column.lines[0].edges
        near = [one for key in (-1, 0, 1) for one in rights.get(round(left / _NEAR) + key, ())]
        single = len(column.lines) == 1 and alone[column.page] == 1
        mirrored = max(right, widths[column.page] - left) if single else right
        edge = min((one for one in near if one >= right - 2), default=mirrored)
        found.append(column if len(column.lines) >= _FEW else _with_right_edge(column, edge))
    return found


def _with_right_edge(column: Column, edge: float) -> Column:
    lines = tuple(replace(line, edges=(line.edges[0], edge)) for line in column.lines)
    return replace(column, lines=lines)


def _texts(paragraphs: Sequence[Paragraph], marks: dict[int, set[str]]) -> tuple[list[str], int]:
    """The text of each paragraph, and how many words were joined at line ends."""
    lines = [[settled(line.text, marks.get(line.page, set())) for line in one.lines] for one in paragraphs]
    joiner = Joiner(lines)
    return [_text(one, parts, joiner) for one, parts in zip(paragraphs, lines, strict=True)], joiner.joined


def _text(paragraph: Paragraph, lines: list[str], joiner: Joiner) -> str:
    if paragraph.kind is Kind.TABLE:
        return "\n".join("\t".join(line.cells) for line in paragraph.lines)
    if paragraph.kind is Kind.NOTE:
        return joiner.text([with_mark(paragraph.lines[0].text), *lines[1:]])
    if len(lines) > 1 and is_time_alone(lines[0]):
        return f"{lines[0]}\n{joiner.text(lines[1:])}"
    return joiner.text(lines)


def _locator(paragraph: Paragraph, printed: Sequence[str]) -> str:
    where = locator(*paragraph.pages, printed)
    return f"{where}, footnote" if paragraph.kind is Kind.NOTE else where


def _notices(pages: _Pages, margins: Margins, joined: int, path: Path) -> Iterator[Notice]:
    where = path.name
    if margins.texts:
        listed = _listed(
            [f"{text!r} ({_count(count, 'page')})" for text, count in margins.texts.most_common()]
        )
        yield Notice(f"running heads, feet and page numbers were left out: {listed}", where)
    if pages.numbered:
        yield Notice(
            f"line numbers in the margin were left out on {_count(len(pages.numbered), 'page')}", where
        )
    turned = [(text, count) for text, count in pages.turned.most_common() if text]
    if turned:
        listed = _listed([f"{text[:60]!r} ({_count(count, 'page')})" for text, count in turned])
        yield Notice(f"text that runs in another direction was left out: {listed}", where)
    if pages.outside:
        yield Notice(f"{_count(pages.outside, 'word')} beyond the edges of the pages were left out", where)
    empty = [page for page, pieces in enumerate(pages.pieces) if not pieces]
    if empty:
        yield Notice(
            f"{_count(len(empty), 'page')} without text: {_listed([str(page + 1) for page in empty])}",
            where,
            "If they are scanned, run text recognition (OCR) over the file and import it again.",
        )
    if pages.unknown:
        yield Notice(
            f"{_count(pages.unknown, 'word')} with characters that the PDF does not tell", where,
            "Compare these places with the PDF; the sign \ufffd stands for such a character.",
        )  # fmt: skip
    if joined:
        yield Notice(f"{_count(joined, 'word')} broken by a hyphen at a line's end were joined", where)


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count:,} {noun}s"


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
