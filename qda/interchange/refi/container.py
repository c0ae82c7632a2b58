"""The container of a project: a zip with one .qde at its top and the sources beside it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from unicodedata import normalize
from urllib.parse import unquote

from qda.errors import InputError, Place
from qda.files.text import unreadable
from qda.ingest.notice import Notice
from qda.ingest.registry import NOT_READ
from qda.ingest.zip_file import BACKSLASHES, Found, Member, members_of
from qda.interchange.refi.guids import is_plain, plain
from qda.interchange.refi.remarks import Remarks

_QDE = ".qde"
_SCHEMES = ("internal:", "relative:", "absolute:", "file:")
_FOLDER = "sources/"
_REMEDY = "Export the project again as REFI-QDA (.qdpx) from the program that has it."


@dataclass(frozen=True, slots=True)
class Container:
    """A project file. Its members are read when they are asked for, each under the limits of archives.

    `others` are the names of those beside its XML.
    """

    path: Path
    qde: bytes
    others: tuple[str, ...]

    def members(self, keys: Collection[str], remarks: Remarks) -> Iterator[tuple[str, Member]]:
        """Key and member of those that are asked for and there."""

        def wanted(name: PurePosixPath) -> bool:
            return key_of(str(name)) in keys or key_of(name.name) in keys

        for found in members_of(self.path, wanted, backslashes=True) if keys else ():
            if isinstance(found, InputError):
                _skip(found, remarks)
            elif isinstance(found, Member):
                key = key_of(found.name)
                yield (key if key in keys else key_of(PurePosixPath(found.name).name)), found


def open_container(path: Path, remarks: Remarks) -> Container:
    """Open a project file. Raises InputError when it is no zip, or has no .qde or several."""
    found: list[Member] = []
    others: list[str] = []
    for one in _projects_in(path):
        if isinstance(one, Member):
            found.append(one)
        elif isinstance(one, InputError):
            if _named(one).lower().endswith(_QDE):
                raise one
            _skip(one, remarks)
        elif isinstance(one, Notice) and one.what.startswith("link"):
            remarks.skipped("a part of the file that is a link to another file", Path(one.where).name)
        elif isinstance(one, Notice) and one.what == NOT_READ:
            others.append(Path(one.where).relative_to(path).as_posix())
        elif isinstance(one, Notice) and one.what == BACKSLASHES:
            remarks.accepted(f"a name with {BACKSLASHES}", Path(one.where).name)
    top = [one for one in found if "/" not in one.name] or found
    if len(top) != 1:
        names = ", ".join(repr(one.name) for one in top[:5])
        raise InputError(
            f"the file holds {len(top)} projects ({names}), and only one can be meant"
            if top
            else "the file holds no project: there is no .qde in it",
            place=Place(path),
            remedy=_REMEDY,
        )
    if top[0].name != "project.qde":
        remarks.accepted("the project is not called project.qde", top[0].name)
    return Container(path, top[0].content, tuple(others))


def _projects_in(path: Path) -> Iterator[Found]:
    """The XML in a container. Raises InputError when nothing of it can be read."""
    if path.is_dir():
        raise InputError("this is a folder, not a project file", place=Place(path), remedy=_REMEDY)
    try:
        yield from members_of(path, lambda name: name.suffix.lower() == _QDE, backslashes=True)
    except InputError as error:
        raise InputError(error.problem, place=error.place, remedy=_REMEDY) from error
    except OSError as error:
        raise unreadable(error, path) from error


def key_of(path: str) -> str:
    """What a path in the XML and the name of a member share: no scheme, folder `sources`, case or braces.

    Composed, because a Mac writes names into archives decomposed.
    """
    said = normalize("NFC", unquote(path.strip())).replace("\\", "/").lower()
    for scheme in _SCHEMES:
        said = said.removeprefix(scheme)
    said = said.lstrip("/").removeprefix("./")
    before, folder, name = said.rpartition(_FOLDER)
    said = name if folder and (not before or before.endswith("/")) else said
    stem, dot, ending = said.rpartition(".")
    return f"{plain(stem)}.{ending}" if dot and is_plain(stem) else said


def is_internal(path: str) -> bool:
    """Whether a path is one within the file; a path without a scheme is."""
    return not path.strip().lower().startswith(("relative:", "absolute:", "file:"))


def _skip(error: InputError, remarks: Remarks) -> None:
    """Name a part that is not read, once, although the container is looked through again for its texts."""
    what, item = f"a part of the file: {error.problem}", _named(error)
    if all((one.what, one.item) != (what, item) for one in remarks.all):
        remarks.skipped(what, item)


def _named(error: InputError) -> str:
    return PurePosixPath(str(error.place.file)).name if error.place else ""
