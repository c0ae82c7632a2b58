"""The files of a folder that can be imported."""

import os
from dataclasses import dataclass
from pathlib import Path

from qda.errors import InputError, Place
from qda.ingest.notice import Notice
from qda.ingest.registry import NOT_READ, is_known

_OF_SYSTEMS = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
"""Files that file managers put into folders, where people do not see them."""
_MARK = ".icloud"
ELSEWHERE = "it is in iCloud only, and not on this machine"
"""Why a file is not read of which only the mark is here, `.P1.txt.icloud`."""


@dataclass(frozen=True, slots=True)
class Found:
    """The files below a folder that can be read, sorted, and what is not read, with the reason."""

    files: tuple[Path, ...]
    skipped: tuple[Notice, ...]


def mark_of(file: Path) -> Path:
    """What iCloud leaves in the place of a file that is not on this machine."""
    return file.with_name(f".{file.name}{_MARK}")


def find(folder: Path) -> Found:
    """Look for importable files in a folder and below; links to folders are not followed."""
    if not folder.is_dir():
        raise InputError("there is no such folder", place=Place(folder))
    files: list[Path] = []
    skipped: list[Notice] = []
    for above, folders, names in os.walk(folder, onerror=_raise):
        for name in sorted(folders):
            reason = _reason_folder(Path(above, name))
            if reason:
                skipped.append(Notice(reason, str(Path(above, name))))
                folders.remove(name)
        for name in names:
            reason = _reason_file(Path(above, name))
            if reason:
                skipped.append(Notice(reason, str(Path(above, name)), _remedy(reason)))
            else:
                files.append(Path(above, name))
    return Found(tuple(sorted(files)), tuple(sorted(skipped, key=lambda notice: notice.where)))


def _reason_folder(folder: Path) -> str:
    if folder.name.startswith("."):
        return "hidden folder"
    return "link to a folder" if folder.is_symlink() else ""


def _reason_file(path: Path) -> str:
    if path.name.startswith(".") and path.suffix == _MARK:
        return ELSEWHERE
    if path.name.startswith((".", "~$")):  # Word's mark on a file that is open
        return "hidden file"
    if path.name.lower() in _OF_SYSTEMS:
        return "hidden file"
    if not path.is_file():
        return "not a file"
    if not is_known(path):
        return NOT_READ
    return ""


def _remedy(reason: str) -> str:
    return "Load it onto this machine, then repeat the command." if reason == ELSEWHERE else ""


def _raise(error: OSError) -> None:
    raise InputError(
        f"the folder cannot be read: {error.strerror}", place=Place(str(error.filename))
    ) from error
