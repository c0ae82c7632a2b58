"""A table: what was counted, in which unit, over how many, and what was left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType


class ColumnKind(StrEnum):
    """What a column's values are, so that every report can format them alike."""

    TEXT = "text"
    COUNT = "count"
    SHARE = "share"  # 0 to 1, shown in per cent
    COEFFICIENT = "coefficient"
    P_VALUE = "p_value"


@dataclass(frozen=True, slots=True)
class Undefined:
    """A value that does not exist, and why."""

    reason: str

    def __str__(self) -> str:
        return f"undefined: {self.reason}"


Value = str | int | float | None | Undefined


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, its heading, what its values are and what they mean."""

    key: str
    heading: str
    kind: ColumnKind
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A result that can be read without the program: rows, column meanings, unit, N, exclusions, parameters.

    `unit` names what was counted and `n` how many of them there were in all; `excluded` says what was left
    out and how many, in words ("interviewer turns": 31); `notes` are sentences to print below the table.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    unit: str
    n: int
    excluded: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    parameters: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    notes: tuple[str, ...] = ()

    def with_columns(self, *keys: str, note: str = "") -> "Table":
        """The same table with some of its columns, in the order that is asked for."""
        places = [[column.key for column in self.columns].index(key) for key in keys]
        return replace(
            self,
            columns=tuple(self.columns[place] for place in places),
            rows=tuple(tuple(row[place] for place in places) for row in self.rows),
            notes=(*self.notes, note) if note else self.notes,
        )
