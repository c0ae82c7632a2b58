"""Tables of Markdown to rows: cells between bars, the names of the columns above a line of dashes."""

import re
from itertools import groupby

from qda.ingest.tables.row import Row

_BAR = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
_WHOLLY = re.compile(r"(?P<mark>\*\*|__|\*|_)(?P<words>[^*_]+)(?P=mark)")


def tables_in(text: str) -> list[list[Row]]:
    """The rows of each table, counted from its top without the line of dashes."""
    lines = (line.strip() for line in text.split("\n"))
    blocks = (list(block) for is_row, block in groupby(lines, _is_row) if is_row)
    return [
        [Row(number, _cells(line)) for number, line in enumerate(block[:1] + block[2:], 1)]
        for block in blocks
        if len(block) > 1 and _DASHES.fullmatch(block[1])
    ]


def is_table_alone(text: str) -> bool:
    """Whether a text holds nothing but rows."""
    return all(_is_row(line.strip()) for line in text.strip().split("\n"))


def _is_row(line: str) -> bool:
    return len(line) > 1 and line[0] == "|" and line[-1] == "|"


def _cells(line: str) -> tuple[str, ...]:
    return tuple(_plain(cell.strip()) for cell in _BAR.split(line)[1:-1])


def _plain(cell: str) -> str:
    """A cell without marks about all of it, as names in bold have."""
    whole = _WHOLLY.fullmatch(cell)
    return (whole["words"] if whole else cell).replace("\\|", "|")
