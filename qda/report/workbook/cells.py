"""The cells of a row as they stand in the file.

A workbook has hundreds of thousands. openpyxl makes an object of each and calls the writer of XML for each of
its parts, which was a third of what a workbook took. So rows are written as text; all else is openpyxl's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from openpyxl.comments import Comment
from openpyxl.comments.comment_sheet import CommentRecord
from openpyxl.compat import safe_string
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter, create_temporary_file
from openpyxl.worksheet.hyperlink import Hyperlink

NUMBER, TEXT = "n", "inlineStr"
"""What a cell holds, as the file says it."""


@dataclass(slots=True)
class Cell:
    """A cell: its place ("B2"), what it holds, escaped where XML cannot hold it, and its style's number."""

    coordinate: str
    value: str | float | None
    kind: str
    style: str
    hyperlink: Hyperlink | None = None
    _comment: Comment | None = None

    @property
    def comment(self) -> Comment | None:
        """What shows when the pointer rests on the cell; openpyxl looks for it under the other name."""
        return self._comment

    @comment.setter
    def comment(self, said: Comment) -> None:
        self._comment = said


class Rows(WriteOnlyWorksheet):
    """A sheet that takes rows of such cells, from top to bottom."""

    _writer: "_Writer | None" = None

    def _get_writer(self) -> None:
        if self._writer is None:
            self._writer = _Writer(self)
            self._writer.write_top()

    def _values_to_row(self, values: Iterable[Cell | None], row_idx: int) -> list[Cell]:  # noqa: ARG002
        return [cell for cell in values if cell is not None]


class _Writer(WorksheetWriter):
    """Writes a sheet to a file that is open, so that rows can be put between what openpyxl writes there."""

    def __init__(self, sheet: Rows) -> None:
        path = create_temporary_file()
        self._file = open(path, "wb")  # noqa: SIM115  # until `close`
        super().__init__(sheet, self._file)
        self.out = path

    def write_row(self, xf: Any, row: Any, row_idx: int) -> None:
        """Write a row of cells, and keep what stands behind all rows: links and comments."""
        sheet: Any = self.ws
        for cell in row:
            if cell.comment is not None:
                sheet._comments.append(CommentRecord.from_cell(cell))
            if cell.hyperlink is not None:
                sheet._hyperlinks.append(cell.hyperlink)
        attributes = {"r": row_idx, **dict(sheet.row_dimensions.get(row_idx, {}))}
        said = "".join(f' {name}="{value}"' for name, value in attributes.items())
        cells = "".join(map(_written, row))
        xf.flush()
        self._file.write(f"<row{said}>{cells}</row>".encode("ascii", "xmlcharrefreplace"))

    def close(self) -> None:
        """End the sheet and its file."""
        with self._file:
            super().close()


def _written(cell: Cell) -> str:
    return f'<c r="{cell.coordinate}" s="{cell.style}" t="{cell.kind}">{_held(cell.value)}</c>'


def _held(value: str | float | None) -> str:
    if value is None or value == "":
        return ""
    if not isinstance(value, str):
        return f"<v>{safe_string(value)}</v>"
    kept = ' xml:space="preserve"' if value != value.strip() else ""
    return f"<is><t{kept}>{escape(value)}</t></is>"
