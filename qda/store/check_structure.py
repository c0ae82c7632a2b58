"""Is the database file whole, and are its tables as they were made?"""

import re
from collections.abc import Iterator

from sqlalchemy import Connection, select

from qda.store.migrations import MIGRATIONS
from qda.store.problem import Problem
from qda.store.reading_rows import is_whole
from qda.store.schema import applied_migrations, guard_sql, guards, metadata

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


def check_database(connection: Connection) -> Iterator[Problem]:
    """The file's own structure."""
    for message in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
        if message != "ok":
            yield Problem(f"it is damaged: {message}", "database file")


def check_tables(connection: Connection) -> Iterator[Problem]:
    """Columns that are not there, or not as they were made: SQLite takes a damaged word for another kind."""
    for table in metadata.tables.values():
        there = {
            row.name: (row.type, bool(row.notnull), bool(row.pk))
            for row in connection.exec_driver_sql(f"PRAGMA table_info({table.name})")
        }
        for column in table.columns:
            made = (str(column.type), not column.nullable, column.primary_key)
            if there.get(column.name) != made:
                yield Problem(f"the column {column.name} is not as it was made", f"table {table.name}")


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
