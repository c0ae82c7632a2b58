"""`qda audit`: what a study says, against its texts and codings."""

from __future__ import annotations

from pathlib import Path

import click

from qda.cli.command import StrictGroup
from qda.cli.loading import load
from qda.cli.options import format_of, output, output_of_tables
from qda.cli.screen import note, progress, refuse, show, show_all
from qda.model.counted import many


@click.group(cls=StrictGroup)
def audit() -> None:
    """Hold what the study says against its texts and codings.

    Exit code 0 when nothing is at fault, 1 when something is.
    """


@audit.command("findings")
@click.option(
    "--part",
    type=click.Choice(["findings", "evidence", "unlisted", "problems"]),
    help="Only this table.  [default: all of them]",
)
@click.option(
    "--fail-on",
    type=click.Choice(["high", "medium", "low"]),
    default="low",
    show_default=True,
    help="End with exit code 1 for problems of this severity or worse.",
)
@output_of_tables
@click.pass_obj
def findings(
    project: str,
    /,
    part: str | None,
    fail_on: str,
    *,
    form: str | None,
    output: Path | None,
    allow_identifiers: bool,
) -> None:
    """The ledger of findings: evidence, quotations with their places, and what is at fault.

    For each finding of findings/: who supports, qualifies or contradicts it; whether each quotation stands in
    its document word for word, and where; the coded passages that the finding does not list, strongest first;
    and the problems. The limits stand in qda.toml under [audit]. FILE may end in .docx.

    Exit code 0 when there is no problem, 1 when there is one.
    """
    from qda.audit.problem import Severity
    from qda.project.evidence.audit_findings import audit_findings
    from qda.project.workspace import open_workspace

    with open_workspace(Path(project)) as workspace, progress() as bar:
        audited = audit_findings(workspace, load(workspace, bar))
        tables = [one for one in audited.tables if part in {None, one.name}]
        title = workspace.settings.title
        if output is not None:
            refuse(workspace, tables, allow=allow_identifiers)
    show_all(tables, form, output, title=title)
    note(many(len(audited.problems), "problem"))
    if any(problem.severity.rank >= Severity(fail_on).rank for problem in audited.problems):
        click.get_current_context().exit(1)


@audit.command("profile")
@click.option("--part", type=click.Choice(["profile", "coreq"]), help="Only this table.  [default: both]")
@output_of_tables
@click.pass_obj
def profile(
    project: str,
    /,
    part: str | None,
    *,
    form: str | None,
    output: Path | None,
    allow_identifiers: bool,
) -> None:
    """An evidence profile for a paper's appendix, and the COREQ items that the project can answer.

    The profile has the columns of GRADE-CERQual: what can be counted is filled in, and each judgement is left
    to you, with what bears on it. Of COREQ these are items 12, 16, 22, 24 to 27 and 29 to 32, each answered
    from the project or marked as yours to answer. FILE may end in .docx.
    """
    from qda.project.evidence.audit_profile import audit_profile
    from qda.project.workspace import open_workspace

    with open_workspace(Path(project)) as workspace, progress() as bar:
        profiled = audit_profile(workspace, load(workspace, bar))
        tables = [one for one in profiled if part in {None, one.name}]
        title = workspace.settings.title
        if output is not None:
            refuse(workspace, tables, allow=allow_identifiers)
    show_all(tables, form, output, title=title)


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
@click.option(
    "--references",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The works: BibTeX, CSL-JSON, RIS or Zotero.  [default: the project's]",
)
@click.option("--encoding", metavar="NAME", help="How the manuscript was saved.  [default: utf-8]")
@output
@click.pass_obj
def manuscript(
    project: str,
    /,
    file: Path,
    fail_on: str,
    ignored: str | None,
    reason: str | None,
    references: Path | None,
    encoding: str | None,
    form: str | None,
    output: Path | None,
    *,
    everything: bool,
    allow_identifiers: bool,
) -> None:
    """Check the quotations, references and numbers of a manuscript.

    Each quotation is looked up in the transcripts of the project: exact, normalised (marks, dashes, spaces,
    capitals, hyphens), marked (ellipsis, brackets), altered, stitched from separate places, another
    speaker's, the interviewer's, or not found. Without a project, everything that needs no transcript is
    checked.
    """
    from qda.audit.manuscript.tables import audit_table
    from qda.audit.problem import Severity
    from qda.errors import UsageError
    from qda.project.evidence.audit_manuscript import audit_manuscript, project_if_any
    from qda.project.evidence.ignored import ignore

    if (ignored is None) != (reason is None):
        raise UsageError(
            "--ignore and --reason belong together", remedy='As in: --ignore 3fa2... --reason "..."'
        )
    with project_if_any(Path(project), asked=project != "." or ignored is not None) as workspace:
        audited = audit_manuscript(file, workspace, references=references, encoding=encoding)
        if ignored is not None and reason is not None and workspace is not None:
            if ignored not in {one.id for one in audited.items}:
                raise UsageError(
                    f"no item has the id {ignored!r}", remedy="The ids stand in the audit's first column."
                )
            ignore(workspace.folder, ignored, reason)
            note(f"{ignored} is ignored from now on: {reason}")
            return
        whole = everything or format_of(form, output) in {"csv", "json"}
        table = audit_table(audited.name, audited.items, audited.place, audited.notes, everything=whole)
        if output is not None and workspace is not None:
            refuse(workspace, [table], allow=allow_identifiers)
    show(table, form, output)
    if audited.worst().rank >= Severity(fail_on).rank:
        raise click.exceptions.Exit(1)
