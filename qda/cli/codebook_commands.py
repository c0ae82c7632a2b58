"""`qda codebook`: check it, look at it, print it."""

from __future__ import annotations

from pathlib import Path

import click

from qda.cli.screen import note, progress


@click.group()
def codebook() -> None:
    """Check, show and document the codebook."""


@codebook.command()
@click.option("--strict", is_flag=True, help="Exit with 1 for remarks too, not only for failures.")
@click.pass_obj
def check(project: str, /, *, strict: bool) -> None:
    """Validate the codebook, run its examples, and name rules and codes that do nothing.

    Exit code 0 when every example holds, 1 when one fails, 2 when the codebook cannot be used at all.
    """
    from qda.project.check_codebook import check_codebook
    from qda.project.workspace import open_workspace

    with open_workspace(Path(project)) as workspace, progress() as bar:
        checked = check_codebook(workspace, progress=bar)
    for remark in checked.remarks:
        kind = "failed" if remark.serious else "remark"
        click.echo(f"{kind}: {checked.file}, line {remark.line}: {remark.problem}\n  {remark.remedy}")
    click.echo(checked.summary)
    if checked.failures or (strict and checked.remarks):
        click.get_current_context().exit(1)


@codebook.command()
@click.pass_obj
def show(project: str) -> None:
    """Print the tree of themes and codes with their definitions."""
    from qda.project.codebooks import load_codebook
    from qda.project.workspace import open_workspace
    from qda.report.codebook_tree import codebook_tree

    with open_workspace(Path(project)) as workspace:
        click.echo(codebook_tree(load_codebook(workspace)).rstrip("\n"))


@codebook.command()
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file.")
@click.pass_obj
def docs(project: str, /, output: Path | None) -> None:
    """Write the codebook as a Markdown appendix."""
    from qda.files.atomic import write_text
    from qda.project.codebooks import load_codebook
    from qda.project.workspace import open_workspace
    from qda.report.codebook_docs import codebook_docs

    with open_workspace(Path(project)) as workspace:
        text = codebook_docs(load_codebook(workspace))
    if output is None:
        click.echo(text.rstrip("\n"))
        return
    write_text(output, text)
    note(f"written: {output}")
