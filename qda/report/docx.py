"""Tables as a Word document, for people who write there: each with its heading and what is said below it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt
from docx.table import Table as Grid
from docx.table import _Row
from docx.text.paragraph import Paragraph

from qda.files.atomic import replacing
from qda.model.table import ColumnKind, Table
from qda.report.caption import caption
from qda.report.cells import undefined_marks, written
from qda.report.parts import DO_NOT_FIT, parts
from qda.report.visible import visible

RECORD_FROM = 9
"""Columns from which a row stands as a table of its own, with a line for each column, to fit on a page."""

MOST_COLUMNS = 24
"""Columns above which a table of numbers stands in parts in any case; Word reads none of more than 63."""

_WIDTH = Cm(22.8)
"""The width between the margins of a landscape page."""
_MARGINS, _LETTER = Cm(0.4), Cm(0.19)
"""What a cell takes beside its text, and a bold letter, about."""
_LONG = 60
"""Characters above which a text asks for no more width."""
_RUN, _TEXT, _BREAK, _SPACE = qn("w:r"), qn("w:t"), qn("w:br"), qn("xml:space")


def write_docx(path: Path, tables: Sequence[Table], *, title: str = "") -> None:
    """Write a .docx of landscape pages, whole or not at all. Nothing is shortened."""
    document = docx.Document()
    set_up(document, title)
    if title:
        document.add_heading(visible(title), level=0)
    for table in tables:
        add_table(document, table)
    with replacing(path) as draft:
        document.save(str(draft))


def add_table(document: Document, table: Table) -> None:
    """A heading, the table, and what is said below it."""
    document.add_heading(visible(table.title), level=1)
    if len(table.columns) >= RECORD_FROM and not _numbers(table):
        _records(document, table)
    else:
        _grids(document, table)
    for line in caption(table):
        document.add_paragraph(visible(line))


def set_up(document: Document, title: str) -> None:
    """Landscape pages, small letters, and what the file says of itself."""
    for section in document.sections:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    document.styles["Normal"].font.size = Pt(9)
    about = document.core_properties
    about.author, about.title, about.comments = "qda", visible(title)[:255], ""
    about.created = about.modified = datetime.now(UTC).replace(microsecond=0, tzinfo=None)


def _numbers(table: Table) -> bool:
    """Whether a table is mostly numbers, which fit into many columns."""
    texts = sum(column.kind is ColumnKind.TEXT for column in table.columns)
    return texts <= len(table.columns) // 3


def _cells(table: Table) -> list[list[str]]:
    marks = undefined_marks(table)
    return [
        [
            "\n".join(map(visible, written(value, column.kind, marks).split("\n")))
            for value, column in zip(row, table.columns, strict=True)
        ]
        for row in table.rows
    ]


def _grids(document: Document, table: Table) -> None:
    """A row for each row; where the columns do not fit side by side, in parts one below the other."""
    headings, rows = [visible(column.heading) for column in table.columns], _cells(table)
    shown = parts(table, _most([headings, *rows]) if _numbers(table) else MOST_COLUMNS)
    for number, columns in enumerate(shown, 1):
        if len(shown) > 1:
            told = document.add_paragraph(f"Part {number} of {len(shown)}, {DO_NOT_FIT}")
            told.paragraph_format.keep_with_next = True
        _grid(document, [headings[i] for i in columns], [[row[i] for i in columns] for row in rows])


def _most(rows: Sequence[Sequence[str]]) -> int:
    """How many columns stand side by side without a break in a word, at least 2."""
    words = [max(_longest(text) for text in column) for column in zip(*rows, strict=True)]
    wanted = sum(_MARGINS + _LETTER * letters for letters in words)
    return max(2, min(MOST_COLUMNS, int(len(words) * _WIDTH / wanted)))


def _longest(text: str) -> int:
    return max(map(len, text.split()), default=0)


def _grid(document: Document, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A row for each row, under headings that come again on every page."""
    grid = document.add_table(rows=1, cols=len(headings), style="Table Grid")
    for cell, heading in zip(grid.rows[0].cells, headings, strict=True):
        cell.paragraphs[0].add_run(heading).bold = True
    _repeat(grid.rows[0])
    _set_widths(grid, _shares([headings, *rows]))
    empty = _empty_row(grid)
    for row in rows:
        grid._tbl.append(_filled(empty, row))


def _empty_row(grid: Grid) -> Any:
    """A row as the grid has them, which stands nowhere yet: python-docx takes long to make one."""
    row: _Row = grid.add_row()  # type: ignore[no-untyped-call]
    for cell in row.cells:
        cell.paragraphs[0].add_run()
    made: Any = row._tr
    made.getparent().remove(made)
    return made


def _filled(empty: Any, texts: Sequence[str]) -> Any:
    """A copy of a row with a text in each cell."""
    row = deepcopy(empty)
    for run, text in zip(list(row.iter(_RUN)), texts, strict=True):
        write(run, text)
    return row


def write(run: Any, text: str) -> None:
    """Put a text into an empty run, an element of lxml; python-docx would look at each letter of it."""
    for number, line in enumerate(text.split("\n")):
        if number:
            run.append(run.makeelement(_BREAK))
        if line:
            written = run.makeelement(_TEXT)
            written.text = line
            if line != line.strip():
                written.set(_SPACE, "preserve")
            run.append(written)


def _shares(rows: Sequence[Sequence[str]]) -> list[float]:
    """Each column's share of the width: what its longest word needs, and more for long texts."""
    wanted = [
        max(_longest(text) + 5 + min(len(text), _LONG) / 3 for text in column)
        for column in zip(*rows, strict=True)
    ]
    return [width / sum(wanted) for width in wanted]


def _set_widths(grid: Grid, shares: Sequence[float]) -> None:
    """Word reads the widths of cells, LibreOffice those of columns; rows that come later have these too."""
    grid.autofit = False
    widths = [Emu(int(_WIDTH * share)) for share in shares]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    for row in grid.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _records(document: Document, table: Table) -> None:
    """A table of two columns for each row: heading and value; empty fields are left out."""
    form = document.add_table(rows=0, cols=2, style="Table Grid")
    _set_widths(form, (0.2, 0.8))
    empty = _empty_row(form)
    _Row(empty, form).cells[0].paragraphs[0].runs[0].bold = True
    document.element.body.remove(form._tbl)
    headings = [visible(column.heading) for column in table.columns]
    with at_end(document) as end:
        for row in _cells(table):
            record = deepcopy(form._tbl)
            for field in zip(headings, row, strict=True):
                if field[1]:
                    record.append(_filled(empty, field))
            end._p.addprevious(record)
            end.insert_paragraph_before()


@contextmanager
def at_end(document: Document) -> Iterator[Paragraph]:
    """A paragraph to put others before: to put one at the end of a document, all of it is gone through."""
    end = document.add_paragraph()
    yield end
    document.element.body.remove(end._element)


def _repeat(row: _Row) -> None:
    properties: Any = row._tr.get_or_add_trPr()  # an element of lxml, whatever it is called
    properties.append(OxmlElement("w:tblHeader"))
