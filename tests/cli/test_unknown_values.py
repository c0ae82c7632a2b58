"""A filter that names something unknown is refused by every command that has it, and nothing is written."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from qda.cli.main import main

FILTERS = {
    *("--code", "--theme", "--document", "--participant", "--kind", "--status", "--assertion"),
    *("--coder", "--coded-by"),
}
ARGUMENTS = {
    "accept": ("--document", "P2", "--quote", "long way"),
    "reject": ("--document", "P2", "--quote", "long way"),
    "add": ("P2", "the cost", "access"),
    "memo": ("Ask again",),
    "code": ("--explain",),
    "search": ("clinic",),
    "adjudicate": ("Anna", "rules"),
    "report agreement": ("Anna", "rules"),
    "report disagreements": ("Anna", "rules"),
    "plot agreement": ("Anna", "rules"),
    "report quotes": ("distance",),
    "report crosstab": ("distance", "gender"),
    "report compare": ("--by", "gender"),
    "report collocates": ("clinic",),
    "report docx": ("out.docx",),
    "report html": ("out.html",),
    "export xlsx": ("out.xlsx",),
    "export codings": ("out.csv",),
    "export csv": ("out.csv",),
    "export jsonl": ("out.jsonl",),
    "plot portrait": ("P1",),
    "plot timeline": ("--by", "gender"),
}
NO_FILTERS = {("import", "--kind"), ("corpus", "--kind")}
"""Options that say what texts are; as a `--coder` that says who one is, they may name something new."""


def commands(group: click.Group, *path: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)
        else:
            yield (*path, name), command


def filters_of(path: tuple[str, ...], command: click.Command) -> list[str]:
    asked = [one for one in command.params if isinstance(one, click.Option) and one.opts[0] in FILTERS]
    given = ARGUMENTS.get(" ".join(path), ())
    return [
        one.opts[0]
        for one in asked
        if not str(one.help).startswith("Who you are")
        and (*path, one.opts[0]) not in NO_FILTERS
        and one.opts[0] not in given
    ]


FILTERING = {path: found for path, command in commands(main) if (found := filters_of(path, command))}


def test_the_commands_that_filter_are_found() -> None:
    assert len(FILTERING) > 25
    assert {("history",), ("report", "frequencies"), ("plot", "network"), ("export", "xlsx")} <= set(
        FILTERING
    )


@pytest.fixture(scope="module")
def coded(finished_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, which nothing may change."""
    folder = tmp_path_factory.mktemp("unknown") / "care"
    shutil.copytree(finished_project, folder)
    return folder


@pytest.mark.parametrize("path", FILTERING, ids=" ".join)
def test_an_unknown_value_is_refused_and_nothing_is_written(path, coded, run, database) -> None:
    assert run(coded, "add", "P1", "lower now", "access", "--coder", "Anna").code == 0
    before = (database(coded), {one.name for one in coded.iterdir()})
    for option in FILTERING[path]:
        done = run(coded, *path, *ARGUMENTS.get(" ".join(path), ()), option, "nope")
        assert (done.code, done.out) == (2, ""), (option, done.err)
        assert "nope" in done.err, option
    assert (database(coded), {one.name for one in coded.iterdir()}) == before
