"""The formats of `--format`: each a function from a table to a text. A new format is one line here."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from qda.model.table import Table
from qda.report import csv, html, json, latex, markdown, terminal

FORMATS: Mapping[str, Callable[[Table], str]] = MappingProxyType(
    {
        "table": terminal.render,
        "csv": csv.render,
        "json": json.render,
        "markdown": markdown.render,
        "latex": latex.render,
        "html": html.render,
    }
)


def render(table: Table, form: str, width: int = terminal.WIDTH) -> str:
    """A table in a format; what is laid out for a screen has at most `width` columns."""
    return terminal.render(table, width=width) if form == "table" else FORMATS[form](table)
