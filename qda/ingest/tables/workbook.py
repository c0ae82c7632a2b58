"""Excel workbooks (.xlsx) to rows: the values that were last seen in them, never a formula.

openpyxl's sheets for reading tell neither hidden rows nor merged cells, and fill in every missing row, of
which a damaged file can claim billions; so their parser is asked itself. It is fed no part that declares
entities.
"""

import contextlib
import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

from qda.errors import InputError, Place
from qda.ingest.archive import member, open_archive
from qda.ingest.notice import Notice
from qda.ingest.tables.row import Row
from qda.ingest.tables.sheet import MOST_COLUMNS
from qda.ingest.timed.times import clock
from qda.ingest.xml_file import parse_xml

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ESCAPED = re.compile(r"_x00(?P<code>[01][0-9A-Fa-f])_")
_MOST_CELLS = 20_000_000


@dataclass(slots=True)
class SheetRows:
    """The rows of one sheet that have cells, and what it does not show or does not hold.

    `indents` says by row and column, from 1, how many steps a cell is indented.
    """

    name: str
    hidden: bool
    rows: list[Row] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    uncomputed: list[str] = field(default_factory=list)
    indents: dict[tuple[int, int], int] = field(default_factory=dict)

    def notices(self, path: Path) -> Iterator[Notice]:
        """What a person should know of the sheet."""
        where = f"{path}, sheet {self.name!r}"
        if self.hidden_rows:
            yield Notice(f"{len(self.hidden_rows)} hidden rows are read like the others", where)
        if self.merged:
            yield Notice(f"merged cells count as their first cell: {', '.join(self.merged[:8])}", where)
        if self.uncomputed:
            yield Notice(
                f"formulas without a value in the file are read as empty: {', '.join(self.uncomputed[:8])} "
                f"({len(self.uncomputed)} in all)",
                where,
                "Open the file in Excel or LibreOffice and save it, so that the values are kept.",
            )


class _Parser(WorkSheetParser):
    """openpyxl's parser, which also remembers the formulas without a value."""

    uncomputed: list[str]

    def parse_cell(self, element: Any) -> dict[str, Any]:
        cell: dict[str, Any] = super().parse_cell(element)
        if cell["value"] is None and element.find(FORMULA_TAG) is not None:
            self.uncomputed.append(element.get("r") or "")
        return cell


def read_sheets(content: bytes, path: Path) -> list[SheetRows]:
    """Every sheet with cells of a workbook, in its order. InputError when it cannot be read."""
    if content.startswith(_OLE):
        raise InputError(
            "the workbook is encrypted, or of the old kind .xls",
            place=Place(path),
            remedy="Open it (with its password) and save it as .xlsx without one, or as .csv.",
        )
    if not content.startswith(b"PK"):
        raise InputError(
            "this is no Excel workbook", place=Place(path), remedy="Save the table as .xlsx or .csv."
        )
    with open_archive(content, path) as archive:
        _refuse_entities(archive, path)
    try:
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")  # what is told, or printed, is of styles, which are not read
            workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            try:
                return [_read(workbook, sheet, path) for sheet in workbook.worksheets]
            finally:
                workbook.close()
    except InputError:
        raise
    except Exception as error:  # a damaged part can raise anything within openpyxl
        raise InputError(
            f"the workbook is damaged{_where(content, path)}",
            place=Place(path),
            remedy="Open it in Excel or LibreOffice and save it again, or save the sheet as .csv.",
        ) from error


def _where(content: bytes, path: Path) -> str:
    """The first part of a damaged workbook that is no XML; "" when all of them are."""
    with open_archive(content, path) as archive:
        for info in archive.infolist():
            if info.filename.lower().endswith((".xml", ".rels")):
                try:
                    parse_xml(member(archive, info.filename, path) or b"", path, info.filename)
                except InputError as error:
                    return ": " + str(error.problem).removeprefix("the file is damaged: ")
    return ": its parts do not fit together"


def _refuse_entities(archive: zipfile.ZipFile, path: Path) -> None:
    """No spreadsheet program declares entities; a file that does wants to fill the memory or hide a text."""
    for info in archive.infolist():
        if not info.filename.lower().endswith((".xml", ".rels")):
            continue
        part = member(archive, info.filename, path) or b""
        if (
            b"<!DOCTYPE" in part
            or b"<!ENTITY" in part
            or part[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
        ):
            raise InputError(
                f"the part {info.filename!r} is not as a spreadsheet program writes it (entities or UTF-16)",
                place=Place(path),
                remedy="Open it in Excel or LibreOffice and save it again, or save the sheet as .csv.",
            )


def _read(workbook: Any, sheet: Any, path: Path) -> SheetRows:
    found = SheetRows(sheet.title, sheet.sheet_state != "visible")
    cells = 0
    with sheet._get_source() as source:
        parser = _Parser(
            source,
            sheet._shared_strings,
            data_only=True,
            epoch=workbook.epoch,
            date_formats=workbook._date_formats,
            timedelta_formats=workbook._timedelta_formats,
        )
        parser.uncomputed = found.uncomputed
        for number, row in parser.parse():
            cells += len(row)
            if cells > _MOST_CELLS:
                raise InputError("the workbook has more cells than can be read", place=Place(path))
            if row:
                found.rows.append(Row(int(number), _texts(row)))
                found.indents.update(_indents(workbook, int(number), row))
        found.hidden_rows = [
            int(number)
            for number, about in parser.row_dimensions.items()
            if about.get("hidden") in ("1", "true")
        ]
        found.merged = [str(one.ref) for one in parser.merged_cells.mergeCell] if parser.merged_cells else []
    return found


def _indents(workbook: Any, number: int, row: list[dict[str, Any]]) -> Iterator[tuple[tuple[int, int], int]]:
    """The cells of a row that are indented, each with how far."""
    for cell in row:
        style = cell.get("style_id") or 0
        if not style or style >= len(workbook._cell_styles) or not isinstance(cell["value"], str):
            continue
        at = workbook._cell_styles[style].alignmentId
        inwards = workbook._alignments[at].indent if at < len(workbook._alignments) else 0
        if inwards:
            yield (number, cell["column"]), int(inwards)


def _texts(row: list[dict[str, Any]]) -> tuple[str, ...]:
    """The cells from the first column to the last that holds anything."""
    filled = {cell["column"]: _text(cell["value"]) for cell in row if cell["column"] <= MOST_COLUMNS}
    last = max((column for column, text in filled.items() if text), default=0)
    return tuple(filled.get(column, "") for column in range(1, last + 1))


def _text(value: Any) -> str:
    """A value as a person would write it: dates as ISO 8601, whole numbers without a decimal point."""
    if value is None or (isinstance(value, str) and value in ERROR_CODES):
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        whole = value.time() == datetime.time()
        return value.date().isoformat() if whole else value.isoformat(timespec="seconds")
    if isinstance(value, datetime.time):
        return value.isoformat(timespec="seconds")
    if isinstance(value, datetime.timedelta):
        return clock(value.total_seconds()) if value.total_seconds() >= 0 else str(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return _unescaped(str(value))


def _unescaped(text: str) -> str:
    """Excel writes a carriage return as `_x000D_`; line ends become LF, other control characters go."""
    decoded = _ESCAPED.sub(lambda found: chr(int(found["code"], 16)), text) if "_x00" in text else text
    decoded = decoded.replace("\r\n", "\n").replace("\r", "\n")
    return (
        "".join(one for one in decoded if one >= " " or one in "\n\t")
        if not decoded.isprintable()
        else decoded
    )
