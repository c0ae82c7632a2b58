"""`qda merge`: join two copies of a project."""

from __future__ import annotations

from pathlib import Path

import click

from qda.cli.command import StrictCommand
from qda.cli.options import allow_identifiers, coder_option, of_a_table
from qda.cli.screen import note, refuse, show
from qda.cli.target import Target
from qda.model.counted import many


@click.command(cls=StrictCommand)
@click.argument("other", type=click.Path(path_type=Path))
@click.option("--apply", is_flag=True, help="Bring it in; without this, only what would come in is shown.")
@click.option(
    "--conflicts",
    type=Target(),
    callback=of_a_table,
    metavar="FILE",
    help="Write what is left to settle: .xlsx, .csv, .json, .md or text.",
)
@allow_identifiers
@coder_option
@click.pass_obj
def merge(
    project: str,
    /,
    other: Path,
    coder: str | None,
    conflicts: Path | None,
    *,
    apply: bool,
    allow_identifiers: bool,
) -> None:
    """Join another copy of this project: what its people did, by whom and when.

    Documents are the same when their texts are, whatever they are called. The other copy is only read. What
    the two say differently is listed: nothing here is changed for it.

    OTHER is the folder of a copy, or a database that a cloud drive left in .qda beside the project's own.
    """
    from qda.project.decisions.decide import coder_name
    from qda.project.decisions.merge import conflicts_table, plan_table, planned
    from qda.project.decisions.merge import merge as bring_in
    from qda.project.workspace import open_workspace

    with open_workspace(Path(project)) as workspace, planned(workspace, other) as merging:
        plan = merging.plan
        show(plan_table(plan), None, None)
        if plan.conflicts:
            show(conflicts_table(plan), None, None)
        if conflicts is not None:
            refuse(workspace, [conflicts_table(plan)], allow=allow_identifiers)
            show(conflicts_table(plan), None, conflicts)
        if not apply:
            note("Nothing was changed. To bring it in: qda merge OTHER --apply")
            return
        if plan.empty:
            note("The other copy has nothing that is not here; nothing was changed.")
            return
        for path in bring_in(workspace, merging, actor=coder_name(coder)):
            note(f"copied: {workspace.show(path)}")
        note(
            f"merged: {', '.join(many(number, kind[:-1]) for kind, number in plan.counts.items() if number)}"
        )
