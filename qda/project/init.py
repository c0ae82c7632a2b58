"""Begin a project: an empty one with files that explain themselves, or a copy of the sample study."""

from collections.abc import Iterator, Mapping
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path

from qda.errors import Place, ProjectError
from qda.project.settings_file import NAME, read_settings
from qda.store.database import open_store
from qda.store.location import FILE, database_path
from qda.store.payloads import ProjectCreated

EXAMPLE = (NAME, "participants.csv", "references.bib", "codebooks", "findings", "transcripts")


def create_project(folder: Path, *, actor: str, example: bool = False) -> list[str]:
    """Write the files of a new project and its database; gives the files that were written.

    What a call has left that was ended is completed. Raises ProjectError when the folder is a project already
    or holds one of the files.
    """
    source = _example() if example else files("qda.project").joinpath("templates")
    wanted = {name: one.read_bytes() for name, one in _files(source, EXAMPLE if example else None)}
    _refuse_what_is_there(folder, wanted)
    try:
        for name, content in wanted.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        for kind in ("interviews", "literature"):
            (folder / "transcripts" / kind).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ProjectError(f"the project cannot be made: {error.strerror}", place=Place(folder)) from error
    with open_store(folder, create=True) as store, store.change(actor) as change:
        change.append(ProjectCreated(read_settings(folder).title))
    return list(wanted)


def _refuse_what_is_there(folder: Path, wanted: Mapping[str, bytes]) -> None:
    if folder.exists() and not folder.is_dir():
        raise ProjectError("this is a file, not a folder", place=Place(folder))
    there = [name for name in wanted if (folder / name).exists()]
    if all(_is_begun(folder / name, wanted[name]) for name in there) and _nothing_recorded(folder):
        return
    if NAME in there:
        remedy = "Choose another folder. To see what is in this project: qda status"
        raise ProjectError("there is a project here already", place=Place(folder), remedy=remedy)
    if there:
        problem = f"the folder holds {', '.join(there[:3])} already"
        raise ProjectError(problem, place=Place(folder), remedy="Choose an empty folder, or move the files.")


def _is_begun(path: Path, content: bytes) -> bool:
    """Whether a file holds nothing but what would be written into it, or the beginning of that."""
    return path.is_file() and content.startswith(path.read_bytes())


def _nothing_recorded(folder: Path) -> bool:
    """Whether a database was never begun, or nothing was ever done in it; what has gone was one that was."""
    path = database_path(folder)
    if not path.exists() or path.stat().st_size == 0:
        return not path.parent.exists() or all(one.name.startswith(FILE) for one in path.parent.iterdir())
    with open_store(folder, create=True) as store:
        return store.count_events() == 0


def _example() -> Traversable:
    """The sample study: within the installed package, or at the top of a source tree."""
    package = files("qda")
    packed = package.joinpath("example")
    if packed.is_dir():
        return packed
    with as_file(package) as path:
        source = path.parent
    if (source / NAME).is_file() and (source / "findings").is_dir():
        return source
    raise ProjectError("this installation came without the sample study", remedy="Install qda again.")


def _files(source: Traversable, names: tuple[str, ...] | None) -> Iterator[tuple[str, Traversable]]:
    """Every file below a folder with its relative path; at the top only the named ones."""
    for entry in sorted(source.iterdir(), key=lambda one: one.name):
        if entry.name.startswith((".", "__")) or (names is not None and entry.name not in names):
            continue
        if entry.is_dir():
            yield from ((f"{entry.name}/{name}", one) for name, one in _files(entry, None))
        else:
            yield entry.name, entry
