"""`qda plot`: figures of the codings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qda.cli.command import StrictGroup
from qda.cli.comparison_commands import saturation_options
from qda.cli.options import Command, allow_identifiers, filters, filters_but, selection_of
from qda.cli.report_commands import loaded
from qda.cli.screen import note, refuse
from qda.cli.target import Target

if TYPE_CHECKING:
    from qda.project.reports.plots import Look, Plotted

_LEVEL = click.option(
    "--level", type=click.Choice(["code", "theme"]), default="code", show_default=True, help="What is shown."
)
_TOP = click.option("--top", type=click.IntRange(1), metavar="N", help="Only the N most frequent.")
_MEET = click.option("--unit", metavar="UNIT", help="Where they must meet, as in: qda report cooccurrence.")
_COUNT = click.Choice(["codings", "units", "documents", "participants", "words"])
_NAMES = click.option(
    "--names", is_flag=True, help="Write the codebook's names of codes: 'Border', not border."
)
_WIDTHS = {"column": 85.0, "page": 178.0}


@click.group(cls=StrictGroup)
def plot() -> None:
    """Draw figures, as SVG, PNG or PDF, and say in words what they show.

    They are made for print: in the width of a journal's column or page, with type of 7 points or more, and
    in shades and hatches that need no colour. What a figure shows is printed as its alternative text, and is
    written into the file. The same project gives the same bytes.
    """


def _width(_context: click.Context, _option: click.Parameter, written: str) -> float:
    """A width in millimetres: that of a column, of a page, or a number."""
    if written in _WIDTHS:
        return _WIDTHS[written]
    try:
        width = float(written.removesuffix("mm"))
    except ValueError:
        width = 0.0
    if not 40 <= width <= 400:
        raise click.BadParameter(f"{written!r}: write column, page, or millimetres from 40 to 400.")
    return width


def figure_options(command: Command) -> Command:
    """Where a figure goes, how wide it is, and who may be named in it."""
    command = allow_identifiers(command)
    command = click.option(
        "--alt",
        type=Target(),
        metavar="FILE",
        help="Write the alternative text to a file, too.",
    )(command)
    command = click.option(
        "--width",
        callback=_width,
        default="column",
        show_default=True,
        metavar="WIDTH",
        help="column (85 mm), page (178 mm), or millimetres.",
    )(command)
    return click.option(
        "--output",
        "-o",
        "paths",
        type=Target(),
        multiple=True,
        metavar="FILE",
        help="Where to, ending in .svg, .png or .pdf; can be given several times.  "
        "[default: an .svg in the results folder]",
    )(command)


def _look(options: dict[str, Any]) -> Look:
    from qda.project.reports.plots import Look

    return Look(options["width"], options.get("names", False))


def _write(project: str, /, plotted: Plotted, name: str, options: dict[str, Any]) -> None:
    """Write a figure that holds no identifiers, unless they are allowed, and print what it shows."""
    from qda.files.atomic import write_text
    from qda.project.reports.plots import no_font_has, write_plot
    from qda.project.workspace import open_workspace
    from qda.report.visible import visible

    with open_workspace(Path(project)) as workspace:
        refuse(workspace, [plotted.table], allow=options["allow_identifiers"])
        paths = options["paths"] or (workspace.results / f"{name}.svg",)
        write_plot(plotted, paths)
        shown = [workspace.show(path) for path in paths]
    told = visible(plotted.drawn.alternative)
    if options["alt"] is not None:
        write_text(options["alt"], told + "\n")
        shown.append(str(options["alt"]))
    click.echo(told)
    if plotted.lacking:
        note(f"note: {no_font_has(plotted.lacking)}")
    for path in shown:
        note(f"written: {path}")


@plot.command()
@filters
@click.option("--measure", type=_COUNT, default="codings", show_default=True, help="What the bars count.")
@click.option("--by", metavar="ATTRIBUTE", help="One panel for each value of an attribute, kind, ...")
@_LEVEL
@_TOP
@_NAMES
@figure_options
@click.pass_obj
def frequencies(
    project: str, /, measure: str, by: str | None, level: str, top: int | None, **options: Any
) -> None:
    """How often each code occurs, as bars."""
    from qda.project.reports.plots import frequency_plot

    selection = selection_of(options)
    study, settings = loaded(project, selection)
    plotted = frequency_plot(
        study, settings, selection, _look(options), measure=measure, by=by, level=level, top=top
    )
    _write(project, plotted, "frequencies", options)


@plot.command()
@filters
@_MEET
@click.option(
    "--measure",
    default="n12",
    show_default=True,
    metavar="NAME",
    help="n12, jaccard, sorensen, ochiai, inclusion, lift, pmi, npmi, phi, p_a_given_b or p_b_given_a.",
)
@_LEVEL
@_TOP
@_NAMES
@figure_options
@click.pass_obj
def cooccurrence(
    project: str, /, unit: str | None, measure: str, level: str, top: int | None, **options: Any
) -> None:
    """Which codes occur together, as a triangle of numbers on shades."""
    from qda.project.reports.plots import cooccurrence_plot

    selection = selection_of(options)
    study, settings = loaded(project, selection)
    plotted = cooccurrence_plot(
        study, settings, selection, _look(options), unit=unit, level=level, measure=measure, top=top
    )
    _write(project, plotted, "cooccurrence", options)


@plot.command()
@filters
@_MEET
@click.option(
    "--minimum",
    type=click.IntRange(1),
    metavar="N",
    default=1,
    show_default=True,
    help="Lines for pairs that meet so often.",
)
@_LEVEL
@_TOP
@_NAMES
@figure_options
@click.pass_obj
def network(
    project: str, /, unit: str | None, minimum: int, level: str, top: int | None, **options: Any
) -> None:
    """Which codes occur together, as circles and lines."""
    from qda.project.reports.plots import network_plot

    selection = selection_of(options)
    study, settings = loaded(project, selection)
    plotted = network_plot(
        study, settings, selection, _look(options), unit=unit, level=level, minimum=minimum, top=top
    )
    _write(project, plotted, "network", options)


@plot.command()
@filters
@saturation_options
@figure_options
@click.pass_obj
def saturation(project: str, /, **options: Any) -> None:
    """How codes add up with each participant, and how much of them is new."""
    from qda.project.reports.plots import saturation_plot

    selection = selection_of(options)
    asked = {name: value for name, value in options.items() if name not in _OF_FIGURES}
    study, _ = loaded(project, selection)
    _write(project, saturation_plot(study, selection, _look(options), **asked), "saturation", options)


_OF_FIGURES = ("paths", "width", "alt", "allow_identifiers")


@plot.command()
@filters
@click.option(
    "--by", metavar="ATTRIBUTE", required=True, help="The time: an attribute such as a year or a wave."
)
@click.option("--measure", type=_COUNT, default="documents", show_default=True, help="What the bars count.")
@_LEVEL
@_TOP
@_NAMES
@figure_options
@click.pass_obj
def timeline(project: str, /, by: str, measure: str, level: str, top: int | None, **options: Any) -> None:
    """How often each code occurs over the years, dates or waves of an attribute."""
    from qda.project.reports.plots import timeline_plot

    selection = selection_of(options)
    study, settings = loaded(project, selection)
    plotted = timeline_plot(
        study, settings, selection, _look(options), measure=measure, by=by, level=level, top=top
    )
    _write(project, plotted, "timeline", options)


@plot.command()
@click.argument("coders", nargs=-1, required=True, metavar="CODER CODER ...")
@filters_but("coders")
@click.option(
    "--unit", metavar="UNIT", default="sentence", show_default=True, help="As in: qda report agreement."
)
@click.option(
    "--measure", default="alpha", show_default=True, metavar="NAME", help="As in: qda report agreement."
)
@click.option("--ignore-uncoded", is_flag=True, help="Ignore text that none of the coders coded.")
@_LEVEL
@_NAMES
@figure_options
@click.pass_obj
def agreement(
    project: str,
    /,
    coders: tuple[str, ...],
    unit: str,
    measure: str,
    level: str,
    *,
    ignore_uncoded: bool,
    **options: Any,
) -> None:
    """How far coders agree on each code, with 95% intervals: qda plot agreement ann ben."""
    from qda.analysis.agreement.asked import Asked
    from qda.project.reports.plots import agreement_plot

    selection = selection_of(options)
    asked = Asked(unit=unit, level=level, measures=(measure,), ignore_uncoded=ignore_uncoded, intervals=True)
    study, _ = loaded(project, selection)
    plotted = agreement_plot(study, selection, _look(options), coders, asked)
    _write(project, plotted, "agreement", options)


@plot.command()
@click.argument("document")
@filters_but("documents", every=("assertions",))
@_NAMES
@figure_options
@click.pass_obj
def portrait(project: str, /, document: str, **options: Any) -> None:
    """Where in a document each code stands, from its first word to its last."""
    from qda.project.reports.plots import portrait_plot

    selection = selection_of(options)
    study, _ = loaded(project, selection)
    plotted = portrait_plot(study, selection, _look(options), document)
    _write(project, plotted, f"portrait-{document}", options)
