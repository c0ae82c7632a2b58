"""Commands about several coders: how far they agree, and what is decided where they do not."""

from __future__ import annotations

from typing import Any

import click

from qda.cli.options import filters_but, output, selection_of
from qda.cli.report_commands import loaded, show_table

_DRAW = ("units", "documents")


@click.command()
@click.argument("coders", nargs=-1, required=True, metavar="CODER CODER ...")
@filters_but("coders")
@click.option(
    "--unit",
    metavar="UNIT",
    default="sentence",
    show_default=True,
    help="What is compared: sentence, paragraph, turn, document, characters or quotation.",
)
@click.option(
    "--measure",
    "measures",
    multiple=True,
    metavar="NAME",
    help="percent, holsti, kappa, pi, s, ac1, fleiss, alpha, alpha_jaccard, alpha_masi; for characters also "
    "u_alpha, binary_alpha, cu_alpha, nvivo.  [default: what suits unit and coders]",
)
@click.option("--level", type=click.Choice(["code", "theme"]), default="code", show_default=True)
@click.option("--pairs", is_flag=True, help="One row for each pair of coders, over all codes.")
@click.option(
    "--overlap",
    type=click.FloatRange(0, 1, min_open=True),
    default=0.5,
    show_default=True,
    help="With --unit quotation: two match from this share of their text in common.",
)
@click.option("--ignore-uncoded", is_flag=True, help="Ignore text that none of the coders coded.")
@click.option(
    "--all-documents",
    is_flag=True,
    help="Take a document without codings of a coder for one in which they found nothing.",
)
@click.option("--intervals", is_flag=True, help="Add 95% bootstrap intervals.")
@click.option(
    "--draw",
    type=click.Choice(_DRAW),
    help="What the bootstrap draws.  [default: units; documents for characters]",
)
@click.option(
    "--resamples", type=click.IntRange(100, 100_000), default=1000, show_default=True, help="How many draws."
)
@output
@click.pass_obj
def agreement(
    project: str,
    /,
    coders: tuple[str, ...],
    unit: str,
    measures: tuple[str, ...],
    level: str,
    overlap: float,
    draw: str | None,
    resamples: int,
    form: str | None,
    *,
    pairs: bool,
    ignore_uncoded: bool,
    all_documents: bool,
    intervals: bool,
    **options: Any,
) -> None:
    """How far coders agree, code by code: qda report agreement ann ben.

    The coders are people, or the codebook's rules, which are called rules. A document in which a coder has no
    coding is not compared for that coder.
    """
    from qda.analysis.agreement.asked import Asked
    from qda.project.reports import agreements as make

    path, allow = options.pop("output"), options.pop("allow_identifiers")
    selection = selection_of(options)
    asked = Asked(
        unit=unit,
        level=level,
        measures=measures,
        overlap=overlap,
        ignore_uncoded=ignore_uncoded,
        everywhere=all_documents,
        intervals=intervals,
        draw=draw,
        resamples=resamples,
    )
    study, _ = loaded(project, selection)
    show_table(project, make(study, selection, coders, asked, pairs=pairs), form, path, allow=allow)
