"""A database of unknown origin (SQLite), from its bytes: nothing is run, nothing is written, tables only.

The bytes are opened in memory, so that no file of the program is touched and none appears beside it. Views,
virtual tables and columns that are computed are refused, because they run what the file's author wanted.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from qda.errors import InputError, Place
from qda.ingest.limits import MEBIBYTE

_MAGIC = b"SQLite format 3\0"
_JOURNAL, _ROLLBACK, _WRITE_AHEAD = slice(18, 20), b"\x01\x01", b"\x02\x02"
"""Where the header says how changes are written; in memory there is no second file for them."""
MOST_BYTES = 256 * MEBIBYTE
"""The largest database that is read: it is held in memory."""
MOST_ROWS = 5_000_000
"""Rows of one table that are read."""
_CELL_BYTES = 64 * MEBIBYTE
_MOST_TABLES = 1000
_FAILURES = (sqlite3.Error, sqlite3.Warning, UnicodeError)
"""What reading may end in; what SQLite says of damage may itself be no text."""
_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ})
_REMEDY = "Open it in the program that made it, save it there, and import it again."


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table by the names of its columns; what the table has not is empty."""

    values: Mapping[str, object]

    def text(self, column: str) -> str:
        """A value as words: "" for what is not there, numbers as they are written, NUL as a blank."""
        found = self.values.get(column)
        said = found.decode("utf-8", "replace") if isinstance(found, bytes) else str(found)
        return "" if found is None else said.replace("\0", " ")

    def number(self, column: str) -> int | None:
        """A value as a whole number; None for what is none."""
        found = self.values.get(column)
        if isinstance(found, str):
            bare = found.strip()
            return int(bare) if bare.isascii() and bare.isdigit() and len(bare) < 19 else None
        return int(found) if isinstance(found, int | float) and abs(found) < 2**63 else None


class Database:
    """The tables of a database."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self._path = connection, path
        found = self._ask("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0")
        self.tables = frozenset(str(name).lower() for (name,) in found[:_MOST_TABLES])

    def rows(self, table: str, *columns: str) -> list[Row]:
        """The rows of a table, by its key. A column or table that the database has not gives nothing.

        Raises InputError for a database that is damaged or larger than it may be.
        """
        if table not in self.tables:
            return []
        there = self._columns(table)
        if computed := [one for one in columns if there.get(one)]:
            raise self._error(f"its table {table!r} computes {computed[0]!r}, which no program's does")
        names = [one for one in columns if one in there]
        if not names:
            return []
        said = ", ".join(f'"{one}"' for one in names)
        # NOT INDEXED: an index that was forged or damaged could say something else than the table
        found = self._ask(f'SELECT {said} FROM "{table}" NOT INDEXED ORDER BY rowid LIMIT {MOST_ROWS + 1}')
        if len(found) > MOST_ROWS:
            raise self._error(f"its table {table!r} has more than {MOST_ROWS:,} rows")
        return [Row(dict(zip(names, one, strict=True))) for one in found]

    def _columns(self, table: str) -> dict[str, bool]:
        """The columns of a table, and whether each is computed."""
        found = self._ask(f'PRAGMA table_xinfo("{table}")')
        return {str(one[1]).lower(): bool(one[6]) for one in found}

    def _ask(self, sql: str) -> list[tuple[object, ...]]:
        cursor = self._execute(sql)
        try:
            return cursor.fetchall()
        except _FAILURES as error:
            raise self._error(f"the database is damaged: {error}") from error

    def _execute(self, sql: str) -> sqlite3.Cursor:
        try:
            return self._connection.execute(sql)
        except _FAILURES as error:
            raise self._error(f"the database is damaged, or asks for what is not done: {error}") from error

    def _error(self, problem: str) -> InputError:
        return InputError(problem, place=Place(self._path), remedy=_REMEDY)


@contextmanager
def opened(content: bytes, path: Path) -> Iterator[Database]:
    """Open the bytes of a database. Raises InputError when they are none, or damaged."""
    if not content.startswith(_MAGIC):
        what = "the file is empty" if not content else "this is no database (SQLite)"
        raise InputError(what, place=Place(path), remedy=_REMEDY)
    if content[_JOURNAL] == _WRITE_AHEAD:
        content = content[: _JOURNAL.start] + _ROLLBACK + content[_JOURNAL.stop :]
    connection = sqlite3.connect(":memory:")
    try:
        _guard(connection, content, path)
        yield Database(connection, path)
    finally:
        connection.close()


def _guard(connection: sqlite3.Connection, content: bytes, path: Path) -> None:
    """Load the bytes, look whether they hold together, and allow nothing but reading from then on."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _CELL_BYTES)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.text_factory = _decoded
    try:
        connection.deserialize(content)
        for pragma in ("trusted_schema=OFF", "query_only=ON", "cell_size_check=ON", "mmap_size=0"):
            connection.execute(f"PRAGMA {pragma}")
        said = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except _FAILURES as error:
        said = str(error)
    if said != "ok":
        raise InputError(f"the database is damaged: {said[:200]}", place=Place(path), remedy=_REMEDY)
    connection.set_authorizer(_authorise)


def _authorise(action: int, what: str | None, *_: object) -> int:
    look = action == sqlite3.SQLITE_PRAGMA and what == "table_xinfo"
    return sqlite3.SQLITE_OK if look or action in _ALLOWED else sqlite3.SQLITE_DENY


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
