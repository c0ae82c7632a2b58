"""Columns of numbers as one file that is read where it lies: a hash, a header, then the columns.

What is kept so is derived and can be made again, so whatever is wrong with a file, `read` says None: it is
missing, of another format, cut off, a bit of it is not as it was written, or it was written as another file
and put in this one's place: names say what such files hold, so the header has its own.
"""

import json
import mmap
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from xxhash import xxh3_128, xxh3_128_hexdigest

from qda.errors import Place, ProjectError

Columns = Mapping[str, NDArray[Any]]
_FORMAT = b"qda columns 2 "
_ALIGNED = 64
"""Bytes by which columns are placed, in the file and so in memory: NumPy copies numbers that lie askew."""
_BEGIN = _ALIGNED
"""Where the content begins, behind the format and the hash."""
_SMALL = 1 << 20
"""Bytes of a file that is read rather than mapped: a mapped file stays open, and systems allow few."""


class ColumnFile(NamedTuple):
    """What a file holds: plain data about it, and its columns by name, mapped from the disk."""

    about: dict[str, Any]
    columns: dict[str, NDArray[Any]]


def write(path: Path, about: Mapping[str, Any], columns: Columns) -> None:
    """Write one-dimensional columns whole or not at all.

    OSError: no place to write to; it names the file. ProjectError: a folder stands where the file is to lie,
    or a file where a folder is.
    """
    draft = path.with_name(f".{path.name}.{os.urandom(8).hex()}")  # processes of two machines share numbers
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.seek(_BEGIN)
            digest = xxh3_128()
            for part in _content(path, about, columns):
                digest.update(part)
                file.write(part)
            file.seek(0)
            file.write(_head(digest.hexdigest()))
        os.replace(draft, path)
    except IsADirectoryError as error:
        raise _in_the_way(path, "is a folder, where a file of what qda derives is to lie") from error
    except (FileExistsError, NotADirectoryError) as error:
        place = next((one for one in path.parents if one.is_file()), path.parent)
        raise _in_the_way(place, "is a file, where a folder of what qda derives is to lie") from error
    except OSError as error:
        error.filename = str(path)  # what fails in writing to an open file has no name of it
        raise
    finally:
        with suppress(OSError):  # there is no draft where there is no folder
            draft.unlink(missing_ok=True)


def _in_the_way(place: Path, problem: str) -> ProjectError:
    return ProjectError(problem, place=Place(place), remedy="Delete it: what belongs there is made again.")


def remove(path: Path) -> None:
    """Remove a file that is needed no more; one that a command has open stays, on Windows, for later ones."""
    with suppress(FileNotFoundError, IsADirectoryError, PermissionError):
        path.unlink()


def read(path: Path) -> ColumnFile | None:
    """The columns of a file, or None when it is not exactly what was written."""
    try:
        whole = _whole(path)
    except OSError:
        return None
    content = memoryview(whole)[_BEGIN:]
    if whole[:_BEGIN] != _head(xxh3_128_hexdigest(content)):
        return None
    size = int.from_bytes(content[:8], "little")
    header = json.loads(bytes(content[8 : 8 + size]))
    if header.get("name") != _name(path):
        return None
    columns = {
        name: np.frombuffer(whole, dtype=kind, count=count, offset=_BEGIN + place)
        for name, kind, count, place in header["columns"]
    }
    return ColumnFile(header["about"], columns)


def _whole(path: Path) -> bytes | mmap.mmap:
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size < _SMALL:
            return file.read()
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _head(digest: str) -> bytes:
    return (_FORMAT + digest.encode()).ljust(_BEGIN - 1) + b"\n"


def state_of(path: Path | str) -> tuple[int, ...] | None:
    """What changes when a file is written anew; None when there is no file."""
    try:
        state = os.stat(path)
    except OSError:
        return None
    return state.st_ino, state.st_mtime_ns, state.st_size


def _name(path: Path) -> str:
    """What tells a file from others: its name and its folder's. Folders above may be moved."""
    return f"{path.parent.name}/{path.name}"


def _content(path: Path, about: Mapping[str, Any], columns: Columns) -> Iterator[bytes | memoryview]:
    """The header, its places counted from the beginning of the content, and the columns after it."""
    flat = {name: np.ascontiguousarray(column) for name, column in columns.items()}
    own = {"name": _name(path), "about": about}
    placed, size = _header(own, flat, 0), 0
    while size != len(placed):
        size = len(placed)
        placed = _header(own, flat, size)
    yield len(placed).to_bytes(8, "little")
    yield placed
    at = 8 + len(placed)
    for column in flat.values():
        gap = -at % _ALIGNED
        yield bytes(gap)
        yield column.data.cast("B") if len(column) else b""
        at += gap + column.nbytes


def _header(own: Mapping[str, Any], columns: Columns, size: int) -> bytes:
    """The header when it takes `size` bytes."""
    at, rows = 8 + size, []
    for name, column in columns.items():
        at += -at % _ALIGNED
        rows.append([name, column.dtype.str, len(column), at])
        at += column.nbytes
    return json.dumps({**own, "columns": rows}, ensure_ascii=False).encode()
