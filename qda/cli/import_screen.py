"""Shows what an import did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qda.cli.screen import note, notices, show
from qda.model.counted import many

if TYPE_CHECKING:
    from qda.coding.anchors.reanchor import Carried
    from qda.project.intake.import_files import Imported, Incoming

_LISTED = 40
"""Documents of a file that have a line each; a survey's would push everything else off the screen."""


def show_imported(incoming: Incoming, imported: Imported) -> None:
    """A line for each document of a single file that gave no more than some, else a table of the files."""
    from qda.project.intake.import_summary import import_summary

    if len(incoming.seen) > 1 or len(imported.outcomes) > _LISTED:
        named = {one.file for one in incoming.seen if one.aside}
        notices(one for one in imported.notices if one.remedy or one.where not in named)
        show(import_summary(incoming.seen, imported.outcomes), None, None)
        return
    notices(imported.notices)
    for document, outcome in imported.outcomes.items():
        click.echo(f"{outcome:<10} {document}")


def tell_imported(imported: Imported) -> None:
    """How many documents came in, and what became of people's codings in those that changed."""
    from qda.store.payloads import Outcome

    counts = ", ".join(f"{imported.count(outcome)} {outcome}" for outcome in Outcome)
    note(f"imported: {many(len(imported.outcomes), 'document')} ({counts})")
    if imported.fates:
        fates = ", ".join(f"{count} {fate}" for fate, count in imported.fates.items())
        note(f"codings with people's work in changed documents: {fates}")
    gone = [one for one in imported.carried if not one.fate.found]
    waiting = [one for one in gone if one.coding.id in imported.waiting]
    for one in waiting:
        note(_gone(one))
    if waiting:
        note("  These are stale until you decide where they stand: qda anchors")
    for one in gone:
        if one.coding.id not in imported.waiting:
            note(f"{_gone(one)}, rejected before: nothing to decide")


def _gone(one: Carried) -> str:
    anchor = one.coding.anchor
    return f"  {one.fate}: {anchor.document}, {one.coding.code}: {anchor.quote!r}"
