"""The figures of a project: each is drawn from a table, which says the same in numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from qda.analysis.agreement.asked import Asked
from qda.analysis.frames.selection import ALL, Selection, select
from qda.analysis.frequency import frequency
from qda.analysis.meeting.cooccurrence import cooccurrence_matrix
from qda.analysis.named import named
from qda.analysis.portrait import portrait
from qda.errors import UsageError, how_to_install
from qda.model.settings import Settings
from qda.model.table import Table
from qda.project.coded import coded
from qda.project.reports.agreement import agreements
from qda.project.reports.saturation import saturation_of
from qda.project.study import Study

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from qda.report.figures.style import Drawn

MEASURES = ("codings", "units", "documents", "participants", "words")


@dataclass(frozen=True, slots=True)
class Look:
    """How wide a figure is, in millimetres, and whether codes stand in it by their names."""

    width: float
    names: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Plotted:
    """A figure, the table that it was drawn from, and characters that no font of this machine has."""

    drawn: Drawn
    table: Table
    lacking: str = ""


@contextmanager
def _drawing() -> Iterator[None]:
    """Say what to install when matplotlib is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] != "matplotlib":
            raise
        raise UsageError(
            "figures are drawn by matplotlib, which is not installed",
            remedy=how_to_install("plots"),
        ) from error


def frequency_plot(
    study: Study,
    settings: Settings,
    selection: Selection,
    look: Look,
    *,
    measure: str,
    by: str | None,
    level: str,
    top: int | None,
) -> Plotted:
    """How often each code occurs, the most frequent first when only the `top` are shown."""
    table, key = _counted(study, settings, selection, measure=measure, by=by, level=level, top=top)
    table = _shown(table, study, look)
    with _drawing():
        from qda.report.figures.frequencies import frequencies

        return _plotted(frequencies(table, look.width, measure=key), table)


def timeline_plot(
    study: Study,
    settings: Settings,
    selection: Selection,
    look: Look,
    *,
    measure: str,
    by: str,
    level: str,
    top: int | None,
) -> Plotted:
    """How often each code occurs over the values of a year, a date or a wave."""
    table, key = _counted(study, settings, selection, measure=measure, by=by, level=level, top=top)
    table = _shown(table, study, look)
    with _drawing():
        from qda.report.figures.timeline import timeline

        return _plotted(timeline(table, look.width, measure=key), table)


def cooccurrence_plot(
    study: Study,
    settings: Settings,
    selection: Selection,
    look: Look,
    *,
    unit: str | None,
    level: str,
    measure: str,
    top: int | None,
) -> Plotted:
    """Which codes occur together."""
    table = _matrix(study, settings, selection, unit=unit, level=level, measure=measure, top=top)
    table = _shown(table, study, look)
    with _drawing():
        from qda.report.figures.cooccurrence import cooccurrence

        return _plotted(cooccurrence(table, look.width), table)


def network_plot(
    study: Study,
    settings: Settings,
    selection: Selection,
    look: Look,
    *,
    unit: str | None,
    level: str,
    minimum: int,
    top: int | None,
) -> Plotted:
    """Codes that occur together, as a network."""
    table = _matrix(study, settings, selection, unit=unit, level=level, measure="n12", top=top)
    table = _shown(table, study, look)
    with _drawing():
        from qda.report.figures.network import network

        return _plotted(network(table, look.width, minimum=minimum), table)


def saturation_plot(study: Study, selection: Selection, look: Look, **options: Any) -> Plotted:
    """How codes add up with each participant, and how much of them is new."""
    table = saturation_of(study, selection, **options)
    with _drawing():
        from qda.report.figures.saturation import saturation

        return _plotted(saturation(table, look.width), table)


def agreement_plot(
    study: Study, selection: Selection, look: Look, coders: Sequence[str], asked: Asked
) -> Plotted:
    """How far coders agree on each code, by one measure, with its interval."""
    table = _shown(agreements(study, selection, coders, asked, pairs=False), study, look)
    with _drawing():
        from qda.report.figures.agreement import agreement

        return _plotted(agreement(table, look.width, measure=asked.measures[0]), table)


def portrait_plot(study: Study, selection: Selection, look: Look, document: str) -> Plotted:
    """Where in a document each code stands; every assertion is drawn, unless some are asked for."""
    shown = replace(selection, assertions=selection.assertions or (ALL,), documents=(document,))
    table = _shown(portrait(select(coded(study), shown), document), study, look)
    with _drawing():
        from qda.report.figures.portrait import portrait as draw

        return _plotted(draw(table, look.width), table)


def write_plot(plotted: Plotted, paths: Sequence[Path]) -> None:
    """Write a figure to files, each in the format of its ending."""
    from qda.report.figures.write import form_of, write_figure

    for path in paths:
        form_of(path)  # or a UsageError before anything is written
    for path in paths:
        write_figure(plotted.drawn, path)


def _shown(table: Table, study: Study, look: Look) -> Table:
    return named(table, study.codebook) if look.names else table


def _plotted(drawn: Drawn, table: Table) -> Plotted:
    from qda.report.figures.fonts import without_a_font

    return Plotted(drawn, table, without_a_font(drawn.texts))


def _counted(
    study: Study,
    settings: Settings,
    selection: Selection,
    *,
    measure: str,
    by: str | None,
    level: str,
    top: int | None,
) -> tuple[Table, str]:
    """The frequencies of the most frequent codes, and the key of the column that is drawn."""
    table = frequency(select(coded(study), selection), unit=settings.unit, by=by, level=level)
    key = "documents" if measure == "units" and table.unit == "document" else measure
    return _most_frequent(table, key, top), key


def _most_frequent(table: Table, key: str, top: int | None) -> Table:
    """The table with the most frequent codes, and a note on how many there are."""
    place = [one.key for one in table.columns].index(key)
    codes = dict.fromkeys(str(row[0]) for row in table.rows)
    if top is None or len(codes) <= top:
        return table
    sums = {code: sum(float(str(row[place])) for row in table.rows if row[0] == code) for code in codes}
    kept = sorted(codes, key=lambda code: -sums[code])[:top]
    rows = tuple(row for code in kept for row in table.rows if row[0] == code)
    return _shortened(table, rows, top, len(codes))


def _matrix(
    study: Study,
    settings: Settings,
    selection: Selection,
    *,
    unit: str | None,
    level: str,
    measure: str,
    top: int | None,
) -> Table:
    """The matrix of co-occurrence, of the most frequent codes alone when only the `top` are shown."""
    make: Callable[..., Table] = cooccurrence_matrix
    chosen = select(coded(study), selection)
    where = unit or settings.cooccurrence_unit
    table = make(chosen, unit=where, level=level, measure=measure)
    if top is None or len(table.rows) <= top:
        return table
    counts = table if measure == "n12" else make(chosen, unit=where, level=level)
    order = sorted(range(len(table.rows)), key=lambda code: -int(str(counts.rows[code][code + 1])))
    kept = sorted(order[:top])
    rows = tuple((table.rows[a][0], *(table.rows[a][b + 1] for b in kept)) for a in kept)
    columns = (table.columns[0], *(table.columns[b + 1] for b in kept))
    return _shortened(replace(table, columns=columns), rows, top, len(table.rows))


def _shortened(table: Table, rows: tuple[tuple[Any, ...], ...], top: int, whole: int) -> Table:
    note = f"The {top} most frequent of {whole} are shown."
    title = f"{table.title} (the {top} most frequent of {whole})"
    return replace(table, rows=rows, title=title, notes=(*table.notes, note))
