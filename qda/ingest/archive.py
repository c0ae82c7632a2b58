"""Zip files that hold a document's parts: opened with care, and read part by part."""

import io
import zipfile
import zlib
from pathlib import Path

from qda.errors import InputError, Place

MOST_MEMBERS = 20_000
MOST_BYTES = 500_000_000
"""Bytes that a member may have unpacked, and all members together."""
MOST_RATIO = 1_000
"""How many times a member may be larger unpacked than packed; counted from a megabyte on."""
_BAD = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
)


def open_archive(content: bytes, path: Path) -> zipfile.ZipFile:
    """Open a zip file; raises InputError when it is none, is cut off, or would unpack beyond all measure."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _BAD as error:
        raise InputError(
            "the file is damaged or cut off: it cannot be unpacked",
            place=Place(path),
            remedy="Open it in the program that made it and save it again, or take the original.",
        ) from error
    members = archive.infolist()
    sizes = [(one.file_size, one.compress_size) for one in members]
    swollen = any(size > 1_000_000 and size > MOST_RATIO * max(packed, 1) for size, packed in sizes)
    if len(members) > MOST_MEMBERS or sum(size for size, _ in sizes) > MOST_BYTES or swollen:
        raise InputError(
            "the file would unpack to far more than a document holds",
            place=Place(path),
            remedy="It is not read, because it could fill the memory. Save its text as a new document.",
        )
    return archive


def member(archive: zipfile.ZipFile, name: str, path: Path) -> bytes | None:
    """A member's bytes; None when the archive has no such member."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.flag_bits & 1:
        raise InputError(
            "the file is encrypted",
            place=Place(path),
            remedy="Open it with its password and save it without one.",
        )
    try:
        return archive.read(info)
    except _BAD as error:
        raise InputError(
            f"the file is damaged: its part {name!r} cannot be unpacked",
            place=Place(path),
            remedy="Open it in the program that made it and save it again, or take the original.",
        ) from error
