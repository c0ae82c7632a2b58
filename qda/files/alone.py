"""A folder for one command at a time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qda.errors import UsageError

try:
    import fcntl
except ImportError:  # Windows cannot lock a folder
    fcntl = None  # type: ignore[assignment]


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other commands out of a folder as long as the block runs; the system lets go when a process dies.

    Nothing is written for it, so a disk that has no locks keeps nobody out. Raises UsageError when another
    command is in it.
    """
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        remedy = "Wait until it is done, or end it, or name another folder."
        raise UsageError(f"{folder}: another command is writing to this folder", remedy=remedy) from error
    except OSError:
        pass
    try:
        yield
    finally:
        os.close(handle)
