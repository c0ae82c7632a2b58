"""Commands that count words: word lists, collocates of a pattern, phrases that no coding touches."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from qda.cli.command import StrictCommand
from qda.cli.loading import load
from qda.cli.options import Command, filters, output, scope_option, selection_of
from qda.cli.report_commands import loaded, show_table
from qda.cli.screen import progress, refuse, show

_LEVEL = click.Choice(["form", "lemma"])


def _stop_words(command: Command) -> Command:
    command = click.option("--all-words", is_flag=True, help="List stop words too.")(command)
    return click.option(
        "--stop-words",
        "stop",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Your own stop words, one on each line, in place of the language's.",
    )(command)


@click.command(cls=StrictCommand)
@filters
@click.option(
    "--length",
    type=click.IntRange(1, 10),
    metavar="N",
    default=1,
    show_default=True,
    help="Words in a phrase; 1: words.",
)
@click.option("--level", type=_LEVEL, default="form", show_default=True, help="What makes two words one.")
@click.option(
    "--minimum",
    type=click.IntRange(1),
    metavar="N",
    default=2,
    show_default=True,
    help="Only those so frequent.",
)
@_stop_words
@output
@click.pass_obj
def words(project: str, /, form: str | None, **options: Any) -> None:
    """How often words and phrases occur, and with how many participants.

    Without filters all that participants and authors say is counted. --code, --theme, --coder, --assertion
    and --status name codings: only the words under these are counted.
    """
    from qda.project.reports.words import words as make

    path, allow = options.pop("output"), options.pop("allow_identifiers")
    selection = selection_of(options)
    study, settings = loaded(project, selection)
    show_table(project, make(study, settings, selection, **options), form, path, allow=allow)


@click.command(cls=StrictCommand)
@click.argument("pattern")
@filters
@scope_option
@click.option(
    "--window",
    type=click.IntRange(1, 100),
    metavar="N",
    default=5,
    show_default=True,
    help="Words on each side of a hit.",
)
@click.option("--level", type=_LEVEL, default="lemma", show_default=True, help="What makes two words one.")
@click.option(
    "--minimum",
    type=click.IntRange(1),
    metavar="N",
    default=2,
    show_default=True,
    help="Only those so often near.",
)
@_stop_words
@output
@click.pass_obj
def collocates(project: str, /, pattern: str, scope: str, form: str | None, **options: Any) -> None:
    """The words near a pattern: qda report collocates "Durand Line".

    Those come first that are most surely nearer to it than elsewhere: words to think of for a codebook.
    """
    from qda.model.codebook import Scope
    from qda.project.reports.search import Wanted
    from qda.project.reports.words import company
    from qda.project.workspace import open_workspace

    path, allow = options.pop("output"), options.pop("allow_identifiers")
    selection = selection_of(options)
    with open_workspace(Path(project)) as workspace, progress() as bar:
        study = load(workspace, bar, include_interviewer=selection.include_interviewer)
        table = company(workspace, study, Wanted(pattern, Scope(scope)), selection, **options)
        if path is not None:
            refuse(workspace, [table], allow=allow)
    show(table, form, path)


@click.command(cls=StrictCommand)
@filters
@click.option(
    "--shortest", type=click.IntRange(1, 10), metavar="N", default=2, show_default=True, help="Fewest words."
)
@click.option(
    "--longest", type=click.IntRange(1, 10), metavar="N", default=4, show_default=True, help="Most words."
)
@click.option("--level", type=_LEVEL, default="lemma", show_default=True, help="What makes two words one.")
@click.option(
    "--minimum",
    type=click.IntRange(1),
    metavar="N",
    default=3,
    show_default=True,
    help="Only those so frequent.",
)
@_stop_words
@output
@click.pass_obj
def suggest(project: str, /, shortest: int, longest: int, form: str | None, **options: Any) -> None:
    """List frequent phrases that no coding touches: what the codebook may lack.

    Codings of every coder and assertion count, but not those that somebody rejected. The program suggests;
    what becomes a code is yours to decide.
    """
    if shortest > longest:
        raise click.UsageError("--shortest is more than --longest; the other way round there are phrases.")
    from qda.project.reports.words import suggestions

    path, allow = options.pop("output"), options.pop("allow_identifiers")
    selection = selection_of(options)
    study, settings = loaded(project, selection)
    table = suggestions(study, settings, selection, shortest=shortest, longest=longest, **options)
    show_table(project, table, form, path, allow=allow)
