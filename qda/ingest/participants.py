"""participants.csv: one row for each participant, one column for each attribute.

    participant,age,gender
    P1,40-49,f

Commas, semicolons or tabs may stand between the cells; the header tells which.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from qda.errors import Faults, InputError, Place
from qda.files.text import read_bytes
from qda.ingest.attributes import People
from qda.ingest.names import is_name, tidy
from qda.ingest.text_file import decode_text
from qda.model.counted import many
from qda.model.label import ByLabel, key_of

_DELIMITERS = ",;\t"
_FIRST = "participant"
KNOWN_ANYWAY = frozenset({"document", "kind", "speaker", "coder", "assertion"})
"""What reports know of everybody: no attribute can be called so, in small letters or in capitals."""


class Row(NamedTuple):
    """The lines that a row takes, from `first` to `last`, and its cells, without empty ones to the right."""

    first: int
    last: int
    cells: list[str]


def read_participants(path: Path, *, encoding: str | None = None) -> People:
    """Participant -> attributes, in the order of the file; an empty cell is the text "".

    Empty rows, and empty cells to the right of the last column, mean nothing. Raises InputError with the
    line, or Problems for several rows: no column `participant` at the left, a column without name, named
    twice or like what reports know of everybody, a row without participant or with more cells than the
    header, a participant named twice, in one spelling or in two.
    """
    rows = rows_of(decode_text(read_bytes(path), path, encoding, named=False), path)
    columns = _columns(next(rows, None), path)
    people: dict[str, Mapping[str, str]] = {}
    known: dict[str, tuple[int, str]] = {}
    faults = Faults()
    for line, _, cells in rows:
        name = faults.read(partial(_participant, cells, len(columns), Place(path, line)), "")
        if not name:
            continue
        first, spelling = known.setdefault(key_of(name), (line, name))
        if first != line:
            other = "" if spelling == name else f", written {spelling!r}"
            problem = f"the participant {name!r} already stands in line {first}{other}"
            remedy = "Keep one row for each participant."
            faults.add(InputError(problem, place=Place(path, line), remedy=remedy))
        values = cells[1:] + [""] * (len(columns) - len(cells))
        people[name] = MappingProxyType(dict(zip(columns[1:], values, strict=True)))
    faults.tell()
    return ByLabel(people.items())


def rows_of(text: str, path: Path) -> Iterator[Row]:
    """Each row that holds anything, the header first. InputError where a quotation mark is not closed."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    line = 1
    try:
        for row in reader:
            cells = [tidy(cell) for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                yield Row(line, reader.line_num, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            f"this row cannot be read: {error}",
            place=Place(path, line),
            remedy='A cell that begins with " must end with ", and a " inside it is written "".',
        ) from error


def delimiter_of(text: str) -> str:
    """The delimiter of a file: the one that sets the first column apart and cuts the header into most cells;
    the comma when none does."""
    header = text.lstrip("\n").partition("\n")[0]

    def fits(delimiter: str) -> tuple[bool, int]:
        cells = next(csv.reader([header], delimiter=delimiter), [])
        return tidy("".join(cells[:1])).lower() == _FIRST, len(cells)

    return max(_DELIMITERS, key=fits)


def _columns(header: Row | None, path: Path) -> list[str]:
    if header is None:
        raise InputError("the file is empty", place=Place(path), remedy="Its first row names the columns.")
    line, _, columns = header
    if columns[0].lower() != _FIRST:
        raise InputError(
            f"the first column must be 'participant', not {columns[0]!r}",
            place=Place(path, line),
            remedy="Begin with a header row like: participant,age,gender",
        )
    for number, column in enumerate(columns, start=1):
        if not column:
            raise InputError(f"column {number} has no name", place=Place(path, line))
        if column in columns[: number - 1]:
            raise InputError(f"two columns are called {column!r}", place=Place(path, line))
        if column.lower() in KNOWN_ANYWAY:
            raise InputError(
                f"a column cannot be called {column!r}: reports know that without it",
                place=Place(path, line),
                remedy="Give the attribute another name, for example kind_of_work.",
            )
    return columns


def _participant(cells: list[str], columns: int, place: Place) -> str:
    if len(cells) > columns:
        raise InputError(
            f"this row has {many(len(cells), 'cell')}, the header has {columns}",
            place=place,
            remedy="Put a cell that holds a comma, semicolon or tab in quotation marks.",
        )
    if not is_name(cells[0]):
        raise InputError("this row names no participant", place=place, remedy="Fill its first cell.")
    return cells[0]
