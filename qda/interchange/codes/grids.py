"""The tables of a file as rows of texts: of a table as text, a workbook, a Word document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qda.ingest import docx
from qda.ingest.reader import AS_IT_IS, Options
from qda.ingest.tables import sheet
from qda.ingest.tables.delimited import rows_of
from qda.ingest.tables.workbook import read_sheets
from qda.ingest.text_file import decode_text
from qda.ingest.word.blocks import Row


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: what it is called, and its rows; a merged cell has its words in its first column.

    `numbers` are those of the rows, as a program that shows the file counts them. `merges` says whether
    cells can be merged in such a file; where they cannot, an empty cell is empty.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    merges: bool = True


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Grid]:
    """Every table of a file, in its order. Raises InputError for what is damaged or something else."""
    suffix = path.suffix.lower()
    if suffix == ".docx":
        return list(_in_word(content, path))
    if suffix in {".xlsx", ".xlsm"}:
        sheets = sorted(read_sheets(content, path), key=lambda one: one.hidden)
        return [_of_rows(f"sheet {one.name!r}", one.rows) for one in sheets]
    text = decode_text(content, path, options.encoding, named=False)
    delimiter = "\t" if suffix == ".tsv" else None
    return [_of_rows("the table", list(rows_of(text, path, delimiter=delimiter)), merges=False)]


def _of_rows(name: str, rows: Sequence[sheet.Row], *, merges: bool = True) -> Grid:
    cells, numbers = tuple(row.cells for row in rows), tuple(row.number for row in rows)
    return Grid(name, cells, numbers, merges)


def _in_word(content: bytes, path: Path) -> Iterator[Grid]:
    tables: dict[int, list[tuple[str, ...]]] = {}
    for block in docx.contents_of(content, path).blocks:
        if isinstance(block, Row):
            tables.setdefault(block.table, []).append(tuple(_cells(block)))
    for number, rows in tables.items():
        yield Grid(f"table {number}", tuple(rows), tuple(range(1, len(rows) + 1)))


def _cells(row: Row) -> Iterator[str]:
    for text, span in zip(row.texts, row.spans or (1,) * len(row.cells), strict=True):
        yield text
        yield from ("",) * (span - 1)
