"""Rows of the database, read by Python's own driver.

Every command reads, few alter anything, and SQLAlchemy takes longer to load than most of them take to read:
it is left to what alters the database. The tables hold nothing but texts and numbers, so that a row is the
same whoever reads it.
"""

import sqlite3
from abc import ABC, abstractmethod
from collections import namedtuple
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

Row = Any
"""A row as a tuple whose fields have the names of its columns, as SQLAlchemy gives them too."""

NOTHING_GIVEN: Mapping[str, Any] = MappingProxyType({})


class Rows(ABC):
    """What can be asked; the base of everything that reads the database."""

    @abstractmethod
    def rows(self, statement: str, parameters: Mapping[str, Any] = NOTHING_GIVEN) -> list[Row]:
        """The rows that an SQL statement gives, all from one state of the database."""


def rows_of(
    connection: sqlite3.Connection, statement: str, parameters: Mapping[str, Any] = NOTHING_GIVEN
) -> list[Row]:
    """What a connection of Python's own driver gives for a statement that reads."""
    try:
        return _fetched(connection, statement, parameters)
    except sqlite3.OperationalError as error:
        if not str(error).startswith("Could not decode"):
            raise
    usual, connection.text_factory = connection.text_factory, text_or_bytes
    try:
        return _fetched(connection, statement, parameters)
    finally:
        connection.text_factory = usual


def text_or_bytes(content: bytes) -> str | bytes:
    """A text of the database; one that is not UTF-8 stays bytes, so that its row can be named."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content


def _fetched(connection: sqlite3.Connection, statement: str, parameters: Mapping[str, Any]) -> list[Row]:
    cursor = connection.execute(statement, dict(parameters))
    kind = _kind(tuple(name for name, *_ in cursor.description))
    return [kind(*row) for row in cursor]


@lru_cache(maxsize=64)
def _kind(names: tuple[str, ...]) -> Any:
    return namedtuple("Row", names, rename=True)  # which columns there are, only the database knows
