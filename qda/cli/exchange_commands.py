"""`qda import` of projects and codebooks of other programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from qda.ingest.notice import Notice
    from qda.model.document import Speakers


def refuse_useless(options: Mapping[str, object], reason: str) -> None:
    """Raise UsageError for the first option that was said and means nothing here."""
    for name, said in options.items():
        if said:
            raise click.UsageError(f"{name} {reason}")


def import_exchanged(
    project: str,
    /,
    files: Sequence[Path],
    *,
    kind: str | None,
    speakers: Speakers,
    key: Path | None,
    coder: str | None,
    report: Path | None,
    without_key: bool,
    preview: bool,
    name: str | None,
) -> None:
    """Import projects and codebooks of other programs, and say what came in and what did not.

    `name` is that of one project in a file that holds several.
    """
    from qda.cli.exchange_screen import show_codebook, show_project, show_remarks
    from qda.interchange.refi.remarks import Remarks
    from qda.project.decisions.decide import coder_name
    from qda.project.exchange.import_codebook import import_codebook
    from qda.project.exchange.import_project import import_project
    from qda.project.workspace import open_workspace
    from qda.store.clock import timestamp, utc_now

    if preview:
        raise click.UsageError("--preview shows transcripts. A project is imported as it is; see --report.")
    if all(path.suffix.lower() == ".qdc" for path in files):
        useless = {
            "--kind": kind,
            "--interviewer": speakers.interviewers,
            "--speakers": speakers.pattern,
            "--project-name": name,
        }
        refuse_useless(useless, "is for projects; a codebook has codes alone.")
    remarks, done = Remarks(), []
    told: list[Notice] = []
    try:
        with open_workspace(Path(project)) as workspace:
            for path in files:
                if path.suffix.lower() == ".qdc":
                    now = timestamp(utc_now)
                    book = import_codebook(workspace, path, now, key=key, without_key=without_key)
                    show_codebook(workspace, book)
                    remarks.all += book.remarks.all
                else:
                    made = import_project(
                        workspace,
                        path,
                        coder_name(coder),
                        kind=kind,
                        speakers=speakers,
                        key=key,
                        without_key=without_key,
                        project=name,
                    )
                    show_project(workspace, made)
                    remarks.all += made.remarks.all
                    told += made.notices
                done.append(path.name)
    finally:
        if done:  # what came in is told although a later file could not be used
            show_remarks(remarks, report, ", ".join(done), told)
