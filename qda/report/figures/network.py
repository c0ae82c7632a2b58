"""Codes as a network: circles for codes, lines between codes that occur together."""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Circle

from qda.errors import UsageError
from qda.model.counted import many
from qda.model.table import Table
from qda.report.figures.cooccurrence import counted
from qda.report.figures.labels import before_number, column, labels, lines_of, listed, size, with_number
from qda.report.figures.style import (
    INK,
    PALE,
    SMALL,
    Drawn,
    empty,
    finished,
    legend_height,
    legend_lines,
    new_figure,
    styled,
    too_large,
    widest,
)

_ROW, _LINE, _MARGIN, _GAP = 7.0, 3.3, 1.5, 1.2
"""Millimetres between the codes of one side, of a line of a label, at the edges, and beside a circle."""
_LARGEST, _WIDEST = 2.6, 3.2
"""Millimetres of the radius of the most frequent code, points of the strongest line."""
_NARROWEST = 9.0
"""Millimetres of the circle's radius at least."""
_MOST_LINES = 120
"""Lines that somebody can still follow."""


class _Pair(NamedTuple):
    """Two codes by their places, and in how many units they meet."""

    one: int
    other: int
    met: int


def network(table: Table, width: float, *, minimum: int = 1) -> Drawn:
    """A matrix of counts (`cooccurrence_matrix`) as a network, with pairs that meet at least `minimum` times.

    The codes stand around an ellipse in their order, down the right side and up the left, each with its
    label outside. The area of a circle is how often the code occurs, the width of a line how often two meet.
    Raises UsageError when there are more lines than can be followed, or no room beside the labels.
    """
    names = list(map(str, column(table, "code")))
    if not names:
        return empty(width, table.title, "There is no code to show.")
    counts = [[int(size(value)) for value in row[1:]] for row in table.rows]
    pairs = [
        _Pair(a, b, counts[a][b]) for a in range(len(names)) for b in range(a) if counts[a][b] >= minimum
    ]
    if len(pairs) > _MOST_LINES:
        raise UsageError(
            f"nobody could follow {len(pairs)} lines",
            remedy=f"Show only pairs that meet more often{_as_in(pairs)}, or fewer codes: --top N, "
            "--level theme.",
        )
    own = [counts[place][place] for place in range(len(names))]
    told = _legend(table, minimum, max((pair.met for pair in pairs), default=0))
    with styled("".join(names)):
        made, radius = _sizes(names, own, width)
        half = (len(names) + 1) // 2
        height = max(max(_ROW, _LINE * lines_of(made) + 1) * half, 1.5 * radius)
        below = legend_height(told, width)
        figure = new_figure(width, height + below + _MARGIN)
        figure.set_layout_engine("none")
        share = below / (height + below + _MARGIN)
        axes = figure.add_axes((0, share, 1, 1 - share))
        places = [*_side(half, height, radius, 1), *_side(len(names) - half, height, radius, -1)[::-1]]
        _lines(axes, pairs, places, minimum)
        _circles(axes, made, own, places, half)
        axes.set_xlim(-width / 2, width / 2)
        axes.set_ylim(-height / 2, height / 2 + _MARGIN)
        axes.set_axis_off()
        figure.text(0.5, share / 2, legend_lines(told, width), ha="center", va="center", fontsize=SMALL)
    return finished(figure, _title(table), _said(table, names, own, pairs, minimum), "".join(names))


def _as_in(pairs: Sequence[_Pair]) -> str:
    """The least minimum that leaves few enough lines; nothing when so many meet as often as the strongest."""
    met = sorted((pair.met for pair in pairs), reverse=True)
    return f", as in --minimum {met[_MOST_LINES] + 1}" if met[_MOST_LINES] < met[0] else ""


def _sizes(names: Sequence[str], own: Sequence[int], width: float) -> tuple[list[str], float]:
    """Labels with their counts, and the radius that they leave: the widest labels that leave enough."""
    tried = [_room(names, own, width, wide) for wide in (28, 24, 20, 16, 12)]
    for least in (width * 0.18, _NARROWEST):
        for made, radius in tried:
            if radius >= least:
                return made, min(radius, width * 0.24) if len(names) > 1 else 0.0
    raise too_large(f"the labels leave no room in {width:.0f} mm", width)


def _room(names: Sequence[str], own: Sequence[int], width: float, wide: int) -> tuple[list[str], float]:
    """Labels of at most so many columns, and the radius that is left beside them."""
    made = [
        before_number(text, " ", f"({count})") for text, count in zip(labels(names, wide), own, strict=True)
    ]
    longest = widest(made, SMALL)
    return made, width / 2 - longest - _LARGEST - _GAP - _MARGIN


def _side(many: int, height: float, radius: float, side: int) -> list[tuple[float, float]]:
    """Places along one side of an ellipse, at even heights from the top, so that labels do not meet."""
    step = height / max(1, many)
    heights = [height / 2 - step * (number + 0.5) for number in range(many)]
    return [(side * radius * sqrt(max(0.0, 1 - (2 * y / height) ** 2)), y) for y in heights]


def _lines(axes: Axes, pairs: Sequence[_Pair], places: Sequence[tuple[float, float]], minimum: int) -> None:
    strongest = max((pair.met for pair in pairs), default=1)
    for one, other, met in sorted(pairs, key=lambda pair: pair.met):
        share = (met - minimum) / max(1, strongest - minimum)
        (x1, y1), (x2, y2) = places[one], places[other]
        axes.plot(
            [x1, x2],
            [y1, y2],
            lw=0.4 + (_WIDEST - 0.4) * share,
            color=str(0.72 - 0.5 * share),
            solid_capstyle="round",
            zorder=1 + share,
        )


def _circles(
    axes: Axes, made: Sequence[str], own: Sequence[int], places: Sequence[tuple[float, float]], half: int
) -> None:
    most = max(own) or 1
    for number, (x, y) in enumerate(places):
        radius = max(0.5, _LARGEST * sqrt(own[number] / most))
        axes.add_patch(Circle((x, y), radius, facecolor=PALE, edgecolor=INK, lw=0.7, zorder=3))
        beside = 1 if number < half else -1
        axes.text(
            x + beside * (_LARGEST + _GAP),
            y,
            made[number],
            ha="left" if beside > 0 else "right",
            va="center",
            fontsize=SMALL,
            zorder=4,
            bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 0.6},
        )


def _title(table: Table) -> str:
    return table.title.replace("co-occurrence: n12", "co-occurrence network")


def _legend(table: Table, minimum: int, strongest: int) -> str:
    together, alone = counted(table)
    lines = f"lines: {together} ({minimum} to {strongest})" if strongest else "no two occur together so often"
    return f"circles, numbers in brackets: {alone}; {lines}"


def _said(
    table: Table, names: Sequence[str], own: Sequence[int], pairs: Sequence[_Pair], minimum: int
) -> str:
    nodes = listed([with_number(name, count) for name, count in zip(names, own, strict=True)], 40)
    strongest = sorted(pairs, key=lambda pair: -pair.met)
    told = listed([with_number(f"{names[pair.other]} and {names[pair.one]}", pair.met) for pair in strongest])
    joined = {place for pair in pairs for place in (pair.one, pair.other)}
    alone = [name for place, name in enumerate(names) if place not in joined]
    times = f" at least {minimum} times" if minimum > 1 else ""
    lines = f"Joined by lines are pairs that meet{times}, {len(pairs)} in all: {told}."
    without = f" Without a line: {listed(alone)}." if alone and pairs else ""
    joined_by = lines if pairs else "No two are joined."
    of = f" N is {table.n} ({table.unit}s)."
    codes = f"{_title(table)}, of {many(len(names), 'code')}, in {table.unit}s: {nodes}."
    return f"{codes} {joined_by}{without}{of}"
