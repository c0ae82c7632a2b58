"""The reference of the commands says what the commands say."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

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


def test_the_help_of_every_command_fits_the_screen(qda: Callable[..., Any], tmp_path: Path) -> None:
    """As it is shown to who asks for it."""
    for name, _command in commands("qda", main):
        done = qda(*name.split()[1:], "--help", folder=tmp_path)
        lines = done.stdout.splitlines()
        assert done.returncode == 0, name
        assert lines[0].startswith(f"Usage: {name} ")
        assert max(map(len, lines)) <= 100, name
