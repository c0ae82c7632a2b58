"""`qda export`: files for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from qda.cli.command import StrictGroup
from qda.cli.loading import load
from qda.cli.options import Command, allow_identifiers, filters, filters_of_data, report_option, selection_of
from qda.cli.screen import note, progress, refuse
from qda.cli.target import Target
from qda.errors import UsageError
from qda.model.counted import many

_BY_SUFFIX = {".qdpx": "qdpx", ".qdc": "qdc", ".jsonl": "jsonl", ".csv": "csv", ".xlsx": "xlsx"}


class _ByFile(StrictGroup):
    """A group whose command can be left out when the name of the file says what is wanted."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command first that a file's name stands for: `qda export project.qdpx`."""
        words = [word for word in args if not word.startswith("-")]
        suffixes = {suffix: word for word in reversed(words) if (suffix := Path(word).suffix.lower())}
        if not any(word in self.commands for word in words):
            found = next((one for one in _BY_SUFFIX if one in suffixes), None)
            args = [_BY_SUFFIX[found], *args] if found else args
        return super().parse_args(ctx, args)


def _codings_file(command: Command) -> Command:
    """The file that codings go into: by its place, or as reports have it."""
    command = click.option(
        "--output",
        "-o",
        type=Target(dir_okay=False),
        metavar="FILE",
        help="The same as FILE.",
    )(command)
    return click.argument("file", type=Target(dir_okay=False), required=False)(command)


@click.group(cls=_ByFile)
def export() -> None:
    """Write the project for other programs, the theme workbook, or the codings as data.

    The name of the file says what is written: qda export project.qdpx, codebook.qdc, codings.jsonl,
    codings.csv, themes.xlsx.
    """


@export.command()
@click.argument("file", type=Target(dir_okay=False))
@click.option(
    "--offset-unit",
    type=click.Choice(["codepoint", "utf16"]),
    default="codepoint",
    show_default=True,
    help="How places in texts are counted: as the standard says, or as NVivo does.",
)
@report_option
@allow_identifiers
@click.pass_obj
def qdpx(
    project: str, /, file: Path, offset_unit: str, report: Path | None, *, allow_identifiers: bool
) -> None:
    """Write the project for NVivo, ATLAS.ti, MAXQDA and others, as REFI-QDA (.qdpx).

    Written are texts, codes, codings by people and by the rules, coders, participants and memos, and what was
    kept of imported projects. What the standard cannot say is listed.
    """
    from qda.cli.exchange_screen import show_exported
    from qda.project.exchange.export_project import draft_project, export_project
    from qda.project.exchange.texts_out import texts_out
    from qda.project.workspace import open_workspace

    with open_workspace(Path(project)) as workspace, progress() as bar:
        draft = draft_project(workspace, progress=bar)
        refuse(workspace, [texts_out(draft)], allow=allow_identifiers)
        done = export_project(draft, file, unit=offset_unit)
    show_exported(done, file, report, offset_unit)


@export.command()
@click.argument("file", type=Target(dir_okay=False))
@report_option
@allow_identifiers
@click.pass_obj
def qdc(project: str, /, file: Path, report: Path | None, *, allow_identifiers: bool) -> None:
    """Write the codebook for other programs, as REFI-QDA (.qdc)."""
    from qda.analysis.codebook_table import codebook_table
    from qda.cli.exchange_screen import show_exported
    from qda.project.codebooks import codebook_files, load_codebook
    from qda.project.exchange.export_project import export_codebook
    from qda.project.workspace import open_workspace

    with open_workspace(Path(project)) as workspace:
        tables = [codebook_table(load_codebook(workspace))] if codebook_files(workspace) else []
        refuse(workspace, tables, allow=allow_identifiers)
        done = export_codebook(workspace, file)
    show_exported(done, file, report)


@export.command()
@click.argument("file", type=Target(dir_okay=False))
@filters
@allow_identifiers
@click.pass_obj
def xlsx(project: str, /, file: Path, *, allow_identifiers: bool, **options: Any) -> None:
    """Write the theme workbook for Excel or LibreOffice."""
    from qda.analysis.segments import stale_among
    from qda.project.reports.export_workbook import book_of
    from qda.project.workspace import open_workspace
    from qda.report.workbook.write import write_workbook

    selection = selection_of(options)
    with open_workspace(Path(project)) as workspace, progress() as bar:
        study = load(workspace, bar, include_interviewer=selection.include_interviewer)
        book = book_of(workspace, study, selection)
        refuse(workspace, book.texts, allow=allow_identifiers)
        summary = write_workbook(file, book, progress=bar)
    for name, rows in summary.sheets:
        note(f"  {name}: {many(rows, 'row')}")
    for remark in summary.notes:
        note(f"note: {remark}")
    if stale := stale_among(book.segments):
        note(f"note: {many(stale, 'stale coding')} in Segments, in no count: qda anchors")
    note(f"written: {file}")


@export.command()
@_codings_file
@click.option(
    "--format", "form", type=click.Choice(["csv", "json", "jsonl", "parquet"]), help="How to write them."
)
@filters_of_data
@allow_identifiers
@click.pass_obj
def codings(
    project: str, /, file: Path | None, form: str | None, *, allow_identifiers: bool, **options: Any
) -> None:
    """Write every coding of a selection as data: CSV, JSON, JSON Lines or Parquet.

    All assertions are written unless --assertion says otherwise; the column assertion tells them apart.
    Without FILE the data go to the screen.
    """
    _write_codings(project, file, form, options, allow=allow_identifiers)


@export.command()
@_codings_file
@filters_of_data
@allow_identifiers
@click.pass_obj
def jsonl(project: str, /, file: Path | None, *, allow_identifiers: bool, **options: Any) -> None:
    """Write the codings as JSON Lines, one on each line; qda imports them again."""
    _write_codings(project, file, "jsonl", options, allow=allow_identifiers)


@export.command()
@_codings_file
@filters_of_data
@allow_identifiers
@click.pass_obj
def csv(project: str, /, file: Path | None, *, allow_identifiers: bool, **options: Any) -> None:
    """Write the codings as a table with commas (CSV); qda imports them again."""
    _write_codings(project, file, "csv", options, allow=allow_identifiers)


def _write_codings(
    project: str, /, file: Path | None, form: str | None, options: dict[str, Any], *, allow: bool
) -> None:
    from qda.project.reports.export_codings import codings_table, export_codings
    from qda.project.workspace import open_workspace

    file = _one_file(file, options.pop("output"))
    selection = selection_of(options)
    with open_workspace(Path(project)) as workspace, progress() as bar:
        study = load(workspace, bar, include_interviewer=selection.include_interviewer)
        table = codings_table(study, selection)
        refuse(workspace, [table], allow=allow)
    exported = export_codings(table, file, form)
    if exported.stale:
        note(f"note: {many(exported.stale, 'coding')} of them stale, in words of earlier texts: qda anchors")
    if file is None:
        click.echo(exported.text, nl=False)
        return
    note(f"written: {file}, {many(exported.rows, 'coding')}")


def _one_file(file: Path | None, output: Path | None) -> Path | None:
    if file and output:
        remedy = f"Leave out {file} or --output {output}."
        raise UsageError("two files are named, and the codings go into one", remedy=remedy)
    return file or output
