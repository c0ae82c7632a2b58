"""A table for the terminal: plain text that fits the width whatever it holds.

Numbers are never cut. What does not fit side by side is stacked, or shown as records:

- a table that fits is a grid; its texts wrap, and texts of more than 100 characters are shortened,
  except in the first column, lists at a comma;
- a table mostly of numbers is split into several grids, each with the texts that begin the row;
- a table mostly of texts is a list of records, one `heading value` line for each field that is not empty.

A line below the table says which of these was done.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from qda.model.table import ColumnKind, Table
from qda.report.caption import caption
from qda.report.cells import undefined_marks, written
from qda.report.parts import DO_NOT_FIT, keys
from qda.report.visible import visible

WIDTH = 100
LONG = 100
"""Characters after which a text in a grid is shortened."""
_BOUND = {"N", "%", "low", "high"}
"""Headings that say nothing without the column before them."""
_LIST = 3
"""Commas from which a text that is shortened ends with one."""
_GAP = 2
_NARROW, _WORD, _PROSE = 12, 20, 60
"""Narrowest text that wraps; longest word that stays whole; text that needs half of this to be read."""

Cells = list[list[str]]
"""Rows of texts, one for each column."""
Block = str | RenderableType
"""A line that is printed as it is, or something that rich lays out."""


def render(table: Table, *, width: int = WIDTH) -> str:
    """The table as lines of at most `width` columns (40 or more), without colours."""
    marks = undefined_marks(table)
    rows = [
        [
            visible(written(value, column.kind, marks))
            for value, column in zip(row, table.columns, strict=True)
        ]
        for row in table.rows
    ]
    parts, remarks = _layout(table, rows, width)
    below = [*caption(table), *remarks]
    blocks: list[Block] = [Text(visible(table.title))]
    for part in parts:
        blocks += ["", *part]
    blocks += ["", *(Text(visible(line)) for line in below)]
    return _printed(blocks, width)


def _layout(table: Table, rows: Cells, width: int) -> tuple[list[list[Block]], list[str]]:
    """The parts to print one below the other, and what to say about them."""
    if not rows:
        return [["No rows."]], []
    texts = [column.kind is ColumnKind.TEXT for column in table.columns]
    short = [[_shortened(cell, i, texts) for i, cell in enumerate(row)] for row in rows]
    least = _least_widths(table, short)
    everything = list(range(len(texts)))
    remarks = ["Long texts are shortened here; other formats have them in full."] if short != rows else []
    if _total(least) <= width:
        return [_grid(table, short, everything, least, width)], remarks
    if 2 * sum(texts) > len(texts):
        return [_record(table, row, width) for row in rows], [
            "Shown as records, because the columns do not fit side by side; empty fields are left out."
        ]
    least = _narrowed(table, least, width)
    parts = _stacked(table, least, width)
    if len(parts) > 1:
        remarks.append(f"Shown in {len(parts)} parts, {DO_NOT_FIT}.")
    return [_grid(table, short, part, least, width) for part in parts], remarks


def _shortened(cell: str, column: int, texts: Sequence[bool]) -> str:
    if column == 0 or not texts[column] or len(cell) <= LONG:
        return cell
    kept = cell[:LONG]
    between = ", " if kept.count(", ") >= _LIST else " "  # half a name of a list could be another's
    return kept.rsplit(between, 1)[0].rstrip(" ,;:") + " …"


def _least_widths(table: Table, rows: Cells) -> list[int]:
    """The narrowest that each column can be: a number stays whole, a text may wrap between its words."""
    least = []
    for i, column in enumerate(table.columns):
        cells = [row[i] for row in rows]
        widest = max(cell_len(cell) for cell in cells)
        heading = min(_longest_word([visible(column.heading)]), _WORD)
        if column.kind is not ColumnKind.TEXT:
            least.append(max(widest, heading))
        elif widest > _PROSE:
            least.append(max(_PROSE // 2, heading))
        else:
            least.append(max(min(widest, max(_NARROW, min(_longest_word(cells), _WORD))), heading))
    return least


def _longest_word(texts: Sequence[str]) -> int:
    return max((cell_len(word) for text in texts for word in text.split()), default=0)


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)


def _narrowed(table: Table, least: Sequence[int], width: int) -> list[int]:
    """The least widths, with at most half of the width for the texts that begin the row."""
    begin = keys(table)
    each = max(1, (width // 2) // max(1, len(begin)) - _GAP)
    return [min(wide, each) if i in begin else wide for i, wide in enumerate(least)]


def _stacked(table: Table, least: Sequence[int], width: int) -> list[list[int]]:
    """Columns of each part: the texts that begin the row, then as many of the others as fit."""
    begin = keys(table)
    groups: list[list[int]] = []
    for i in range(len(begin), len(table.columns)):
        if groups and table.columns[i].heading in _BOUND:
            groups[-1].append(i)
        else:
            groups.append([i])
    parts: list[list[int]] = []
    for group in groups:
        if not parts or _total([least[i] for i in (*parts[-1], *group)]) > width:
            parts.append([*begin, *group])
        else:
            parts[-1] += group
    return parts


def _grid(table: Table, rows: Cells, part: Sequence[int], least: Sequence[int], width: int) -> list[Block]:
    """Headings and rows; what has no room, or columns without a width, are left to rich, which takes long."""
    widths = _widths(table, rows, part, least, width)
    if _total(list(widths.values())) > width or not all(widths.values()):
        return [_by_rich(table, rows, widths)]
    headings = {i: visible(table.columns[i].heading) for i in part}  # there may be thousands of others
    blocks: list[Block] = [*_lines(table, headings, widths, low=True), "─" * _total(list(widths.values()))]
    for row in rows:
        blocks += _lines(table, row, widths)
    return blocks


def _is_plain(cell: str, width: int) -> bool:
    """Whether a cell is a line without white space at its ends, no wider than its column."""
    return cell.isprintable() and cell == cell.strip() and cell_len(cell) <= width


def _lines(
    table: Table, row: Sequence[str] | Mapping[int, str], widths: Mapping[int, int], *, low: bool = False
) -> Iterator[str]:
    """A row of cells side by side, each wrapped within its column: what `_by_rich` gives, and much sooner.

    What is shorter than its neighbours stands at the top, or at the bottom if it is to stand `low`.
    """
    cells = [
        [_padded(line, wide, table.columns[i].kind) for line in _hanging(row[i], wide)]
        for i, wide in widths.items()
    ]
    height = max(map(len, cells))
    for cell, wide in zip(cells, widths.values(), strict=True):
        blank = [" " * wide] * (height - len(cell))
        cell[:] = blank + cell if low else cell + blank
    yield from map((" " * _GAP).join, zip(*cells, strict=True))


def _padded(line: str, width: int, kind: ColumnKind) -> str:
    if kind is ColumnKind.TEXT:
        return line + " " * (width - cell_len(line))
    line = line.rstrip()
    return " " * (width - cell_len(line)) + line


def _by_rich(table: Table, rows: Iterable[Sequence[str]], widths: Mapping[int, int]) -> Grid:
    grid = Grid(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, _GAP - 1, 0, 0))
    for i, wide in widths.items():
        column = table.columns[i]
        justify = "left" if column.kind is ColumnKind.TEXT else "right"
        heading = Text(visible(column.heading), overflow="fold")
        grid.add_column(heading, width=wide, justify=justify, overflow="fold", vertical="top")  # type: ignore[arg-type]
    for row in rows:
        grid.add_row(*(Text(row[i], overflow="fold") for i in widths))
    return grid


def _widths(
    table: Table, rows: Cells, part: Sequence[int], least: Sequence[int], width: int
) -> dict[int, int]:
    """The least widths, and what is left shared out among the texts that would use it."""
    widths = {i: least[i] for i in part}
    natural = {
        i: max(cell_len(cell) for cell in (visible(table.columns[i].heading), *(row[i] for row in rows)))
        for i in part
        if table.columns[i].kind is ColumnKind.TEXT
    }
    for _ in range(width - _total(list(widths.values()))):
        wanting = [i for i in natural if widths[i] < natural[i]]
        if not wanting:
            break
        widths[min(wanting, key=lambda i: widths[i])] += 1
    return widths


def _record(table: Table, row: Sequence[str], width: int) -> list[Block]:
    headings = [visible(column.heading) for column in table.columns]
    label = max(map(cell_len, headings))
    room = width - label - _GAP
    if room < label or not label or not all(_is_plain(one, label) for one in headings):
        return [_record_by_rich(headings, row, label)]
    blocks: list[Block] = []
    for heading, cell in zip(headings, row, strict=True):
        before = heading + " " * (label - cell_len(heading) + _GAP)
        for line in _folded(cell, room) if cell else ():
            blocks.append(before + line)
            before = " " * (label + _GAP)
    return blocks


def _record_by_rich(headings: Sequence[str], row: Sequence[str], label: int) -> Grid:
    record = Grid.grid(padding=(0, _GAP, 0, 0))
    record.add_column(width=label)
    record.add_column(overflow="fold")
    for heading, cell in zip(headings, row, strict=True):
        if cell:
            record.add_row(Text(heading), Text(cell, overflow="fold"))
    return record


def _hanging(cell: str, width: int) -> Iterable[str]:
    """The lines of a text; what begins with blanks, as a code below another does, begins so in each."""
    blanks = len(cell) - len(cell.lstrip(" "))
    if cell_len(cell) <= width or not 0 < blanks <= width // 2:
        return _folded(cell, width)
    return [" " * blanks + line for line in _folded(cell[blanks:], width - blanks)]


def _folded(cell: str, width: int) -> Iterable[str]:
    """The lines of a text in a column."""
    if _is_plain(cell, width):
        return [cell]
    return [line.plain for line in Text(cell).wrap(_console(width), width, overflow="fold")]


def _printed(blocks: Sequence[Block], width: int) -> str:
    console = _console(width)
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            lines.append(block)
            continue
        with console.capture() as shown:
            console.print(block)
        lines += shown.get().splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


@cache
def _console(width: int) -> Console:
    return Console(
        file=StringIO(), width=width, color_system=None, force_terminal=False, force_jupyter=False,
        markup=False, emoji=False, highlight=False, legacy_windows=False,
    )  # fmt: skip
