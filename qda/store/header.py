"""What the head of a database file says: whose it is, and of which version."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from qda.errors import Place, StoreError

APPLICATION_ID = 0x51444131
"""The letters QDA1 in the header of the file: this database is ours."""

VERSION = 5
"""The newest version, which the last of the migrations makes.

Raised too when no table changes but what rows or events mean: an earlier program would read them as it knows
them, with other results and in silence (`tests/contracts/test_database_meaning.py`).
"""


class Header(NamedTuple):
    """Whose a database is, its version and how many things it holds; all 0 before the first migration."""

    application_id: int
    version: int
    tables: int

    @property
    def is_of_now(self) -> bool:
        """Whether the database is ours and up to date."""
        return (self.application_id, self.version) == (APPLICATION_ID, VERSION)


def read_header(ask: Callable[[str], Any]) -> Header:
    """Read the header of an open database; `ask` gives the one value that a statement asks for."""
    statements = ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
    return Header(*(int(ask(statement)) for statement in statements))


def refuse_others(header: Header, path: Path, newest: int) -> None:
    """Raise StoreError for the database of another program or of a newer qda."""
    if header != Header(0, 0, 0) and (header.application_id != APPLICATION_ID or header.version < 1):
        raise StoreError(
            "this database belongs to another program",
            place=Place(path),
            remedy="Move it away, or choose another folder for the project.",
        )
    if header.version > newest:
        raise StoreError(
            f"this project was used with a newer qda: its database has version {header.version}, "
            f"this program knows {newest}",
            place=Place(path),
            remedy="Install the newest qda, as its README says.",
        )
