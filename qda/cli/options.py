"""Options that mean the same in every command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from qda.cli.target import Target
from qda.errors import UsageError

if TYPE_CHECKING:
    from qda.analysis.frames.selection import Selection
    from qda.model.document import Speakers

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS = ("table", "csv", "json", "markdown", "latex", "html")
_BY_SUFFIX = {
    "": "table",
    ".txt": "table",
    ".csv": "csv",
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".tex": "latex",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
}

_FILTERS = (
    ("--code", "codes", "CODE", "Only this code."),
    ("--theme", "themes", "THEME", "Only this theme, with all codes below it; adds to --code."),
    ("--document", "documents", "NAME", "Only this document."),
    ("--participant", "participants", "NAME", "Only this participant."),
    ("--kind", "kinds", "KIND", "Only documents of this kind: interview, literature, ..."),
    ("--coder", "coders", "NAME", "Only codings by this coder; the codebook's rules are 'rules'."),
    ("--assertion", "assertions", "HOW", "affirmed, negated, hedged, reported or all.  [default: affirmed]"),
    (
        "--status",
        "statuses",
        "STATUS",
        "proposed, accepted, rejected, stale or all.  [default: all but rejected and stale; lists of "
        "quotations show stale ones]",
    ),
)


def filters(command: Command) -> Command:
    """The filters of every report; each can be given several times."""
    return filters_but()(command)


def filters_of_data(command: Command) -> Command:
    """The filters of commands that write every coding, whatever its assertion and status."""
    return filters_but(every=("assertions", "statuses"))(command)


def filters_but(*left: str, every: tuple[str, ...] = ()) -> Callable[[Command], Command]:
    """The filters without those that a command takes in another way, by their names in a selection.

    `every` names those that leave nothing out when they are not given.
    """

    def decorate(command: Command) -> Command:
        command = click.option(
            "--include-interviewer", is_flag=True, help="Code and count the interviewer's words too."
        )(command)
        for option, name, metavar, text in reversed(_FILTERS):
            if name not in left:
                if name in every:
                    text = f"{text.partition('  [')[0]}  [default: all]"
                command = click.option(option, name, metavar=metavar, multiple=True, help=text)(command)
        return command

    return decorate


def filters_beside_a_coder(command: Command) -> Command:
    """The same for a command whose `--coder` says who you are: `--coded-by` narrows to a coder's codings."""
    command = click.option(
        "--coded-by", "coders", metavar="NAME", multiple=True, help="Only codings by this coder."
    )(command)
    return filters_but("coders")(command)


def allow_identifiers(command: Command) -> Command:
    """Whether names, e-mail addresses and telephone numbers may leave the project."""
    return click.option(
        "--allow-identifiers",
        is_flag=True,
        help="Write the file although names of the key, e-mail addresses or phone numbers stand in it.",
    )(command)


def report_option(command: Command) -> Command:
    """Where all remarks go on what could not be taken or said as it is."""
    return click.option(
        "--report",
        type=Target(dir_okay=False),
        callback=of_a_table,
        metavar="FILE",
        help="Write every remark, item by item, to a file: .xlsx, .csv, .json, .md or text.",
    )(command)


def output(command: Command) -> Command:
    """Where a table goes and in which form."""
    return _output(command, of_a_table)


def output_of_tables(command: Command) -> Command:
    """The same for several tables, which can be a Word document."""
    return _output(command, _of_tables)


def _output(command: Command, checked: Callable[..., Path | None]) -> Command:
    command = allow_identifiers(command)
    command = click.option(
        "--output",
        "-o",
        type=Target(),
        callback=checked,
        metavar="FILE",
        help="Write to a file, not the screen: .xlsx, .csv, .json, .md, .tex, .html or text.",
    )(command)
    return click.option(
        "--format",
        "form",
        is_eager=True,
        type=click.Choice(FORMATS),
        help="How to write it.  [default: table, or by the file's ending]",
    )(command)


def scope_option(command: Command) -> Command:
    """How far a pattern reaches."""
    return click.option(
        "--scope",
        type=click.Choice(["sentence", "paragraph", "turn"]),
        default="sentence",
        show_default=True,
        help="How far AND and NOT reach.",
    )(command)


def coder_option(command: Command) -> Command:
    """Who does it."""
    return click.option(
        "--coder", metavar="NAME", help="Who you are.  [default: QDA_CODER, else your login name]"
    )(command)


def speaker_options(command: Command) -> Command:
    """What a person says of who speaks in the files of a call."""
    command = click.option(
        "--interviewer",
        "interviewers",
        metavar="LABEL",
        multiple=True,
        help="Who asks, beside the labels of qda.toml; 'none': nobody but those named here.",
    )(command)
    return click.option(
        "--speakers",
        metavar="REGEX",
        help="How labels are written: a regular expression for the beginning of a line. Its group 'speaker', "
        "or its first, is the label; 'start' and 'end' are times.",
    )(command)


def key_options(command: Command) -> Command:
    """Where the key of replaced names is, for what comes in."""
    command = click.option(
        "--without-key", is_flag=True, help="No name stands in the files; the key is not needed."
    )(command)
    return click.option(
        "--key",
        type=click.Path(path_type=Path),
        metavar="KEY",
        help="The key of the names that were replaced.",
    )(command)


def speakers_of(pattern: str | None, interviewers: tuple[str, ...]) -> Speakers:
    """What a person says of who speaks. Raises PatternError when the expression cannot be used."""
    from qda.model.document import Speakers
    from qda.model.label import as_label
    from qda.units.declared import speaker_pattern

    if pattern is not None:
        speaker_pattern(pattern)
    return Speakers(interviewers=tuple(map(as_label, interviewers)), pattern=pattern)


def format_of(form: str | None, path: Path | None) -> str:
    """The format asked for, else by the ending of the file. Raises UsageError for an ending that no table
    has: text under the name of another kind of file is one that nobody can open."""
    if form is not None or path is None:
        return form or "table"
    ending = path.suffix.lower()
    if ending not in _BY_SUFFIX:
        raise UsageError(
            f"a table is not written as {ending}: {path}",
            remedy="It can end in .xlsx, .csv, .json, .md, .tex, .html or .txt.\n"
            "  The whole report for Word: qda report docx FILE",
        )
    return _BY_SUFFIX[ending]


def of_a_table(context: click.Context, option: click.Parameter, path: Path | None) -> Path | None:
    """Refuse a wrong ending before anything is done; --format, which is read before, allows any."""
    format_of(context.params.get("form") if option.name == "output" else None, path)
    return path


def _of_tables(context: click.Context, option: click.Parameter, path: Path | None) -> Path | None:
    if path is not None and path.suffix.lower() == ".docx":
        return path
    return of_a_table(context, option, path)


def selection_of(options: dict[str, Any]) -> Selection:
    """Take the filters out of a command's options."""
    from qda.analysis.frames.selection import Selection

    names = [name for _, name, _, _ in _FILTERS]
    return Selection(
        **{name: options.pop(name, ()) for name in names},
        include_interviewer=options.pop("include_interviewer"),
    )
