"""How codes add up with each participant, and how much of them is new."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

from qda.model.rounding import rounded
from qda.model.table import ColumnKind, Table, Undefined
from qda.report.figures.labels import column, listed, number, size, with_number
from qda.report.figures.style import BLUE, GREY, INK, PALE, SMALL, Drawn, empty, finished, new_figure, styled

_CURVE, _RATIO, _AROUND = 46.0, 26.0, 6.0
"""Millimetres of the curve, of the bars below it, and around them."""
_TWO, _ONE, _LINE = 76.0, 50.0, 3.4
"""Millimetres that two columns of a key need, and one with long strokes, and those of a line of it."""


def saturation(table: Table, width: float) -> Drawn:
    """The table of saturation: codes so far in the order of the table, within the median and the band of
    random orders; below, new information against the threshold, when it is defined."""
    if not table.rows or not size(table.rows[-1][[one.key for one in table.columns].index("all")]):
        return empty(width, table.title, "There is no code to add up.")
    ratios = column(table, "ratio")
    defined = any(not isinstance(ratio, Undefined) for ratio in ratios)
    with styled("".join(map(str, column(table, "name")))):
        more = 0 if width >= _TWO else _LINE * (2 if defined else 1)
        figure = new_figure(width, _CURVE + (_RATIO if defined else 0) + _AROUND + more)
        if defined:
            curve, bars = figure.subplots(2, 1, sharex=True, height_ratios=[_CURVE, _RATIO])
            _ratios(bars, table)
        else:
            curve = bars = figure.subplots()
        _curve(curve, table)
        bars.set_xlabel(f"{table.unit}s", fontsize=SMALL)
        few = 5 if width < _ONE else 10
        bars.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=few, min_n_ticks=1))
        bars.set_xlim(0.4, len(table.rows) + 0.6)
        _key(figure, width)
    return finished(figure, table.title, _said(table), "")


def _curve(axes: Axes, table: Table) -> None:
    """Codes so far, with median and band; each line has its own stroke, so that it needs no colour."""
    at = list(map(size, column(table, "position")))
    low, high, median, sofar = (
        list(map(size, column(table, key))) for key in ("low", "high", "median", "all")
    )
    axes.fill_between(at, low, high, color=PALE, lw=0, label="nine in ten random orders")
    axes.plot(at, median, color=INK, lw=1.0, ls=(0, (4, 2)), label="median of random orders")
    mark = "o" if len(at) <= 40 else ""
    axes.plot(at, sofar, color=BLUE, lw=1.4, marker=mark, ms=3.2, label="in this order")
    axes.set_ylim(0, max([*high, *sofar, 1]) * 1.08)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=6))
    axes.set_ylabel("different codes" if "code" in table.title else "different themes")


def _ratios(axes: Axes, table: Table) -> None:
    at, ratios = column(table, "position"), column(table, "ratio")
    there = [
        (size(x), size(one)) for x, one in zip(at, ratios, strict=True) if not isinstance(one, Undefined)
    ]
    threshold = _threshold(table)
    fills = ["white" if ratio <= threshold else GREY for _, ratio in there]
    axes.bar(
        [x for x, _ in there], [y for _, y in there], width=0.6, color=fills, edgecolor=INK, linewidth=0.6
    )
    for x, ratio in there if len(there) <= 16 else ():
        axes.annotate(
            number(ratio, ColumnKind.SHARE),
            (x, ratio),
            xytext=(0, 2),
            textcoords="offset points",
            ha="center",
            fontsize=SMALL,
        )
    axes.axhline(threshold, color=INK, lw=0.8, ls=(0, (1, 1.5)), label=f"threshold of {100 * threshold:g}%")
    axes.set_ylim(0, max([*(y for _, y in there), threshold]) * 1.3 + 0.01)
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4))
    axes.set_ylabel("new")


def _threshold(table: Table) -> float:
    return float(table.parameters["threshold"].removesuffix("%")) / 100


def _key(figure: Figure, width: float) -> None:
    figure.legend(
        loc="outside upper left",
        frameon=False,
        fontsize=SMALL,
        ncols=2 if width >= _TWO else 1,
        handlelength=2.4 if width >= _ONE else 1.2,
        borderaxespad=0.5 if width >= _ONE else 0,
        borderpad=0.4 if width >= _ONE else 0,
    )


def _said(table: Table) -> str:
    """The curve in words, with what the table says of it."""
    names, sofar = column(table, "name"), column(table, "all")
    curve = listed([with_number(name, count) for name, count in zip(names, sofar, strict=True)], 40)
    ends = table.rows[-1]
    keys = [one.key for one in table.columns]
    half = table.rows[(len(table.rows) - 1) // 2]
    low, high = (rounded(size(half[keys.index(key)]), 0) for key in ("low", "high"))
    return (
        f"{table.title}. Codes so far, in the order shown: {curve}; {ends[keys.index('all')]} in all. "
        f"Half way, nine in ten random orders have {low} to {high}. {' '.join(table.notes)}"
    )
