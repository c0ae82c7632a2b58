"""Rows of a table as codes: paths, words below one another, and rows that go on from the one above."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qda.files.tidy_lines import tidy_lines
from qda.interchange.codes.grids import Grid
from qda.interchange.codes.headings import fields_of
from qda.interchange.refi.colours import colour
from qda.interchange.refi.remarks import Remarks

_STEP = re.compile(r"\s+>\s+")
_WORDS = ("definition", "include", "exclude")


@dataclass(slots=True)
class Entry:
    """A code of a table: its path from the top, its name if the table has names, and what is said of it."""

    path: tuple[str, ...]
    name: str = ""
    said: dict[str, str] = field(default_factory=dict)
    color: str | None = None
    examples: list[str] = field(default_factory=list)


def entries_of(grid: Grid, heading: int, remarks: Remarks) -> list[Entry]:
    """The codes of the rows below the headings, each after the codes above it; names what is left out.

    Where cells can be merged, an empty theme is the one of the row above; else the code stands at the top.
    """
    rows = grid.rows
    fields = fields_of(rows[heading])
    for at, cell in enumerate(rows[heading]):
        if cell.strip() and at not in fields.values():
            remarks.skipped("a column that is none of a codebook", cell.strip())
    for row in rows[:heading]:
        if any(cell.strip() for cell in row):
            remarks.accepted("a title above the table, left out", " ".join(" ".join(row).split()))
    found: dict[tuple[str, ...], Entry] = {}
    theme, last = "", None
    without_theme: list[str] = []
    for number, row in list(zip(grid.numbers, rows, strict=True))[heading + 1 :]:
        _name_unheaded(rows[heading], row, number, remarks)
        said = {name: row[at].strip() if at < len(row) else "" for name, at in fields.items()}
        if not any(said.values()) or fields_of(row) == fields:  # headings come again on each page
            continue
        if theme and not grid.merges and said.get("code") and not said.get("theme"):
            without_theme.append(said["code"])
        theme = said.get("theme") or theme
        last = _take(said, theme if grid.merges else said.get("theme", ""), last, found, remarks)
    _name_without_theme(without_theme, found, remarks)
    return list(found.values())


def _name_unheaded(headings: Sequence[str], row: Sequence[str], number: int, remarks: Remarks) -> None:
    """Say which cells of a row have no heading; often a comma that was meant to stand in a text."""
    for at, cell in enumerate(row):
        if cell.strip() and not (at < len(headings) and headings[at].strip()):
            remarks.skipped("a cell in no column that has a heading", f"row {number}: {cell.strip()!r}")


def _name_without_theme(
    codes: Sequence[str], found: Mapping[tuple[str, ...], Entry], remarks: Remarks
) -> None:
    """Say which codes stand at the top because their theme is empty; themes themselves stand there anyhow."""
    themes = {path[0] for path in found if len(path) > 1}
    for code in codes:
        if not themes.issuperset(_steps(code)[:1]):
            remarks.accepted(
                "a row without a theme stands at the top level, for a text file has no merged cells; if the "
                "theme above it is its own, write it into the row",
                code,
            )


def _take(
    said: Mapping[str, str],
    theme: str,
    last: Entry | None,
    found: dict[tuple[str, ...], Entry],
    remarks: Remarks,
) -> Entry | None:
    """A row as a code; one without a code goes on with the code above it, as merged cells do."""
    path = (*_steps(theme), *_steps(said.get("code", "")))
    if not said.get("code", ""):
        if said.get("theme"):
            last = _found(path, found)
        elif last is None:
            remarks.skipped("a row without a code", " ".join(" ".join(said.values()).split())[:80])
            return None
        else:
            remarks.accepted("a row without a code, which goes on with the one above", " > ".join(last.path))
        _add(last, said, remarks)
        return last
    if path in found and (found[path].said or found[path].name):
        remarks.skipped("a code that stands in the table already", _again(found[path], said))
        return found[path]
    entry = _found(path, found)
    entry.name = " ".join(said.get("name", "").split())
    _add(entry, said, remarks)
    return entry


def _again(entry: Entry, said: Mapping[str, str]) -> str:
    """A code that comes again, with what the later row says otherwise of it."""
    later = Entry(entry.path)
    _add(later, said, Remarks())
    others = [f"{name} {words!r}" for name, words in later.said.items() if words != entry.said.get(name)]
    others += [f"colour {later.color}"] if later.color not in {None, entry.color} else []
    others += [f"example {one!r}" for one in later.examples if one not in entry.examples]
    return " > ".join(entry.path) + (f" ({', '.join(others)})" if others else "")


def _found(path: tuple[str, ...], found: dict[tuple[str, ...], Entry]) -> Entry:
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
    if said.get("color"):
        entry.color = colour(said["color"])
        if entry.color is None:
            remarks.accepted(
                "a colour that is none, left out", f"{said['color']} of {' > '.join(entry.path)}"
            )


def _steps(path: str) -> tuple[str, ...]:
    return tuple(one for step in _STEP.split(path) if (one := " ".join(step.split())))
