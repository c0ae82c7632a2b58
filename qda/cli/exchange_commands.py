"""`qda import` of projects and codebooks of other programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from qda.model.document import Speakers

EXCHANGED = frozenset({".qdpx", ".qde", ".qdc", ".sqlite3", ".sqlite", ".db", ".qda"})
"""Suffixes of projects and codebooks of other programs."""


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
    name: str | None = None,
) -> None:
    """Import projects and codebooks of other programs, and say what came in and what did not.

    `name` is that of one project in a file that holds several.
    """
    from qda.cli.exchange_screen import show_codebook, show_project, show_remarks
    from qda.interchange.refi.remarks import Remarks
    from qda.project.decide import coder_name
    from qda.project.exchange.import_codebook import import_codebook
    from qda.project.exchange.import_project import import_project
    from qda.project.workspace import open_workspace
    from qda.store.clock import timestamp, utc_now

    if preview:
        raise click.UsageError("--preview shows transcripts. A project is imported as it is; see --report.")
    remarks = Remarks()
    with open_workspace(Path(project)) as workspace:
        for path in files:
            if path.suffix.lower() == ".qdc":
                now = timestamp(utc_now)
                book = import_codebook(workspace, path, now, key=key, without_key=without_key)
                show_codebook(workspace, book)
                remarks.all += book.remarks.all
                continue
            done = import_project(
                workspace,
                path,
                coder_name(coder),
                kind=kind,
                speakers=speakers,
                key=key,
                without_key=without_key,
                project=name,
            )
            show_project(workspace, done)
            remarks.all += done.remarks.all
    show_remarks(remarks, report, ", ".join(path.name for path in files))
