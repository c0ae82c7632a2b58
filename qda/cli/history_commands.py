"""`qda history`: what was done in a project, when and by whom."""

from __future__ import annotations

from pathlib import Path

import click

from qda.cli.command import StrictCommand
from qda.cli.options import output
from qda.cli.screen import refuse, show


@click.command(cls=StrictCommand)
@click.option("--document", metavar="NAME", help="Only what was done with this document.")
@click.option("--coder", metavar="NAME", help="Only what this person did, or what was done to their codings.")
@click.option("--code", metavar="CODE", help="Only codings, decisions and memos of this code.")
@output
@click.pass_obj
def history(
    project: str,
    /,
    document: str | None,
    coder: str | None,
    code: str | None,
    form: str | None,
    output: Path | None,
    *,
    allow_identifiers: bool,
) -> None:
    """What was done in the project, when and by whom, the latest last. Changes nothing.

    What was taken out of the record, when somebody withdrew or names were replaced, is not shown; words from
    before names were replaced are not shown either.
    """
    from qda.project.history import history_table
    from qda.project.workspace import open_workspace

    with open_workspace(Path(project)) as workspace:
        table = history_table(workspace, document=document, coder=coder, code=code)
        if output:
            refuse(workspace, [table], allow=allow_identifiers)
    show(table, form, output)
