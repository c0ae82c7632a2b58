"""A copy of another project's database, to read it without touching it."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from qda.errors import Place, StoreError, UsageError
from qda.files.alone import alone_in
from qda.store.database import Store, open_store
from qda.store.header import VERSION, read_header, refuse_others
from qda.store.location import FOLDER, existing_database, new_database

_PREFIX = "other-"


def remove_left_copies(folder: Path) -> None:
    """Delete the copies of other projects that ended commands have left; `folder` is that of a project."""
    for place in (folder / FOLDER).glob(f"{_PREFIX}*/"):
        with suppress(UsageError), alone_in(place):  # else a command reads it
            shutil.rmtree(place, ignore_errors=True)


@contextmanager
def reading_copy(folder: Path, beside: Path) -> Iterator[Store]:
    """The database of another project, as a copy within the private folder of the project `beside`.

    The other one is only read, in one state even while somebody writes to it. Raises StoreError when there is
    none, or when it is not one of qda or of a newer qda.
    """
    source = existing_database(folder)
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
