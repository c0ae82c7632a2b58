"""A file that a command is told to write."""

from pathlib import Path
from typing import Any

import click


class Target(click.Path):
    """A path to write to, which is no part of the project itself."""

    def __init__(self, *, dir_okay: bool = True) -> None:
        super().__init__(path_type=Path, dir_okay=dir_okay)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; UsageError for what must not be written over."""
        from qda.project.own_files import refuse_own

        path = Path(str(super().convert(value, param, ctx)))
        if str(path) == "-":
            self.fail("'-' is no file; without one a report goes to the screen", param, ctx)
        if ctx is not None and isinstance(ctx.obj, str):
            refuse_own(Path(ctx.obj), path)
        return path
