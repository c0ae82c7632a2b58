"""Where rows stand, so that cells can lead to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from openpyxl.utils import get_column_letter

from qda.model.table import Table, Value

Key = TypeVar("Key")

FIRST_ROW = 2
"""The row of a sheet under its heading."""


@dataclass(frozen=True, slots=True)
class Link:
    """A place in the workbook, and what to say of it when the pointer rests on the cell."""

    location: str
    tooltip: str

    @classmethod
    def to(cls, sheet: str, first: int, last: int, columns: int = 1, tooltip: str = "") -> "Link":
        """A link to whole rows of a sheet."""
        corner = f":{get_column_letter(columns)}{last}" if last > first or columns > 1 else ""
        return cls(f"'{sheet}'!A{first}{corner}", tooltip)


@dataclass(slots=True)
class _Block:
    first: int
    last: int
    codings: int = 1

    @property
    def whole(self) -> bool:
        return self.codings == self.last - self.first + 1


def position(table: Table, key: str) -> int | None:
    """The number of the column with a key."""
    return next((number for number, column in enumerate(table.columns) if column.key == key), None)


def _values(table: Table, key: str) -> Iterable[Value]:
    at = position(table, key)
    return (row[at] if at is not None else None for row in table.rows)


def _codes(segments: Table) -> Iterable[Value]:
    """The code of each coding: the last of its path."""
    levels = [at for at, column in enumerate(segments.columns) if column.key.startswith("level_")]
    if not levels:
        return _values(segments, "code")
    return ([row[at] for at in levels if row[at] is not None][-1] for row in segments.rows)


class SegmentRows:
    """The rows of the sheet Segments, by code, by code and document, by code and participant."""

    def __init__(self, segments: Table) -> None:
        self._columns = len(segments.columns)
        self._codes: dict[Value, _Block] = {}
        self._documents: dict[tuple[Value, Value], _Block] = {}
        self._participants: dict[tuple[Value, Value], _Block] = {}
        named = (_codes(segments), _values(segments, "document"), _values(segments, "participant"))
        for row, (code, document, participant) in enumerate(zip(*named, strict=True), FIRST_ROW):
            _extend(self._codes, code, row)
            _extend(self._documents, (code, document), row)
            _extend(self._participants, (code, participant), row)
        self._check_order()

    def _check_order(self) -> None:
        for name, block in [*self._codes.items(), *self._documents.items()]:
            if not block.whole:
                raise ValueError(f"segments are not sorted by code and document: {name}")

    def code(self, code: Value) -> Link | None:
        """The codings of a code."""
        return self._link(self._codes.get(code)) if code else None

    def document(self, code: Value, document: Value) -> Link | None:
        """The codings of a code in a document."""
        return self._link(self._documents.get((code, document)))

    def participant(self, code: Value, participant: Value) -> Link | None:
        """The codings of a code by a participant: all of them when they stand together, else the first."""
        return self._link(self._participants.get((code, participant)))

    def _link(self, block: _Block | None) -> Link | None:
        if block is None:
            return None
        last = block.last if block.whole else block.first
        said = f"{block.codings:,} {'coding' if block.codings == 1 else 'codings'} in Segments"
        if not block.whole:
            said = f"the first of {said}; filter Segments for the others"
        return Link.to("Segments", block.first, last, self._columns, said)


def _extend(blocks: dict[Key, _Block], key: Key, row: int) -> None:
    block = blocks.get(key)
    if block is None:
        blocks[key] = _Block(row, row)
    else:
        block.last, block.codings = row, block.codings + 1


class PairRows:
    """The rows of the sheet Co-occurrence pairs, by their two codes in either order."""

    def __init__(self, pairs: Table) -> None:
        self._columns = len(pairs.columns)
        named = (_values(pairs, key) for key in ("a", "b"))
        self._rows = {frozenset(pair): row for row, pair in enumerate(zip(*named, strict=True), FIRST_ROW)}

    def pair(self, code: Value, other: Value) -> Link | None:
        """The row of two codes."""
        row = self._rows.get(frozenset((code, other)))
        return (
            Link.to("Co-occurrence pairs", row, row, self._columns, "all measures of this pair")
            if row
            else None
        )
