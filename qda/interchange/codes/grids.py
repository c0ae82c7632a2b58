"""The tables of a file as rows of texts: of a table as text, a workbook, a Word document."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from openpyxl.utils import range_boundaries

from qda.ingest import docx
from qda.ingest.reader import AS_IT_IS, Options
from qda.ingest.tables.delimited import rows_of
from qda.ingest.tables.row import Row as SheetRow
from qda.ingest.tables.workbook import SheetRows, read_sheets
from qda.ingest.text_file import decode_text
from qda.ingest.word.blocks import Row

_SHOWN = 60
_INWARDS = "  "
"""What stands for a step by which a cell of a workbook is indented."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: its number, as a program that shows the file counts, and its cells.

    A merged cell has its words in its first column and row; `joined` are the columns in which a cell reaches
    down from above. `across` says that one cell goes over the whole table.
    """

    number: int
    cells: tuple[str, ...]
    joined: frozenset[int] = frozenset()
    across: bool = False

    def cell(self, at: int) -> str:
        """The words of a cell on one line; "" where there is none."""
        return " ".join(self.cells[at].split()) if at < len(self.cells) else ""

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: what it is called, and its rows.

    `merges` says whether cells can be merged in such a file, `in_parts` whether a table of it may go on in
    the next one, as those of a document do.
    """

    name: str
    lines: tuple[Line, ...]
    merges: bool = True
    in_parts: bool = False

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The cells of its rows."""
        return [line.cells for line in self.lines]

    @property
    def begins(self) -> str:
        """Its first words; "" for an empty table."""
        words = " ".join(cell for line in self.lines for cell in line.cells if cell.strip())
        return " ".join(words.split())[:_SHOWN]


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Grid]:
    """Every table of a file, in its order. Raises InputError for what is damaged or something else."""
    suffix = path.suffix.lower()
    if suffix == ".docx":
        return list(_in_word(content, path))
    if suffix in {".xlsx", ".xlsm"}:
        return [_of_sheet(one) for one in sorted(read_sheets(content, path), key=lambda one: one.hidden)]
    text = decode_text(content, path, options.encoding, named=False)
    rows = rows_of(text, path, delimiter="\t" if suffix == ".tsv" else None)
    return [Grid("the table", tuple(Line(row.number, row.cells) for row in rows), merges=False)]


def _of_sheet(sheet: SheetRows) -> Grid:
    """A sheet's rows; blanks before a name stand for an indented cell."""
    width = max((len(row.cells) for row in sheet.rows), default=0)
    joined: dict[int, set[int]] = {}
    across: set[int] = set()
    numbers = [row.number for row in sheet.rows]
    for first, top, last, bottom in _merged(sheet):
        if top == bottom and first == 1 and last >= width > 1:
            across.add(top)
        for number in numbers[bisect_right(numbers, top) : bisect_right(numbers, bottom)]:
            joined.setdefault(number, set()).update(range(first - 1, min(last, width)))
    lines = (
        Line(row.number, _indented(sheet, row), frozenset(joined.get(row.number, ())), row.number in across)
        for row in sheet.rows
    )
    return Grid(f"sheet {sheet.name!r}", tuple(lines))


def _merged(sheet: SheetRows) -> Iterator[tuple[int, int, int, int]]:
    """First column, first row, last column and last row of each merged cell; what is no cell is none."""
    for one in sheet.merged:
        with suppress(ValueError):
            first, top, last, bottom = range_boundaries(one)
            if first and top and last and bottom:
                yield first, top, last, bottom


def _indented(sheet: SheetRows, row: SheetRow) -> tuple[str, ...]:
    return tuple(
        _INWARDS * sheet.indents.get((row.number, at), 0) + cell if cell else cell
        for at, cell in enumerate(row.cells, 1)
    )


def _in_word(content: bytes, path: Path) -> Iterator[Grid]:
    tables: dict[int, list[Row]] = {}
    for block in docx.contents_of(content, path).blocks:
        if isinstance(block, Row):
            tables.setdefault(block.table, []).append(block)
    for number, rows in tables.items():
        width = max(sum(row.spans or (1,) * len(row.cells)) for row in rows)
        lines = (_word_line(at, row, width) for at, row in enumerate(rows, 1))
        yield Grid(f"table {number}", tuple(lines), in_parts=True)


def _word_line(number: int, row: Row, width: int) -> Line:
    cells: list[str] = []
    joined: set[int] = set()
    spans = row.spans or (1,) * len(row.cells)
    for at, (text, span) in enumerate(zip(row.texts, spans, strict=True)):
        if at in row.joined:
            joined.update(range(len(cells), len(cells) + span))
        cells += [text, *("",) * (span - 1)]
    return Line(number, tuple(cells), frozenset(joined), across=len(spans) == 1 and spans[0] == width > 1)
