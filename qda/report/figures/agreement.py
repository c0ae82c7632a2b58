"""How far coders agree on each code: a mark for each code, with its interval."""

from collections.abc import Sequence
from functools import partial

from matplotlib.figure import Figure

from qda.model.table import ColumnKind, Table, Undefined, Value
from qda.report.figures.labels import column, lines_of, number, size, with_number
from qda.report.figures.style import (
    GREY,
    INK,
    SMALL,
    TYPE,
    Drawn,
    code_rows,
    empty,
    finished,
    legend_lines,
    new_figure,
    row_labels,
    styled,
    widest,
)

_ROW, _MORE, _AROUND = 5.0, 3.2, 11.0
_LINE, _LEAST = 3.2, 16.0
"""Millimetres of a line below the axis, and its width at least."""
_FEWER = "Show fewer with --code, --theme or --level theme"


def refuse_too_high(table: Table, width: float) -> None:
    """Raise UsageError where the rows of a table need more than a page. The table may lack its intervals:
    they take long, and nobody shall wait for them in vain."""
    names = list(map(str, column(table, table.columns[0].key)))
    _figure(row_labels(names, width, partial(_height, len(names))), width, 0)


def _figure(made: Sequence[str], width: float, below: int) -> Figure:
    """A figure for rows with labels, and so many more lines below the axis."""
    lines = lines_of(made)
    return new_figure(width, _height(len(made), lines) + _LINE * below, _FEWER, wider=lines > 1)


def _height(rows: int, lines: int) -> float:
    return _AROUND + (_ROW + _MORE * (lines - 1)) * rows


def agreement(table: Table, width: float, *, measure: str) -> Drawn:
    """One measure of a table of agreement: rows of codes, a mark from -1 or 0 to 1, with the interval when
    the table has `<measure>_low` and `<measure>_high`; what is undefined is a dash."""
    shown = next(one for one in table.columns if one.key == measure)
    names = list(map(str, column(table, table.columns[0].key)))
    if not names:
        return empty(width, table.title, "There is no code to show.")
    made = row_labels(names, width, partial(_height, len(names)))
    values = column(table, measure)
    keys = {one.key for one in table.columns}
    ends = (f"{measure}_low", f"{measure}_high")
    has_ends = set(ends) <= keys
    intervals = list(zip(*(column(table, key) for key in ends), strict=True)) if has_ends else []
    below = shown.heading + _told_of(values, intervals)
    lowest = min([0.0, *map(size, values), *(size(low) for low, _ in intervals)])
    with styled("".join([*names, table.title])):
        under = legend_lines(below, max(_LEAST, width - widest(made, TYPE) - 4))
        figure = _figure(made, width, under.count("\n"))
        axes = figure.subplots()
        code_rows(axes, made)
        axes.axvline(0, color=GREY, lw=0.5)
        for row, value in enumerate(values):
            if isinstance(value, Undefined):
                axes.text(0.02, row, "– undefined", va="center", fontsize=SMALL)
                continue
            if has_ends and not _is_open(intervals[row]):
                axes.plot(list(map(size, intervals[row])), [row, row], color=INK, lw=1.0)
            axes.plot([size(value)], [row], "o", color=INK, ms=4)
            axes.text(1.04, row, number(value, shown.kind), va="center", fontsize=SMALL)
        axes.set_xlim(lowest - 0.03, 1.03)
        axes.set_xlabel(under, fontsize=SMALL)
    told = "; ".join(
        with_number(name, _in_words(value, own, shown.kind))
        for name, value, own in zip(names, values, intervals or [()] * len(names), strict=True)
    )
    said = f"{table.title}, {shown.heading} for each row: {told}. N is {table.n} ({table.unit}s)."
    return finished(figure, table.title, said, "".join([*names, table.title]))


def _is_open(ends: Sequence[Value]) -> bool:
    """Whether an interval is undefined."""
    return any(isinstance(end, Undefined) for end in ends)


def _told_of(values: Sequence[Value], intervals: Sequence[Sequence[Value]]) -> str:
    """What stands below of intervals, and of marks that have none."""
    if not intervals:
        return ""
    alone = [
        _is_open(ends) and not isinstance(value, Undefined)
        for value, ends in zip(values, intervals, strict=True)
    ]
    return ", with its 95% interval" + (" (undefined where there is no line)" if any(alone) else "")


def _in_words(value: Value, ends: Sequence[Value], kind: ColumnKind) -> str:
    """A value with its interval, as in 0.61, 0.40 to 0.80."""
    if isinstance(value, Undefined):
        return "undefined"
    said = number(value, kind)
    if _is_open(ends):
        return f"{said}, its interval undefined"
    return f"{said}, {' to '.join(number(end, kind) for end in ends)}" if ends else said
