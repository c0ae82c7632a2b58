"""Excel workbooks (.xlsx): responses, excerpts, or a transcript on one sheet."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from qda.errors import InputError, Place
from qda.ingest.notice import Notice
from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.tables.columns import column_called
from qda.ingest.tables.documents import documents_of
from qda.ingest.tables.head_row import below_preamble
from qda.ingest.tables.row import Row
from qda.ingest.tables.sheet import Sheet, sheet_of
from qda.ingest.tables.workbook import SheetRows, read_sheets

SEGMENTS = "Segments"
"""The sheet of the program's own workbook that holds its codings."""


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:
    """Read one sheet. InputError when no sheet has rows, or nothing tells which column holds the text."""
    notices: list[Notice] = []
    sheet = sheet_in(content, path, options, notices)
    return documents_of(sheet, options, path, notices)


def sheet_in(content: bytes, path: Path, options: Options, notices: list[Notice]) -> Sheet:
    """The sheet with the asked text column, else the one called Segments, else the first one with rows.

    Sheets in sight come before hidden ones. Which was read is told when there was a choice.
    """
    sheets = [one for one in read_sheets(content, path) if len(one.rows) > 1]
    if not sheets:
        raise InputError(
            "no sheet of the workbook has a row below its header",
            place=Place(path),
            remedy="The first row names the columns; each row below it is a response, an excerpt or a turn.",
        )
    sheets.sort(key=lambda one: one.hidden)
    chosen = next((one for one in sheets if one.name == SEGMENTS), sheets[0])
    if options.text_columns:
        chosen = next((one for one in sheets if _has(one, options.text_columns[0])), chosen)
    others = ", ".join(repr(one.name) for one in sheets if one is not chosen)
    if others:
        notices.append(Notice(f"the sheet {chosen.name!r} is read; not read: {others}", str(path)))
    if chosen.hidden:
        notices.append(Notice(f"the sheet {chosen.name!r} is hidden in the workbook", str(path)))
    notices.extend(chosen.notices(path))
    rows = below_preamble(list(_evened(chosen.rows, path, notices)), path, notices)
    return sheet_of(rows, path, notices)


def _has(sheet: SheetRows, column: str) -> bool:
    head = Sheet(_below_title(sheet.rows)[0].cells, ())
    return column_called(head, column) is not None


def _below_title(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows from the header on: a title above it is one cell alone over a wider table."""
    wide = [at for at, row in enumerate(rows) if sum(bool(cell.strip()) for cell in row.cells) > 1]
    return rows[wide[0] :] if wide and wide[0] < 5 else rows


def _evened(rows: Sequence[Row], path: Path, notices: list[Notice]) -> Iterator[Row]:
    """Rows of one width, for a workbook does not keep the empty cells at their ends."""
    table = _below_title(rows)
    above = len(rows) - len(table)
    if above:
        notices.append(Notice(f"{above} rows above the header are a title, and left out", str(path)))
    width = max(len(row.cells) for row in table)
    return (Row(row.number, row.cells + ("",) * (width - len(row.cells))) for row in table)
