"""`qda search`: look for a pattern, and code what was found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qda.cli.command import StrictCommand
from qda.cli.loading import load
from qda.cli.options import (
    coder_option,
    filters_beside_a_coder,
    format_of,
    output,
    scope_option,
    selection_of,
)
from qda.cli.screen import note, progress, refuse, show, width
from qda.model.counted import many

if TYPE_CHECKING:
    from qda.model.table import Table
    from qda.project.decisions.code_hits import CodedHits


@click.command(cls=StrictCommand)
@click.argument("pattern")
@filters_beside_a_coder
@scope_option
@click.option(
    "--context",
    type=click.IntRange(0, 1000),
    default=60,
    show_default=True,
    metavar="N",
    help="Characters to show on each side of a hit.",
)
@click.option("--as", "as_code", metavar="CODE", help="Put all hits under this code, in your name.")
@click.option(
    "--extent",
    type=click.Choice(["hit", "sentence", "paragraph", "turn"]),
    default="hit",
    show_default=True,
    help="With --as: how much of the text around a hit is coded.",
)
@coder_option
@output
@click.pass_obj
def search(
    project: str,
    /,
    pattern: str,
    scope: str,
    context: int,
    as_code: str | None,
    extent: str,
    coder: str | None,
    form: str | None,
    **options: Any,
) -> None:
    """Find a pattern, written as in a codebook, and show each hit with its speaker and the words around it.

    Without filters all that participants and authors say is searched. --code, --theme, --coded-by,
    --assertion and --status name codings: only hits that touch one of these are shown. With --as the hits
    become codings by you; what you have coded so before, whole or in part, is not coded again.
    """
    if coder is not None and as_code is None:
        raise click.UsageError(
            "--coder says who codes, and nothing is coded without --as CODE. To look within the codings of "
            "somebody: --coded-by NAME"
        )
    from qda.model.codebook import Scope
    from qda.project.decisions.code_hits import Extent, code_hits
    from qda.project.decisions.decide import coder_name
    from qda.project.reports.search import Wanted
    from qda.project.reports.search import search as find
    from qda.project.workspace import open_workspace

    path, allow = options.pop("output"), options.pop("allow_identifiers")
    selection = selection_of(options)
    with open_workspace(Path(project)) as workspace, progress() as bar:
        study = load(workspace, bar, include_interviewer=selection.include_interviewer)
        found = find(workspace, study, Wanted(pattern, Scope(scope)), selection, context=context)
        if path is not None:
            refuse(workspace, [found], allow=allow)
        coded = None
        if as_code is not None:
            name = coder_name(coder)
            coded = code_hits(workspace, study, found, code=as_code, coder=name, extent=Extent(extent))
    _show(found, form, path)
    if coded is not None:
        _said(coded, as_code or "")


def _show(table: Table, form: str | None, path: Path | None) -> None:
    if path is None and format_of(form, path) == "table":
        from qda.report.concordance import render

        click.echo(render(table, width=width()).rstrip("\n"))
        return
    show(table, form, path)


def _said(coded: CodedHits, code: str) -> None:
    from collections import Counter

    counts = Counter(str(one.assertion) for one in coded.made)
    how = ", ".join(f"{number} {name}" for name, number in counts.items())
    note(f"coded: {many(len(coded.made), 'passage')} under {code}" + (f" ({how})" if how else ""))
    if coded.before:
        hits = many(coded.before, "hit")
        note(f"not coded again: {hits} whose passage, or a part of it, you have coded so")
