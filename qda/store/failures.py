"""What SQLite says, in plain words with a remedy."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qda.errors import Place, StoreError

_BROKEN = "the project database is damaged"
_BROKEN_CODES = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_GO_BACK = "Keep the file, run 'qda check', and go back to a copy from .qda/backups or to your own backup."
_WORDS = {
    sqlite3.SQLITE_FULL: (
        "the disk is full; nothing of this change was kept",
        "Make room on the disk and repeat the command.",
    ),
    sqlite3.SQLITE_BUSY: (
        "another program is writing to the project and did not finish; nothing was changed",
        "Wait until it is done, or end it, and repeat the command.",
    ),
    sqlite3.SQLITE_READONLY: (
        "the project database may only be read; nothing was changed",
        "See that you may write to the folder .qda and the files in it, and that the disk is not read-only.",
    ),
    sqlite3.SQLITE_PERM: (
        "you may not open the project database",
        "See that you may read and write the folder .qda and the files in it.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "the project database cannot be opened",
        "See that you may read and write the folder .qda and the files in it, and that the disk has room.",
    ),
    sqlite3.SQLITE_IOERR: (
        "the disk could not be read or written; nothing of this change was kept",
        "See that the disk is connected and has room. A network folder is a bad place for a project.",
    ),
    sqlite3.SQLITE_CONSTRAINT: (
        "the change contradicts what the project database holds; nothing was changed",
        "Run 'qda check' to see whether the database is whole.",
    ),
}
_WORDS[sqlite3.SQLITE_LOCKED] = _WORDS[sqlite3.SQLITE_BUSY]


class Damaged(StoreError):
    """The project database holds what nobody can read."""

    def __init__(self, problem: str, *, place: Place | None = None, remedy: str = _GO_BACK) -> None:
        super().__init__(problem, place=place, remedy=remedy)


def changed_meanwhile(path: Path | None = None) -> StoreError:
    """That what was read of a project holds no more, as somebody else has changed it since."""
    problem = "the project was changed by somebody else while it was read; nothing was done"
    return StoreError(problem, place=Place(path) if path else None, remedy="Repeat the command.")


def not_written_anew(path: Path, error: StoreError) -> StoreError:
    """That something was taken out, and the file could not be written without it."""
    return StoreError(
        "it is taken out, but the database file could not be written anew and may still hold it "
        f"({error.__cause__})",
        place=Place(path),
        remedy="See that the disk has room for a second copy of the file, and repeat the command.",
    )


@contextmanager
def plain_words(path: Path) -> Iterator[None]:
    """Turn an error of the database driver into a StoreError about the file."""
    try:
        yield
    except Exception as error:
        cause = getattr(error, "orig", error)  # SQLAlchemy wraps what the driver says
        if isinstance(cause, UnicodeDecodeError):  # SQLite's message names what has no name any more
            said = cause.object.decode("utf-8", errors="backslashreplace")
            raise Damaged(f"{_BROKEN} ({said})", place=Place(path)) from error
        if not isinstance(cause, sqlite3.Error):
            raise
        raise _store_error(cause, path) from error


def _store_error(error: sqlite3.Error, path: Path) -> StoreError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the kind, the rest says more
    if code in _BROKEN_CODES:
        return Damaged(f"{_BROKEN} ({error})", place=Place(path))
    problem, remedy = _WORDS.get(code, ("the project database cannot be used", "Run 'qda check'."))
    return StoreError(f"{problem} ({error})", place=Place(path), remedy=remedy)
