"""What other programs' projects hold beyond this one's model, kept as it was read and written back on export.

Each import leaves a project file of the standard and the names of its things under `.qda/kept/`. Who
withdraws, or whose name is replaced, may stand in them: then all of them go.
"""

import shutil
import tempfile
from collections.abc import Collection, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path

from qda.errors import InputError, Place
from qda.interchange.refi.parse import Element
from qda.interchange.refi.read import Package, read_project
from qda.interchange.refi.remarks import Remarks
from qda.interchange.refi.write import Bytes, write_project
from qda.model.identity import first_digits, hash_bytes
from qda.project.arriving import Arriving
from qda.project.exchange.names import Names
from qda.project.workspace import Workspace
from qda.store.payloads import Pseudonymised, Withdrawn

NOT_KEPT = "what has no place in the project is not kept, for names were replaced or withdrawn"


@dataclass(frozen=True, slots=True)
class Kept:
    """A project as it was imported, and what its things are called here."""

    package: Package
    names: Names
    path: Path


def keep(workspace: Workspace, draft: Path, names: Names, files: Arriving) -> None:
    """Keep a project file of the standard under a name that is made of its content."""
    name = first_digits(hash_bytes(draft.read_bytes()), 16)
    target = workspace.kept / f"{name}.qdpx"
    if target.exists() and replace(_names(target), at=names.at) == names:
        return
    files.write(target.with_suffix(".json"), names.to_json())
    with files.making(target) as place:  # last: a project without its names could not be read any more
        shutil.copyfile(draft, place)


def keep_codebook(workspace: Workspace, root: Element, names: Names, files: Arriving) -> None:
    """Keep the codes and sets of a codebook file as a project that has nothing else."""
    with tempfile.TemporaryDirectory(dir=files.folder) as folder:
        draft = Path(folder) / "kept.qdpx"
        write_project(draft, deepcopy(root), {}, {}, Remarks())
        keep(workspace, draft, names, files)


def kept_names(workspace: Workspace) -> list[Names]:
    """The names of every import, the newest first."""
    found = [_names(path) for path in _files(workspace)]
    return sorted(found, key=lambda one: (one.at, one.file), reverse=True)


def kept_projects(workspace: Workspace) -> list[Kept]:
    """Everything that is kept, the newest first."""
    found = [
        Kept(read_project(path, _no_rich_text, Remarks(), ours=True), _names(path), path)
        for path in _files(workspace)
    ]
    return sorted(found, key=lambda one: (one.names.at, one.path.name), reverse=True)


def last_of(workspace: Workspace, title: str, documents: Collection[str]) -> Kept | None:
    """What was kept of the last import of a project of a title that had some of these documents."""
    paths = [(one, path) for path in _files(workspace) for one in [_names(path)]]
    for names, path in sorted(paths, key=lambda one: (one[0].at, one[1].name), reverse=True):
        if set(documents).isdisjoint(names.documents.values()):
            continue
        package = read_project(path, _no_rich_text, Remarks(), ours=True)
        if str(package.root.get("name") or "") == title:
            return Kept(package, names, path)
    return None


def media_in(package: Package) -> dict[str, Bytes]:
    """The files of a project: path in its tree -> what gives their bytes."""
    return {path: _reading(package, key) for path, key in package.media.items()}


def _reading(package: Package, key: str) -> Bytes:
    def read() -> Iterator[bytes]:
        container = package.container
        if container is not None:
            yield from (member.content for _, member in container.members({key}, Remarks()))

    return read


def _files(workspace: Workspace) -> list[Path]:
    """What counts of what is kept: not what a command ought to have deleted that was ended."""
    found = sorted(workspace.kept.glob("*.qdpx")) if workspace.kept.is_dir() else []
    taking_out = (Pseudonymised.__name__, Withdrawn.__name__)
    if not found or not workspace.store.has_any(taking_out, after=0):
        return found
    last = max(event.at for kind in taking_out for event in workspace.store.events(type=kind))
    return [path for path in found if _names(path).at > last]


def _names(path: Path) -> Names:
    try:
        return Names.from_json(path.with_suffix(".json").read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError) as error:
        raise InputError(
            "what was kept of an imported project is damaged",
            place=Place(path),
            remedy="Import the project again from its file, after deleting this one.",
        ) from error


def _no_rich_text(_content: bytes, path: Path) -> str:
    raise InputError("a kept text is missing", place=Place(path))
