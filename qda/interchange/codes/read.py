"""Read a table of codes as a codebook of the standard, and what the table says beyond it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from qda.errors import InputError, Place
from qda.ingest.limits import FILE_BYTES
from qda.ingest.reader import AS_IT_IS, Options
from qda.ingest.registry import Format
from qda.ingest.source import read_at_most
from qda.interchange.codes.columns import columns_of, heading_row
from qda.interchange.codes.grids import Grid
from qda.interchange.codes.rows import Entry, entries_of
from qda.interchange.codes.steps import CodePath
from qda.interchange.refi.guids import guid_of
from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Remarks
from qda.interchange.refi.tree import container, new, put
from qda.model.codebook import Code, Example, can_name

FORMAT = Format("codes.grids", "tables of codes", package="qda.interchange")
TABLES = frozenset({".csv", ".tsv", ".xlsx", ".xlsm", ".docx"})
"""Suffixes of the files that can hold a table of codes."""
Ask = Callable[[Format, bytes, Path, Options], Any]


def read_codebook_table(path: Path, ask: Ask, remarks: Remarks) -> tuple[Element, Mapping[str, Code]]:
    """The tree of a file's codes, and by GUID the codes as the table has them.

    The first table with headings of a codebook is read. Raises InputError when there is none, or no code.
    """
    content = read_at_most(path, FILE_BYTES)
    grids: Sequence[Grid] = ask(FORMAT, content, path, AS_IT_IS)
    with_headings = [(one, at) for one in grids if (at := heading_row(one.rows)) is not None]
    if not with_headings:
        raise InputError(
            "there is no table of codes in it",
            place=Place(path),
            remedy="The first row names the columns: Code, Definition, Include, Exclude; "
            "also Name, Theme, Colour, Examples.",
        )
    grid, heading = _whole(with_headings, remarks)
    columns = columns_of(grid.rows[heading])
    for other in grids:
        if other.begins and not any(other is one for one, _ in with_headings):
            remarks.skipped("a table without the headings of a codebook", f"{other.name}: {other.begins}")
    entries = entries_of(grid, heading, columns, remarks) if columns is not None else []
    if not entries:
        raise InputError("its table has no code below the headings", place=Place(path))
    return _tree(entries, named=columns is not None and columns.named)


def _whole(tables: Sequence[tuple[Grid, int]], remarks: Remarks) -> tuple[Grid, int]:
    """The first table, with those of the same headings in a document behind it; others are named."""
    (first, heading), *others = tables
    lines = first.lines
    for other, at in others:
        if first.in_parts and columns_of(other.rows[at]) == columns_of(first.rows[heading]):
            lines += other.lines
            remarks.accepted(
                "another table of the same headings, read as going on with the first", other.name
            )
        else:
            remarks.skipped("another table of codes in the same file", other.name)
    return replace(first, lines=lines), heading


def _tree(entries: Sequence[Entry], *, named: bool) -> tuple[Element, dict[str, Code]]:
    """The tree, and the codes by GUID. Where there are names, the path has the codes' short names."""
    root = new("Project", name="")
    top = put(put(root, new("CodeBook")), new("Codes"))
    there: dict[CodePath, Element] = {}
    given: dict[str, Code] = {}
    for entry in entries:
        code = _code(entry, named=named)
        own = guid_of("code", code.code)
        if own in given or not code.code:
            own = guid_of("table", *entry.path)
        parent = there[entry.path[:-1]] if len(entry.path) > 1 else top
        made = put(parent, new("Code", guid=own, name=code.name, isCodable="true", color=code.color))
        if code.definition:
            put(made, new("Description", code.definition))
        there[entry.path] = made
        given[own] = code
    _put_groups(root, entries, there)
    return root, given


def _put_groups(root: Element, entries: Sequence[Entry], codes: Mapping[CodePath, Element]) -> None:
    """The groups that codes are in, of which a code may have several, as sets of the standard."""
    names = dict.fromkeys(name for entry in entries for name in entry.groups)
    for name in names:
        made = put(container(root, "Sets"), new("Set", guid=guid_of("group", name), name=name))
        for entry in entries:
            if name in entry.groups:
                put(made, new("MemberCode", targetGUID=codes[entry.path].get("guid")))


def _code(entry: Entry, *, named: bool) -> Code:
    """A code as the table has it; without a short name ("") where the table has only names."""
    last = entry.path[-1]
    return Code(
        code=last if named and can_name(last) else "",
        name=entry.name or (last.replace("_", " ") if named else last),
        definition=entry.said.get("definition", ""),
        include=entry.said.get("include", ""),
        exclude=entry.said.get("exclude", ""),
        color=entry.color,
        examples=tuple(Example(one) for one in entry.examples),
    )
