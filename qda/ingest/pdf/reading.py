"""PDF files (.pdf): the text in reading order, pages as locators, and what was left out."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from qda.errors import InputError, Place
from qda.ingest.pdf.columns import Column, columns_of
from qda.ingest.pdf.flow import flowing, with_notes
from qda.ingest.pdf.joining import Joiner
from qda.ingest.pdf.list_numbers import with_room_behind_numbers
from qda.ingest.pdf.margins import Margins, find_margins
from qda.ingest.pdf.notes import marks_of, set_notes_aside, settled, with_mark
from qda.ingest.pdf.notices import notices_of
from qda.ingest.pdf.opened import opened
from qda.ingest.pdf.openings import is_time_alone
from qda.ingest.pdf.page_numbers import locator, printed_numbers
from qda.ingest.pdf.pages import Pages, read_pages
from qda.ingest.pdf.paragraphs import Builder, Kind, Paragraph, usual_size
from qda.ingest.pdf.set_apart import set_apart
from qda.ingest.pdf.side_by_side import side_by_side
from qda.ingest.pdf.speaker_columns import with_labels
from qda.ingest.pdf.timed_cells import with_times_first
from qda.ingest.pdf.timed_rows import with_timed_labels
from qda.ingest.pdf.typed_numbers import without_typed_numbers
from qda.ingest.reader import AS_IT_IS, Metadata, Options, Reading
from qda.model.span import Span

_FEW = 8
"""Lines of a column that are too few to tell its right edge."""
_NEAR = 10.0
_UNKNOWN = 0.3
"""The share of words with unknown characters above which a text is of no use."""


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:
    """Read a PDF file.

    Raises InputError when it cannot be opened, has no text (a scan) or does not tell what its characters are.
    """
    with opened(content, path) as document:
        pages = read_pages(document)
    _refuse_useless(pages, path)
    margins = find_margins(pages.pieces, pages.heights)
    if all(len(margins.taken[page]) == len(pieces) for page, pieces in enumerate(pages.pieces)):
        margins = Margins()  # what is all that there is stands at no edge
    printed = printed_numbers(len(pages.pieces), margins.offsets, margins.roman, pages.labels)
    columns, numbers = without_typed_numbers(_columns(pages, margins))
    paragraphs, marks, body = _paragraphs(columns, pages, options)
    texts, joined = _texts(paragraphs, marks, manuscript=options.quotations)
    if options.quotations:
        apart = set_apart(paragraphs, texts, body)
        texts = [f"> {text}" if number in apart else text for number, text in enumerate(texts)]
    kept = [(text, one) for text, one in zip(texts, paragraphs, strict=True) if text.strip()]
    if options.quotations:  # no note stands within a reference list then
        kept.sort(key=lambda one: one[1].kind is Kind.NOTE)
    if not kept:
        raise _no_text(path)
    text = "\n\n".join(one for one, _ in kept) + "\n"
    locators = tuple(_locator(one, printed) for _, one in kept)
    notices = [*notices_of(pages, margins, joined, path.name), *([numbers.notice(path)] if numbers else [])]
    return [Reading(text, Span(0, len(text)), Metadata(locators=locators), notices=tuple(notices))]


def _refuse_useless(pages: Pages, path: Path) -> None:
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


def _columns(pages: Pages, margins: Margins) -> list[Column]:
    """The columns of all pages in order, without what stands in the margins."""
    return columns_of(
        [
            [piece for piece in pieces if id(piece) not in margins.taken.get(page, set())]
            for page, pieces in enumerate(pages.pieces)
        ]
    )


def _paragraphs(
    columns: list[Column], pages: Pages, options: Options
) -> tuple[list[Paragraph], dict[int, set[str]], float]:
    """The paragraphs of all pages in order, the marks of footnotes by page, and the size of the letters."""
    columns = with_room_behind_numbers(_with_usual_edges(columns, pages.widths))
    if not options.prose:
        columns = with_labels(with_times_first(with_timed_labels(columns)))
    body, bare, notes = usual_size(columns), [], defaultdict[int, list[Paragraph]](list)
    for rest, aside in set_notes_aside(columns, body):
        bare.append(rest)
        notes[rest.page] += [Paragraph(Kind.NOTE, lines) for lines in aside]
    bare = side_by_side(bare)
    builder = Builder(bare, quotations=options.quotations)
    found = [paragraph for column in bare for paragraph in builder.paragraphs(column)]
    marks = {page: marks_of(one.lines for one in aside) for page, aside in notes.items()}
    return list(with_notes(flowing(found, builder.openings), notes)), marks, body


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
    by_page: dict[int, list[Column]] = defaultdict(list)
    for column in columns:
        by_page[column.page].append(column)
    found = []
    for column in columns:
        left, right = column.lines[0].edges
        near = [one for key in (-1, 0, 1) for one in rights.get(round(left / _NEAR) + key, ())]
        single = len(column.lines) == 1 and alone[column.page] == 1
        mirrored = max(right, widths[column.page] - left) if single else right
        edge = min([one for one in near if one >= right - 2] or [mirrored])
        edge = min([edge, *_lefts_beside(column, by_page[column.page])])
        found.append(column if len(column.lines) >= _FEW else _with_right_edge(column, edge))
    return found


def _lefts_beside(column: Column, others: Sequence[Column]) -> list[float]:
    """Where the columns begin that stand to the right of one, at the same height."""
    top, bottom = column.lines[0].base, column.lines[-1].base
    right = column.lines[0].edges[1]
    lefts = (
        one.lines[0].edges[0] for one in others if one.lines[0].base >= bottom and one.lines[-1].base <= top
    )
    return [left for left in lefts if left >= right]


def _with_right_edge(column: Column, edge: float) -> Column:
    lines = tuple(replace(line, edges=(line.edges[0], edge)) for line in column.lines)
    return replace(column, lines=lines)


def _texts(
    paragraphs: Sequence[Paragraph], marks: dict[int, set[str]], *, manuscript: bool
) -> tuple[list[str], int]:
    """The text of each paragraph, and how many words were joined at line ends."""
    lines = [_settled(one, marks, manuscript=manuscript) for one in paragraphs]
    joiner = Joiner(lines)
    return [_text(one, parts, joiner) for one, parts in zip(paragraphs, lines, strict=True)], joiner.joined


def _settled(paragraph: Paragraph, marks: dict[int, set[str]], *, manuscript: bool) -> list[str]:
    """The lines of a paragraph, in which small raised numbers are the marks of footnotes or plain numbers."""
    is_table = paragraph.kind is Kind.TABLE
    texts = ["\t".join(line.cells) if is_table else line.text for line in paragraph.lines]
    if paragraph.kind is Kind.NOTE:
        texts[0] = with_mark(texts[0], manuscript=manuscript)
    return [
        settled(text, marks.get(line.page, set()), manuscript=manuscript)
        for text, line in zip(texts, paragraph.lines, strict=True)
    ]


def _text(paragraph: Paragraph, lines: list[str], joiner: Joiner) -> str:
    if paragraph.kind is Kind.TABLE:
        rows = (line.split("\t") for line in lines)
        return "\n".join("\t".join(joiner.text(cell.split("\n")) for cell in cells) for cells in rows)
    if len(lines) > 1 and is_time_alone(lines[0]):
        return f"{lines[0]}\n{joiner.text(lines[1:])}"
    return joiner.text(lines)


def _locator(paragraph: Paragraph, printed: Sequence[str]) -> str:
    where = locator(*paragraph.pages, printed)
    return f"{where}, footnote" if paragraph.kind is Kind.NOTE else where
