"""`qda codebook`: check it, look at it, print it, bring one in, give one to others."""

from __future__ import annotations

from pathlib import Path
from textwrap import fill

import click

from qda.cli.command import StrictGroup
from qda.cli.later import Later
from qda.cli.options import allow_identifiers, key_options, report_option
from qda.cli.screen import note, progress, refuse, width
from qda.cli.target import Target
from qda.errors import UsageError
from qda.model.counted import many


@click.group(cls=StrictGroup, commands=Later(suggest="word_commands"))
def codebook() -> None:
    """Check, show and document the codebook; bring codes in from a table, and write one."""


@codebook.command()
@click.option("--strict", is_flag=True, help="Exit with 1 for remarks too, not only for failures.")
@click.pass_obj
def check(project: str, /, *, strict: bool) -> None:
    """Validate the codebook, run its examples, and name rules and codes that do nothing.

    Exit code 0 when every example holds, 1 when one fails, 2 when the codebook cannot be used at all.
    """
    from qda.project.coding.check_codebook import check_codebook
    from qda.project.workspace import open_workspace

    with open_workspace(Path(project)) as workspace, progress() as bar:
        checked = check_codebook(workspace, progress=bar)
    for remark in checked.remarks:
        kind = "failed" if remark.serious else "remark"
        click.echo(f"{kind}: {checked.place(remark)}: {remark.problem}\n  {remark.remedy}")
    for one in checked.notes:
        click.echo(one)
    click.echo(fill(checked.summary, 100, subsequent_indent="  ", break_on_hyphens=False))
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
        click.echo(codebook_tree(load_codebook(workspace), width()).rstrip("\n"))


@codebook.command()
@click.option("--output", "-o", type=Target(), metavar="FILE", help="Write to a file.")
@click.pass_obj
def docs(project: str, /, output: Path | None) -> None:
    """Write the codebook as a Markdown appendix."""
    from qda.files.atomic import write_text
    from qda.project.codebooks import load_codebook
    from qda.project.workspace import open_workspace
    from qda.report.codebook_docs import codebook_docs

    if output is not None and output.suffix.lower() not in {"", ".md", ".markdown", ".txt"}:
        remedy = "Write it as .md; as a table for Word or Excel: qda codebook export FILE"
        raise UsageError(f"the appendix is Markdown, and not {output.suffix}: {output}", remedy=remedy)
    with open_workspace(Path(project)) as workspace:
        text = codebook_docs(load_codebook(workspace))
    if output is None:
        click.echo(text.rstrip("\n"))
        return
    write_text(output, text)
    note(f"written: {output}")


@codebook.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@report_option
@key_options
@click.pass_obj
def import_(project: str, /, file: Path, report: Path | None, key: Path | None, *, without_key: bool) -> None:
    """Bring codes in from a table (.csv, .xlsx, .docx) or a codebook of another program (.qdc).

    The table's columns are found by their headings: Code, Definition, Include, Exclude; also Name, Theme,
    Colour and Examples. A code below others is written as a path: Sleep > Lost sleep. Codes that the
    project lacks go into a new file; no file that is there is changed.
    """
    from qda.cli.exchange_screen import show_codebook, show_remarks
    from qda.project.exchange.import_codebook import import_codebook
    from qda.project.workspace import open_workspace
    from qda.store.clock import timestamp, utc_now

    with open_workspace(Path(project)) as workspace:
        done = import_codebook(workspace, file, timestamp(utc_now), key=key, without_key=without_key)
        show_codebook(workspace, done)
    show_remarks(done.remarks, report, file.name)


@codebook.command()
@click.argument("file", type=Target(dir_okay=False))
@allow_identifiers
@click.pass_obj
def export(project: str, /, file: Path, *, allow_identifiers: bool) -> None:
    """Write the codes as a table (.csv, .xlsx, .docx) that people can edit and qda can import again.

    Rules, counterexamples, scopes and lists of words stay in the codebook's own files, and are named. For
    other programs: qda export codebook.qdc.
    """
    from qda.analysis.codebook_table import left_out_for_others, table_for_others
    from qda.project.codebooks import load_codebook
    from qda.project.exchange.export_codebook import WRITERS, write_table
    from qda.project.workspace import open_workspace

    if file.suffix.lower() not in WRITERS:
        known = ", ".join(WRITERS)
        raise click.UsageError(
            f"{file.name}: a codebook is written as {known} (.qdc: qda export {file.stem}.qdc)"
        )
    with open_workspace(Path(project)) as workspace:
        book = load_codebook(workspace)
        table = table_for_others(book)
        refuse(workspace, [table], allow=allow_identifiers)
    write_table(table, file)
    for left_out in left_out_for_others(book):
        note(f"not written, stays in the codebook's own files: {left_out}")
    note(f"written: {file}, {many(table.n, 'code')}")
