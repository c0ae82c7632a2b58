"""`qda report saturation` and `qda report compare`."""

from __future__ import annotations

from typing import Any

import click

from qda.cli.command import StrictCommand
from qda.cli.options import Command, filters, output, selection_of
from qda.cli.report_commands import loaded, show_table

_LEVEL = click.Choice(["code", "theme"])


def _share(_context: click.Context, _option: click.Parameter, written: str) -> float:
    """A share written 5% or 0.05 as a number, from 0 to less than 1."""
    text = written.strip()
    try:
        share = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        share = -1.0
    if not 0 <= share < 1:
        raise click.BadParameter(f"{written!r} is no share: write 5% or 0.05.")
    return share


def saturation_options(command: Command) -> Command:
    """What saturation is worked out with; the figure takes the same."""
    for option in reversed(
        (
            click.option("--by", type=click.Choice(["participant", "document"]), default="participant",
                         show_default=True, help="What comes one after the other."),
            click.option("--order", metavar="ATTRIBUTE",
                         help="The order in which they came, by an attribute such as a date.  "
                         "[default: the project's]"),
            click.option("--level", type=_LEVEL, default="code", show_default=True),
            click.option("--base", type=click.IntRange(1), metavar="N", default=4, show_default=True,
                         help="How many make the base."),
            click.option("--run", type=click.IntRange(1), metavar="N", default=2, show_default=True,
                         help="How many make a run; runs overlap."),
            click.option("--threshold", callback=_share, default="5%", metavar="SHARE", show_default=True,
                         help="New information that counts as next to none."),
            click.option("--permutations", type=click.IntRange(1, 100_000), metavar="N", default=1000,
                         show_default=True, help="Random orders for the median and the band."),
            click.option("--seed", type=click.IntRange(0), metavar="N", default=1, show_default=True,
                         help="Begins the random orders; the same gives the same."),
        )
    ):  # fmt: skip
        command = option(command)
    return command


@click.command(cls=StrictCommand)
@filters
@saturation_options
@output
@click.pass_obj
def saturation(project: str, /, form: str | None, **options: Any) -> None:
    """Whether further participants still bring new codes.

    New information is the share of new codes in each run of participants against those of the base (Guest,
    Namey and Chen 2020); beside it, how codes add up whatever order the participants come in.
    """
    from qda.project.reports.saturation import saturation_of

    path, allow = options.pop("output"), options.pop("allow_identifiers")
    selection = selection_of(options)
    study, _ = loaded(project, selection)
    show_table(project, saturation_of(study, selection, **options), form, path, allow=allow)


@click.command(cls=StrictCommand)
@filters
@click.option("--by", metavar="ATTRIBUTE", help="Groups are the values of an attribute, kind, document, ...")
@click.option(
    "--group",
    "groups",
    metavar="CODE",
    multiple=True,
    help="Groups are the units with these codes or themes.",
)
@click.option(
    "--unit",
    metavar="UNIT",
    help="voice (participants and works), sentence, paragraph, turn or document.  "
    "[default: voice; sentence with --group]",
)
@click.option("--level", type=_LEVEL, default="code", show_default=True)
@output
@click.pass_obj
def compare(project: str, /, form: str | None, **options: Any) -> None:
    """Which codes tell groups apart: qda report compare --by kind.

    Every code against an attribute or against other codes, with chi-squared or Fisher's exact test, adjusted
    for their number, Cramér's V, and for two groups the odds ratio. For one code in detail: qda report
    crosstab.
    """
    from qda.project.reports.comparisons import compared

    if (options["by"] is None) == (not options["groups"]):
        raise click.UsageError("Say what makes the groups: --by ATTRIBUTE, or --group CODE --group CODE.")
    path, allow = options.pop("output"), options.pop("allow_identifiers")
    selection = selection_of(options)
    study, _ = loaded(project, selection)
    show_table(project, compared(study, selection, **options), form, path, allow=allow)
