"""Write docs/cli.md from the commands' own help: python docs/cli_reference.py"""

import os
from collections.abc import Iterator
from pathlib import Path

import click

from qda.cli.main import main

TARGET = Path(__file__).parent / "cli.md"
_INTRODUCTION = """# Commands

Made from `qda --help` by `python docs/cli_reference.py`; a test holds that it is up to date.

Every command works on the project in this folder or in one above it; `qda -C DIR COMMAND`, or the environment
variable QDA_PROJECT, names another ([all variables](files.md#qdatoml)). Results go to the screen's standard
output, progress and notes beside it. Exit codes: 0 done; 1 a check ran and found problems; 2 bad input or
usage; 3 a fault of qda itself. What the filters (`--code`, `--status`, `--assertion`, ...) mean:
[what counts](counting.md#what-counts-and-what-filters-change).
"""


def reference() -> str:
    """The help of every command, one after the other."""
    os.environ.pop("COLUMNS", None)
    pages = (
        f"## {context.command_path}\n\n```text\n{context.get_help()}\n```\n"
        for context in _contexts("qda", main, None)
    )
    return "\n".join([_INTRODUCTION, *pages])


def _contexts(name: str, command: click.Command, parent: click.Context | None) -> Iterator[click.Context]:
    """The context of each command as it is called, its groups before it."""
    settings = {**command.context_settings, "terminal_width": 100, "max_content_width": 100}
    context = click.Context(command, info_name=name, parent=parent, **settings)
    yield context
    if isinstance(command, click.Group):
        for child in sorted(command.commands):
            yield from _contexts(child, command.commands[child], context)


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
