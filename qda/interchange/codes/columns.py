"""Which column of a table of codes is what, and which row has the headings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from qda.interchange.codes.headings import folded, level_of, said_by

_SEARCHED = 30
"""Rows from the top among which the headings are looked for."""
_CODE = (3, 0)
_ABOVE_CODES = 3
_PARENTS = frozenset({"parent", "parent code", "parent name", "main code", "obercode"})
_JOINED = ("definition", "include", "exclude", "examples", "groups")
"""Fields of which a table may have several columns."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, by their numbers.

    `levels` are those that name codes, from the top down; the last one names the code of a row, those before
    it what it is below. `said` is by field what the others say of it.
    """

    levels: tuple[int, ...]
    parent: bool
    said: Mapping[str, tuple[int, ...]]

    @property
    def above(self) -> tuple[int, ...]:
        """The columns that say what a code is below."""
        return self.levels[:-1]

    def one(self, field: str) -> int | None:
        """The column of a field; None where the table has none."""
        return self.said[field][0] if field in self.said else None

    @property
    def named(self) -> bool:
        """Whether there are names beside the codes, which are short names then."""
        return "name" in self.said

    def of_a_codebook(self) -> frozenset[int]:
        """The columns that are read. Numbers of codes say nothing without those of the codes above, nor
        these without them."""
        beside = {"beside"} if {"id", "outer"} <= self.said.keys() else {"beside", "id", "outer"}
        known = {at for field, held in self.said.items() if field not in beside for at in held}
        return frozenset({*self.levels, *known})


def columns_of(cells: Sequence[str]) -> Columns | None:
    """What the columns are by a row of headings; None when it names no column of codes.

    Names stand for codes where there are no codes, and themes where there are no names either.
    """
    said: dict[str, list[int]] = {}
    levels: dict[tuple[int, int], int] = {}
    for at, cell in enumerate(cells):
        level, field = level_of(cell), said_by(cell)
        if level is not None and (level[0] or level not in levels):
            levels.setdefault(level, at)
        elif level is not None:  # Category | Theme | Code are three levels, as they stand
            levels[level[0], at] = at
        elif field is not None and (field in _JOINED or field == "beside" or field not in said):
            said.setdefault(field, []).append(at)
    if all(kind < _ABOVE_CODES for kind, _ in levels) and "name" in said:
        levels[_CODE] = said.pop("name")[0]
    if not levels and "path" in said:
        levels[_CODE] = said.pop("path")[0]
    if not levels:
        return None
    ordered = tuple(at for _, at in sorted(levels.items()))
    parent = len(ordered) > 1 and folded(cells[ordered[0]]) in _PARENTS
    return Columns(ordered, parent, MappingProxyType({key: tuple(held) for key, held in said.items()}))


def heading_row(rows: Sequence[Sequence[str]]) -> int | None:
    """Which row has the headings: the one that has most of them, of codes and something else; None for none.

    A table of one column is one of codes alone.
    """
    best, most = None, 1
    for at, row in enumerate(rows[:_SEARCHED]):
        columns = columns_of(row)
        if columns is None:
            continue
        found = len(columns.levels) + sum(map(len, columns.said.values()))
        filled = sum(bool(cell.strip()) for cell in row)
        enough = found + (found == filled == 1 and all(len(one) <= 1 for one in rows))
        if enough > most:
            best, most = at, enough
    return best
