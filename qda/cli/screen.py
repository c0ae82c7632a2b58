"""What people see: results on stdout, progress and notes on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from qda.cli.options import format_of
from qda.cli.patience import moved

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from qda.ingest.notice import Notice
    from qda.model.progress import Progress
    from qda.model.table import Table
    from qda.project.workspace import Workspace

_PATIENCE = 0.7
"""Seconds of silence before a progress bar appears."""
_BETWEEN = 0.1
"""Seconds in which a bar stays as it is."""
_NARROWEST = 40
"""Columns that a table takes at least."""


def width() -> int:
    """The columns that a table may take: those of the terminal, so that no row is broken at its edge; at
    least 40, and no more than a file or another program gets."""
    from qda.report.terminal import WIDTH

    return max(_NARROWEST, min(WIDTH, get_terminal_size().columns)) if sys.stdout.isatty() else WIDTH


def note(text: str) -> None:
    """A line for the person, beside the result."""
    click.echo(text, err=True)


def notices(found: Iterable[Notice]) -> None:
    """What a person should know although the work went on; the same about many documents is said once."""
    from qda.ingest.notice import gathered

    for one in gathered(found):
        note(f"note: {one}")


def show(table: Table, form: str | None, path: Path | None) -> None:
    """Print a table, or write it to a file."""
    from qda.files.atomic import write_text
    from qda.report.formats import render

    if path is not None and format_of(form, path) == "xlsx":
        _show_workbook(path, [table])
        return
    if path is None:
        click.echo(render(table, format_of(form, path), width()).rstrip("\n"))
        return
    text = render(table, format_of(form, path))
    write_text(path, text if text.endswith("\n") else text + "\n")
    note(f"written: {path}")


def _show_workbook(path: Path, tables: Sequence[Table]) -> None:
    from qda.report.tables_workbook import write_tables

    write_tables(path, tables)
    note(f"written: {path}")


def refuse(workspace: Workspace, tables: Iterable[Table], *, allow: bool) -> None:
    """Raise UsageError before identifiers leave a project; where they are allowed, warn."""
    from qda.project.confidential.identifiers import refuse_identifiers

    warning = refuse_identifiers(workspace, tables, allow=allow)
    if warning:
        note(f"warning: {warning}")


def show_all(tables: Sequence[Table], form: str | None, path: Path | None, *, title: str) -> None:
    """Print several tables, or write them to a file, which may be a Word document or a workbook."""
    from qda.files.atomic import write_text
    from qda.report.several import render

    if path is not None and path.suffix.lower() == ".docx" and form is None:
        from qda.report.docx import write_docx

        write_docx(path, tables, title=title)
        note(f"written: {path}")
        return
    if path is not None and format_of(form, path) == "xlsx":
        _show_workbook(path, tables)
        return
    if path is None:
        click.echo(render(tables, format_of(form, path), width()).rstrip("\n"))
        return
    text = render(tables, format_of(form, path))
    write_text(path, text)
    note(f"written: {path}")


@contextmanager
def progress() -> Iterator[Progress]:
    """A progress bar on stderr for work that takes longer than a moment; none when nobody watches."""
    bars = _Bars()
    try:
        yield bars
    finally:
        bars.stop()


class _Bars:
    """One bar for each kind of work, shown only after a moment."""

    def __init__(self) -> None:
        self._since = self._shown = time.monotonic()
        self._bar: Bar | None = None
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, what: str, done: int, total: int) -> None:
        if not sys.stderr.isatty() or time.monotonic() - self._since < _PATIENCE:
            return
        moved()
        if self._bar is None:
            self._bar = _bar()
            self._bar.start()
        if what not in self._tasks:
            self._tasks[what] = self._bar.add_task(what, total=total, completed=done)
        self._bar.update(self._tasks[what], completed=done, total=total)
        if done == total or time.monotonic() - self._shown > _BETWEEN:
            self._bar.refresh()
            self._shown = time.monotonic()

    def stop(self) -> None:
        """Take the bars off the screen."""
        if self._bar is not None:
            self._bar.stop()


def _bar() -> Bar:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        """How many are done in a second; nothing as long as it cannot be told."""

        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            return Text(f"{speed:,.1f} a second" if speed else "", style="progress.data.speed")

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
    )
    # drawn when something is done and not by a thread: while one runs, no copy of this process may be made
    return Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
