"""Codes over time: a row of bars for each code, over the values of a year, a wave or another order."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from matplotlib.axes import Axes

from qda.analysis.frames.grouping import NOT_GIVEN
from qda.model.table import Column, Table, Value
from qda.report.figures.labels import column, label, labels, lines_of, listed, number, size, with_number
from qda.report.figures.style import (
    FEWER_GROUPS,
    GREY,
    INK,
    SMALL,
    TYPE,
    Drawn,
    bare,
    empty,
    finished,
    label_columns,
    legend_height,
    legend_lines,
    new_figure,
    styled,
    too_large,
    widest,
)

_ROW, _LINE, _APART, _AROUND = 7.6, 3.4, 2.5, 6.0
_BASE = 0.42
"""Where in its row the line is that bars and label stand on."""
_DIGIT = 1.7
"""Millimetres of a figure in small type, about."""
_THINNEST = 1.2
"""Millimetres of a bar with the gap beside it, at least."""


def timeline(table: Table, width: float, *, measure: str = "documents") -> Drawn:
    """A table of frequencies by an attribute: one row of bars per code, all on one scale.

    Values that are numbers (years) stand where they belong on a scale; others, dates too, one step apart in
    their order, as the axis says. Those without a value are left out, and the words of the figure say how
    many codings that are. Raises UsageError when there is no room for so many values.
    """
    shown = next(one for one in table.columns if one.key == measure)
    attribute = next(one.heading for one in table.columns if one.key == "value")
    names = list(dict.fromkeys(map(str, column(table, "code"))))
    values = [str(one) for one in dict.fromkeys(column(table, "value")) if one != NOT_GIVEN]
    if not names or not values:
        return empty(width, table.title, f"There is no code with a value of {attribute} to show.")
    counts = {
        (str(row[0]), str(row[1])): one for row, one in zip(table.rows, column(table, measure), strict=True)
    }
    at, is_scale = _places(values)
    made = labels(names, label_columns(width))
    gap = min((b - a for a, b in pairwise(at)), default=1.0)
    most = max(size(counts[name, value]) for name in names for value in values) or 1.0
    with styled("".join([*names, *values])):
        longest = widest(made, TYPE)
        step = (width - longest - 4) * gap / (at[-1] - at[0] + gap)
        if step < _THINNEST:
            raise too_large(f"{len(values)} values of {attribute} in {width:.0f} mm", width, FEWER_GROUPS)
        ticks = _ticks(at, values, step / gap, is_scale=is_scale)
        if ticks is None:
            raise too_large(
                f"the names of {len(values)} values of {attribute} in {width:.0f} mm", width, FEWER_GROUPS
            )
        row_height = max(_ROW, _LINE * lines_of(made) + _APART)
        said = (
            f"{attribute}{'' if is_scale else ', one step each'}; bars: {shown.heading.lower()} with the code"
        )
        below = ticks.depth + legend_height(said, width - longest)
        figure = new_figure(width, _AROUND + below + row_height * len(names))
        axes = figure.subplots()
        for row, name in enumerate(names):
            own = [counts[name, value] for value in values]
            _bars(axes, row, at, own, shown, most=most, gap=gap, step=step)
        axes.set_yticks([row + _BASE for row in range(len(names))], made, va="bottom")
        axes.set_ylim(len(names) - 0.35, -0.7)
        axes.set_xlim(at[0] - gap * 0.7, at[-1] + gap * 0.7)
        _draw_ticks(axes, at, ticks)
        axes.set_xlabel(legend_lines(said, width - longest), fontsize=SMALL)
        bare(axes, "left", "bottom")
    return finished(
        figure, table.title, _said(table, shown, names, values, counts), "".join([*names, *values])
    )


def _places(values: list[str]) -> tuple[list[float], bool]:
    """Numbers where they belong, on a scale; anything else one step apart."""
    try:
        numbers = [float(value) for value in values]
    except ValueError:
        numbers = []
    is_scale = bool(numbers) and all(a < b for a, b in pairwise(numbers))
    return (numbers, True) if is_scale else ([float(place) for place in range(len(values))], False)


def _bars(
    axes: Axes,
    row: int,
    at: list[float],
    own: Sequence[Value],
    shown: Column,
    *,
    most: float,
    gap: float,
    step: float,
) -> None:
    """One row: bars that stand on its line, with their numbers above where there is room."""
    base = row + _BASE
    heights = [0.58 * size(value) / most for value in own]
    axes.axhline(base, color=GREY, lw=0.4, zorder=0)
    some = [place for place, height in enumerate(heights) if height]
    axes.bar(
        [at[place] for place in some],
        [-heights[place] for place in some],
        width=gap * 0.7,
        bottom=base,
        color=GREY,
        edgecolor=INK,
        lw=0.5,
    )
    texts = [number(value, shown.kind) for value in own]
    room = step / _DIGIT
    for x, height, text in zip(at, heights, texts, strict=True):
        if height and (len(text) <= room or height == max(heights)):
            axes.annotate(
                text,
                (x, base - height),
                xytext=(0, 1),
                textcoords="offset points",
                ha="center",
                fontsize=SMALL,
            )


class _Ticks(NamedTuple):
    """The labels of values, at the places `kept`, and how many millimetres deeper than a line they are."""

    kept: list[int]
    texts: list[str]
    turned: bool
    depth: float


def _ticks(at: list[float], values: list[str], scale: float, *, is_scale: bool) -> _Ticks | None:
    """A label for each value: side by side, else turned. When not all have room, there are as many as do not
    run into each other on a scale of numbers, where a mark without a label can be read, and else none."""
    texts = [label(value, 14) for value in values]
    room, line = widest(texts, SMALL) + 1.5, _LINE * lines_of(texts)
    every = list(range(len(at)))
    for wide, turned in ((room, False), (line, True)):
        kept = _apart(at, wide / scale)
        if kept == every:
            return _Ticks(every, texts, turned, room - line if turned else 0.0)
    kept = _apart(at, room / scale)
    return _Ticks(kept, [texts[place] for place in kept], False, 0.0) if is_scale else None


def _apart(at: list[float], room: float) -> list[int]:
    """As many places as do not come too near to each other, the first and the last among them."""
    kept = [0]
    for place in range(1, len(at)):
        if at[place] - at[kept[-1]] >= room:
            kept.append(place)
    if len(at) - 1 not in kept and len(kept) > 1:
        kept[-1] = len(at) - 1
    return kept


def _draw_ticks(axes: Axes, at: list[float], ticks: _Ticks) -> None:
    axes.set_xticks([at[place] for place in ticks.kept], ticks.texts, rotation=90 if ticks.turned else 0)
    axes.set_xticks(at, minor=True)
    axes.tick_params(axis="x", which="minor", length=1.5, width=0.4)


def _said(
    table: Table, shown: Column, names: list[str], values: list[str], counts: dict[tuple[str, str], Value]
) -> str:
    told = []
    for name in names:
        own = [
            with_number(value, number(counts[name, value], shown.kind))
            for value in values
            if size(counts[name, value])
        ]
        told.append(f"{name}: {listed(own, 20) or 'none'}")
    places = [row for row in table.rows if row[1] == NOT_GIVEN]
    codings = [one.key for one in table.columns].index("codings")
    without = sum(int(size(row[codings])) for row in places)
    left = f" Codings without a value, not shown: {without}." if without else ""
    return f"{table.title}, {shown.heading.lower()} with each code. {'; '.join(told)}.{left}"
