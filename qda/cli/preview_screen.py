"""Shows what an import would understand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qda.cli.screen import note, notices, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qda.model.table import Table
    from qda.project.intake.preview import Preview


def show_preview(found: Preview, form: str | None) -> None:
    """The tables of each document, and that nothing was stored. Raises what the files refused for."""
    from qda.errors import Problems

    if form == "json":
        click.echo(_as_one(found.tables))
    else:
        for number, table in enumerate(found.tables):
            if number:
                click.echo()
            show(table, form, None)
    notices(found.notices)
    note("Nothing was stored. To import: the same command without --preview.")
    if found.refused:
        raise found.refused[0] if len(found.refused) == 1 else Problems(list(found.refused))


def _as_one(tables: Sequence[Table]) -> str:
    """Several tables as one JSON text."""
    from qda.report import json

    return "[" + ",\n".join(json.render(table).strip() for table in tables) + "]"
