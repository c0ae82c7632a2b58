"""A table in LaTeX (longtable with the rules of booktabs), to be read by a paper with `\\input`."""

import re
from collections.abc import Iterable

from qda.model.table import Column, ColumnKind, Table
from qda.report.caption import caption
from qda.report.cells import undefined_marks, written
from qda.report.visible import visible

_NEEDS = "% \\usepackage{booktabs,longtable,array}  % and pdfLaTeX of 2018 or later, XeLaTeX or LuaLaTeX"
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\char34{}",
    "[": "{[}",  # behind \\ it would be an argument
    "]": "{]}",
    "'": "{'}",
    "`": "{`}",
    **{character: f"\\{character}" for character in "&%$#_{}"},
}
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")
_NEGATIVE = re.compile(r"-\d[\d.,]*%?")
_LONG = 24
"""Characters from which a column of text gets a fixed width, so that its lines break."""


def render(table: Table) -> str:
    """The table with its title and, below it, its unit, N and notes. Nothing is shortened, and no text
    becomes a command."""
    marks = undefined_marks(table)
    rows = [
        [written(value, column.kind, marks) for value, column in zip(row, table.columns, strict=True)]
        for row in table.rows
    ]
    heading = _row(f"\\textbf{{{escape(column.heading)}}}" for column in table.columns)
    lines = [
        _NEEDS,
        f"\\begin{{longtable}}{{{_columns(table.columns, rows)}}}",
        f"\\caption{{{escape(table.title)}}}\\label{{tab:{re.sub('[^a-z0-9]+', '-', table.name)}}}\\\\",
        *("\\toprule", heading, "\\midrule", "\\endfirsthead"),
        *("\\toprule", heading, "\\midrule", "\\endhead"),
        *("\\bottomrule", "\\endfoot"),
        *(_row(map(_indented, row)) for row in rows),
        "\\end{longtable}",
        *(f"\\noindent{{\\footnotesize {escape(line)}\\par}}" for line in caption(table)),
    ]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    r"""The text as LaTeX prints it.

    >>> escape("50% of a_b & \\c")
    '50\\% of a\\_b \\& \\textbackslash{}c'
    """
    escaped = _SPECIAL.sub(lambda found: _ESCAPES[found[0]], visible(text))
    return escaped.replace("--", "-{}-")  # which would be a dash


def _columns(columns: Iterable[Column], rows: list[list[str]]) -> str:
    """Numbers to the right, short texts to the left, long ones in columns that share the width."""
    listed = list(columns)
    long = [
        column.kind is ColumnKind.TEXT and any(len(row[number]) > _LONG for row in rows)
        for number, column in enumerate(listed)
    ]
    share = 0.8 / max(2, sum(long))
    wrapped = f">{{\\raggedright\\arraybackslash}}p{{{share:.2f}\\linewidth}}"
    return "".join(
        wrapped if broad else "l" if column.kind is ColumnKind.TEXT else "r"
        for column, broad in zip(listed, long, strict=True)
    )


def _row(cells: Iterable[str]) -> str:
    return " & ".join(cells) + r" \\"


def _indented(text: str) -> str:
    """Leading spaces as a space of that width, and the minus of a number as a minus."""
    bare = text.lstrip(" ")
    indent = len(text) - len(bare)
    if _NEGATIVE.fullmatch(bare):
        return f"$-${bare[1:]}"
    return f"\\hspace*{{{indent / 2:g}em}}{escape(bare)}" if indent else escape(bare)
