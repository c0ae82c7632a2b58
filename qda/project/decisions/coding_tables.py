"""Which files are tables of codings that the program exported, and their rows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qda.errors import InputError, Place
from qda.ingest import csv_table
from qda.ingest.bounded import Worker
from qda.ingest.reader import Options
from qda.ingest.registry import EXPORTED_WORKBOOK
from qda.ingest.source import read_file
from qda.ingest.tables.codings import CodingRow, CodingRows, coding_lines, coding_rows
from qda.ingest.text_file import decode_text
from qda.project.decisions.coding_faults import refuse_faults
from qda.project.decisions.codings_here import CodingsHere
from qda.project.workspace import Workspace

_TABLES = frozenset({".csv", ".tsv"})
_WORKBOOKS = frozenset({".xlsx"})
_LINES = frozenset({".jsonl"})


@dataclass(frozen=True, slots=True)
class CodingTable:
    """A file with codings, and its rows."""

    path: Path
    rows: Sequence[CodingRow]


def codings_among(
    workspace: Workspace, paths: Sequence[Path], options: Options
) -> Mapping[Path, CodingTable]:
    """The files that hold exported codings of documents that the project has.

    Codings of other documents are read like any table: excerpts, a document for each row. So is everything
    when a person says what the columns are. Raises InputError for a table of codings that lacks a column or
    has cells that can be no part of a coding.
    """
    if said_by_a_person(options):
        return {}
    store = workspace.store
    documents = {document.name: document for document in store.documents()}
    found: dict[Path, CodingTable] = {}
    with Worker() as worker:
        for path in paths:
            said = _rows(path, options, worker)
            if said is not None and _belongs_here(said, path, documents):
                _refuse_lacking(said, path)
                refuse_faults(path, said.rows, documents, CodingsHere(store.codings(), store.decisions()))
                found[path] = CodingTable(path, said.rows)
    return found


def _belongs_here(said: CodingRows, path: Path, names: Collection[str]) -> bool:
    """Whether a table is of documents that the project has, or does not say of which it is."""
    if "document" in said.lacking or path.suffix.lower() in _LINES:
        return True
    return any(row.document in names for row in said.rows)


def _refuse_lacking(said: CodingRows, path: Path) -> None:
    if said.lacking:
        columns = f"column{'s' if len(said.lacking) > 1 else ''} {', '.join(said.lacking)}"
        raise InputError(
            f"this looks like qda's table of codings, but it has no {columns}",
            place=Place(path),
            remedy="Export it again, or put the column back; start and end may stand there with empty cells. "
            "If each of its rows is to be a document, say which column holds the words: --text-column NAME",
        )


def _rows(path: Path, options: Options, worker: Worker) -> CodingRows | None:
    if path.suffix.lower() in _LINES and path.is_file():
        return coding_lines(decode_text(read_file(path), path), path)
    if not may_hold_codings(path) or not path.is_file():
        return None
    try:
        return rows_in(read_file(path), path, options, worker)
    except InputError:
        return None  # the reader of such files says what is wrong


def said_by_a_person(options: Options) -> bool:
    """Whether somebody said what the columns of a table are, which then is one of documents."""
    return bool(options.text_columns or options.id_column or options.participant_column)


def may_hold_codings(path: Path) -> bool:
    """Whether a file's suffix is that of a table as the program exports it."""
    return path.suffix.lower() in _TABLES | _WORKBOOKS


def rows_in(content: bytes, path: Path, options: Options, worker: Worker) -> CodingRows | None:
    """The codings of an exported table or workbook; None when it is another one. Raises InputError for
    one that cannot be read."""
    if path.suffix.lower() in _TABLES:
        return coding_rows(csv_table.sheet_in(content, path, options, []))
    return next(iter(worker.ask(EXPORTED_WORKBOOK, content, path, options)), None)
