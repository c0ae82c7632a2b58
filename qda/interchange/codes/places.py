"""Where the codes of a table's rows stand in the tree, however the table says so.

Tables say it by a path in one cell, by numbers of rows, by columns for each level, by a column with the name
of the code above, or by how far a name is indented. A cell above that is empty may mean the top, or that the
one above it goes on; merged cells tell, and where there are none the rows as a whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qda.interchange.codes.columns import Columns
from qda.interchange.codes.filling import filled
from qda.interchange.codes.grids import Line
from qda.interchange.codes.steps import CodePath, below_known, root_of, steps
from qda.interchange.refi.remarks import Remarks

Places = list[CodePath | None]

_DEEPEST = 100
_TAB = 4


def places_of(lines: Sequence[Line], columns: Columns, remarks: Remarks, *, merges: bool) -> Places:
    """For each row the path of its code, from the top; None for a row that names none.

    `merges` says whether cells can be merged in such a file.
    """
    places = _places(lines, columns, remarks, merges=merges)
    root = root_of([path for path in places if path]) if not columns.named else None
    if root is None:
        return places
    remarks.accepted("the name of all codes together, left out", root)
    return [path[1:] if path else path for path in places]


def _places(lines: Sequence[Line], columns: Columns, remarks: Remarks, *, merges: bool) -> Places:
    own = [steps(line.cell(columns.levels[-1])) for line in lines]
    path, number, outer = columns.one("path"), columns.one("id"), columns.one("outer")
    if path is not None:
        return _by_paths([steps(line.cell(path)) for line in lines], own)
    if number is not None and outer is not None:
        above = [(line.cell(number), line.cell(outer)) for line in lines]
        return _by_numbers(above, own, remarks)
    if any(line.cell(at) for line in lines for at in columns.above):
        return _by_columns(lines, columns, own, remarks, merges=merges)
    depths = _depths(lines, columns, remarks)
    if len(set(depths)) > 1:
        return _by_depths(depths, own, remarks)
    if columns.named:
        return [one or None for one in own]
    return _by_titles(lines, _by_names(own), remarks)


def _by_paths(paths: Sequence[CodePath], own: Sequence[CodePath]) -> Places:
    """Paths that end with the codes, or with what these are below."""
    both = [(path, code) for path, code in zip(paths, own, strict=True) if path and code]
    whole = all(path[-len(code) :] == code for path, code in both)
    return [(path if path and whole else path + code) or None for path, code in zip(paths, own, strict=True)]


def _by_names(own: Sequence[CodePath]) -> Places:
    """Codes by their names alone."""
    known = {path[0] for path in own if len(path) == 1}
    return [below_known(path[0], known) if len(path) == 1 else path or None for path in own]


def _by_titles(lines: Sequence[Line], places: Places, remarks: Remarks) -> Places:
    """Codes below the rows of one cell across the table, which are titles of those that follow."""
    found: Places = []
    title: CodePath = ()
    for at, (line, path) in enumerate(zip(lines, places, strict=True)):
        if line.across and path:
            follows = at + 1 < len(lines) and not lines[at + 1].across
            title = path if follows else ()
            what = "what the codes of the rows below are below" if follows else "a code"
            remarks.accepted(f"a row of one cell across the table, taken for {what}", " > ".join(path))
            found.append(path)
        else:
            found.append((*title, *path) if path else None)
    return found


def _depths(lines: Sequence[Line], columns: Columns, remarks: Remarks) -> list[int]:
    """How deep each row stands, by a column of numbers or by how far its name is indented; else 0.

    A row that names no code, and goes on with the one above it, need not say how deep.
    """
    column = columns.one("depth")
    if column is not None:
        said = [line.cell(column) if line.cell(columns.levels[-1]) else "0" for line in lines]
        if all(one.isdecimal() for one in said):
            return [int(one) for one in said]
        other = next(one for one in said if not one.isdecimal())
        remarks.skipped("a column of levels in which not every row has a whole number", repr(other))
    names = [line.cells[at] if (at := columns.levels[-1]) < len(line.cells) else "" for line in lines]
    return [_indent(name) if name.strip() else 0 for name in names]


def _indent(name: str) -> int:
    wide = name.expandtabs(_TAB)
    return len(wide) - len(wide.lstrip())


def _by_depths(depths: Sequence[int], own: Sequence[CodePath], remarks: Remarks) -> Places:
    """Codes below the nearest one above that stands less deep."""
    found: Places = []
    open_: list[tuple[int, CodePath]] = []
    for depth, code in zip(depths, own, strict=True):
        if not code:
            found.append(None)
            continue
        while open_ and open_[-1][0] >= depth:
            open_.pop()
        path = (*(open_[-1][1] if open_ else ()), *code)
        if open_:
            remarks.accepted(
                "a code further in than the one above it, taken to be below it", " > ".join(path)
            )
        open_.append((depth, path))
        found.append(path)
    return found


def _by_numbers(said: Sequence[tuple[str, str]], own: Sequence[CodePath], remarks: Remarks) -> Places:
    """Codes below those whose number they name."""
    rows = {number: at for at, (number, _) in enumerate(said) if number}
    above: list[int | None] = []
    for at, (_, outer) in enumerate(said):
        missing = outer not in rows or rows[outer] == at
        if missing and outer not in {"", "0", "-1"}:
            remarks.accepted("a code below one that is not in the table, put at the top", " > ".join(own[at]))
        above.append(None if missing else rows[outer])
    return _Tree(own, [()] * len(own), above, remarks).paths()


def _by_columns(
    lines: Sequence[Line], columns: Columns, own: Sequence[CodePath], remarks: Remarks, *, merges: bool
) -> Places:
    """Codes below what other columns name: of each level, or the code above, which has a row of its own."""
    rows = _Rows.of(lines, columns, own)
    tree = rows.name_rows()
    levels = filled(lines, columns, own, remarks, merges=merges, rows_of_their_own=tree)
    outer = [tuple(step for one in level for step in steps(one)) for level in levels]
    if not tree:
        return [(*path, *code) or None for path, code in zip(outer, own, strict=True)]
    above = [rows.called(path[-1], at, remarks) if len(path) == 1 else None for at, path in enumerate(outer)]
    return _Tree(own, outer, above, remarks).paths()


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a table of codes by the names of these."""

    columns: Columns
    own: Sequence[CodePath]
    outer: Sequence[CodePath]
    by_name: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, lines: Sequence[Line], columns: Columns, own: Sequence[CodePath]) -> "_Rows":
        outer = [steps(line.cell(columns.above[0])) for line in lines]
        by_name: dict[str, list[int]] = {}
        for at, code in enumerate(own):
            if code:
                by_name.setdefault(code[-1].casefold(), []).append(at)
        return cls(columns, own, outer, by_name)

    def name_rows(self) -> bool:
        """Whether what codes are below has rows of its own, as a column `Parent` names them.

        One such row at the top tells it; a column that is called so need not have it.
        """
        if len(self.columns.above) != 1:
            return False
        named = [at for at, path in enumerate(self.outer) if len(path) == 1 and self.own[at]]
        rows = [row for at in named for row in self._others(self.outer[at][0], at)]
        return any(self.columns.parent or not self.outer[row] for row in rows)

    def called(self, name: str, at: int, remarks: Remarks) -> int | None:
        """The row of the code that another row names: the nearest above it, else the first below."""
        rows = self._others(name, at)
        if len(rows) > 1:
            code = " > ".join(self.own[at])
            remarks.accepted("a code below one of a name that several have, put below the nearest", code)
        return max((row for row in rows if row < at), default=rows[0] if rows else None)

    def _others(self, name: str, at: int) -> list[int]:
        rows = [row for row in self.by_name.get(name.casefold(), ()) if row != at]
        return [row for row in rows if self.own[row][-1] == name] or rows


@dataclass(slots=True)
class _Tree:
    """Rows that stand below other rows: their codes, what they are below without a row, and in which row."""

    own: Sequence[CodePath]
    outer: list[CodePath]
    above: list[int | None]
    remarks: Remarks

    def paths(self) -> Places:
        """The path of each row."""
        return [self._path(at) or None for at in range(len(self.own))]

    def _path(self, at: int) -> CodePath:
        way = [at]
        while (row := self.above[way[-1]]) is not None:
            if row in way or len(way) == _DEEPEST:
                what = "a code below one that is itself below it, or too far down, put at the top"
                self.remarks.accepted(what, " > ".join(self.own[way[-1]]))
                self.above[way[-1]], self.outer[way[-1]] = None, ()
                break
            way.append(row)
        top = self.outer[way[-1]]
        top = () if top == self.own[way[-1]] else top  # a code that names itself is below nothing
        return (*top, *(step for row in reversed(way) for step in self.own[row]))
