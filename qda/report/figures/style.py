"""How every figure looks: sizes in millimetres, type that can be read in print, shades instead of colours."""

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from qda.errors import TooNarrow, UsageError
from qda.report.figures.fonts import families
from qda.report.figures.labels import labels, lines_of

DOTS = 600
"""Dots per inch of a PNG, as journals ask for line art; texts are measured in them too."""
COLUMN, PAGE, WIDEST = 85.0, 178.0, 400.0
"""Millimetres: one column of a journal, a whole page of two, and the most that can be asked for."""
HIGHEST = 230.0
"""Millimetres that a page has for a figure."""
TYPE, SMALL = 8.0, 7.0
"""Points: labels, and numbers; nothing is smaller."""

INK, GREY, PALE, LINE = "#1a1a1a", "#767676", "#d9d9d9", 0.6
BLUE = "#0072b2"
"""Of Okabe and Ito's colours, which the colour-blind tell apart."""
_LETTER, _SMALL_LETTER = 1.65, 1.5
"""Millimetres of a letter in labels and in small type, about."""
_BESIDE = 16.0
"""Millimetres beside the labels of rows at least."""


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A figure with its title and what it shows in words, for those who cannot see it.

    `texts` are the names that stand in it, which fonts are chosen for.
    """

    figure: Figure
    title: str
    alternative: str
    texts: str = ""


def millimetres(value: float) -> float:
    """In inches, as matplotlib counts."""
    return value / 25.4


@contextmanager
def styled(texts: str) -> Iterator[None]:
    """Draw in the house's style, with fonts that have all characters of the texts, as far as there are any:
    what no font has is told once, by who asked for the figure, and not by each letter as it is drawn."""
    settings: dict[str, Any] = {
        "font.family": families(texts),
        "font.size": TYPE,
        "axes.titlesize": TYPE,
        "axes.labelsize": TYPE,
        "xtick.labelsize": SMALL,
        "ytick.labelsize": TYPE,
        "text.color": INK,
        "axes.labelcolor": INK,
        "axes.edgecolor": INK,
        "xtick.color": INK,
        "ytick.color": INK,
        "axes.linewidth": LINE,
        "xtick.major.width": LINE,
        "ytick.major.width": LINE,
        "lines.linewidth": 1.2,
        "hatch.linewidth": 0.5,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "text.parse_math": False,  # a $ in a name is a $
        "text.usetex": False,
        "text.hinting": "none",  # letters are as wide in every format
        "axes.unicode_minus": True,
        "svg.fonttype": "path",
        "svg.hashsalt": "qda",
        "pdf.fonttype": 42,
        "figure.dpi": DOTS,
        "path.simplify": False,
    }
    with mpl.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        mpl.rcParams.update(mpl.rcParamsDefault)  # nobody's own settings have a say
        mpl.rcParams.update(settings)  # type: ignore[arg-type]
        yield


FEWER = "Show fewer with --top N, --theme or --level theme"
FEWER_GROUPS = "Group by an attribute with fewer values, or show fewer with --kind or --participant"


def new_figure(width: float, height: float, fewer: str = FEWER, *, wider: bool = False) -> Figure:
    """An empty figure of so many millimetres, whose parts are moved until their labels have room.

    Raises UsageError when it would be higher than a page; `fewer` names the options that make it smaller,
    `wider` says whether more width would too.
    """
    if height > HIGHEST:
        why = f"it would be {height:.0f} mm high, and a page has {HIGHEST:.0f} mm"
        raise too_large(why, width if wider else None, fewer)
    return Figure(figsize=(millimetres(width), millimetres(height)), layout="constrained")


def too_large(why: str, width: float | None, fewer: str = FEWER) -> UsageError:
    """The error for more than a figure of so many millimetres can show readably; None if width is no help."""
    if width is None or width >= WIDEST:
        return UsageError(f"this does not fit into a figure: {why}", remedy=f"{fewer}.")
    wider = "--width page" if width < PAGE else f"--width and more millimetres, up to {WIDEST:.0f}"
    return TooNarrow(
        f"this does not fit into a figure: {why}", remedy=f"{fewer}, or take more room with {wider}."
    )


def empty(width: float, title: str, why: str) -> Drawn:
    """A figure that says that there is nothing to show."""
    with styled(why):
        figure = new_figure(width, 15)
        figure.text(0.5, 0.5, "\n".join(wrap(why, int(width / 1.8))), ha="center", va="center", color=INK)
    return finished(figure, title, f"{title}. {why}", why)


def legend(figure: Figure, text: str, width: float) -> None:
    """What the signs mean, in small type below a figure, in as many lines as it takes."""
    figure.supxlabel(legend_lines(text, width), fontsize=SMALL)


def legend_lines(text: str, width: float) -> str:
    """A legend in lines that fit the width."""
    return "\n".join(wrap(text, int(width / _SMALL_LETTER)))


def legend_height(text: str, width: float) -> float:
    """The millimetres that a legend takes."""
    return 3.2 * (legend_lines(text, width).count("\n") + 1) + 1.5


def widest(texts: Iterable[str], size: float) -> float:
    """The millimetres that the longest line of some texts takes in type of so many points."""
    canvas = FigureCanvasAgg(Figure(figsize=(0.1, 0.1), dpi=DOTS))  # it has memory for every dot
    renderer = canvas.get_renderer()  # type: ignore[no-untyped-call]
    drawn = (canvas.figure.text(0, 0, text, fontsize=size) for text in texts)
    return max((float(one.get_window_extent(renderer).width) for one in drawn), default=0.0) / DOTS * 25.4


def finished(figure: Figure, title: str, alternative: str, texts: str) -> Drawn:
    """A figure with everything in its place, so that it is the same in whatever format it is written."""
    with styled(texts):
        for _ in range(2):  # what moves makes room for what moves next
            figure.draw_without_rendering()
        figure.set_layout_engine("none")
    return Drawn(figure, title, alternative, texts)


def label_columns(width: float) -> int:
    """After how many columns labels are broken in a figure of so many millimetres."""
    return max(12, min(18, int(width / 2 / _LETTER))) if width < 120 else 28


def row_labels(names: Sequence[str], width: float, height: Callable[[int], float]) -> list[str]:
    """Labels of rows in a figure of so many millimetres, `height` of it when they have so many lines: wider
    ones, up to half of the figure, where the page would be too short otherwise.

    Raises UsageError when they leave no room beside them.
    """
    usual = label_columns(width)
    tried = (labels(names, one) for one in (usual, *range(usual + 2, int(width / 2 / _LETTER), 2)))
    made = next((one for one in tried if height(lines_of(one)) <= HIGHEST), labels(names, usual))
    with styled("".join(names)):
        if width - widest(made, TYPE) < _BESIDE:
            raise too_large(f"the labels leave no room in {width:.0f} mm", width)
    return made


def bare(axes: Axes, *sides: str) -> None:
    """Take the spines of some sides and the ticks of the vertical axis away."""
    for side in sides:
        axes.spines[side].set_visible(False)
    axes.tick_params(axis="y", length=0)


def code_rows(axes: Axes, names: Sequence[str]) -> None:
    """A pale line for each row, from the top, with its name and nothing else at the side."""
    for row in range(len(names)):
        axes.axhline(row, color=PALE, lw=0.5, zorder=0)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_yticks(range(len(names)), names)
    bare(axes, "left")
