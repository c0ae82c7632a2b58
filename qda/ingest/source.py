"""What is read: a file, a member of an archive, or standard input; and where each stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from qda.errors import InputError, Place
from qda.files.text import read_bytes, unreadable
from qda.ingest import limits, sniff
from qda.ingest.notice import Notice
from qda.ingest.registry import is_archive, known_suffixes
from qda.ingest.zip_file import UNNAMED, Member, members, members_of
from qda.model.identity import hash_bytes

STANDARD_INPUT = Path("standard input")
"""Stands for the file where there is none on the disk."""


@dataclass(frozen=True)
class Source:
    """Bytes to read: of a file, or of what is `inside` it, the names from the outermost inwards."""

    file: Path
    content: bytes
    inside: tuple[str, ...] = ()

    @cached_property
    def path(self) -> Path:
        """The file's path, a member's behind its archive's; it names the source in messages."""
        return Path(self.file, *self.inside)

    @cached_property
    def hash(self) -> str:
        """The hash of the bytes, found once: a table may hold thousands of documents."""
        return hash_bytes(self.content)


Found = Source | Notice | InputError
"""What comes of looking for sources: one to read, something left aside, or something that is refused."""


def sources_of(file: Path) -> Iterator[Found]:
    """A file, or the members of an archive; what cannot be read is handed out as its error."""
    try:
        _refuse_unspellable(file)
        if is_archive(file):
            _refuse_pipe(file)
            yield from _members(members_of(file), file, ())
        else:
            yield Source(file, read_file(file))
    except InputError as error:
        yield error
    except OSError as error:
        yield unreadable(error, file)


def sources_in(content: bytes, name: str) -> Iterator[Found]:
    """The same for bytes of standard input that somebody gave a name."""
    whole = Source(STANDARD_INPUT, content, (name,))
    try:
        limits.refuse_size(len(content), limits.FILE_BYTES, Place(whole.path), "what came by standard input")
        if is_archive(whole.path):
            yield from _members(members(content, whole.path), STANDARD_INPUT, (name,))
        else:
            yield whole
    except InputError as error:
        yield error


def _members(
    found: Iterable[Member | Notice | InputError], file: Path, above: tuple[str, ...]
) -> Iterator[Found]:
    """The members as sources, and what is wrong or left aside. Raises InputError when there is nothing to
    read, and nothing was refused."""
    empty, unread = True, False
    for one in found:
        empty = empty and isinstance(one, Notice)
        unread = unread or (isinstance(one, Notice) and one.what not in UNNAMED)
        yield Source(file, one.content, (*above, one.name)) if isinstance(one, Member) else one
    if empty:
        raise InputError(
            "there is nothing in this archive that could be read",
            place=Place(Path(file, *above)),
            remedy=f"None of its files has a suffix that qda reads: {known_suffixes()}."
            if unread
            else "It holds no file, or hidden ones only. Make it anew, or import the folder of the files.",
        )


def _refuse_unspellable(file: Path) -> None:
    """A name whose bytes are no text can be kept nowhere."""
    name = str(file)
    if any("\ud800" <= one <= "\udfff" for one in name):
        shown = Path(name.encode(errors="surrogateescape").decode(errors="replace"))
        raise InputError(
            "the file's name is not UTF-8, as some archives leave it",
            place=Place(shown),
            remedy="Rename it; its content is not touched by that.",
        )


def _refuse_pipe(file: Path) -> None:
    """A pipe or a device may never come to an end."""
    if file.exists() and not file.is_file() and not file.is_dir():
        raise InputError(
            "this is not a file",
            place=Place(file),
            remedy="What a program writes can be read so: ... | qda import - --name P1.txt",
        )


def read_file(file: Path) -> bytes:
    """A file's bytes; one that is too large is named for what it is, when its beginning tells that."""
    if _size(file) > limits.FILE_BYTES:
        with file.open("rb") as opened:
            sniff.refuse_other_kind(opened.read(limits.MEBIBYTE), file)
    return read_at_most(file, limits.FILE_BYTES)


def read_at_most(file: Path, most: int, what: str = "the file") -> bytes:
    """A file's bytes. Raises InputError for a larger one before anything of it is read."""
    _refuse_pipe(file)
    limits.refuse_size(_size(file), most, Place(file), what)
    return read_bytes(file)


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0
