"""Commands about the people who speak: pseudonyms, and withdrawal."""

from __future__ import annotations

from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

import click

from qda.cli.command import StrictCommand
from qda.cli.options import coder_option, output
from qda.cli.patience import at_rest
from qda.cli.screen import note, show
from qda.model.counted import many, some

if TYPE_CHECKING:
    from qda.project.confidential.withdrawal import Plan
    from qda.project.workspace import Workspace

_WIDTH = 80


@click.command(cls=StrictCommand)
@click.option("--apply", is_flag=True, help="Replace what is accepted in the key, in all documents.")
@click.option("--key", type=click.Path(path_type=Path), metavar="FILE", help="The key, outside the project.")
@click.option("--purge", is_flag=True, help="With --apply: take earlier versions out for good too.")
@click.option(
    "--move-originals", is_flag=True, help="With --apply: move the transcripts to a folder beside the key."
)
@coder_option
@output
@click.pass_obj
def pseudonymise(
    project: str,
    /,
    key: Path | None,
    coder: str | None,
    form: str | None,
    output: Path | None,
    *,
    apply: bool,
    purge: bool,
    move_originals: bool,
    allow_identifiers: bool,
) -> None:
    """Replace names, places, organisations, e-mail addresses and numbers by pseudonyms.

    Without an option, what may tell who somebody is goes into a table outside of the project, the key. Open
    it with a spreadsheet program, write y before each row that you accept, change the replacements as you
    like, and save it as CSV. Then: qda pseudonymise --apply
    """
    from qda.project.confidential.key_place import place_of
    from qda.project.workspace import open_workspace

    if (purge or move_originals) and not apply:
        raise click.UsageError("--purge and --move-originals go with --apply.")
    if output is not None:
        raise click.UsageError(
            "The proposals hold names: they are written into the key, say where with --key."
        )
    del allow_identifiers
    with open_workspace(Path(project)) as workspace:
        path = place_of(workspace, key)
        if apply:
            _apply(workspace, path, coder, purge=purge, move_originals=move_originals)
        else:
            _propose(workspace, path, form)


def _propose(workspace: Workspace, path: Path, form: str | None) -> None:
    from qda.project.confidential.proposals import proposals_table
    from qda.project.confidential.pseudonymise import make_proposals

    entries, fresh = make_proposals(workspace, path)
    show(proposals_table(entries), form, None)
    note(f"written: {path} ({many(fresh, 'new row')}), for your eyes only")
    note(
        "Write y into the first column of each row to replace, save it as CSV, then: qda pseudonymise --apply"
    )


def _apply(workspace: Workspace, path: Path, coder: str | None, *, purge: bool, move_originals: bool) -> None:
    from qda.errors import ProjectError
    from qda.project.confidential.key_place import names_of
    from qda.project.confidential.pseudonymise import apply_key, still_named
    from qda.project.decisions.decide import coder_name

    if not path.is_file():
        raise ProjectError(f"there is no key at {path}", remedy="Make one: qda pseudonymise")
    done = apply_key(workspace, path, coder_name(coder), purge=purge, with_originals=move_originals)
    kinds = ", ".join(f"{many(count, kind)}" for kind, count in done.replaced.items()) or "nothing"
    click.echo(f"replaced in {many(done.documents, 'document')}: {kinds}; people's work moved along")
    if done.nowhere:
        note(
            f"note: these of the key stand in no document, so nothing was replaced: {some(done.nowhere)}"
            "\n  See whether they are written as in the texts; between variants stands a ;"
        )
    for moved in done.moved:
        note(f"moved: {moved}")
    if not done.purged:
        note(
            "Earlier versions with the names stay in .qda/project.db, for the record; --purge takes them out."
        )
        if done.stale:
            note(f"{many(done.stale, 'stale coding')} still quote earlier words, see: qda anchors")
    if not move_originals:
        note("The files in the transcripts folder still hold the names; --move-originals moves them.")
    replacer = names_of(workspace, path).in_key()
    for name in still_named(workspace, replacer) if replacer else ():
        note(f"note: {name!r}, the name of a document or its file, is in the key, and was left as it is")
    note("See what is left: qda check --identifiers")


@click.command(cls=StrictCommand)
@click.argument("participant")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--dry-run", is_flag=True, help="Only list what would go.")
@click.option("--delete-files", is_flag=True, help="Delete their transcripts, the results and their row too.")
@coder_option
@click.pass_obj
def withdraw(
    project: str, /, participant: str, coder: str | None, *, yes: bool, dry_run: bool, delete_files: bool
) -> None:
    """Take a participant out of the project for good, and record that it was done.

    Documents in which only they speak go with everything that was done in them; in shared ones their turns
    are replaced. The record says that somebody withdrew, and not who. This cannot be undone.
    """
    from qda.project.confidential.withdraw import withdraw as take_out
    from qda.project.confidential.withdrawal import plan
    from qda.project.decisions.decide import coder_name
    from qda.project.workspace import open_workspace

    with open_workspace(Path(project)) as workspace:
        planned = plan(workspace, participant)
        _tell_plan(workspace, planned, delete_files=delete_files)
        if dry_run:
            click.echo("Nothing was changed.")
            return
        if not yes:
            with at_rest():
                click.confirm("Take all of this out for good?", abort=True)
        take_out(workspace, planned, coder_name(coder), delete_files=delete_files)
    click.echo("The participant was taken out, and the record says that somebody withdrew.")


def _tell_plan(workspace: Workspace, planned: Plan, *, delete_files: bool) -> None:
    counts = {"coding": planned.codings, "decision": planned.decisions, "memo": planned.memos}
    work = ", ".join(many(count, what) for what, count in counts.items())
    click.echo(
        f"Taken out of the database, in all versions: {', '.join(planned.alone) or 'no whole document'}"
    )
    now = [name for name in planned.shared if planned.shared[name].edits]
    if now:
        click.echo(f"Their turns replaced, and earlier versions emptied: {', '.join(now)}")
    before = [name for name in planned.shared if name not in now]
    if before:
        click.echo(f"Earlier versions emptied, for they speak in them: {', '.join(before)}")
    click.echo(f"With them go {work}, and what the record said of them.")
    for one in planned.cut:
        place = f"{one.coder}'s coding with {one.code} in {one.anchor.document}"
        click.echo(f"stays, without their words: {place}, {shorten(one.anchor.quote, _WIDTH)!r}")
    for copy in planned.backups:
        click.echo(f"to be deleted: {workspace.show(copy)}")
    done = "to be deleted" if delete_files else "for you to delete (or --delete-files)"
    for path in planned.files:
        click.echo(f"{done}: {workspace.show(path)}")
    if planned.row:
        click.echo(f"{done}: {planned.row}")
    for place in planned.mentions:
        click.echo(f"for you to change: {place}")
