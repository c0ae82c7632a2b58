"""The workbook of a run, made anew only when something that it is made of is another.

Making it takes as long as half of all else in a run in which nothing is new. A note in the project's cache
says what the last one was made of and what file that gave; one that was saved since is written again.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from qda import __version__
from qda.files.atomic import write_text
from qda.files.text import read_bytes
from qda.model.identity import hash_bytes, hash_plain
from qda.model.progress import Progress
from qda.project.codebooks import codebook_files
from qda.project.coding.engine_key import engine_key
from qda.project.confidential.identifiers import refuse_identifiers
from qda.project.confidential.key_place import names_of
from qda.project.evidence.findings import findings_files
from qda.project.settings_file import NAME
from qda.project.study import Study
from qda.project.workspace import Workspace
from qda.report.workbook.book import Book, WorkbookSummary

_NOTE = "workbook.json"


@dataclass(frozen=True, slots=True)
class CurrentWorkbook:
    """The workbook as it is now, whether it had to be written, and what in it tells who somebody is."""

    summary: WorkbookSummary
    written: bool
    warning: str | None


def write_if_changed(
    workspace: Workspace,
    study: Study,
    path: Path,
    make: Callable[[], Book],
    *,
    progress: Progress,
) -> CurrentWorkbook:
    """The workbook at `path` with the tables that `make` gives; they are made when it is not up to date.

    Where there is a key they are made each time, to be looked through for its names: what is kept in the
    project must not tell anything of these.
    """
    note, made_of = workspace.cache / _NOTE, _made_of(workspace, study)
    before = _before(note, path, made_of)
    if before is not None and names_of(workspace).entries is None:
        return before
    book = make()
    warning = refuse_identifiers(workspace, book.texts, allow=True)
    if before is not None:
        return CurrentWorkbook(before.summary, False, warning)
    from qda.report.workbook.write import write_workbook  # openpyxl takes a while to load

    summary = write_workbook(path, book, progress=progress)
    said = {name: value for name, value in asdict(summary).items() if name != "path"}
    told = {"made of": made_of, "file": hash_bytes(path.read_bytes()), "summary": said, "warning": warning}
    note.parent.mkdir(parents=True, exist_ok=True)
    write_text(note, json.dumps(told))
    return CurrentWorkbook(summary, True, warning)


def _made_of(workspace: Workspace, study: Study) -> str:
    """A hash of everything that the tables come from: the program, the record, texts, people's files."""
    files = [workspace.folder / NAME, *codebook_files(workspace), *findings_files(workspace)]
    return hash_plain(
        [
            __version__,
            engine_key(study.codebook.language, workspace.settings),
            study.recorded.head,
            sorted(key for shelf in study.corpora.shelves for key in shelf.corpus.keys),
            [(workspace.show(file), hash_bytes(read_bytes(file))) for file in files],
        ]
    )


def _before(note: Path, path: Path, made_of: str) -> CurrentWorkbook | None:
    """What was said of the workbook that is there, when it is of these tables and as it was written."""
    try:
        told = json.loads(note.read_text(encoding="utf-8"))
        if told["made of"] != made_of or told["file"] != hash_bytes(path.read_bytes()):
            return None
        said, warning = told["summary"], told["warning"]
        sheets = tuple((str(name), int(rows)) for name, rows in said.pop("sheets"))
        altered = tuple(map(str, said.pop("altered")))
        counts = {one.name: int(said[one.name]) for one in fields(WorkbookSummary) if one.name in said}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    summary = WorkbookSummary(path=path, sheets=sheets, altered=altered, **counts)
    return CurrentWorkbook(summary, False, None if warning is None else str(warning))
