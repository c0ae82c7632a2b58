"""Is the project database whole, and is everything in it still what was put there?"""

from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from qda.store.check_chain import check_chain
from qda.store.check_record import check_record
from qda.store.check_texts import check_passages, check_texts, check_versions
from qda.store.database import Store
from qda.store.location import is_open_to_others
from qda.store.problem import Problem

Check = Callable[[Connection], Iterator[Problem]]


def check_store(store: Store) -> list[Problem]:
    """Verify a project database and name everything that is wrong with it; an empty list means all is well.

    Checked are the database file, references between its tables, every text against its hash, every coding's
    and decision's quotation against its text, the chain of events, whether the tables hold what the events
    say, and whether others than the owner may read the files.
    """
    problems = list(check_modes(store.path))
    with store.reading() as connection:
        for check in CHECKS:
            problems += _run(check, connection, store.path)
    return problems


def check_modes(path: Path) -> Iterator[Problem]:
    """Files that others than their owner may read or change."""
    files = [
        path.parent,
        *sorted(path.parent.glob(f"{path.name}*")),
        *sorted(path.parent.glob("backups/**/*")),
    ]
    for file in files:
        if is_open_to_others(file):
            mode = "700" if file.is_dir() else "600"
            yield Problem("others may look into it", str(file), f"Close it: chmod {mode} {file}")


def check_database(connection: Connection) -> Iterator[Problem]:
    """The file's own structure."""
    for message in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
        if message != "ok":
            yield Problem(f"the database file is damaged: {message}", "database")


def check_references(connection: Connection) -> Iterator[Problem]:
    """Rows that name a row which is not there."""
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem(f"row {row} names something that is not in the table {parent}", f"table {table}")


CHECKS: tuple[Check, ...] = (
    check_database,
    check_references,
    check_texts,
    check_versions,
    check_passages,
    check_chain,
    check_record,
)


def _run(check: Check, connection: Connection, path: Path) -> Iterator[Problem]:
    """One check that cannot be done must not hide what the others find."""
    try:
        yield from check(connection)
    except DBAPIError as error:
        yield Problem(f"{check.__name__} could not be done, the database is damaged: {error.orig}", str(path))
