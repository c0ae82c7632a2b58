"""Where the database lives: `.qda/project.db`, readable by its owner only from the first moment."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from qda.errors import Place, StoreError
from qda.store.failures import Damaged

FOLDER = ".qda"
FILE = "project.db"
AT_REST = MappingProxyType({"mode": "ro", "immutable": "1"})
"""SQLite's options for a database that can only be read, behind its address (file:...)."""
_SIGNATURE = b"SQLite format 3\0"


def database_path(folder: Path) -> Path:
    """Where a project's database is or would be."""
    return folder / FOLDER / FILE


@contextmanager
def reaching(path: Path) -> Iterator[None]:
    """Turn what the operating system says about a file into a StoreError."""
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"the project database cannot be reached: {error.strerror}",
            place=Place(path),
            remedy="See that you may read and write the folder .qda and that the disk has room.",
        ) from error


def existing_database(folder: Path) -> Path:
    """The database of a project; raises StoreError when there is none or something else in its place."""
    path = database_path(folder)
    with reaching(path):
        _refuse_other_things(folder, path)
        if not path.exists() or path.stat().st_size == 0:
            raise _gone(folder, path)
        _refuse_other_files(path)
    return path


def _gone(folder: Path, path: Path) -> StoreError:
    if path.parent.exists():
        return StoreError(
            "the project database is missing or empty",
            place=Place(path),
            remedy="Put back a copy of it from your backup: it holds what people decided. To begin again "
            f"without it, rename the folder {FOLDER}. If 'qda init' was ended early, repeat it.",
        )
    remedy = "Go into the project's folder, or make this one a project: qda init"
    return StoreError("there is no project here", place=Place(folder), remedy=remedy)


def new_database(folder: Path) -> Path:
    """Make the folder and an empty file for the database, unless they are there already."""
    path = database_path(folder)
    with reaching(path):
        _refuse_other_things(folder, path)
        private_folder(path.parent)
        private_file(path)
        _refuse_other_files(path)
    return path


def is_at_rest(path: Path) -> bool:
    """Whether a database can only be read, as that of an archived study or of somebody's share.

    Its folder may not be written to, and no log of changes lies beside it. SQLite then reads it without a
    file beside it (AT_REST), and takes nobody to write: what is read has to be held against `state_of`.
    """
    log = path.with_name(f"{path.name}-wal")
    return not may_be_written(path.parent) and not (log.exists() and log.stat().st_size)


def may_be_written(path: Path) -> bool:
    """Whether a file, or what lies in a folder, may be changed by whoever runs the program."""
    return os.access(path, os.W_OK)


def state_of(path: Path) -> tuple[int, int]:
    """What changes when somebody writes to a file."""
    state = path.stat()
    return state.st_mtime_ns, state.st_size


def private_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter; one that exists is closed to others."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if is_open_to_others(folder):
        folder.chmod(0o700)


def private_file(path: Path) -> None:
    """Make an empty file that only its owner may read; SQLite gives its companions the same mode."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return


def is_open_to_others(path: Path) -> bool:
    """Whether anybody but the owner may do anything with a file or folder; Windows has no such mode."""
    return os.name == "posix" and bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _refuse_other_things(folder: Path, path: Path) -> None:
    if not folder.is_dir():
        raise StoreError("there is no such folder", place=Place(folder))
    if path.parent.exists() and not path.parent.is_dir():
        raise StoreError(
            f"{FOLDER} is a file, but a project keeps its database in a folder of this name",
            place=Place(path.parent),
            remedy="Rename the file, or choose another folder for the project.",
        )
    if path.exists() and not path.is_file():
        raise StoreError(f"{FILE} is not a file", place=Place(path), remedy="Rename or remove it.")


def _refuse_other_files(path: Path) -> None:
    """An SQLite file begins with its signature; an empty one is a database that was never begun."""
    with path.open("rb") as file:
        signature = file.read(len(_SIGNATURE))
    if signature not in {b"", _SIGNATURE}:
        raise Damaged(
            "this file is not a qda project database",
            place=Place(path),
            remedy="It was overwritten or is damaged. Go back to a copy from .qda/backups.",
        )
