"""Read a database of another program, whichever it is: by its tables, not by its name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qda.errors import InputError, Place, UsageError
from qda.ingest.reader import AS_IT_IS, Options
from qda.ingest.registry import Format
from qda.ingest.source import read_at_most
from qda.interchange.bases import qualcoder, taguette
from qda.interchange.bases.database import MOST_BYTES, Database, opened
from qda.interchange.bases.draft import Drafted
from qda.interchange.refi.parse import parse
from qda.interchange.refi.read import Package
from qda.interchange.refi.remarks import Remarks
from qda.interchange.suffixes import BASES

FORMAT = Format("bases.read", "databases of other programs", package="qda.interchange")
_INSIDE = "data.qda"
_BESIDE = ("-wal", "-journal")
"""What SQLite writes beside a database whose changes are not in it yet."""
_EXPECTED = "Databases of Taguette (.sqlite3) and projects of QualCoder (a folder NAME.qda) are read."


@dataclass(frozen=True, slots=True)
class Choice(Options):
    """Which project of several is meant: by its name or number."""

    project: str | None = None


Ask = Callable[[Format, bytes, Path, Options], Any]
"""Asks the reader of a format, as `Worker.ask` does."""


def is_base(path: Path) -> bool:
    """Whether a path is that of a database of another program, or of its folder."""
    return path.suffix.lower() in BASES


def read_base(path: Path, ask: Ask, remarks: Remarks, *, project: str | None = None) -> Package:
    """The project of a database as the standard has it.

    Raises InputError for what is damaged, foreign, too large or not saved to its end; UsageError when a
    project is named that is not there.
    """
    file = _file(path)
    content = read_at_most(file, MOST_BYTES, "the database")
    found = ask(FORMAT, content, file, Choice(project=project))[0]
    if isinstance(found, UsageError):
        raise found
    remarks.all += found.remarks
    root = parse(found.xml, file, Remarks())
    return Package(root, found.texts, {}, None, found.told, found.counts)


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Drafted | UsageError]:
    """The project of a database, from its bytes; a choice that means nothing comes back as an answer."""
    wanted = options.project if isinstance(options, Choice) else None
    with opened(content, path) as database:
        try:
            return [_read(database, path, wanted)]
        except UsageError as error:
            return [error]


def _read(database: Database, path: Path, wanted: str | None) -> Drafted:
    if database.tables >= taguette.TABLES:
        return taguette.read(database, path, wanted)
    if database.tables >= qualcoder.TABLES:
        return qualcoder.read(database, path)
    names = ", ".join(sorted(database.tables)[:8]) or "none"
    raise InputError(
        f"this database is neither Taguette's nor QualCoder's; its tables: {names}",
        place=Place(path),
        remedy=_EXPECTED,
    )


def _file(path: Path) -> Path:
    """The database of a path: itself, or the one within a project's folder, when all changes are in it."""
    file = path / _INSIDE if path.is_dir() else path
    if path.is_dir() and not file.is_file():
        raise InputError(f"there is no {_INSIDE} in this folder", place=Place(path), remedy=_EXPECTED)
    for ending in _BESIDE:
        other = file.with_name(file.name + ending)
        if other.is_file() and other.stat().st_size:
            raise InputError(
                f"changes to it are not in it yet; they stand in {other.name} beside it",
                place=Place(file),
                remedy="Open the project in the program that made it, close it there, and import it again.",
            )
    return file
