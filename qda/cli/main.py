"""The command `qda`: its groups of commands, and the one place where errors become messages and exit codes.

Exit codes: 0 done; 1 a check ran and found problems; 2 bad input or usage; 3 a fault of qda itself;
130 interrupted;
143 ended by the system, where a command tells of it.
"""

import errno
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from qda import __version__
from qda.cli.command import StrictGroup
from qda.cli.later import Later
from qda.cli.patience import patience
from qda.cli.streams import prepare
from qda.errors import MORE_MEMORY, QdaError


class Translating(StrictGroup):
    """Turns every error into a message in words and an exit code."""

    def main(self, args: Sequence[str] | None = None, *more: Any, **options: Any) -> Any:  # noqa: ARG002
        """Run a command and leave with its exit code."""
        options.pop("standalone_mode", None)
        prepare()
        sys.exit(self._code(list(args) if args is not None else None, options))

    def _code(self, args: list[str] | None, options: dict[str, Any]) -> int:
        try:
            with patience():
                result = super().main(args=args, standalone_mode=False, **options)
            return result if isinstance(result, int) else 0
        except click.ClickException as error:
            error.show()
            return error.exit_code
        except QdaError as error:
            click.echo(f"qda: {error}", err=True)
            return error.exit_code
        except (click.Abort, KeyboardInterrupt) as error:
            kept = _kept(error.__cause__ or error)
            click.echo(f"\nqda: stopped; {kept or 'the database is as it was before this command'}", err=True)
            if kept:
                click.echo(
                    "  Run the command again for the rest; qda status tells how things stand.", err=True
                )
            return 130
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        except MemoryError:
            return _without_memory()
        except OSError as error:
            if error.errno == errno.ENOMEM:
                return _without_memory()
            click.echo(f"qda: {error.filename or 'a file'}: {error.strerror or error}", err=True)
            click.echo("  See that the file can be read or written and that the disk has room.", err=True)
            return 2
        except Exception as error:
            if os.environ.get("QDA_DEBUG"):
                raise
            click.echo(f"qda: a fault in qda itself: {type(error).__name__}: {error}", err=True)
            kept = _kept(error) or "nothing was changed"
            click.echo(
                f"  {kept[0].upper()}{kept[1:]}. Run it again with QDA_DEBUG=1 for the details.", err=True
            )
            return 3


def _without_memory() -> int:
    click.echo(f"qda: there is not enough memory for this\n  {MORE_MEMORY}", err=True)
    return 2


def _kept(error: BaseException) -> str:
    """What an open project has noted of what it keeps in spite of an error; empty when that is nothing."""
    return "; ".join(getattr(error, "__notes__", ()))


_COMMANDS = Later(
    init="project_commands",
    import_="project_commands",
    run="project_commands",
    status="project_commands",
    check="project_commands",
    history="history_commands",
    remove="project_commands",
    codebook="codebook_commands",
    code="coding_commands",
    corpus="corpus_commands",
    search="search_commands",
    add="coding_commands",
    accept="coding_commands",
    reject="coding_commands",
    memo="coding_commands",
    anchors="anchor_commands",
    adjudicate="agreement_commands",
    pseudonymise="people_commands",
    withdraw="people_commands",
    merge="merge_commands",
    report="report_commands",
    plot="plot_commands",
    audit="audit_commands",
    export="export_commands",
    completion="completion",
)


@click.group(
    cls=Translating,
    commands=_COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with: qda init DIR, or qda init --example DIR for the sample study.",
)
@click.version_option(__version__, prog_name="qda")
@click.option(
    "--project",
    "-C",
    default=".",
    envvar="QDA_PROJECT",
    metavar="DIR",
    help="The project's folder, or one below it.  [default: QDA_PROJECT, else this folder]",
)
@click.pass_context
def main(context: click.Context, project: str) -> None:
    """Code interviews and literature, count the codes, and trace every finding to its quotations."""
    context.obj = project
