"""The members of a zip archive, one by one, in memory: nothing is ever unpacked onto the disk.

Whoever made an archive may have meant harm, so every figure is held against `limits.py` before a member is
unpacked, and a name that leads out of the archive, or that stands in it twice, is refused. What is wrong with
one member keeps no other out.
"""

import io
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePosixPath

from qda.errors import InputError, Place
from qda.ingest import limits, sniff
from qda.ingest.member_name import member_name
from qda.ingest.notice import Notice
from qda.ingest.registry import NOT_READ, is_archive, is_known

_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    NotImplementedError,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What `zipfile` raises when an archive is not as it should be."""
_ENCRYPTED, _STRONG = 0x1, 0x40
_HEADER = 30
"""Bytes of the header before a member, without its name."""
_CHUNK = limits.MEBIBYTE
_FOLDER, _HIDDEN = "folder", "hidden file"
BACKSLASHES = "backslashes between folders, as some programs for Windows write them"
UNNAMED = frozenset({_FOLDER, _HIDDEN})
"""Why a member is left aside that nobody misses."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its path there and its bytes."""

    name: str
    content: bytes


Found = Member | Notice | InputError
"""A member to read, one that is left aside, or one that is refused."""

Wanted = Callable[[PurePosixPath], bool]
"""Whether a member is to be read, by its path within the archive."""


def members_of(file: Path, wanted: Wanted = is_known, *, backslashes: bool = False) -> Iterator[Found]:
    """The members of an archive on the disk, by name; all that are not wanted are left aside.

    With `backslashes` names that have such between folders are read, with a notice; else they are refused.
    Raises InputError or OSError if it cannot be opened.
    """
    with _Guarded(file.open("rb", buffering=0)) as opened:
        limits.refuse_size(file.stat().st_size, limits.ARCHIVE_BYTES, Place(file), "the archive")
        yield from _members(opened, file, wanted, backslashes=backslashes)


def members(content: bytes, path: Path) -> Iterator[Found]:
    """The members of an archive that is in memory; `path` names it in messages."""
    yield from _members(_Guarded(io.BytesIO(content)), path, is_known)


class _Guarded(io.BufferedReader):
    """Reads no more at once than a table of contents may have, whatever the archive asks for."""

    def read(self, size: int | None = -1, /) -> bytes:
        most = limits.DIRECTORY_BYTES
        content = super().read(min(size, most + 1) if size is not None and size >= 0 else most + 1)
        if len(content) > most:
            raise zipfile.BadZipFile(f"its table of contents is longer than {limits.in_words(most)}")
        return content


def _members(
    file: io.BufferedReader, path: Path, wanted: Wanted, *, backslashes: bool = False
) -> Iterator[Found]:
    with _opened(file, path) as archive:
        sniff.refuse_document(archive, path)
        entries = archive.infolist()
        if len(entries) > limits.MEMBERS:
            raise InputError(
                f"the archive holds {len(entries):,} files; qda reads at most {limits.MEMBERS:,}",
                place=Place(path),
                remedy="Make several archives of it, or unpack it and import the folder.",
            )
        named, refused = _named(entries, path, backslashes=backslashes)
        yield from refused
        yield from (
            Notice(BACKSLASHES, str(path / name)) for name, entry in named if "\\" in entry.orig_filename
        )
        overlapping = _overlapping(entries)
        unpacked = 0
        for name, entry in sorted(named, key=lambda one: one[0]):
            found: Found | None = _left_aside(name, entry, path, wanted) or _refusal(
                name, entry, path, overlapping, unpacked
            )
            found = found or _unpacked(archive, name, entry, path)
            unpacked += len(found.content) if isinstance(found, Member) else 0
            yield found


@contextmanager
def _opened(file: io.BufferedReader, path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN as error:
        raise InputError(
            f"this is not a zip archive that can be read: {_said(error)}",
            place=Place(path),
            remedy="It may be cut off or damaged: get it anew, or unpack it and import the folder.",
        ) from error
    with archive:
        yield archive


def _named(
    entries: Sequence[zipfile.ZipInfo], path: Path, *, backslashes: bool
) -> tuple[list[tuple[str, zipfile.ZipInfo]], list[InputError]]:
    """The entries by their names, and what is refused for its name."""
    named: list[tuple[str, zipfile.ZipInfo]] = []
    refused: list[InputError] = []
    for entry in entries:
        try:
            named.append((member_name(entry, path, backslashes=backslashes), entry))
        except InputError as error:
            refused.append(error)
    counts = Counter(name for name, entry in named if not entry.is_dir())
    twice = [name for name, count in counts.items() if count > 1]
    refused += [
        InputError(
            f"the archive holds {counts[name]} files of this name, and only one can be meant",
            place=Place(path / name),
            remedy="Unpack it, and import the right one.",
        )
        for name in twice
    ]
    return [(name, entry) for name, entry in named if name not in twice], refused


def _left_aside(name: str, entry: zipfile.ZipInfo, path: Path, wanted: Wanted) -> Notice | None:
    """What is no file of the study, with the reason."""
    parts = PurePosixPath(name).parts
    reason = ""
    if entry.is_dir():
        reason = _FOLDER
    elif "__MACOSX" in parts or any(part.startswith((".", "~$")) for part in parts):
        reason = _HIDDEN
    elif stat.S_ISLNK(entry.external_attr >> 16):
        reason = "link to another file"
    elif not wanted(PurePosixPath(name)):
        reason = NOT_READ
    return Notice(reason, str(path / name)) if reason else None


def _refusal(
    name: str, entry: zipfile.ZipInfo, path: Path, overlapping: Collection[int], unpacked: int
) -> InputError | None:
    """What keeps a member from being unpacked, seen from its entry."""
    what, remedy = "", "Make the archive anew from the files, or import the folder."
    size, packed = entry.file_size, entry.compress_size
    if is_archive(PurePosixPath(name)):
        what = "archives within an archive are not read"
        remedy = "Unpack both, the outer one first, then import the folder."
    elif entry.flag_bits & (_ENCRYPTED | _STRONG):
        what, remedy = "it is locked with a password", "Unpack the archive first, then import the folder."
    elif entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        what = f"it is packed by a method that qda does not read (number {entry.compress_type})"
    elif entry.header_offset in overlapping:
        what = "it shares its bytes with another file of the archive, as in an archive made to do harm"
    elif size > limits.FILE_BYTES:
        what = f"it is {_size(size)} unpacked; qda reads at most {_size(limits.FILE_BYTES)}"
    elif size > limits.SMALL_BYTES and size > limits.RATIO * packed:
        what = (
            f"it is {_size(packed)} packed and {_size(size)} unpacked, over {limits.RATIO} times as much, "
            "as in an archive made to do harm"
        )
    elif unpacked + size > limits.UNPACKED_BYTES:
        what = (
            f"with it, {_size(unpacked + size)} of the archive would be unpacked; qda unpacks at most "
            f"{_size(limits.UNPACKED_BYTES)}"
        )
        remedy = "Make several archives of it, or unpack it and import the folder."
    return InputError(what, place=Place(path / name), remedy=remedy) if what else None


def _unpacked(archive: zipfile.ZipFile, name: str, entry: zipfile.ZipInfo, path: Path) -> Member | InputError:
    """A member's bytes: as many as its entry says, and with its checksum."""
    try:
        with archive.open(entry) as opened:
            content = b"".join(iter(lambda: opened.read(_CHUNK), b""))
        if len(content) != entry.file_size:
            raise zipfile.BadZipFile(f"{len(content):,} bytes instead of {entry.file_size:,}")
    except _BROKEN as error:
        return InputError(
            f"it cannot be unpacked: {_said(error)}",
            place=Place(path / name),
            remedy="The archive may be cut off or damaged: get it anew.",
        )
    return Member(name, content)


def _overlapping(entries: Sequence[zipfile.ZipInfo]) -> frozenset[int]:
    """Where the members begin that share bytes with another one."""
    ends = sorted((e.header_offset, e.header_offset + _HEADER + e.compress_size) for e in entries)
    found: set[int] = set()
    reach, owner = 0, -1
    for start, end in ends:
        if start < reach:
            found |= {owner, start}
        if end > reach:
            reach, owner = end, start
    found |= {one for (one, _), (other, _) in pairwise(ends) if one == other}
    return frozenset(found)


def _size(size: int) -> str:
    return limits.in_words(size)


def _said(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
