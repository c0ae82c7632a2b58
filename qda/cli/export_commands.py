"""`qda export`: files for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from qda.cli.options import allow_identifiers, filters, selection_of
from qda.cli.screen import many, note, progress, refuse


@click.group()
def export() -> None:
    """Write the theme workbook, or the codings as data."""


@export.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@filters
@allow_identifiers
@click.pass_obj
def xlsx(project: str, /, file: Path, *, allow_identifiers: bool, **options: Any) -> None:
    """Write the theme workbook for Excel or LibreOffice."""
    from qda.project.export_workbook import export_workbook, texts_of_workbook
    from qda.project.study import load_study
    from qda.project.workspace import open_workspace

    selection = selection_of(options)
    with open_workspace(Path(project)) as workspace, progress() as bar:
        study = load_study(workspace, include_interviewer=selection.include_interviewer, progress=bar)
        refuse(workspace, texts_of_workbook(workspace, study, selection), allow=allow_identifiers)
        summary = export_workbook(workspace, study, selection, file)
    for name, rows in summary.sheets:
        note(f"  {name}: {many(rows, 'row')}")
    for remark in summary.notes:
        note(f"note: {remark}")
    if study.stale:
        note(f"note: {many(len(study.stale), 'stale coding')} in Segments, in no count: qda anchors")
    note(f"written: {file}")


@export.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@click.option(
    "--format", "form", type=click.Choice(["csv", "json", "jsonl", "parquet"]), help="How to write them."
)
@filters
@allow_identifiers
@click.pass_obj
def codings(
    project: str, /, file: Path | None, form: str | None, *, allow_identifiers: bool, **options: Any
) -> None:
    """Write every coding of a selection as data: CSV, JSON, JSON Lines or Parquet.

    All assertions are written unless --assertion says otherwise; the column assertion tells them apart.
    Without FILE the data go to the screen.
    """
    from qda.project.export_codings import codings_table, export_codings
    from qda.project.study import load_study
    from qda.project.workspace import open_workspace

    selection = selection_of(options)
    with open_workspace(Path(project)) as workspace, progress() as bar:
        study = load_study(workspace, include_interviewer=selection.include_interviewer, progress=bar)
        refuse(workspace, [codings_table(study, selection)], allow=allow_identifiers)
    exported = export_codings(study, selection, file, form)
    if exported.stale:
        note(f"note: {many(exported.stale, 'coding')} of them stale, in words of earlier texts: qda anchors")
    if file is None:
        click.echo(exported.text, nl=False)
        return
    note(f"written: {file}, {many(exported.rows, 'coding')}")
