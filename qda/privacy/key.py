"""The key: which words stand for whom. A table that a person fills in with any spreadsheet program.

accept,kind,text,variants,replacement,count,documents,example,applied
y,name,Anna Smith,Anna; Mrs Smith,[Name 1],12,P1; P3,"... and Anna Smith said ...",
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from qda.errors import Faults, InputError, Place, did_you_mean
from qda.files.atomic import write_text
from qda.files.text import read_text

COLUMNS = ("accept", "kind", "text", "variants", "replacement", "count", "documents", "example", "applied")
_YES = {"y", "yes", "x", "1", "j", "ja", "o", "oui", "s", "si", "sí", "true", "wahr", "sand"}
_NO = {"", "n", "no", "nej", "nein", "non", "0", "false"}
_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Entry:
    """Words and what is to stand for them. `variants` are other forms of the same; `applied`: it was done."""

    kind: str
    text: str
    replacement: str
    variants: tuple[str, ...] = ()
    accept: bool = False
    count: int = 0
    documents: tuple[str, ...] = ()
    example: str = ""
    applied: bool = field(default=False)

    @property
    def forms(self) -> tuple[str, ...]:
        """The text and its variants."""
        return (self.text, *self.variants)


def write_key(path: Path, entries: Iterable[Entry]) -> None:
    """Write a key so that only its owner can read it."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in entries:
        cells = ["y" * one.accept, one.kind, one.text, "; ".join(one.variants), one.replacement]
        cells += [str(one.count), "; ".join(one.documents), one.example, "y" * one.applied]
        writer.writerow([_guarded(cell) if at in {2, 3, 4} else cell for at, cell in enumerate(cells)])
    write_text(path, "\ufeff" + made.getvalue())  # by its mark a spreadsheet knows that it is UTF-8
    path.chmod(0o600)


def read_key(path: Path) -> tuple[Entry, ...]:
    """Read a key that a person has filled in. Raises InputError with the line of what makes no sense."""
    text = read_text(path)
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        names = [name.strip().casefold() for name in next(rows, [])]
        _refuse_headings(names, path)
        faults = Faults()
        entries: list[Entry] = []
        for row in rows:
            if any(row):
                entries += faults.read(partial(_entries, names, row, Place(path, rows.line_num)), [])
        faults.tell()
    except csv.Error as error:
        raise InputError(
            f"this row cannot be read: {error}",
            place=Place(path, rows.line_num),
            remedy='A cell that begins with " must end with ", and a " inside it is written "".',
        ) from error
    return tuple(entries)


def _refuse_headings(names: Sequence[str], path: Path) -> None:
    """Refuse a key without what it needs, and a heading that is misspelt: its cells would not be read."""
    lacking = [name for name in ("accept", "kind", "text", "replacement") if name not in names]
    if lacking:
        raise InputError(
            f"the key has no column {lacking[0]!r}", place=Place(path, 1), remedy="Make it: qda pseudonymise"
        )
    missing = [name for name in COLUMNS if name not in names]
    for name in names:
        remedy = did_you_mean(name, missing) if name not in COLUMNS else ""
        if remedy.startswith("Did you mean"):
            raise InputError(f"the key has no column {name!r}", place=Place(path, 1), remedy=remedy)


def _entries(names: Sequence[str], row: Sequence[str], place: Place) -> list[Entry]:
    """The entry of a row, in a list."""
    if any(cell.strip() for cell in row[len(names) :]):
        raise InputError(
            f"this row has {len(row)} cells, the header has {len(names)}",
            place=place,
            remedy='A cell that holds a comma or a semicolon stands in quotation marks: "Ann; Ms Hill"',
        )
    return [_entry(dict(zip(names, row, strict=False)), place)]


def _entry(row: dict[str, str], place: Place) -> Entry:
    cells = {name: _plain(value) for name, value in row.items()}
    said = cells.get("accept", "")  # a spreadsheet may leave out the empty cells at the end of a row
    accept = said.casefold()
    if accept not in _YES | _NO:
        raise InputError(f"{said!r} is neither yes nor no", place=place, remedy="Write y or n.")
    yes, words = accept in _YES, cells.get("text", "")
    if yes and (not words or not cells.get("replacement")):
        raise InputError("an accepted row needs a text and a replacement", place=place)
    return Entry(
        kind=cells.get("kind", ""),
        text=words,
        replacement=cells.get("replacement", ""),
        variants=_list(cells.get("variants", "")),
        accept=yes,
        count=int(cells["count"]) if cells.get("count", "").isdecimal() else 0,
        documents=_list(cells.get("documents", "")),
        example=cells.get("example", ""),
        applied=cells.get("applied", "").casefold() in _YES,
    )


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _guarded(cell: str) -> str:
    """A cell that a spreadsheet takes neither for a formula nor for a number that it may write otherwise."""
    return f"'{cell}" if cell.startswith(_FORMULA) or cell[:1].isdigit() else cell


def _plain(cell: str) -> str:
    cell = cell.strip()
    return (
        cell[1:] if cell.startswith("'") and (cell[1:2].isdigit() or cell[1:].startswith(_FORMULA)) else cell
    )


def accepted(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The rows that a person said yes to."""
    return tuple(one for one in entries if one.accept)
