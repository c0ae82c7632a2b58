"""Rows of a table as codes: paths, words below one another, and rows that go on from the one above."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qda.files.tidy_lines import tidy_lines
from qda.interchange.codes.columns import Columns, columns_of
from qda.interchange.codes.grids import Grid, Line
from qda.interchange.codes.places import places_of
from qda.interchange.codes.steps import CodePath
from qda.interchange.refi.colours import colour
from qda.interchange.refi.remarks import Remarks

_WORDS = ("definition", "include", "exclude")
_TOLD = (*_WORDS, "examples", "groups")
_BETWEEN_GROUPS = re.compile(r"[;\n]")


@dataclass(slots=True)
class Entry:
    """A code of a table: its path from the top, its name if the table has names, and what is said of it."""

    path: CodePath
    name: str = ""
    said: dict[str, str] = field(default_factory=dict)
    color: str | None = None
    examples: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)


def entries_of(grid: Grid, heading: int, columns: Columns, remarks: Remarks) -> list[Entry]:
    """The codes of the rows below the headings, each after the codes above it; names what is left out."""
    headings = grid.rows[heading]
    read = columns.of_a_codebook()
    for at, cell in enumerate(headings):
        if cell.strip() and at not in read:
            remarks.skipped("a column that is none of a codebook", cell.strip())
    for line in grid.lines[:heading]:
        if not line.empty:
            remarks.accepted("a title above the table, left out", " ".join(" ".join(line.cells).split()))
    lines = [line for line in grid.lines[heading + 1 :] if not _is_heading(line, columns)]
    for line in lines:
        _name_unheaded(headings, line, remarks)
    lines = [line for line in lines if any(_cell(line, at) for at in read)]
    found: dict[CodePath, Entry] = {}
    last: Entry | None = None
    places = places_of(lines, columns, remarks, merges=grid.merges)
    for line, path in zip(lines, places, strict=True):
        said = {field: _words(line, held) for field, held in columns.said.items()}
        last = _take(path, said, line, last, found, remarks)
    return list(found.values())


def _is_heading(line: Line, columns: Columns) -> bool:
    """Whether headings come again, as on each page."""
    return columns_of(line.cells) == columns


def _cell(line: Line, at: int) -> str:
    return line.cells[at].strip() if at < len(line.cells) else ""


def _words(line: Line, held: Sequence[int]) -> str:
    """What the columns of a field say."""
    return "\n".join(filter(None, (_cell(line, at) for at in held)))


def _name_unheaded(headings: Sequence[str], line: Line, remarks: Remarks) -> None:
    """Say which cells of a row have no heading; often a comma that was meant to stand in a text."""
    for at, cell in enumerate(line.cells):
        if cell.strip() and not (at < len(headings) and headings[at].strip()):
            remarks.skipped("a cell in no column that has a heading", f"row {line.number}: {cell.strip()!r}")


def _take(
    path: CodePath | None,
    said: Mapping[str, str],
    line: Line,
    last: Entry | None,
    found: dict[CodePath, Entry],
    remarks: Remarks,
) -> Entry | None:
    """A row as a code; one without a code goes on with the code above it, as merged cells do."""
    if path is None:
        if last is None:
            remarks.skipped("a row without a code", _shown(line))
            return None
        remarks.accepted("a row without a code, which goes on with the one above", " > ".join(last.path))
        _add(last, said, remarks)
        return last
    if not path:
        if any(said.get(field) for field in _TOLD):
            remarks.skipped("what is said of all codes together", _shown(line))
        return last
    if path in found and (found[path].said or found[path].name):
        remarks.skipped("a code that stands in the table already", _again(found[path], said))
        return found[path]
    entry = _found(path, found)
    entry.name = " ".join(said.get("name", "").split())
    _add(entry, said, remarks)
    return entry


def _shown(line: Line) -> str:
    return " ".join(" ".join(line.cells).split())[:80]


def _again(entry: Entry, said: Mapping[str, str]) -> str:
    """A code that comes again, with what the later row says otherwise of it."""
    later = Entry(entry.path)
    _add(later, said, Remarks())
    others = [f"{name} {words!r}" for name, words in later.said.items() if words != entry.said.get(name)]
    others += [f"colour {later.color}"] if later.color not in {None, entry.color} else []
    others += [f"example {one!r}" for one in later.examples if one not in entry.examples]
    return " > ".join(entry.path) + (f" ({', '.join(others)})" if others else "")


def _found(path: CodePath, found: dict[CodePath, Entry]) -> Entry:
    """The code of a path, made with those above it when it is not there."""
    for depth in range(1, len(path) + 1):
        found.setdefault(path[:depth], Entry(path[:depth]))
    return found[path]


def _add(entry: Entry, said: Mapping[str, str], remarks: Remarks) -> None:
    for name in _WORDS:
        if said.get(name):
            before = entry.said.get(name)
            entry.said[name] = " ".join([*([before] if before else []), tidy_lines(said[name])])
    entry.examples += [" ".join(one.split()) for one in said.get("examples", "").splitlines() if one.strip()]
    groups = _BETWEEN_GROUPS.split(said.get("groups", ""))
    entry.groups += [name for one in groups if (name := " ".join(one.split())) and name not in entry.groups]
    if said.get("color"):
        entry.color = colour(said["color"])
        if entry.color is None:
            remarks.accepted(
                "a colour that is none, left out", f"{said['color']} of {' > '.join(entry.path)}"
            )
