"""A folder for one command at a time, or for many of one kind.

Nothing is written for it, and the system lets go when a process and its copies have ended; a disk that has no
locks keeps nobody out.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qda.errors import UsageError

try:
    import fcntl
except ImportError:  # Windows cannot lock a folder
    fcntl = None  # type: ignore[assignment]

_OFTEN = 0.05
"""Seconds between two looks whether others have left."""
_ANOTHER = "Wait until it is done, or end it, or name another folder."


@contextmanager
def alone_in(folder: Path, *, wait: float = 0, remedy: str = _ANOTHER) -> Iterator[None]:
    """Keep all other commands out of a folder as long as the block runs.

    Raises UsageError when another command is still in it after `wait` seconds.
    """
    with _within(folder, wait, remedy, alone=True):
        yield


@contextmanager
def beside_others_in(folder: Path, *, wait: float, remedy: str) -> Iterator[None]:
    """Keep out of a folder whoever wants to be alone in it as long as the block runs.

    Raises UsageError when a command is alone in it for longer than `wait` seconds.
    """
    with _within(folder, wait, remedy, alone=False):
        yield


@contextmanager
def _within(folder: Path, wait: float, remedy: str, *, alone: bool) -> Iterator[None]:
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if not _let_in(handle, fcntl.LOCK_EX if alone else fcntl.LOCK_SH, time.monotonic() + wait):
            raise UsageError(f"{folder}: another command is writing to this folder", remedy=remedy)
        yield
    finally:
        os.close(handle)


def _let_in(handle: int, way: int, until: float) -> bool:
    """Whether a folder could be entered in time."""
    while True:
        try:
            fcntl.flock(handle, way | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            if time.monotonic() >= until:
                return False
        except OSError:
            return True
        time.sleep(_OFTEN)
