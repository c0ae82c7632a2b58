"""Commands about the whole project: begin, import, run, look, check."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qda.cli.command import StrictCommand
from qda.cli.import_screen import show_imported, tell_imported
from qda.cli.options import FORMATS, coder_option, key_options, report_option, speaker_options, speakers_of
from qda.cli.screen import note, notices, progress, show
from qda.model.counted import many, some
from qda.model.typed import typed

if TYPE_CHECKING:
    from qda.model.settings import Settings
    from qda.project.run import RunResult


@click.command(cls=StrictCommand)
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--example", is_flag=True, help="Copy the sample study: Pakistan's relations with the Taliban.")
@coder_option
def init(folder: Path, *, example: bool, coder: str | None) -> None:
    """Make a project in the folder DIR, with files that explain themselves."""
    from qda.project.decisions.decide import coder_name
    from qda.project.init import create_project

    files = create_project(folder, actor=coder_name(coder), example=example)
    click.echo(f"A project with {many(len(files), 'file')} is in {folder}.")
    click.echo("Next:")
    if not example:
        click.echo(f"  put transcripts into {folder / 'transcripts'}")
        click.echo(f"  write your codes into {folder / 'codebooks' / 'codebook.yaml'}")
    click.echo(f"  qda -C {typed(folder)} run")


@click.command("import", cls=StrictCommand)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--kind",
    metavar="KIND",
    help="interview, literature or another kind; it holds for later imports.  [default: by folder]",
)
@click.option(
    "--language",
    metavar="CODE",
    help="What they are written in (de, fr); it holds for later imports.  [default: the project's]",
)
@click.option("--encoding", metavar="NAME", help="How the files were saved.  [default: utf-8]")
@click.option(
    "--text-column",
    "text_columns",
    multiple=True,
    metavar="NAME",
    help="The column of a table with the text; several times for several questions.",
)
@click.option("--id-column", metavar="NAME", help="The column of a table that names each row's document.")
@click.option("--participant-column", metavar="NAME", help="The column of a table that says who wrote a row.")
@click.option("--project-name", metavar="NAME", help="Which project of a Taguette file that holds several.")
@click.option("--name", metavar="NAME", help="What standard input is called, with its suffix: P7.vtt.")
@speaker_options
@report_option
@click.option("--preview", is_flag=True, help="Show what would be understood, and store nothing.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="How --preview shows it.  [default: table]"
)
@key_options
@coder_option
@click.pass_obj
def import_(
    project: str,
    /,
    paths: tuple[Path, ...],
    kind: str | None,
    language: str | None,
    encoding: str | None,
    text_columns: tuple[str, ...],
    id_column: str | None,
    participant_column: str | None,
    project_name: str | None,
    name: str | None,
    speakers: str | None,
    interviewers: tuple[str, ...],
    preview: bool,
    form: str | None,
    key: Path | None,
    coder: str | None,
    report: Path | None,
    *,
    without_key: bool,
) -> None:
    """Import transcripts or excerpts: files, archives (.zip) and folders with all that is in them.

    A project of NVivo, ATLAS.ti, MAXQDA or another program comes in as REFI-QDA (.qdpx) with its texts,
    codes, codings, coders, cases and memos, a codebook as .qdc; --report lists what did not fit. Taguette's
    database (.sqlite3) and a project of QualCoder (the folder NAME.qda) come in as they are. Of transcripts
    --report lists every note for each document; on the screen a note names eight documents.

    FILE can be - for standard input, which --name gives a name. The same file again changes nothing; a
    changed one becomes a new version, and the codings of people move along with it. Codings that qda
    exported as a table come back to the documents that they stand in. Look first with --preview: who
    speaks, who asks, which times, how it begins.

    Exit code 2 when a file cannot be used, or not every coding of a table came in; all others come in.
    """
    from qda.cli.exchange_commands import import_exchanged, refuse_useless
    from qda.cli.preview_screen import show_preview
    from qda.cli.standard_input import given_input
    from qda.ingest.reader import Options
    from qda.interchange.suffixes import EXCHANGED
    from qda.project.decisions.coding_tables import codings_among
    from qda.project.decisions.decide import coder_name
    from qda.project.decisions.import_codings import add_codings
    from qda.project.index.languages import refuse_language
    from qda.project.intake.asked_now import told_of_asked
    from qda.project.intake.import_files import keep, read_files, with_second_texts
    from qda.project.intake.import_summary import notices_table
    from qda.project.intake.preview import preview as look
    from qda.project.workspace import open_workspace

    if not paths:
        raise click.UsageError("Say which files, or take in a whole folder, as in: qda import transcripts")
    files, given = given_input(paths, name)
    exchanged = [path for path in files if path.suffix.lower() in EXCHANGED]
    files = tuple(path for path in files if path not in exchanged)
    said = speakers_of(speakers, interviewers)
    if not exchanged:
        useless: dict[str, object] = {"--project-name": project_name}
        refuse_useless(useless, "is for projects and codebooks of other programs, and there is none.")
        refuse_useless(
            {"--report": report and preview}, "is for an import; a preview tells all of each file."
        )
    elif files or given:
        refuse_useless(
            {"--report": report}, "is for projects or for transcripts: import one after the other."
        )
    elif not files and not given:
        useless = {
            "--language": language,
            "--encoding": encoding,
            "--text-column": text_columns,
            "--id-column": id_column,
            "--participant-column": participant_column,
        }
        refuse_useless(
            useless, "is for transcripts and tables; a project of another program tells this itself."
        )
    if exchanged:
        import_exchanged(
            project,
            exchanged,
            kind=kind,
            speakers=said,
            key=key,
            coder=coder,
            report=report,
            without_key=without_key,
            preview=preview,
            name=project_name,
        )
        if not files and not given:
            return
    if language is not None:
        language = language.strip().lower()
        refuse_language(language)
    options = Options(encoding, text_columns, id_column, participant_column)
    if preview:
        found = look(
            Path(project), files, kind=kind, language=language, options=options, speakers=said, given=given
        )
        show_preview(found, form)
        return
    with open_workspace(Path(project)) as workspace, progress() as bar:
        tables = codings_among(workspace, files, options)
        others = [path for path in files if path not in tables]
        incoming = read_files(
            workspace,
            others,
            kind=kind,
            language=language,
            options=options,
            speakers=said,
            key=key,
            without_key=without_key,
            progress=bar,
            given=given,
        )
        if others and not given and not incoming.seen:
            raise click.UsageError(f"There is nothing to import in {', '.join(map(str, others))}.")
        incoming = with_second_texts(workspace, incoming)
        before = workspace.store.documents()
        with workspace.store.change(coder_name(coder)) as change:
            workspace.store.refuse_taken_out()
            imported = keep(change, incoming)
        asked = told_of_asked(imported.carried, before, incoming.documents, workspace.settings)
        imported = imported.telling(asked)
        returned = [add_codings(workspace, table, coder_name(coder)) for table in tables.values()]
    show_imported(incoming, imported)
    if report is not None:
        show(notices_table(imported.notices), None, report)
    if others or given or not returned:
        tell_imported(imported)
    for one in returned:
        note(one.in_words())
        for left in one.listed():
            note(f"  {left}")
    left_out = [error for one in returned for error in one.refused()]
    replace(incoming, refused=(*incoming.refused, *left_out)).all_read()


@click.command(cls=StrictCommand)
@coder_option
@click.pass_obj
def run(project: str, /, coder: str | None) -> None:
    """Do the whole analysis: import, code, count, write the workbook, compare with the findings.

    Exit code 0 when every document that the findings name carries their codes, 1 when one does not.
    """
    from qda.project.decisions.decide import coder_name
    from qda.project.run import run as run_all
    from qda.project.workspace import open_workspace

    with open_workspace(Path(project)) as workspace:
        with progress() as bar:
            result = run_all(workspace, actor=coder_name(coder), progress=bar)
        notices(result.imported.notices)
        tell_imported(result.imported)
        _tell_run(result, workspace.settings)
        for number, table in enumerate(result.tables):
            if number:
                click.echo()
            show(table, None, None)
        book = result.workbook
        note(f"{'written' if book.written else 'unchanged'}: {workspace.show(book.summary.path)}")
        if book.warning:
            note(f"warning: {book.warning}")
        for remark in book.summary.notes:
            note(f"note: {remark}")
    if not result.reproduced:
        click.get_current_context().exit(1)


@click.command(cls=StrictCommand)
@click.pass_obj
def status(project: str) -> None:
    """What is in the project, what is out of date, and what to do next."""
    from qda.project.status import status_of
    from qda.project.workspace import open_workspace

    with open_workspace(Path(project)) as workspace:
        state = status_of(workspace)
    show(state.table, None, None)
    for one in state.notes:
        click.echo(one)
    if state.next_steps:
        click.echo("\nNext:")
        for step in state.next_steps:
            click.echo(f"  {step}")


@click.command(cls=StrictCommand)
@click.option(
    "--identifiers",
    is_flag=True,
    help="Look for names of the key, e-mail addresses and phone numbers instead.",
)
@click.option("--key", type=click.Path(path_type=Path), metavar="KEY", help="The key, with --identifiers.")
@click.pass_obj
def check(project: str, /, *, identifiers: bool, key: Path | None) -> None:
    """Verify the database, the texts, every quotation and the chain of events.

    Exit code 0 when everything is as it was put there, 1 when something is not; with --identifiers, 1 when
    anything is found. Names in lower case, which may be ordinary words, are listed apart and leave it at 0.
    """
    if key is not None and not identifiers:
        raise click.UsageError("--key goes with --identifiers.")
    if identifiers:
        _check_identifiers(project, key)
        return
    from qda.project.check import check_folder

    checked = check_folder(Path(project))
    for one in (*checked.problems, *checked.notes):
        click.echo(str(one))
    click.echo(checked.summary)
    if checked.problems:
        click.get_current_context().exit(1)


def _check_identifiers(project: str, /, key: Path | None) -> None:
    from qda.project.confidential.identifiers import find_identifiers
    from qda.project.workspace import open_workspace

    with open_workspace(Path(project)) as workspace:
        found = find_identifiers(workspace, key)
    for one in found.certain:
        click.echo(f"{one.where}: {one.what}")
    places = many(len(found.certain), "place")
    click.echo(f"{places} with identifiers" if found.certain else "no identifiers were found")
    if found.doubtful:
        click.echo("\nIn lower case or with other capitals, maybe as ordinary words (none is replaced):")
        for row in found.doubtful:
            more = ", ..." if row.times > len(row.places) else ""
            click.echo(
                f"  {row.what}: {many(row.times, 'time')}; {'; '.join(dict.fromkeys(row.places))}{more}"
            )
        note("Where one is the name: write it as it stands into the row's variants, then pseudonymise.")
    if found.certain:
        click.get_current_context().exit(1)


@click.command(cls=StrictCommand)
@click.argument("document")
@coder_option
@click.pass_obj
def remove(project: str, /, document: str, coder: str | None) -> None:
    """Take a document out of the study; its texts and people's work on it are kept in the record.

    The name of a file, survey.csv, takes out all documents that were read from it.
    """
    from qda.project.decisions.decide import coder_name
    from qda.project.decisions.removal import documents_called
    from qda.project.decisions.removal import remove as take_out
    from qda.project.evidence.findings import findings_naming
    from qda.project.workspace import open_workspace

    with open_workspace(Path(project)) as workspace:
        names = documents_called(workspace, document)
        named = findings_naming(workspace, names)
        with workspace.store.change(coder_name(coder)) as change:
            kept = take_out(change, names)
    what = document if names == (document,) else f"{document}, {many(len(names), 'document')},"
    click.echo(
        f"{what} is out of the study. Kept in the record: {many(kept.versions, 'version')} of its text, "
        f"{many(kept.codings, 'coding')} by people, {many(kept.decisions, 'decision')}, "
        f"{many(kept.memos, 'memo')}."
    )
    if named:
        note(
            f"note: {document} is evidence of {some(named)}: take it out there too, or bring it back: "
            "qda import FILE"
        )


def _tell_run(result: RunResult, settings: Settings) -> None:
    from qda.project.coding.code import warnings_of

    machine = result.machine
    documents, codings = many(machine.documents, "document"), many(len(machine), "coding")
    note(f"coded: {documents}, {machine.coded_documents} of them anew; {codings} by the rules")
    for warning in (*result.since_last, *warnings_of(result.study, settings)):
        note(warning)
