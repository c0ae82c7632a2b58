"""All documents of a folder."""

import os
from dataclasses import dataclass
from pathlib import Path

from qda.errors import InputError, Place, Problems, QdaError
from qda.ingest.document import read
from qda.ingest.notice import Notice
from qda.ingest.registry import READERS, known_suffixes
from qda.model.document import Document


@dataclass(frozen=True, slots=True)
class Found:
    """The files below a folder that can be read, sorted, and what is not read, with the reason."""

    files: tuple[Path, ...]
    skipped: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class FolderReading:
    """The documents of a folder in the order of their files, and what was not read."""

    documents: tuple[Document, ...]
    skipped: tuple[Notice, ...]


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
                skipped.append(Notice(reason, str(Path(above, name))))
            else:
                files.append(Path(above, name))
    return Found(tuple(sorted(files)), tuple(sorted(skipped, key=lambda notice: notice.where)))


def read_folder(folder: Path, *, root: Path, encoding: str | None = None) -> FolderReading:
    """Read every importable file in a folder and below.

    Raises InputError, or Problems when there are several: each file that cannot be read, and each two files
    that give one name. Nothing is given back then, so a folder is imported whole or not at all.
    """
    found = find(folder)
    documents: dict[str, Document] = {}
    paths: dict[str, Path] = {}
    errors: list[QdaError] = []
    for path in found.files:
        try:
            document = read(path, root=root, encoding=encoding)
        except InputError as error:
            errors.append(error)
            continue
        if document.name in documents:
            errors.append(_same_name(document.name, paths[document.name], path))
            continue
        documents[document.name] = document
        paths[document.name] = path
    if errors:
        raise errors[0] if len(errors) == 1 else Problems(errors)
    return FolderReading(tuple(documents.values()), found.skipped)


def _same_name(name: str, first: Path, second: Path) -> InputError:
    return InputError(
        f"the name {name!r} is already that of {first}",
        place=Place(second),
        remedy="Rename one of the files, or give one another name in its front matter: 'document: ...'.",
    )


def _reason_folder(folder: Path) -> str:
    if folder.name.startswith("."):
        return "hidden folder"
    return "link to a folder" if folder.is_symlink() else ""


def _reason_file(path: Path) -> str:
    if path.name.startswith("."):
        return "hidden file"
    if path.suffix.lower() not in READERS:
        return f"not one of {known_suffixes()}"
    return ""


def _raise(error: OSError) -> None:
    raise InputError(
        f"the folder cannot be read: {error.strerror}", place=Place(str(error.filename))
    ) from error
