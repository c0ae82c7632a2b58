"""Which row of a table names its columns: the first one, unless a preamble of a program stands above it."""

from collections.abc import Sequence
from pathlib import Path

from qda.ingest.notice import Notice
from qda.ingest.tables.column_names import KNOWN, PARTICIPANT, SPEAKER, SPOKEN, START, TEXT
from qda.ingest.tables.columns import plain_name
from qda.ingest.tables.row import Row
from qda.ingest.word.found import quoted
from qda.model.counted import many

LOOKED_AT = 20
"""Rows among which the one that names the columns is looked for."""
_WORDS, _BESIDE = TEXT | SPOKEN, PARTICIPANT | SPEAKER | START


def known_names(cells: Sequence[str]) -> int:
    """How many cells are names that columns of words, and of who said or wrote them, go by."""
    return sum(plain_name(cell) in KNOWN for cell in cells if cell.strip())


def below_preamble(rows: Sequence[Row], path: Path, notices: list[Notice]) -> Sequence[Row]:
    """The rows from the one on that names the columns. What stands above it is told.

    That is the first row, unless it has no name that columns go by, and a row soon below it has hardly any
    other cells: one for the words and one for who said them, or when.
    """
    filled = [row for row in rows[:LOOKED_AT] if any(map(str.strip, row.cells))]
    if not filled or known_names(filled[0].cells):
        return rows
    head = next((row for row in filled if _is_head(row)), filled[0])
    above = [" ".join(" ".join(row.cells).split()) for row in filled if row.number < head.number]
    if above:
        what = f"{many(len(above), 'row')} above the names of the columns left out: {quoted(above)}"
        notices.append(Notice(what, str(path)))
    return [row for row in rows if row.number >= head.number] if above else rows


def _is_head(row: Row) -> bool:
    names = [plain_name(cell) for cell in row.cells if cell.strip()]
    told = all(any(one in kind for one in names) for kind in (_WORDS, _BESIDE))
    return told and len(set(names)) > 1 and 2 * sum(one in KNOWN for one in names) >= len(names)
