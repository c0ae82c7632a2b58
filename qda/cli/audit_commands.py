"""`qda audit`: what a study says, against its texts and codings."""

from __future__ import annotations

from pathlib import Path

import click

from qda.cli.options import format_of, output
from qda.cli.screen import note, show


@click.group()
def audit() -> None:
    """Hold what the study says against its texts and codings.

    Exit code 0 when nothing is at fault, 1 when something is.
    """


@audit.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--fail-on",
    type=click.Choice(["high", "medium", "low"]),
    default="low",
    show_default=True,
    help="End with exit code 1 for faults of this severity or worse.",
)
@click.option(
    "--all", "everything", is_flag=True, help="Also what is as it should be; csv and json always have it."
)
@click.option("--ignore", "ignored", metavar="ID", help="Let a fault stand from now on; needs --reason.")
@click.option("--reason", metavar="TEXT", help="Why a fault is let stand; kept in qda.toml.")
@output
@click.pass_obj
def manuscript(
    project: str,
    /,
    file: Path,
    fail_on: str,
    ignored: str | None,
    reason: str | None,
    form: str | None,
    output: Path | None,
    *,
    everything: bool,
) -> None:
    """Check the quotations, references and numbers of a manuscript.

    Each quotation is looked up in the transcripts of the project: exact, normalised (marks, dashes, spaces,
    capitals, hyphens), marked (ellipsis, brackets), altered, stitched from separate places, another
    speaker's, the interviewer's, or not found. Without a project, everything that needs no transcript is
    checked.
    """
    from qda.audit.manuscript.fault import Severity
    from qda.audit.manuscript.tables import audit_table
    from qda.errors import UsageError
    from qda.project.audit_manuscript import audit_manuscript, project_if_any
    from qda.project.ignored import ignore

    if (ignored is None) != (reason is None):
        raise UsageError(
            "--ignore and --reason belong together", remedy='As in: --ignore 3fa2... --reason "..."'
        )
    with project_if_any(Path(project), asked=project != "." or ignored is not None) as workspace:
        audited = audit_manuscript(file, workspace)
        if ignored is not None and reason is not None and workspace is not None:
            if ignored not in {one.id for one in audited.items}:
                raise UsageError(
                    f"no item has the id {ignored!r}", remedy="The ids stand in the audit's first column."
                )
            ignore(workspace.folder, ignored, reason)
            note(f"{ignored} is ignored from now on: {reason}")
            return
    whole = everything or format_of(form, output) in {"csv", "json"}
    show(
        audit_table(audited.name, audited.items, audited.place, audited.notes, everything=whole), form, output
    )
    if audited.worst().rank >= Severity(fail_on).rank:
        raise click.exceptions.Exit(1)
