"""Write a file whole or not at all, also where the process is killed or the power fails."""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from qda.errors import Place, ProjectError

try:
    import fcntl
except ImportError:  # Windows cannot lock a file that others may rename
    fcntl = None  # type: ignore[assignment]

_DRAFT = ".draft-"
"""What tells a draft from the files of people, behind the name of what it is to be."""
_IS_DRAFT = re.compile(rf"\..*{re.escape(_DRAFT)}\w{{8}}(\.[^.]*)?")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path to write to; the file takes its name only when the block ends well.

    What a link leads to is replaced, not the link; into a device or a pipe the content is written as it is.
    Drafts that killed processes have left in the folder go.
    """
    path = path.resolve() if path.is_symlink() else path
    if path.exists() and not (path.is_file() or path.is_dir()):
        with _poured_into(path) as draft:
            yield draft
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove_left(path.parent.absolute())
        handle, draft = _drafted(path)
    except OSError as error:
        raise ProjectError(f"cannot be written: {error.strerror}", place=Place(path)) from error
    try:
        yield draft
        _to_disk(draft)
        os.replace(draft, path)
        with suppress(OSError):  # some disks know it of files only; the file is there
            _to_disk(path.parent)
    except OSError as error:
        raise ProjectError(
            f"cannot be written: {error.strerror}",
            place=Place(path),
            remedy="Close the file if another program has it open, and see that the disk has room.",
        ) from error
    finally:
        draft.unlink(missing_ok=True)
        if handle is not None:
            os.close(handle)


def is_draft(path: Path) -> bool:
    """Whether a file is one that `replacing` began, by its name: no file of people, and maybe half of one."""
    return _IS_DRAFT.fullmatch(path.name) is not None


def _drafted(path: Path) -> tuple[int | None, Path]:
    """A new draft, which stays locked as long as the handle is open: so it is known to be in use."""
    while True:
        handle, name = tempfile.mkstemp(prefix=f".{path.stem}{_DRAFT}", suffix=path.suffix, dir=path.parent)
        draft = Path(name)
        if fcntl is None:
            os.close(handle)
            return None, draft
        with suppress(OSError):  # a disk that has no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        if draft.exists():  # else another process took it for one that was left, before it was locked
            return handle, draft
        os.close(handle)


@cache
def _remove_left(folder: Path) -> None:
    """Remove the drafts in a folder that nobody writes any more; once, for a folder may hold many files."""
    if fcntl is None:
        return
    for other in folder.glob(f".*{_DRAFT}*"):
        if is_draft(other) and other.is_file() and not other.is_symlink():
            with suppress(OSError):
                _remove_unlocked(other)


def _remove_unlocked(draft: Path) -> None:
    handle = os.open(draft, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        draft.unlink()
    finally:
        os.close(handle)


def _to_disk(path: Path) -> None:
    """Let a file, or what a folder says of its files, reach the disk: no name comes before its content."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _poured_into(path: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="qda-") as folder:
        draft = Path(folder) / "content"
        yield draft
        try:
            path.write_bytes(draft.read_bytes())
        except OSError as error:
            raise ProjectError(f"cannot be written: {error.strerror}", place=Place(path)) from error


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text with LF line ends."""
    with replacing(path) as draft:
        draft.write_bytes(text.encode("utf-8"))
