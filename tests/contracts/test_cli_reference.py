"""The reference of the commands says what the commands say."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import click

from qda.cli.main import main

ROOT = Path(__file__).parents[2]


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("cli_reference", ROOT / "docs" / "cli_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def commands(name: str, command: click.Command) -> list[tuple[str, click.Command]]:
    found = [(name, command)]
    if isinstance(command, click.Group):
        for child in command.commands:
            found += commands(f"{name} {child}", command.commands[child])
    return found


def test_the_reference_is_up_to_date() -> None:
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written == generator().reference(), "run: python docs/cli_reference.py"


def test_every_command_is_in_the_reference_and_explains_itself() -> None:
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for name, command in commands("qda", main):
        assert f"## {name}\n" in written
        assert command.help, f"{name} has no help"
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help or parameter.name == "level", f"{name} {parameter.opts} has no help"


def test_the_help_of_every_command_fits_the_screen() -> None:
    for name, command in commands("qda", main):
        arguments = [*name.split()[1:], "--help"]
        done = (
            subprocess.run(
                [sys.executable, "-m", "qda", *arguments], capture_output=True, text=True, check=True
            )
            if name.count(" ") < 1
            else None
        )
        lines = done.stdout.splitlines() if done else command.get_help(click.Context(command)).splitlines()
        assert max(map(len, lines)) <= 100, name
