"""The workbook of a run, written anew only when something in it is another.

Writing it takes almost as long as all else in a run in which nothing is new. A note in the project's cache
says what the last one was made of and what file that gave; one that was saved since is written again.
"""

import json
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime
from pathlib import Path

from qda import __version__
from qda.coding.policy import ENGINE
from qda.files.atomic import write_text
from qda.model.identity import hash_bytes, hash_text
from qda.project.export_workbook import MADE
from qda.project.workspace import Workspace
from qda.report.workbook.book import Book, WorkbookSummary

_NOTE = "workbook.json"
_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)


def write_if_changed(workspace: Workspace, path: Path, book: Book) -> tuple[WorkbookSummary, bool]:
    """The workbook at `path` with the tables of `book`, and whether it had to be written."""
    note, made_of = workspace.cache / _NOTE, _made_of(book)
    before = _before(note, path, made_of)
    if before is not None:
        return before, False
    from qda.report.workbook.write import write_workbook  # openpyxl takes a while to load

    summary = write_workbook(path, book)
    said = {name: value for name, value in asdict(summary).items() if name != "path"}
    told = {"made of": made_of, "file": hash_bytes(path.read_bytes()), "summary": said}
    note.parent.mkdir(parents=True, exist_ok=True)
    write_text(note, json.dumps(told))
    return summary, True


def _made_of(book: Book) -> str:
    """A hash of everything in a book but the time."""
    lines = tuple(line for line in book.overview if line[0] != MADE)
    return hash_text(repr((__version__, ENGINE, replace(book, overview=lines, created=_NO_TIME))))


def _before(note: Path, path: Path, made_of: str) -> WorkbookSummary | None:
    """What was said of the workbook that is there, when it is of these tables and as it was written."""
    try:
        told = json.loads(note.read_text(encoding="utf-8"))
        if told["made of"] != made_of or told["file"] != hash_bytes(path.read_bytes()):
            return None
        said = told["summary"]
        sheets = tuple((str(name), int(rows)) for name, rows in said.pop("sheets"))
        counts = {one.name: int(said[one.name]) for one in fields(WorkbookSummary) if one.name in said}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return WorkbookSummary(path=path, sheets=sheets, **counts)
