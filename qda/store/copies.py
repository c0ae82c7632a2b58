"""Copies of databases: of another project's, to read it without touching it, and those that drives leave."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from qda.errors import Place, StoreError, UsageError
from qda.files.alone import alone_in
from qda.store.database import Store, open_store
from qda.store.header import VERSION, read_header, refuse_others
from qda.store.location import AT_REST, FILE, FOLDER, new_database

_PREFIX = "other-"


def remove_left_copies(folder: Path) -> None:
    """Delete the copies of other projects that ended commands have left; `folder` is that of a project."""
    for place in (folder / FOLDER).glob(f"{_PREFIX}*/"):
        with suppress(UsageError), alone_in(place):  # else a command reads it
            shutil.rmtree(place, ignore_errors=True)


def left_by_drives(folder: Path) -> list[Path]:
    """The databases that lie beside that of a project, by name: where two computers write at once, a cloud
    drive keeps the state of one under another name, `project (1).db` or `project-HER-PC.db`."""
    found = (folder / FOLDER).glob(f"{Path(FILE).stem}*{Path(FILE).suffix}")
    return sorted(one for one in found if one.name != FILE and one.is_file())


def head_of(database: Path) -> str | None:
    """The hash of the last event of a database that nobody writes to; None when it cannot be read."""
    address = f"{database.absolute().as_uri()}?{urlencode(AT_REST)}"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            last = connection.execute("SELECT hash FROM events ORDER BY number DESC LIMIT 1").fetchone()
    except sqlite3.Error:
        return None
    return str(last[0]) if last else None


@contextmanager
def reading_copy(source: Path, beside: Path) -> Iterator[Store]:
    """The database of another project, as a copy within the private folder of the project `beside`.

    The other one is only read, in one state even while somebody writes to it. Raises StoreError when it is
    not one of qda or of a newer qda.
    """
    with TemporaryDirectory(dir=beside / FOLDER, prefix=_PREFIX) as place, alone_in(Path(place)):
        target = new_database(Path(place))
        try:
            with (
                closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as other,
                closing(sqlite3.connect(target)) as copy,
            ):
                other.backup(copy)
                refuse_others(read_header(lambda ask: copy.execute(ask).fetchone()[0]), source, VERSION)
        except sqlite3.Error as error:
            raise StoreError(
                f"the database cannot be read: {error}",
                place=Place(source),
                remedy="Copy the whole folder to where you may write, and name the copy.",
            ) from error
        with open_store(Path(place)) as store:
            yield store
