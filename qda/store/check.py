"""Is the project database whole, and is everything in it still what was put there?"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from qda.store.check_chain import check_chain
from qda.store.check_record import check_record
from qda.store.check_texts import check_passages, check_texts, check_versions
from qda.store.database import Store
from qda.store.location import is_open_to_others
from qda.store.migrations import MIGRATIONS
from qda.store.problem import Problem
from qda.store.reading_rows import is_whole
from qda.store.schema import applied_migrations, guard_sql, guards

Check = Callable[[Connection], Iterator[Problem]]
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


def check_store(store: Store) -> list[Problem]:
    """Verify a project database and name everything that is wrong with it; an empty list means all is well.

    Checked are the database file, references between its tables, every text against its hash, every coding's
    and decision's quotation against its text, the chain of events, whether the tables hold what the events
    say, and whether others than the owner may read the files.
    """
    problems = list(check_modes(store.path))
    with store.reading() as connection:
        for what, check in CHECKS.items():
            problems += _run(what, check, connection)
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
            yield Problem(f"it is damaged: {message}", "database file")


def check_references(connection: Connection) -> Iterator[Problem]:
    """Rows that name a row which is not there."""
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem(f"row {row} names something that is not in the table {parent}", f"table {table}")


def check_guards(connection: Connection) -> Iterator[Problem]:
    """Triggers that somebody took away or changed, so that rows could be changed that never may be."""
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    there = {row.name: row.sql for row in found}
    for name, (table, verb) in guards().items():
        if name not in there:
            yield Problem(f"the guard {name} was taken away", f"table {table}")
        elif there[name] != guard_sql(name, table, verb):
            yield Problem(f"the guard {name} was changed", f"table {table}")


def check_migrations(connection: Connection) -> Iterator[Problem]:
    """Steps from one version of the database to the next that are not on record as they were made."""
    rows = connection.execute(select(applied_migrations).order_by(applied_migrations.c.version)).all()
    there = {row.version: row for row in rows}
    names = {version: migration.__name__ for version, migration in enumerate(MIGRATIONS, 1)}
    last = ""
    for version in sorted({*there, *names}):
        where = f"version {version} of the database"
        row = there.get(version)
        if row is None:
            yield Problem("how it was made is missing from the record", where)
        elif row.name != names.get(version):
            yield Problem("no such version was ever made", where)
        elif not is_whole("applied_migrations", row) or not _TIME.fullmatch(row.at) or row.at < last:
            yield Problem("its time cannot be right", where)
        else:
            last = row.at


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "database file": check_database,
        "guards": check_guards,
        "migrations": check_migrations,
        "references": check_references,
        "texts": check_texts,
        "versions": check_versions,
        "quotations": check_passages,
        "events": check_chain,
        "record": check_record,
    }
)
"""What is checked -> its check, in the order in which it is done."""


def _run(what: str, check: Check, connection: Connection) -> Iterator[Problem]:
    """A check that cannot be done must not hide what the others find."""
    try:
        yield from check(connection)
    except (DBAPIError, UnicodeDecodeError) as error:
        said = getattr(error, "orig", error)
        yield Problem(f"cannot be checked, because the database is damaged: {said}", what)
