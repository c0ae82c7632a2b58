"""How far coders agree on each code: a mark for each code, with its interval."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from qda.model.table import Table, Undefined
from qda.report.figures.labels import column, labels, lines_of, number, size, with_number
from qda.report.figures.style import (
    GREY,
    INK,
    SMALL,
    Drawn,
    code_rows,
    empty,
    finished,
    label_columns,
    new_figure,
    styled,
)

_ROW, _MORE, _AROUND = 5.0, 3.2, 11.0


def refuse_too_high(table: Table, width: float) -> None:
    """Raise UsageError where the rows of a table need more than a page. The table may lack its intervals:
    they take long, and nobody shall wait for them in vain."""
    _figure(labels(list(map(str, column(table, table.columns[0].key))), label_columns(width)), width)


def _figure(names: Sequence[str], width: float) -> Figure:
    height = _AROUND + (_ROW + _MORE * (lines_of(names) - 1)) * len(names)
    return new_figure(width, height, "Show fewer with --code, --theme or --level theme")


def agreement(table: Table, width: float, *, measure: str) -> Drawn:
    """One measure of a table of agreement: rows of codes, a mark from -1 or 0 to 1, with the interval when
    the table has `<measure>_low` and `<measure>_high`; what is undefined is a dash."""
    shown = next(one for one in table.columns if one.key == measure)
    names = list(map(str, column(table, table.columns[0].key)))
    if not names:
        return empty(width, table.title, "There is no code to show.")
    made = labels(names, label_columns(width))
    values = column(table, measure)
    keys = {one.key for one in table.columns}
    ends = (f"{measure}_low", f"{measure}_high")
    has_ends = set(ends) <= keys
    intervals = list(zip(*(column(table, key) for key in ends), strict=True)) if has_ends else []
    lowest = min([0.0, *map(size, values), *(size(low) for low, _ in intervals)])
    with styled("".join([*names, table.title])):
        figure = _figure(made, width)
        axes = figure.subplots()
        code_rows(axes, made)
        axes.axvline(0, color=GREY, lw=0.5)
        for row, value in enumerate(values):
            if isinstance(value, Undefined):
                axes.text(0.02, row, "– undefined", va="center", fontsize=SMALL)
                continue
            if has_ends and not any(isinstance(end, Undefined) for end in intervals[row]):
                axes.plot(list(map(size, intervals[row])), [row, row], color=INK, lw=1.0)
            axes.plot([size(value)], [row], "o", color=INK, ms=4)
            axes.text(1.04, row, number(value, shown.kind), va="center", fontsize=SMALL)
        axes.set_xlim(lowest - 0.03, 1.03)
        axes.set_xlabel(shown.heading + (", with its 95% interval" if has_ends else ""), fontsize=SMALL)
    told = "; ".join(
        with_number(name, "undefined" if isinstance(value, Undefined) else number(value, shown.kind))
        for name, value in zip(names, values, strict=True)
    )
    said = f"{table.title}, {shown.heading} for each row: {told}. N is {table.n} ({table.unit}s)."
    return finished(figure, table.title, said, "".join([*names, table.title]))
