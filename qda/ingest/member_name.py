"""The name of a member of a zip archive: decoded, and safe to show and to make a document's name of."""

import re
import struct
import unicodedata
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from qda.errors import InputError, Place

_UTF8 = 0x800
_UNICODE_PATH = 0x7075
_DRIVE = re.compile(r"[A-Za-z]:")
_UNSEEN = {"Cc", "Cs", "Zl", "Zp"}


def member_name(entry: zipfile.ZipInfo, archive: Path, *, backslashes: bool = False) -> str:
    """The path of a member within its archive, with / between folders.

    With `backslashes` these stand between folders too. Raises InputError, with the name in quotation marks,
    for one that leads out of the archive or that means something else on another system.
    """
    name = _decoded(entry).replace("\\", "/") if backslashes else _decoded(entry)
    if wrong := _wrong(name):
        raise InputError(
            f"the name {name!r} {wrong}; the file is not read",
            place=Place(archive),
            remedy="Make the archive anew from the folder of the transcripts.",
        )
    return PurePosixPath(name).as_posix()


def _wrong(name: str) -> str:
    """What is wrong with a name; empty when nothing is."""
    if "\0" in name:
        return "holds a NUL character"
    if not _UNSEEN.isdisjoint(map(unicodedata.category, name)):
        return "holds characters that cannot be seen"
    if "\\" in name:
        return "has backslashes, which are folders on one system and letters on another"
    if name.startswith("/") or _DRIVE.match(name):
        return "begins at the top of a disk"
    if ".." in name.split("/"):
        return "leads out of the archive"
    return "" if PurePosixPath(name).name else "is empty"


def _decoded(entry: zipfile.ZipInfo) -> str:
    """The whole name as it was typed: UTF-8 where the entry says so, or where its bytes can be nothing else.

    Names without that mark are cp437 by the standard, but macOS writes UTF-8 and does not say so.
    """
    name = entry.orig_filename
    if entry.flag_bits & _UTF8:
        return name
    raw = name.encode("cp437", errors="replace")
    told = _unicode_path(entry.extra, raw)
    if told is not None:
        return told
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return name


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The name in UTF-8 that some programs add, if it belongs to this name."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and len(field) > 5 and field[1:5] == struct.pack("<L", zlib.crc32(raw)):
            try:
                return field[5:].decode("utf-8")
            except UnicodeDecodeError:
                return None
    return None
