"""A table in Markdown (GitHub's pipe tables), for a paper's appendix or a README."""

import re
from collections.abc import Iterable

from qda.model.table import ColumnKind, Table
from qda.report.caption import caption
from qda.report.cells import undefined_marks, written
from qda.report.visible import visible

_MARKUP = re.compile(r"[\\`*\[\]<>|~#$&]|(?<![^\W_])_|_(?![^\W_])")


def render(table: Table) -> str:
    """Heading, pipe table and caption; nothing is shortened, and no text becomes markup."""
    marks = undefined_marks(table)
    lines = [f"### {_plain(table.title)}", ""]
    if table.columns:
        lines.append(_row(_plain(column.heading) for column in table.columns))
        lines.append(_row("---" if c.kind is ColumnKind.TEXT else "---:" for c in table.columns))
    for row in table.rows:
        cells = zip(row, table.columns, strict=True)
        lines.append(_row(_indented(written(value, column.kind, marks)) for value, column in cells))
    for line in caption(table):
        lines += ["", _plain(line)]
    return "\n".join(lines) + "\n"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """The text with every character that could be markup escaped; `durand_line` is none."""
    return _MARKUP.sub(lambda found: f"\\{found[0]}", visible(text))


def _indented(text: str) -> str:
    """Leading spaces as entities, which is the only way to keep them in a cell."""
    bare = text.lstrip(" ")
    return "&nbsp;" * (len(text) - len(bare)) + _plain(bare)
