"""The figures of the report as one page: those that fit, and a sentence for each that is left out."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from qda.analysis.frames.selection import Selection
from qda.analysis.saturation.saturation import BASE, PARTICIPANT, PERMUTATIONS, RUN, SEED, THRESHOLD
from qda.errors import TooNarrow, UsageError
from qda.model.settings import Settings
from qda.project.reports.plots import (
    Look,
    Plotted,
    cooccurrence_plot,
    frequency_plot,
    network_plot,
    no_font_has,
    saturation_plot,
)
from qda.project.study import Study
from qda.report.page.page import Picture

_LOOKS = Look(120.0), Look(178.0), Look(280.0), Look(400.0)
"""Of a figure on a screen: as narrow as there is room in."""
_INCH = 25.4
_SATURATION: dict[str, Any] = {
    "by": PARTICIPANT,
    "order": None,
    "level": "code",
    "base": BASE,
    "run": RUN,
    "threshold": THRESHOLD,
    "permutations": PERMUTATIONS,
    "seed": SEED,
}


def pictures(
    study: Study, settings: Settings, selection: Selection
) -> tuple[tuple[Picture, ...], tuple[str, ...]]:
    """The figures of a selection, why others are not there (matplotlib is missing, there is no room), and the
    characters that stand in none."""
    drawn: list[Picture] = []
    lacking: set[str] = set()
    left_out: dict[str, list[str]] = {}
    for name, draw in _plots(study, settings, selection).items():
        try:
            plotted = _drawn(draw)
            drawn.append(_picture(plotted))
            lacking |= {*plotted.lacking}
        except UsageError as error:
            left_out.setdefault(error.problem, []).append(name)
    said = [f"Left out are figures of {', '.join(names)}: {why}." for why, names in left_out.items()]
    if lacking:
        said.append(f"Boxes stand in figures for characters: {no_font_has(''.join(sorted(lacking)))}.")
    return tuple(drawn), tuple(said)


def _drawn(draw: Callable[[Look], Plotted]) -> Plotted:
    """The figure in the first width that has room for it. Raises UsageError when none has."""
    *narrower, widest = _LOOKS
    for look in narrower:
        with suppress(TooNarrow):
            return draw(look)
    return draw(widest)


def _plots(study: Study, settings: Settings, selection: Selection) -> dict[str, Callable[[Look], Plotted]]:
    of_codes: dict[str, Any] = {"unit": None, "level": "code", "top": None}
    return {
        "frequencies": lambda look: frequency_plot(
            study, settings, selection, look, measure="codings", by=None, level="code", top=None
        ),
        "co-occurrence": lambda look: cooccurrence_plot(
            study, settings, selection, look, measure="n12", **of_codes
        ),
        "the network": lambda look: network_plot(study, settings, selection, look, minimum=1, **of_codes),
        "saturation": lambda look: saturation_plot(study, selection, look, **_SATURATION),
    }


def _picture(plotted: Plotted) -> Picture:
    from qda.report.figures.write import svg

    drawn = plotted.drawn
    usual = _LOOKS[0].width / _INCH
    wide = drawn.figure.get_figwidth() > usual + 0.01
    return Picture(drawn.title, drawn.alternative, svg(drawn), wide)
