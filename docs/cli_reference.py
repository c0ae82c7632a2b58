"""Write docs/cli.md from the commands' own help: python docs/cli_reference.py"""

import os
from collections.abc import Iterator
from pathlib import Path

import click

from qda.cli.main import main

TARGET = Path(__file__).parent / "cli.md"
_INTRODUCTION = """# Commands

Made from `qda --help` by `python docs/cli_reference.py`; a test holds that it is up to date.

Every command works on the project in this folder, or in the one that `-C` names. Results go to the screen's
standard output, progress and notes beside it. Exit codes: 0 done; 1 a check ran and found problems; 2 bad
input or usage; 3 a fault of qda itself.
"""


def reference() -> str:
    """The help of every command, one after the other."""
    os.environ.pop("COLUMNS", None)
    parts = [_INTRODUCTION]
    for name, command in _commands("qda", main):
        context = click.Context(command, info_name=name, terminal_width=100, max_content_width=100)
        parts.append(f"## {name}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


def _commands(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for child in sorted(command.commands):
            yield from _commands(f"{name} {child}", command.commands[child])


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
