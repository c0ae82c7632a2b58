"""The course of a document: a row for each code, with a bar wherever it stands."""

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.legend_handler import HandlerTuple
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import ScaledTranslation

from qda.model.coding import Assertion
from qda.model.table import Table, Value
from qda.report.figures.labels import column, lines_of, listed, size
from qda.report.figures.style import (
    INK,
    SMALL,
    TYPE,
    Drawn,
    code_rows,
    empty,
    finished,
    legend_lines,
    millimetres,
    new_figure,
    row_labels,
    styled,
    widest,
)

_ROW, _MORE, _AROUND, _LEGEND, _LINE = 5.0, 3.2, 11.0, 5.0, 3.4
_SIGN = 21.0
"""Millimetres of a sign in the legend with what it means."""
_THINNEST = 0.004
"""The share of the document that the shortest bar takes, so that it can be seen."""
_HATCHES = {Assertion.NEGATED: "xxxxxx", Assertion.HEDGED: "//////", Assertion.REPORTED: "......"}
"""What bars that are not affirmed are filled with."""
_MARKS = {Assertion.NEGATED: "x", Assertion.HEDGED: "o", Assertion.REPORTED: "^"}
"""What stands above them: in a long document a bar is a stroke, which shows no hatch."""
_HEIGHT = 0.6
"""How high a bar is in its row."""
_ASIDE = 1.7
"""Millimetres between marks above the same words."""
_ABOVE = 0.47
"""How far above the middle of its row a mark stands: between its bar and the row above."""


class _Bar(NamedTuple):
    """A passage: where it begins and how long it is, in words, how it is said, and its part of the height."""

    begin: float
    length: float
    how: Assertion
    part: int
    parts: int


def portrait(table: Table, width: float) -> Drawn:
    """The table of a portrait as rows of bars along the words of the document, half as high or less where
    passages that are said in different ways share words.

    Bars of what is negated, hedged or reported are hatched, have a mark above them, and are named below when
    there are any.
    """
    names = list(dict.fromkeys(map(str, column(table, "code"))))
    if not names:
        return empty(width, table.title, "No passage of this document is coded.")
    others = [one for one in Assertion if one in column(table, "assertion") and one in _HATCHES]

    abreast = max(1, min(4, int(width / _SIGN)))
    legend = _LEGEND + _LINE * (len(others) // abreast) if others else 0

    def height(lines: int) -> float:
        return _AROUND + (_ROW + _MORE * (lines - 1)) * len(names) + legend

    made = row_labels(names, width, height)
    with styled("".join([*names, table.title])):
        lines = lines_of(made)
        below = legend_lines("words of the document", max(_SIGN, width - widest(made, TYPE) - 4))
        high = height(lines) + _LINE * below.count("\n")
        figure = new_figure(width, high, "Show fewer with --code or --theme", wider=lines > 1)
        axes = figure.subplots()
        code_rows(axes, made)
        for row, name in enumerate(names):
            _draw(axes, row, _bars(table, name))
        axes.set_xlim(0.5, max(table.n, 1) + 0.5)
        axes.set_xlabel(below, fontsize=SMALL)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=max(2, int(width / 14))))
        if others:
            _explain(figure, others, abreast)
    return finished(figure, table.title, _said(table, names), "".join([*names, table.title]))


def _bars(table: Table, name: str) -> list[_Bar]:
    """The passages of a code. Where some that are said in different ways share words, each way has its own
    part of the height, so that none covers another."""
    least = table.n * _THINNEST
    own = sorted(
        (size(first) - 0.5, max(size(last) - size(first) + 1, least), Assertion(str(how)))
        for code, first, last, _, how in table.rows
        if code == name
    )
    together: list[list[tuple[float, float, Assertion]]] = []
    reach = 0.0
    for one in own:
        if not together or one[0] >= reach:
            together.append([])
        together[-1].append(one)
        reach = max(reach, one[0] + one[1])
    bars = []
    for some in together:
        ways = [way for way in Assertion if way in {how for _, _, how in some}]
        bars += [_Bar(begin, length, how, ways.index(how), len(ways)) for begin, length, how in some]
    return bars


def _draw(axes: Axes, row: int, bars: Sequence[_Bar]) -> None:
    figure = axes.get_figure(root=True)
    assert figure is not None
    for begin, length, how, part, parts in bars:
        hatch = _HATCHES.get(how)
        axes.barh(
            row + _HEIGHT * ((part + 0.5) / parts - 0.5),
            length,
            left=begin,
            height=_HEIGHT / parts,
            facecolor="white" if hatch else INK,
            edgecolor=INK,
            linewidth=0.5,
            hatch=hatch,
        )
        if how in _MARKS:
            mark = _mark(how, begin + length / 2, row - _ABOVE)
            aside = millimetres(_ASIDE * (part - (parts - 1) / 2))
            mark.set_transform(axes.transData + ScaledTranslation(aside, 0, figure.dpi_scale_trans))
            axes.add_line(mark)


def _mark(how: Assertion, x: float, y: float) -> Line2D:
    return Line2D(
        [x],
        [y],
        marker=_MARKS[how],
        color=INK,
        linestyle="none",
        markersize=3.5,
        markeredgewidth=0.6,
        markeredgecolor=INK,
        markerfacecolor="white",
        clip_on=False,
    )


def _explain(figure: Figure, others: Sequence[Assertion], abreast: int) -> None:
    """Say below a figure what its hatches and marks mean."""
    keys: list[tuple[Artist, ...]] = [(Patch(facecolor=INK, edgecolor=INK),)]
    keys += [
        (Patch(facecolor="white", edgecolor=INK, lw=0.5, hatch=_HATCHES[one]), _mark(one, 0, 0))
        for one in others
    ]
    figure.legend(
        handles=keys,
        labels=["affirmed", *map(str, others)],
        handler_map={tuple: HandlerTuple(ndivide=None)},
        loc="outside lower center",
        ncols=abreast,
        frameon=False,
        fontsize=SMALL,
        handlelength=1.8,
        handletextpad=0.4,
        columnspacing=1.0,
    )


def _said(table: Table, names: list[str]) -> str:
    told = []
    for name in names:
        own = [row for row in table.rows if row[0] == name]
        told.append(f"{name}: {len(own)} (words {listed([_place(row) for row in own], 6)})")
    return f"{table.title}, along its {table.n} words. Passages: {'; '.join(told)}."


def _place(row: Sequence[Value]) -> str:
    """From which word to which, and how it is said if it is not affirmed."""
    first, last, how = row[1], row[2], row[4]
    words = f"{first}" if first == last else f"{first}-{last}"
    return words if how == Assertion.AFFIRMED else f"{words} {how}"
