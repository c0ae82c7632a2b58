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
_TIED = "As frequent as the last of them, and not shown:"
"""How the note begins on codes that are left out of the most frequent only by their place in the codebook."""


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


def no_font_has(characters: str) -> str:
    """What to do about characters that no font of this machine has."""
    return f"no font on this machine has {characters!r}; install one, such as Noto Sans"


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

    def made(asked: Asked) -> Table:
        return _shown(agreements(study, selection, coders, asked, pairs=False), study, look)

    with _drawing():
        from qda.report.figures.agreement import agreement, refuse_too_high

        refuse_too_high(made(replace(asked, intervals=False)), look.width)
        table = made(asked)
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
    """A figure whose words say, too, what is left out of it."""
    from qda.report.figures.fonts import without_a_font

    tied = [note for note in table.notes if note.startswith(_TIED)]
    drawn = replace(drawn, alternative=" ".join([drawn.alternative, *tied]))
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
    chosen = select(coded(study), selection)
    table = frequency(chosen, unit=settings.unit, by=by, level=level)
    key = "documents" if measure == "units" and table.unit == "document" else measure
    whole = frequency(chosen, unit=settings.unit, level=level) if by and top is not None else table
    return _most_frequent(table, whole, key, top), key


def _most_frequent(table: Table, whole: Table, key: str, top: int | None) -> Table:
    """The table with the codes that are the most frequent in `whole`, one row for each code: what is counted
    for several values of an attribute, as a document of two speakers, is not twice as frequent."""
    if top is None or len(whole.rows) <= top:
        return table
    place = [one.key for one in whole.columns].index(key)
    counts = [int(str(row[place])) for row in whole.rows]
    order = _by_size(counts)
    codes = [str(row[0]) for row in whole.rows]
    rows = tuple(row for code in order[:top] for row in table.rows if row[0] == codes[code])
    return _shortened(table, rows, codes, counts, order, top)


def _by_size(counts: Sequence[int]) -> list[int]:
    """The positions of counts, the largest first; equal ones stay in their order."""
    return sorted(range(len(counts)), key=lambda place: -counts[place])


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
    counted = table if measure == "n12" else make(chosen, unit=where, level=level)
    counts = [int(str(row[place + 1])) for place, row in enumerate(counted.rows)]
    order = _by_size(counts)
    kept = sorted(order[:top])
    rows = tuple((table.rows[a][0], *(table.rows[a][b + 1] for b in kept)) for a in kept)
    columns = (table.columns[0], *(table.columns[b + 1] for b in kept))
    codes = [str(row[0]) for row in table.rows]
    return _shortened(replace(table, columns=columns), rows, codes, counts, order, top)


def _shortened(
    table: Table,
    rows: tuple[tuple[Any, ...], ...],
    codes: Sequence[str],
    counts: Sequence[int],
    order: Sequence[int],
    top: int,
) -> Table:
    """The table with some rows, which says how many codes there are, and which are left out although they
    are as frequent as the last one that is shown."""
    title = f"{table.title} (the {top} most frequent of {len(codes)})"
    equal = [codes[place] for place in order[top:] if counts[place] == counts[order[top - 1]]]
    tied = (f"{_TIED} {', '.join(equal)}.",) if equal else ()
    shown = f"The {top} most frequent of {len(codes)} are shown."
    return replace(table, rows=rows, title=title, notes=(*table.notes, shown, *tied))
