"""A grid of numbers on shades of grey: the darker, the more."""

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from qda.report.figures.style import INK, SMALL, bare

_LIGHTEST, _DARKEST = 0.97, 0.62
"""Greys of the smallest and the largest value: black type can be read on both."""


class Cell(NamedTuple):
    """A cell: its place, how dark it is (0 to 1; None: white within a frame), and what stands in it."""

    row: int
    column: int
    share: float | None
    text: str


def grid(axes: Axes, cells: Sequence[Cell]) -> None:
    """Draw cells as squares, frames above the others."""
    for row, column, share, text in cells:
        shade = "white" if share is None else str(_LIGHTEST - (_LIGHTEST - _DARKEST) * share)
        edge, above = (INK, 2) if share is None else ("white", 1)
        corner = (column - 0.5, row - 0.5)
        axes.add_patch(
            Rectangle(corner, 1, 1, facecolor=shade, edgecolor=edge, lw=0.6, zorder=above, clip_on=False)
        )
        axes.text(column, row, text, ha="center", va="center", fontsize=SMALL, zorder=3)
    bare(axes, "left", "bottom")
    axes.tick_params(axis="x", length=0)
    axes.set_aspect("equal", anchor="W")
