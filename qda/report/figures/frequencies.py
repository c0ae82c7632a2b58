"""How often each code occurs, as bars with their numbers; one panel for each value of an attribute."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from qda.analysis.frequency import IN_ALL
from qda.model.table import Column, Table, Value
from qda.report.figures.labels import column, label, lines_of, listed, number, size, with_number
from qda.report.figures.style import (
    FEWER_GROUPS,
    INK,
    PALE,
    SMALL,
    TYPE,
    Drawn,
    bare,
    empty,
    finished,
    legend,
    new_figure,
    row_labels,
    styled,
    too_large,
    widest,
)

_ROW, _MORE, _AROUND = 4.6, 3.2, 9.0
"""Millimetres of a row, of each further line of its label, and around the rows."""
_NARROWEST = 16.0
"""Millimetres that a panel has at least."""


def frequencies(table: Table, width: float, *, measure: str = "codings") -> Drawn:
    """Bars of one column of a table of frequencies, with `measure` the column's key.

    A table by an attribute gives one panel for each of its values, on the same scale. Raises UsageError when
    there is no room for so many codes or values.
    """
    shown = next(one for one in table.columns if one.key == measure)
    by = any(one.key == "value" for one in table.columns)
    names = list(dict.fromkeys(map(str, column(table, "code"))))
    if not names:
        return empty(width, table.title, "There is no code to show.")
    values = list(dict.fromkeys(map(str, column(table, "value")))) if by else [""]

    def height(lines: int) -> float:
        return _AROUND + (_ROW + _MORE * (lines - 1)) * len(names) + (5 if by else 0)

    made = row_labels(names, width, height)
    if width / 2 < _NARROWEST * len(values):
        raise too_large(f"{len(values)} values side by side in {width:.0f} mm", width, FEWER_GROUPS)
    counts = column(table, measure)
    longest = max(map(size, counts)) or 1.0
    texts = [number(value, shown.kind) for value in counts]
    with styled("".join([*names, *values])):
        lines = lines_of(made)
        room = max(_NARROWEST / 2, (width - widest(made, TYPE) - 3) / len(values) - 1)
        most = longest / (1 - min(0.7, (widest(texts, SMALL) + 1.5) / room))
        figure = new_figure(width, height(lines), wider=lines > 1)
        panels = figure.subplots(1, len(values), sharey=True, squeeze=False)[0]
        for place, (axes, value) in enumerate(zip(panels, values, strict=True)):
            _bars(axes, counts[place :: len(values)], shown, max(most, longest * 1.18))
            axes.set_yticks(range(len(names)), made)
            axes.set_ylim(len(names) - 0.4, -0.6)
            if by:
                axes.set_title(label(value, 12), loc="left")
        legend(figure, shown.meaning or shown.heading, width)
    return finished(figure, table.title, _said(table, shown, names, values), "".join([*names, *values]))


def _bars(axes: Axes, counts: Sequence[Value], shown: Column, most: float) -> None:
    lengths = [size(value) for value in counts]
    axes.barh(range(len(counts)), lengths, height=0.62, color=PALE, edgecolor=INK, linewidth=0.6)
    for row, (value, length) in enumerate(zip(counts, lengths, strict=True)):
        axes.annotate(
            number(value, shown.kind),
            (length, row),
            xytext=(2, 0),
            textcoords="offset points",
            va="center",
            fontsize=SMALL,
        )
    axes.set_xlim(0, most)
    axes.set_xticks([])
    bare(axes, "bottom")


def _said(table: Table, shown: Column, names: list[str], values: list[str]) -> str:
    """The bars in words."""
    counts = [number(value, shown.kind) for value in column(table, shown.key)]
    what = shown.heading.lower()
    parts = []
    for place, value in enumerate(values):
        own = counts[place :: len(values)]
        told = listed([with_number(name, one) for name, one in zip(names, own, strict=True)], 40)
        parts.append(f"{value}: {told}" if value else told)
    of = f"N is {table.n} ({table.unit}s)."
    if shown.key.removesuffix("_share") not in {"codings", "units"}:  # N of what is drawn stands in a note
        of = next((note for note in table.notes if note.startswith(IN_ALL)), of)
    return f"{table.title}, as bars: {what} of each code. {'; '.join(parts)}. {of}"
